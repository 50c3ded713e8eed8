package org.imprimatur.report;

import org.imprimatur.finding.Level;

/**
 * What reports say about a rule.
 *
 * @param id {@code family/name}
 * @param title what it finds, in a few words
 * @param markdown its page
 * @param level how severe its findings are in an approved article
 */
public record RuleHelp(String id, String title, String markdown, Level level) {}
