package org.imprimatur.review;

import java.time.LocalDate;
import org.imprimatur.finding.Level;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** When a review is due (contract, section 7). */
final class DueDate {
  /** How many days before a review is due it is first spoken of. */
  static final int NOTICE_DAYS = 60;

  private DueDate() {}

  /**
   * The earlier of {@code review-by} and the last review plus the interval; null before approval.
   */
  static @Nullable LocalDate of(
      TopicRules rules, FrontMatter front, @Nullable LocalDate lastReviewed) {
    if (lastReviewed == null) {
      return null;
    }
    LocalDate due = rules.dueFrom(lastReviewed);
    LocalDate reviewBy = front.reviewBy();
    return reviewBy != null && reviewBy.isBefore(due) ? reviewBy : due;
  }

  static @Nullable Level level(Policy policy, Proof proof, LocalDate asOf) {
    LocalDate due = proof.due();
    if (due == null || proof.proved() != Status.APPROVED) {
      return null;
    }
    if (asOf.isAfter(due.plus(policy.grace()))) {
      return Level.ERROR;
    }
    if (!asOf.isBefore(due)) {
      return Level.WARNING;
    }
    return asOf.isBefore(due.minusDays(NOTICE_DAYS)) ? null : Level.NOTE;
  }
}
