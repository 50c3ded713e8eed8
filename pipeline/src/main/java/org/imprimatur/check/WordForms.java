package org.imprimatur.check;

import java.util.Locale;

/** Small questions about words that several rules ask. */
final class WordForms {

  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = Character.isLetterOrDigit(c);
    }
  }

  private WordForms() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** As {@link Character#isLetterOrDigit(char)}, at less cost for what most text is made of. */
  static boolean isLetterOrDigit(char c) {
    return c < 128 ? PLAIN[c] : Character.isLetterOrDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The beginning of a text for a message, in quotation marks. */
  static String quote(String text) {
    String folded = text.strip();
    if (folded.codePointCount(0, folded.length()) <= 60) {
      return "\"" + folded + "\"";
    }
    return "\"" + folded.substring(0, folded.offsetByCodePoints(0, 57)).stripTrailing() + "…\"";
  }
}
