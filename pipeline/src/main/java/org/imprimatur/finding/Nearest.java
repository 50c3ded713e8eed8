package org.imprimatur.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known words nearest to a mistyped one, for hints. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known words within a third of the word's length in edits (at least 2), nearest first, then
   * alphabetical; adjacent letters that changed places count as one edit, and case counts nothing.
   *
   * @param word what was written
   * @param known the words that are known
   * @param limit how many to give at most
   */
  public static List<String> of(String word, Collection<String> known, int limit) {
    String typed = word.toLowerCase(Locale.ROOT);
    int most = Math.max(2, typed.length() / 3);
    record Candidate(String word, int distance) {}
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - typed.length()) <= most)
        .map(c -> new Candidate(c, distance(typed, c.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance() <= most)
        .filter(candidate -> candidate.distance() < candidate.word().length())
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .limit(limit)
        .map(Candidate::word)
        .toList();
  }

  /** "; did you mean "x"?", to end a sentence with, or nothing where none is near. */
  public static String clause(String word, Collection<String> known) {
    return of(word, known, 1).stream()
        .findFirst()
        .map(near -> "; did you mean \"" + near + "\"?")
        .orElse("");
  }

  /** "did you mean "x"?", a hint, for the nearest known word, if one is near. */
  public static Optional<String> hint(String word, Collection<String> known) {
    return of(word, known, 1).stream().findFirst().map(near -> "did you mean \"" + near + "\"?");
  }

  /** "Did you mean "x"?", on a line of its own, for the nearest known word, if one is near. */
  public static Optional<String> question(String word, Collection<String> known) {
    return of(word, known, 1).stream().findFirst().map(near -> "Did you mean \"" + near + "\"?");
  }

  /** Optimal string alignment distance: insert, delete, replace, swap neighbours. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(best, before[j - 2] + 1) : best;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
