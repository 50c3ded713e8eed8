package org.imprimatur.check;

import java.util.List;
import org.imprimatur.finding.Problem;

/**
 * What the checks of one article gave.
 *
 * @param problems by place, then rule
 * @param pending links that wait for the other articles; see {@link AnchorIndex}
 * @param silenced how many problems the author silenced, with a reason
 */
public record CheckOutcome(List<Problem> problems, List<PendingLink> pending, int silenced) {

  /** Copies the lists. */
  public CheckOutcome {
    problems = List.copyOf(problems);
    pending = List.copyOf(pending);
  }
}
