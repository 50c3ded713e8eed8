package org.imprimatur.check;

import java.util.Arrays;

/**
 * Takes what stands in quotation marks out of running text: others' words are not ours to fix. A
 * mark without its partner quotes nothing, and {@code 5"} is five inches.
 */
final class Quotations {
  /** A longer quotation is taken for a mark that was never closed; keeps the search linear. */
  private static final int LONGEST = 2000;

  private Quotations() {}

  /** Whether a character may begin a quotation. */
  static boolean isMark(char c) {
    return c == '"' || c == '\'' || c == '\u00AB' || (c >= '\u2018' && c <= '\u201E');
  }

  /**
   * Overwrites quoted characters with {@link Prose#GAP}; the marks themselves stay.
   *
   * @param length how many of the characters are text
   */
  static void mask(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      int close = isMark(text[i]) ? close(text, length, i) : -1;
      if (close > 0) {
        Arrays.fill(text, i + 1, close, Prose.GAP);
        i = close;
      }
    }
  }

  /** Where the quotation that opens at an index ends, or -1. */
  private static int close(char[] text, int length, int open) {
    return switch (text[open]) {
      case '"' -> opens(text, length, open) ? next(text, length, open, '"') : -1;
      case '\u201C' -> next(text, length, open, '\u201D');
      case '\u201E' ->
          Math.max(next(text, length, open, '\u201C'), next(text, length, open, '\u201D'));
      case '\u00AB' -> next(text, length, open, '\u00BB');
      case '\'' -> opens(text, length, open) ? single(text, length, open, '\'') : -1;
      case '\u2018' -> opens(text, length, open) ? single(text, length, open, '\u2019') : -1;
      default -> -1;
    };
  }

  private static int next(char[] text, int length, int open, char mark) {
    int end = Math.min(length, open + LONGEST);
    for (int i = open + 1; i < end; i++) {
      if (text[i] == mark) {
        return i;
      }
    }
    return -1;
  }

  private static boolean opens(char[] text, int length, int at) {
    char before = at == 0 ? ' ' : text[at - 1];
    char after = at + 1 < length ? text[at + 1] : ' ';
    return !Character.isLetterOrDigit(before) && !Character.isWhitespace(after);
  }

  /** The closing single mark: not an apostrophe inside a word, nor one behind a blank. */
  private static int single(char[] text, int length, int open, char mark) {
    int end = Math.min(length, open + LONGEST);
    for (int i = open + 2; i < end; i++) {
      if (text[i] == mark
          && !Character.isWhitespace(text[i - 1])
          && (i + 1 == length || !Character.isLetterOrDigit(text[i + 1]))) {
        return i;
      }
    }
    return -1;
  }
}
