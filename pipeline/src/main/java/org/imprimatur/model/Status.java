package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;

/** The state of an article's review, in rising order. */
public enum Status {
  /** A draft: may be incomplete. */
  SUBMITTED,
  /** Reviewers are at work: must be complete. */
  UNDER_REVIEW,
  /** Approved by as many reviewers as the policy asks for. */
  APPROVED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }

  /** The value that a word names, if it names one. */
  public static Optional<Status> of(String word) {
    for (Status value : values()) {
      if (value.word.equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
