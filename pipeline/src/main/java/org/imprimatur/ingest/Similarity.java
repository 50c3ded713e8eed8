package org.imprimatur.ingest;

import java.util.Locale;
import java.util.regex.Pattern;

/** Compares titles by their words. */
final class Similarity {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Similarity() {}

  /** Lower case, letters and digits only, one blank between words. */
  static String normal(String text) {
    return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
