package org.imprimatur.drug;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into the words that may name drugs: letters and digits, joined by hyphens. */
final class DrugWords {
  private DrugWords() {}

  /** The words in order, in lower case, with plain hyphens. */
  static List<String> of(String text) {
    List<String> out = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = end(text, i);
      if (end == i) {
        i += Character.charCount(text.codePointAt(i));
        continue;
      }
      while (end < text.length() && isHyphen(text.charAt(end)) && end(text, end + 1) > end + 1) {
        end = end(text, end + 1);
      }
      out.add(
          text.substring(i, end)
              .toLowerCase(Locale.ROOT)
              .replace('\u2010', '-')
              .replace('\u2011', '-'));
      i = end;
    }
    return out;
  }

  /** Where the run of letters and digits ends that begins there, if one does. */
  private static int end(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isPart(c)) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011';
  }

  /** Letters, marks and numbers, as Unicode calls them. */
  private static boolean isPart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }
}
