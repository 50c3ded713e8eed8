package org.imprimatur.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what is reported of one article to a number that people and programs can take: the first of
 * each rule, and one more that counts the others. No rule falls silent because of another one.
 */
public final class FindingLimit {
  /** So many problems of one rule in one article are reported one by one. */
  public static final int MOST_OF_A_RULE = 1_000;

  /** So many of all rules together; where there are more, each rule gets the same share. */
  public static final int MOST = 5_000;

  private FindingLimit() {}

  /**
   * What is reported.
   *
   * @param problems in their order
   * @param omitted how many others are counted only
   */
  public record Limited(List<Problem> problems, int omitted) {
    /** Copies the problems. */
    public Limited {
      problems = List.copyOf(problems);
    }
  }

  /** Limits the problems of one article, given in the order in which they are reported. */
  public static Limited of(List<Problem> problems) {
    Map<String, Integer> counts = new HashMap<>();
    problems.forEach(problem -> counts.merge(problem.rule(), 1, Integer::sum));
    int share = share(counts);
    if (counts.values().stream().allMatch(count -> count <= share)) {
      return new Limited(problems, 0);
    }
    List<Problem> kept = new ArrayList<>();
    Map<String, Integer> met = new HashMap<>();
    int omitted = 0;
    for (Problem problem : problems) {
      int number = met.merge(problem.rule(), 1, Integer::sum);
      if (number <= share) {
        kept.add(problem);
      } else {
        omitted++;
        if (number == share + 1) {
          kept.add(rest(problem, counts.getOrDefault(problem.rule(), 0) - share, share));
        }
      }
    }
    return new Limited(kept, omitted);
  }

  private static int share(Map<String, Integer> counts) {
    int share = MOST_OF_A_RULE;
    while (share > 1 && total(counts, share) > MOST) {
      share--;
    }
    return share;
  }

  private static long total(Map<String, Integer> counts, int share) {
    return counts.values().stream().mapToLong(count -> Math.min(count, share)).sum();
  }

  private static Problem rest(Problem first, int count, int share) {
    return Problem.of(
        first.rule(),
        first.span(),
        "and " + count + " more findings of this rule in this article, from here on",
        "The first " + share + " are listed; fix those, and check again.");
  }
}
