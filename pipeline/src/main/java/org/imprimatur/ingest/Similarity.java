package org.imprimatur.ingest;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares titles by their words. */
final class Similarity {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Similarity() {}

  /** Lower case, letters and digits only, one blank between words. */
  static String normal(String text) {
    return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** The part, 0 to 1, of the first text's longer words that the second one has, too. */
  static double share(String one, String other) {
    Set<String> words = longer(one);
    if (words.isEmpty()) {
      return 0;
    }
    int all = words.size();
    words.retainAll(longer(other));
    return (double) words.size() / all;
  }

  private static Set<String> longer(String text) {
    return Arrays.stream(normal(text).split(" "))
        .filter(word -> word.length() > 3)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
