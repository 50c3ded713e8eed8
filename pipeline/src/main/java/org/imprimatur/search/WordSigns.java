package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that are the sign of something, for several things at once. Each word is asked once what it
 * is a sign of by itself; a whole text is only asked for signs of several words.
 */
final class WordSigns {
  private final List<String> names = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /** Which things have signs of several words. */
  private final List<Boolean> several;

  private final WordCache<Integer> single;

  /**
   * Signs.
   *
   * @param signs for each thing by name a pattern that is found in folded words with a blank before
   *     and behind each; if one word may be found at all, it may be found alone; 31 at most
   */
  WordSigns(Map<String, Pattern> signs) {
    names.addAll(signs.keySet());
    patterns.addAll(signs.values());
    this.several = patterns.stream().map(each -> each.pattern().strip().indexOf(' ') >= 0).toList();
    this.single = new WordCache<>(this::of);
  }

  private int of(String word) {
    int out = 0;
    for (int i = 0; i < patterns.size(); i++) {
      out |= patterns.get(i).matcher(" " + word + " ").find() ? 1 << i : 0;
    }
    return out;
  }

  /** The names of what a text has a sign of. */
  Set<String> in(List<Tokens.Token> words) {
    int alone = 0;
    StringBuilder joined = new StringBuilder(" ");
    for (Tokens.Token word : words) {
      alone |= single.of(word.word());
      joined.append(word.word()).append(' ');
    }
    Set<String> out = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if ((alone & 1 << i) != 0 || (several.get(i) && patterns.get(i).matcher(joined).find())) {
        out.add(names.get(i));
      }
    }
    return out;
  }
}
