package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that are the sign of something, for several things at once. Each word is asked once what it
 * is a sign of by itself; a whole text is only asked for signs of several words that one of its
 * words may belong to.
 */
final class WordSigns {
  /** The bits for signs of several words stand behind those for signs of one. */
  private static final int SEVERAL = 16;

  private final List<String> names = new ArrayList<>();
  private final List<Sign> signs = new ArrayList<>();
  private final WordCache<Integer> known;

  /**
   * What is a sign of something.
   *
   * @param pattern found in folded words with a blank before and behind each
   * @param needed found in at least one word, with blanks around it, of each sign of several words;
   *     found in none if there is no such sign
   */
  record Sign(Pattern pattern, Pattern needed) {}

  /**
   * Signs.
   *
   * @param signs for each thing by name; 16 at most
   */
  WordSigns(Map<String, Sign> signs) {
    names.addAll(signs.keySet());
    this.signs.addAll(signs.values());
    this.known = new WordCache<>(this::of);
  }

  private int of(String word) {
    String alone = " " + word + " ";
    int out = 0;
    for (int i = 0; i < signs.size(); i++) {
      out |= signs.get(i).pattern.matcher(alone).find() ? 1 << i : 0;
      out |= signs.get(i).needed.matcher(alone).find() ? 1 << (i + SEVERAL) : 0;
    }
    return out;
  }

  /** The names of what a text has a sign of. */
  Set<String> in(List<Tokens.Token> words) {
    int found = 0;
    for (Tokens.Token word : words) {
      found |= known.of(word.word());
    }
    String joined = null;
    Set<String> out = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      boolean has = (found & 1 << i) != 0;
      if (!has && (found & 1 << (i + SEVERAL)) != 0) {
        joined = joined == null ? joined(words) : joined;
        has = signs.get(i).pattern.matcher(joined).find();
      }
      if (has) {
        out.add(names.get(i));
      }
    }
    return out;
  }

  /** Words with a blank before and behind each. */
  static String joined(List<Tokens.Token> words) {
    StringBuilder out = new StringBuilder(" ");
    words.forEach(word -> out.append(word.word()).append(' '));
    return out.toString();
  }
}
