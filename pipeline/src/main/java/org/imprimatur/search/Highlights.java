package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a text holds what was looked for: the stretches that match a word or phrase in any of its
 * forms, synonyms and completions included, in order and apart.
 */
final class Highlights {
  /** Between parts of a snippet; no phrase reaches across. */
  private static final String BETWEEN = "\u203A\u00B7";

  private Highlights() {}

  /**
   * A stretch of a text.
   *
   * @param start in UTF-16 units
   * @param end one past its last character
   */
  record Stretch(int start, int end) {}

  static List<Stretch> of(String text, List<Units.Unit> units) {
    List<Tokens.Token> tokens = Tokens.of(text);
    List<Stretch> out = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int end = end(text, tokens, i, units);
      int start = Math.max(done, tokens.get(i).start());
      if (end > start) {
        out.add(new Stretch(start, end));
        done = end;
      }
    }
    return out;
  }

  /** Where the longest form ends that begins with a token; 0 if none does. */
  private static int end(String text, List<Tokens.Token> tokens, int at, List<Units.Unit> units) {
    int out = 0;
    for (Units.Unit unit : units) {
      for (Units.Alternative alternative : unit.alternatives()) {
        int last = at + alternative.terms().size() - 1;
        if (last < tokens.size() && isAt(text, tokens, at, alternative.terms())) {
          out = Math.max(out, tokens.get(last).end());
        }
      }
    }
    return out;
  }

  private static boolean isAt(String text, List<Tokens.Token> tokens, int at, List<String> terms) {
    for (int k = 0; k < terms.size(); k++) {
      Tokens.Token token = tokens.get(at + k);
      if (!token.term().equals(terms.get(k))) {
        return false;
      }
      if (k > 0 && divides(text, tokens.get(at + k - 1).end(), token.start())) {
        return false;
      }
    }
    return true;
  }

  private static boolean divides(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (BETWEEN.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
