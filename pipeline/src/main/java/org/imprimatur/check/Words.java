package org.imprimatur.check;

import java.util.Locale;

/** Small questions about words that several rules ask. */
final class Words {

  private Words() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
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
