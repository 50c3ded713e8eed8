package org.imprimatur.site;

import java.time.LocalDate;
import java.util.List;
import org.imprimatur.model.Policy;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;

/** What is to be done next with an article, and by whom: the order of the contract's steps. */
final class NextStep {
  /** The contract, section 4: an article is called out this long before its review is due. */
  static final int SOON_DAYS = 60;

  private static final String EDITORS = "editors";
  private static final String AUTHORS = "authors";
  private static final String REVIEWERS = "reviewers";
  private static final String NOBODY = "nobody";

  private final Policy policy;
  private final LocalDate asOf;
  private final Wording words;

  NextStep(Policy policy, LocalDate asOf, Wording words) {
    this.policy = policy;
    this.asOf = asOf;
    this.words = words;
  }

  private PageView.Next next(String group, String what, int rank) {
    return new PageView.Next(group, words.say("dashboard.who-" + group), what, rank);
  }

  PageView.Next of(ReviewStanding standing) {
    if (!standing.lacks().isTrusted()) {
      return next(EDITORS, words.say("dashboard.restore"), 0);
    }
    PageView.Next next =
        switch (standing.proof().proved()) {
          case SUBMITTED -> submitted(standing);
          case UNDER_REVIEW -> underReview(standing);
          case APPROVED -> approved(standing);
        };
    boolean warns =
        !standing.published().retractedSince().isEmpty()
            || !standing.proof().marks().flags().isEmpty();
    return warns ? new PageView.Next(next.group(), next.who(), next.what(), 1) : next;
  }

  private PageView.Next submitted(ReviewStanding standing) {
    if (standing.lacks().isHandedIn()) {
      return new PageView.Next(
          EDITORS,
          words.say("dashboard.who-editors-or-reviewers"),
          words.say("dashboard.start"),
          6);
    }
    int findings = standing.findings();
    return next(
        AUTHORS,
        findings == 0
            ? words.say("dashboard.hand-in")
            : words.say("dashboard.fix-first", fix(findings)),
        7);
  }

  private PageView.Next underReview(ReviewStanding standing) {
    if (standing.findings() > 0) {
      return next(AUTHORS, fix(standing.findings()), 4);
    }
    int more = standing.lacks().needed() - standing.lacks().given();
    List<String> roles = standing.lacks().roles();
    String named = PageWords.clean(String.join(words.say("dashboard.and-role"), roles));
    String who;
    if (more <= 1) {
      who =
          roles.isEmpty()
              ? words.say("dashboard.who-another")
              : words.say("dashboard.who-role", named);
    } else {
      who =
          roles.isEmpty()
              ? words.say("dashboard.who-more", more)
              : words.say("dashboard.who-among", more, named);
    }
    return new PageView.Next(REVIEWERS, who, words.say("dashboard.approve"), 5);
  }

  private PageView.Next approved(ReviewStanding standing) {
    LocalDate due = standing.proof().due();
    if (!standing.published().retractedSince().isEmpty()) {
      return next(AUTHORS, words.say("dashboard.weigh"), 1);
    }
    if (!standing.proof().marks().flags().isEmpty()) {
      return next(REVIEWERS, words.say("dashboard.look-again"), 1);
    }
    if (due == null || asOf.isBefore(due.minusDays(SOON_DAYS))) {
      return next(
          NOBODY,
          due == null
              ? words.say("dashboard.wait")
              : words.say("dashboard.wait-until", words.day(due)),
          9);
    }
    if (!asOf.isAfter(due)) {
      return next(REVIEWERS, words.say("dashboard.again-by", words.day(due)), 8);
    }
    boolean isLeftOut = asOf.isAfter(due.plus(policy.grace()));
    return isLeftOut
        ? next(REVIEWERS, words.say("dashboard.again-left-out"), 2)
        : next(REVIEWERS, words.say("dashboard.again-overdue"), 3);
  }

  private String fix(int findings) {
    return words.count("dashboard.fix", findings);
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
