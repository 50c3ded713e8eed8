package org.imprimatur.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what is reported of one file to a number that its readers can take: the first of each rule,
 * and one more that counts the others. No rule falls silent because of another one. What was
 * limited may be limited again; the counts then add up.
 *
 * @param ofRule so many of one rule are reported one by one
 * @param all so many of all rules together; where there are more, each rule gets the same share
 */
public record FindingLimit(int ofRule, int all) {
  /** What is known of an article, for programs: more than a run of SARIF holds. */
  public static final FindingLimit KEPT = new FindingLimit(26_000, 30_000);

  /** What is printed for people. */
  public static final FindingLimit PRINTED = new FindingLimit(1_000, 5_000);

  /**
   * What is reported.
   *
   * @param reported in their order
   * @param omitted how many others are counted only, beyond those that were before
   */
  public record Limited<T>(List<T> reported, int omitted) {
    /** Copies the list. */
    public Limited {
      reported = List.copyOf(reported);
    }
  }

  /** Something that is reported, or stands for others that are not. */
  public interface Reported<T> {
    String rule();

    /** How many of the rule it stands for; 0 when for itself. */
    int others();

    /** One at the same place that stands for others. */
    T standingFor(int others, String message, String hint);
  }

  /** Limits the problems of one file, given in the order in which they are reported. */
  public Limited<Problem> problems(List<Problem> problems) {
    return limited(problems);
  }

  /** Limits the findings of each file, given in findings' order. */
  public Limited<Finding> findings(List<Finding> findings) {
    if (findings.size() <= Math.min(ofRule, all)) {
      return new Limited<>(findings, 0);
    }
    List<Finding> reported = new ArrayList<>();
    int omitted = 0;
    int to = 0;
    for (int from = 0; from < findings.size(); from = to) {
      String path = findings.get(from).path();
      while (to < findings.size() && findings.get(to).path().equals(path)) {
        to++;
      }
      Limited<Finding> file = limited(findings.subList(from, to));
      reported.addAll(file.reported());
      omitted += file.omitted();
    }
    return new Limited<>(reported, omitted);
  }

  private <T extends Reported<T>> Limited<T> limited(List<T> found) {
    Map<String, Integer> counts = new HashMap<>();
    found.forEach(it -> counts.merge(it.rule(), it.others() == 0 ? 1 : 0, Integer::sum));
    int share = share(counts);
    if (counts.values().stream().allMatch(count -> count <= share)) {
      return new Limited<>(found, 0);
    }
    List<T> reported = new ArrayList<>();
    Map<String, Rest> rests = new HashMap<>();
    int omitted = 0;
    for (T it : found) {
      Rest rest = rests.computeIfAbsent(it.rule(), rule -> new Rest());
      if (it.others() == 0 && rest.listed < share) {
        rest.listed++;
        reported.add(it);
      } else {
        omitted += it.others() == 0 ? 1 : 0;
        if (rest.others == 0) {
          rest.at = reported.size();
          reported.add(it);
        }
        rest.others += Math.max(1, it.others());
      }
    }
    for (Rest rest : rests.values()) {
      if (rest.others > 0) {
        reported.set(rest.at, rest(reported.get(rest.at), rest.others));
      }
    }
    return new Limited<>(reported, omitted);
  }

  /** Of one rule: how many are listed, how many are not, and where the first of those stands. */
  private static final class Rest {
    private int listed;
    private int others;
    private int at;
  }

  /**
   * What stands for some of a rule.
   *
   * @param first the first of them
   * @param others how many they are
   */
  public static <T extends Reported<T>> T rest(T first, int others) {
    return first.standingFor(
        others,
        "and " + Counted.of(others, "more finding") + " of this rule in this file, from here on",
        "fix those that are listed before, and check again");
  }

  /** The greatest share of each rule with which all rules together stay within the bound. */
  private int share(Map<String, Integer> counts) {
    int low = 1;
    int high = ofRule;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      long total = counts.values().stream().mapToLong(count -> Math.min(count, middle)).sum();
      if (total <= all) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
