package org.imprimatur.finding;

/** How grave a finding is, gravest first. */
public enum Level {
  /** Stops an approval, a release and a merge. */
  ERROR,
  /** Should be mended; stops nothing unless asked to. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  private final String word = name().toLowerCase(java.util.Locale.ROOT);

  /** The word of the contract: {@code error}, {@code warning}, {@code note}. */
  public String word() {
    return word;
  }

  /** Whether this level is as grave as {@code other}, or graver. */
  public boolean atLeast(Level other) {
    return compareTo(other) <= 0;
  }
}
