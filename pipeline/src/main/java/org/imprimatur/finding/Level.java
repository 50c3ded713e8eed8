package org.imprimatur.finding;

import org.jspecify.annotations.Nullable;

/** How severe a finding is, most severe first. */
public enum Level {
  /** Stops an approval, a release and a merge. */
  ERROR,
  /** Should be fixed; stops nothing unless asked to. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  private final String word = name().toLowerCase(java.util.Locale.ROOT);

  /** The word of the contract: {@code error}, {@code warning}, {@code note}. */
  public String word() {
    return word;
  }

  /** The level that a word names, or null. */
  public static @Nullable Level of(String word) {
    for (Level level : values()) {
      if (level.word.equals(word)) {
        return level;
      }
    }
    return null;
  }

  /** Whether this level is as severe as {@code other}, or more severe. */
  public boolean atLeast(Level other) {
    return compareTo(other) <= 0;
  }
}
