package org.imprimatur.examine;

import org.imprimatur.check.PendingLink;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;

/**
 * A link into another article, which is judged once all were read. The place is made ready, so that
 * the source need not be kept.
 *
 * @param link the link
 * @param place a finding at the link, whose words are not yet known
 * @param status of the article that links
 */
record PendingFinding(PendingLink link, Finding place, org.imprimatur.model.Status status) {

  Finding finding(Problem problem, Level level) {
    return new Finding(
        problem.rule(),
        level,
        place.path(),
        place.region(),
        problem.message(),
        problem.hint(),
        problem.claim(),
        place.excerpt(),
        0);
  }
}
