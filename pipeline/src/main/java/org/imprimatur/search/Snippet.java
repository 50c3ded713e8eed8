package org.imprimatur.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a hit shows of its article: of what may be quoted, the statement that holds the most
 * different terms, in its words or above it, then in its words, then the most occurrences, then the
 * first; and the statements behind it under the same headings and lead-ins, as far as all have
 * {@value #LENGTH} characters. Nothing is cut: half a sentence may say the opposite. Headings and
 * lead-ins stand before it.
 */
final class Snippet {
  /** How many characters further statements may fill it up to. */
  static final int LENGTH = 240;

  /** Stands behind each heading and lead-in. */
  private static final String BELOW = " \u203A ";

  private static final String ENDS = ".!?:;,\u2026\u00B7";

  private Snippet() {}

  /** The snippet of what may be shown, for the terms looked for. */
  static String of(List<Quotation> shown, Set<String> terms) {
    int best = -1;
    long most = -1;
    Map<List<String>, Set<String>> above = new HashMap<>();
    for (int i = 0; i < shown.size(); i++) {
      long value = value(shown.get(i), terms, above);
      if (value > most) {
        most = value;
        best = i;
      }
    }
    return best < 0 ? "" : from(shown, best);
  }

  private static long value(
      Quotation quotation, Set<String> terms, Map<List<String>, Set<String>> above) {
    Set<String> all =
        new HashSet<>(above.computeIfAbsent(quotation.above(), parts -> found(parts, terms)));
    Set<String> own = new HashSet<>();
    int count = 0;
    for (Tokens.Token token : Tokens.of(quotation.words())) {
      if (terms.contains(token.term())) {
        own.add(token.term());
        count++;
      }
    }
    all.addAll(own);
    return all.size() * 1_000_000L + own.size() * 1_000L + Math.min(999, count);
  }

  private static Set<String> found(List<String> parts, Set<String> terms) {
    Set<String> out = new HashSet<>();
    for (String part : parts) {
      for (Tokens.Token token : Tokens.of(part)) {
        if (terms.contains(token.term())) {
          out.add(token.term());
        }
      }
    }
    return out;
  }

  private static String from(List<Quotation> shown, int best) {
    List<String> above = shown.get(best).above();
    StringBuilder words = new StringBuilder(line(shown.get(best)));
    for (int i = best + 1; i < shown.size() && shown.get(i).above().equals(above); i++) {
      String next = line(shown.get(i));
      if (words.length() + next.length() > LENGTH) {
        break;
      }
      boolean ends = ENDS.indexOf(words.charAt(words.length() - 1)) >= 0;
      words.append(ends ? " " : " \u00B7 ").append(next);
    }
    StringBuilder out = new StringBuilder();
    above.forEach(part -> out.append(part).append(BELOW));
    return out.append(words).toString();
  }

  private static String line(Quotation quotation) {
    return quotation.words().replace("\n", " \u00B7 ");
  }

  /** The beginning of a text, of so many UTF-16 units at most; no character is cut in two. */
  static String upTo(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean inside = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, inside ? length - 1 : length);
  }
}
