package org.imprimatur.parse;

import java.util.HashSet;
import java.util.Set;

/** Gives each heading its address in the page, unique in the article. */
final class Anchors {
  private final Set<String> used = new HashSet<>();

  /** The anchor an author fixed. */
  String fixed(String id) {
    return unique(id);
  }

  /**
   * The anchor of a heading's text: lower case, letters and digits kept, blanks and hyphens as
   * hyphens, all else dropped; {@code -1}, {@code -2} behind repeated ones.
   */
  String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(Character::toLowerCase)
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == '_' || c == '-') {
                out.appendCodePoint(c);
              } else if (Character.isWhitespace(c) || c == '\u00A0') {
                out.append('-');
              }
            });
    return unique(out.length() == 0 ? "section" : out.toString());
  }

  private String unique(String wanted) {
    String candidate = wanted;
    for (int i = 1; !used.add(candidate); i++) {
      candidate = wanted + "-" + i;
    }
    return candidate;
  }
}
