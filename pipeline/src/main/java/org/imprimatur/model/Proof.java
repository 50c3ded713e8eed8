package org.imprimatur.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger proves for an article's present content.
 *
 * @param proved the proved status
 * @param approvals those that count, oldest first
 * @param lastReviewed the day of the last approval or confirmation that counts, or null
 * @param due when the next review is due, or null
 * @param content the content digest, {@code sha256:} and hex; empty when it could not be made
 * @param reasons in plain words, why the proved status is no higher
 */
public record Proof(
    Status proved,
    List<Approval> approvals,
    @Nullable LocalDate lastReviewed,
    @Nullable LocalDate due,
    String content,
    List<String> reasons) {

  /** Copies the lists. */
  public Proof {
    approvals = List.copyOf(approvals);
    reasons = List.copyOf(reasons);
  }

  /** What no ledger proves: submitted. */
  public static Proof submitted(List<String> reasons) {
    return new Proof(Status.SUBMITTED, List.of(), null, null, "", reasons);
  }

  /**
   * An approval that counts.
   *
   * @param by the person's id
   * @param name as printed
   * @param role in which it was given
   * @param at {@code YYYY-MM-DDThh:mm:ssZ}
   * @param meaning what the signature says
   */
  public record Approval(String by, String name, String role, String at, String meaning) {}
}
