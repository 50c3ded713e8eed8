package org.imprimatur.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form findings are printed. */
public enum Format {
  /** For people at a terminal. */
  TEXT,
  /** A line a finding, for editors and {@code grep}. */
  LINE,
  /** The contract's JSON. */
  JSON,
  /** SARIF 2.1.0, for code scanning. */
  SARIF,
  /** JUnit XML, for the test reports of CI servers. */
  JUNIT,
  /** Annotations of GitHub Actions. */
  GITHUB,
  /** A page of its own. */
  HTML;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it stands behind {@code --format}. */
  public String word() {
    return word;
  }

  /** The format that a word names, if it names one. */
  public static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }
}
