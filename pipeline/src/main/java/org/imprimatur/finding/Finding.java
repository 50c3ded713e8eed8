package org.imprimatur.finding;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import org.imprimatur.source.Region;
import org.jspecify.annotations.Nullable;

/**
 * One result of a check. Findings are ordered by path, line, column and rule; what is still equal
 * is ordered by its end and message, so that the order never depends on threads.
 *
 * @param rule the rule's id, {@code family/name}, stable
 * @param level how severe
 * @param path of the file, relative to the content root, with {@code /}
 * @param region where in the file
 * @param message what is wrong
 * @param hint what to do, if there is something to say
 * @param claim the id of the claim it is about, if it is about one
 * @param excerpt the source line, for text reports
 * @param others how many findings of its rule it stands for, which are not reported one by one;
 *     else 0
 */
public record Finding(
    String rule,
    Level level,
    String path,
    Region region,
    String message,
    @Nullable String hint,
    @Nullable String claim,
    Excerpt excerpt,
    int others)
    implements Comparable<Finding>, FindingLimit.Reported<Finding> {

  private static final Comparator<Finding> ORDER =
      comparing(Finding::path)
          .thenComparing(
              Finding::region, comparingInt(Region::line).thenComparingInt(Region::column))
          .thenComparing(Finding::rule)
          .thenComparing(
              Finding::region, comparingInt(Region::endLine).thenComparingInt(Region::endColumn))
          .thenComparing(Finding::message);

  /** Shortens what is too long to be read. */
  public Finding {
    message = Problem.bounded(message);
    hint = hint == null ? null : Problem.bounded(hint);
  }

  /** A finding about a file as a whole, at its first character. */
  public static Finding ofFile(
      RuleId rule, Level level, String path, String message, @Nullable String hint) {
    return new Finding(rule.id(), level, path, Region.START, message, hint, null, Excerpt.NONE, 0);
  }

  /** The same finding at another level. */
  public Finding at(Level other) {
    return new Finding(rule, other, path, region, message, hint, claim, excerpt, others);
  }

  @Override
  public Finding standingFor(int count, String words, String advice) {
    return new Finding(rule, level, path, region, words, advice, null, excerpt, count);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
