package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;

/** GRADE strength of a recommendation. */
public enum Strength {
  /** Nearly all informed people would choose it. */
  STRONG,
  /** The choice depends on the person. */
  CONDITIONAL;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }

  /** The value that a word names, if it names one. */
  public static Optional<Strength> of(String word) {
    for (Strength value : values()) {
      if (value.word.equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
