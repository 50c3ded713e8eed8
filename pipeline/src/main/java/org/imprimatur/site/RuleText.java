package org.imprimatur.site;

/**
 * The documentation of one rule, for the rules reference.
 *
 * @param id {@code family/name}
 * @param title in a few words
 * @param text what it finds, why it matters and what to do, plain; blank lines part paragraphs
 */
public record RuleText(String id, String title, String text) {}
