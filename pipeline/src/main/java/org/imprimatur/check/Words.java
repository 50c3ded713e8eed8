package org.imprimatur.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Small questions about words that several rules ask. */
final class Words {

  private Words() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The beginning of a text for a message, in quotation marks. */
  static String quote(String text) {
    String folded = text.strip();
    if (folded.codePointCount(0, folded.length()) <= 60) {
      return "\"" + folded + "\"";
    }
    return "\"" + folded.substring(0, folded.offsetByCodePoints(0, 57)).stripTrailing() + "…\"";
  }

  /**
   * The known words nearest to a wrong one: at most three, at most a third of its letters away,
   * nearest first, then by name.
   */
  static List<String> nearest(String wrong, Iterable<String> known) {
    int limit = Math.max(1, Math.min(4, wrong.length() / 3));
    Map<Integer, List<String>> byDistance = new TreeMap<>();
    String low = lower(wrong);
    for (String word : known) {
      if (Math.abs(word.length() - wrong.length()) <= limit) {
        int distance = distance(low, lower(word), limit);
        if (distance <= limit) {
          byDistance.computeIfAbsent(distance, d -> new java.util.ArrayList<>()).add(word);
        }
      }
    }
    return byDistance.values().stream().flatMap(words -> words.stream().sorted()).limit(3).toList();
  }

  /** Levenshtein's distance, with neighbours swapped counted as one; above the limit, limit + 1. */
  static int distance(String a, String b, int limit) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
        least = Math.min(least, best);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
