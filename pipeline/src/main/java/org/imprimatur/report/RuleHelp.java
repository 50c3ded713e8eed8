package org.imprimatur.report;

import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;

/**
 * What reports tell of a rule.
 *
 * @param id {@code family/name}
 * @param title what it finds, in a few words
 * @param markdown its page
 * @param level how grave its findings are in an approved article
 */
public record RuleHelp(String id, String title, String markdown, Level level) {

  /** The rule's anchor in the rules reference of the site: {@code claim-uncited}. */
  public String anchor() {
    return RuleId.page(id);
  }
}
