package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;

/** GRADE certainty of evidence. */
public enum Certainty {
  /** High certainty. */
  HIGH,
  /** Moderate certainty. */
  MODERATE,
  /** Low certainty. */
  LOW,
  /** Very low certainty. */
  VERY_LOW;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }

  /** The value that a word names, if it names one. */
  public static Optional<Certainty> of(String word) {
    for (Certainty value : values()) {
      if (value.word.equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
