package org.imprimatur.site;

/**
 * The documentation of one rule, for the rules reference.
 *
 * @param id {@code family/name}
 * @param title in a few words
 * @param text its page, in Markdown as far as {@link RuleBody} reads it
 */
public record RuleText(String id, String title, String text) {}
