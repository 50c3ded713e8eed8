package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Other forms of a word, by rule: British and American spelling, and endings that the stemmer
 * leaves ("recurrent", "recurrence"). A rule gives what may be a form; what is no word stands in no
 * article and does no harm. Forms weigh as synonyms do, and names of drugs have none.
 */
final class OtherForms {
  /** Parts of words, British and American; {@code $} is the end of a word. */
  static final List<List<String>> SPELLINGS =
      pairs(
          "aem em oed ed oes es aed ed aes es aec ec rrhoe rrhe foet fet coel cel isation ization"
              + " ise$ ize$ ised$ ized$ ising$ izing$ yse$ yze$ ysed$ yzed$ our$ or$ ours$ ors$"
              + " tre$ ter$ bre$ ber$ sulph sulf ogue$ og$");

  /** Endings that may stand for each other. */
  static final List<List<String>> ENDINGS =
      pairs(
          "ly$ $ ent$ ence$ ant$ ance$ ive$ ion$ ive$ $ ion$ $ ate$ ation$ e$ ation$ ation$ $"
              + " ment$ $ al$ $ ity$ e$ ness$ $ ic$ y$ sis$ tic$ axis$ actic$ ve$ f$ er$ e$"
              + " ability$ able$");

  /** Shorter words have no other forms, nor are there shorter forms. */
  static final int SHORTEST = 5;

  private OtherForms() {}

  /** Other forms of a folded word by some rules, in order. */
  static Set<String> of(String word, List<List<String>> rules) {
    Set<String> out = new TreeSet<>();
    if (word.length() < SHORTEST) {
      return out;
    }
    for (List<String> pair : rules) {
      replace(word, pair.get(0), pair.get(1), out);
      replace(word, pair.get(1), pair.get(0), out);
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
