package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;

/** What sort of change a note in front matter describes. */
public enum ChangeKind {
  /** First publication. */
  NEW,
  /** New evidence taken in. */
  UPDATED,
  /** Wording changed, advice not. */
  AMENDED,
  /** A mistake was fixed. */
  CORRECTED,
  /** A change for safety. */
  SAFETY;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }

  /** The value that a word names, if it names one. */
  public static Optional<ChangeKind> of(String word) {
    for (ChangeKind value : values()) {
      if (value.word.equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
