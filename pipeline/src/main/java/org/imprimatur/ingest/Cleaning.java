package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * One blank between words, none at the ends, no character that cannot be seen. Blanks of every
 * width count as blanks; zero-width characters, byte order marks, soft hyphens, direction marks and
 * controls are taken out, since an article must not hold them.
 */
final class Cleaning {
  private Cleaning() {}

  static String of(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    boolean blank = false;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        blank = true;
      } else if (!isInvisible(c)) {
        if (blank && out.length() > 0) {
          out.append(' ');
        }
        blank = false;
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** Blanks as in running text: one between words, none at the ends. */
  static List<TextStretch> of(List<TextStretch> runs) {
    List<TextStretch> out = new ArrayList<>();
    boolean blank = true;
    for (TextStretch run : runs) {
      if (run instanceof TextStretch.Words words) {
        String text = of("x" + words.text() + "x");
        text = text.substring(1, text.length() - 1);
        if (blank) {
          text = text.stripLeading();
        }
        out.addAll(TextStretch.words(text));
        blank = text.isEmpty() ? blank : text.endsWith(" ");
      } else if (run instanceof TextStretch.Link link) {
        out.add(new TextStretch.Link(of(link.text()), link.target()));
        blank = false;
      } else {
        out.add(run);
        blank = false;
      }
    }
    return CitationNumbers.mergeWords(out);
  }

  /** A text without what stands at its end of some signs, and without blanks there. */
  static String withoutTrailing(String text, String signs) {
    int end = text.length();
    while (end > 0 && (signs.indexOf(text.charAt(end - 1)) >= 0 || isBlank(text.charAt(end - 1)))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** How many characters {@link #of} takes out without leaving a blank. */
  static int invisible(String raw) {
    return (int) raw.codePoints().filter(c -> isInvisible(c) && !isBlank(c)).count();
  }

  static boolean isBlank(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == 0x0b
        || c == 0x0c
        || c == 0x85
        || Character.isSpaceChar(c);
  }

  static boolean isInvisible(int c) {
    int type = Character.getType(c);
    boolean joiner = c == 0x200c || c == 0x200d;
    return (type == Character.FORMAT && !joiner)
        || type == Character.CONTROL
        || type == Character.SURROGATE
        || (c & 0xfffe) == 0xfffe;
  }
}
