package org.imprimatur.site;

import org.jspecify.annotations.Nullable;

/** Which characters may stand in a page, and how they are escaped. */
final class PageCharacters {
  private static final char REPLACEMENT = '\uFFFD';

  private PageCharacters() {}

  /**
   * The text without what could disturb a page: control characters and unpaired surrogates become
   * U+FFFD; characters that turn the direction of the text around them are dropped, since they can
   * make a dose or an address read as another.
   */
  static String clean(String text) {
    int first = 0;
    while (first < text.length() && isPlain(text, first)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    out.append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      appendClean(text, i, out);
    }
    return out.toString();
  }

  /** Appends a text, clean and escaped for element content and double-quoted attributes alike. */
  static void escape(String text, StringBuilder out) {
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String entity = entity(c);
      if (entity == null && isPlain(text, i)) {
        continue;
      }
      out.append(text, done, i);
      if (entity == null) {
        appendClean(text, i, out);
      } else {
        out.append(entity);
      }
      done = i + 1;
    }
    out.append(text, done, text.length());
  }

  private static @Nullable String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&#34;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }

  private static void appendClean(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (isPlain(text, at)) {
      out.append(c);
    } else if (!isTurning(c)) {
      out.append(REPLACEMENT);
    }
  }

  private static boolean isPlain(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      return (c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t';
    }
    if (c < 0xA0 || isTurning(c) || c == 0xFFFE || c == 0xFFFF) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    return !Character.isLowSurrogate(c)
        || (at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static boolean isTurning(char c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
