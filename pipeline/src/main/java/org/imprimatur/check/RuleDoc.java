package org.imprimatur.check;

/**
 * The page of a rule.
 *
 * @param id the rule
 * @param title what it finds, in a few words
 * @param text the page, in Markdown, from its first heading on
 */
public record RuleDoc(String id, String title, String text) {}
