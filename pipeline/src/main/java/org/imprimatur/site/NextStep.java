package org.imprimatur.site;

import java.time.LocalDate;
import java.util.List;
import org.imprimatur.model.Policy;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;

/** What is to be done next with an article, and by whom: the order of the contract's steps. */
final class NextStep {
  /** The contract, section 4: an article is called out this long before its review is due. */
  static final int SOON_DAYS = 60;

  private static final String EDITORS = "editors";
  private static final String AUTHORS = "authors";
  private static final String REVIEWERS = "reviewers";

  private NextStep() {}

  static PageView.Next of(ReviewStanding standing, Policy policy, LocalDate asOf) {
    if (!standing.lacks().isTrusted()) {
      return new PageView.Next(
          EDITORS, "Editors", "restore the record of its review as it was signed", 0);
    }
    PageView.Next next =
        switch (standing.proof().proved()) {
          case SUBMITTED -> submitted(standing);
          case UNDER_REVIEW -> underReview(standing);
          case APPROVED -> approved(standing, policy, asOf);
        };
    boolean warns = !standing.published().retractedSince().isEmpty();
    return warns ? new PageView.Next(next.group(), next.who(), next.what(), 1) : next;
  }

  private static PageView.Next submitted(ReviewStanding standing) {
    if (standing.lacks().isHandedIn()) {
      return new PageView.Next(EDITORS, "Editors or reviewers", "start the review", 6);
    }
    String first = standing.findings() == 0 ? "" : fix(standing.findings()) + ", then ";
    return new PageView.Next(AUTHORS, "Authors", first + "hand it in for review", 7);
  }

  private static PageView.Next underReview(ReviewStanding standing) {
    if (standing.findings() > 0) {
      return new PageView.Next(AUTHORS, "Authors", fix(standing.findings()), 4);
    }
    int more = standing.lacks().needed() - standing.lacks().given();
    List<String> roles = standing.lacks().roles();
    String among = roles.isEmpty() ? "" : ", a " + String.join(" and a ", roles) + " among them";
    if (more <= 1) {
      String who = roles.isEmpty() ? "Another reviewer" : "A " + String.join(" and a ", roles);
      return new PageView.Next(REVIEWERS, PageWords.clean(who), "approve it or send it back", 5);
    }
    return new PageView.Next(
        REVIEWERS, more + " reviewers" + PageWords.clean(among), "approve it or send it back", 5);
  }

  private static PageView.Next approved(ReviewStanding standing, Policy policy, LocalDate asOf) {
    LocalDate due = standing.proof().due();
    if (!standing.published().retractedSince().isEmpty()) {
      return new PageView.Next(
          AUTHORS, "Authors", "weigh what rests on the retracted work, and hand it in again", 1);
    }
    if (due == null || asOf.isBefore(due.minusDays(SOON_DAYS))) {
      String until = due == null ? "" : " until " + Day.of(due).words();
      return new PageView.Next("nobody", "Nobody", "nothing to do" + until, 9);
    }
    if (!asOf.isAfter(due)) {
      return new PageView.Next(
          REVIEWERS, "Reviewers", "review it again by " + Day.of(due).words(), 8);
    }
    boolean isLeftOut = asOf.isAfter(due.plus(policy.grace()));
    return new PageView.Next(
        REVIEWERS,
        "Reviewers",
        isLeftOut ? "review it again: a release leaves it out" : "review it again: it is overdue",
        isLeftOut ? 2 : 3);
  }

  private static String fix(int findings) {
    return findings == 1 ? "fix 1 finding" : "fix " + findings + " findings";
  }

  /** Whether a review is due within the time in which it is called out. */
  static boolean isSoon(ReviewStanding standing, LocalDate asOf) {
    LocalDate due = standing.proof().due();
    return due != null
        && standing.proof().proved() == Status.APPROVED
        && !due.isBefore(asOf)
        && !due.isAfter(asOf.plusDays(SOON_DAYS));
  }

  /** Whether a review is overdue. */
  static boolean isOverdue(ReviewStanding standing, LocalDate asOf) {
    LocalDate due = standing.proof().due();
    return due != null && standing.proof().proved() == Status.APPROVED && due.isBefore(asOf);
  }
}
