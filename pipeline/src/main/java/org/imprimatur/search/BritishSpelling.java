package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * British and American spellings of a word, by rule. A rule gives what may be a spelling; what is
 * not a word stands in no article and does no harm. Other spellings weigh as synonyms do.
 */
final class BritishSpelling {
  /** Parts of words that may stand for each other; {@code $} is the end of a word. */
  static final List<List<String>> RULES =
      pairs(
          "aem em oed ed oes es aed ed aes es aec ec rrhoe rrhe foet fet coel cel isation ization"
              + " ise$ ize$ ised$ ized$ ising$ izing$ yse$ yze$ ysed$ yzed$ our$ or$ ours$ ors$"
              + " tre$ ter$ bre$ ber$ sulph sulf ogue$ og$");

  /** Shorter words have no other spelling, nor are there shorter ones. */
  static final int SHORTEST = 5;

  private BritishSpelling() {}

  /** Other spellings of a folded word, in order. */
  static Set<String> of(String word) {
    Set<String> out = new TreeSet<>();
    if (word.length() < SHORTEST) {
      return out;
    }
    for (List<String> rule : RULES) {
      replace(word, rule.get(0), rule.get(1), out);
      replace(word, rule.get(1), rule.get(0), out);
    }
    out.remove(word);
    return out;
  }

  /** Tries one rule in one direction, at the first place where it fits. */
  private static void replace(String word, String part, String by, Set<String> out) {
    String marked = word + "$";
    int at = marked.indexOf(part);
    if (at >= 0) {
      String other = marked.substring(0, at) + by + marked.substring(at + part.length());
      String form = other.endsWith("$") ? other.substring(0, other.length() - 1) : other;
      if (form.length() >= SHORTEST) {
        out.add(form);
      }
    }
  }

  private static List<List<String>> pairs(String words) {
    String[] parts = words.split(" ", -1);
    List<List<String>> out = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 2) {
      out.add(List.of(parts[i], parts[i + 1]));
    }
    return out;
  }
}
