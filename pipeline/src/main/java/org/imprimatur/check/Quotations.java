package org.imprimatur.check;

/**
 * Takes what stands in quotation marks out of running text: others' words are not ours to mend. A
 * mark without its partner quotes nothing, and {@code 5"} is five inches.
 */
final class Quotations {
  /** A longer quotation is taken for a mark that was never closed; keeps the search linear. */
  private static final int LONGEST = 2000;

  private Quotations() {}

  /** Overwrites quoted characters with {@link Prose#GAP}; the marks themselves stay. */
  static void mask(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      int close = close(text, i);
      if (close > 0) {
        for (int j = i + 1; j < close; j++) {
          text.setCharAt(j, Prose.GAP);
        }
        i = close;
      }
    }
  }

  /** Where the quotation that opens at an index ends, or -1. */
  private static int close(StringBuilder text, int open) {
    return switch (text.charAt(open)) {
      case '"' -> opens(text, open) ? next(text, open, '"') : -1;
      case '\u201C' -> next(text, open, '\u201D');
      case '\u201E' -> Math.max(next(text, open, '\u201C'), next(text, open, '\u201D'));
      case '\u00AB' -> next(text, open, '\u00BB');
      case '\'' -> opens(text, open) ? single(text, open, '\'') : -1;
      case '\u2018' -> opens(text, open) ? single(text, open, '\u2019') : -1;
      default -> -1;
    };
  }

  private static int next(StringBuilder text, int open, char mark) {
    int end = Math.min(text.length(), open + LONGEST);
    for (int i = open + 1; i < end; i++) {
      if (text.charAt(i) == mark) {
        return i;
      }
    }
    return -1;
  }

  private static boolean opens(StringBuilder text, int at) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return !Character.isLetterOrDigit(before) && !Character.isWhitespace(after);
  }

  /** The closing single mark: not an apostrophe inside a word, nor one behind a blank. */
  private static int single(StringBuilder text, int open, char mark) {
    int end = Math.min(text.length(), open + LONGEST);
    for (int i = open + 2; i < end; i++) {
      if (text.charAt(i) == mark
          && !Character.isWhitespace(text.charAt(i - 1))
          && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
        return i;
      }
    }
    return -1;
  }
}
