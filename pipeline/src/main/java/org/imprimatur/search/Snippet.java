package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The stretch of a text that shows best what was found: the one of {@value #LENGTH} characters with
 * the most different terms, then the most occurrences, then the first. Plain text, cut at blanks
 * where there are any near, with an ellipsis where something was cut.
 */
final class Snippet {
  /** How many characters behind the first match are shown. */
  static final int LENGTH = 200;

  /** How many characters before the first match are shown, at most. */
  static final int LEAD = 40;

  private Snippet() {}

  /** The snippet of a text for the terms looked for. */
  static String of(String text, Set<String> terms) {
    List<Tokens.Token> found = new ArrayList<>();
    for (Tokens.Token token : Tokens.of(text)) {
      if (terms.contains(token.term())) {
        found.add(token);
      }
    }
    int start = found.isEmpty() ? 0 : from(text, best(found));
    int end = to(text, start);
    return (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length() ? " …" : "");
  }

  /** The beginning of a text, of so many UTF-16 units at most; no character is cut in two. */
  static String upTo(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean inside = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, inside ? length - 1 : length);
  }

  private static int best(List<Tokens.Token> found) {
    int best = 0;
    int bestValue = -1;
    for (int i = 0; i < found.size(); i++) {
      Set<String> different = new HashSet<>();
      int k = i;
      while (k < found.size() && found.get(k).end() <= found.get(i).start() + LENGTH) {
        different.add(found.get(k).term());
        k++;
      }
      int value = different.size() * 1000 + Math.min(999, k - i);
      if (value > bestValue) {
        bestValue = value;
        best = found.get(i).start();
      }
    }
    return best;
  }

  private static int from(String text, int match) {
    if (match <= LEAD) {
      return 0;
    }
    int blank = text.indexOf(' ', match - LEAD);
    return blank >= 0 && blank < match ? blank + 1 : match;
  }

  private static int to(String text, int start) {
    int end = start + LEAD + LENGTH;
    if (end >= text.length()) {
      return text.length();
    }
    int blank = text.lastIndexOf(' ', end);
    if (blank > end - LEAD && blank > start) {
      return blank;
    }
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
