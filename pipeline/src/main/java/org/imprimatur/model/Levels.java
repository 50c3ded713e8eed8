package org.imprimatur.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.finding.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * How severe each rule's findings are, by the status of the article (contract, section 4): what the
 * policy says, else what the table says, the first row that matches in each. The rules that keep
 * the proof whole may only be made stricter.
 *
 * @param policy rows of {@code policy.levels}, in order of precedence
 * @param table what holds where the policy says nothing, in order of precedence
 */
public record Levels(List<Row> policy, List<Row> table) {
  /** The rules that no policy may lower. */
  private static final List<Row> FIXED =
      Stream.of(RuleFamily.REVIEW.pattern(), RuleFamily.CONFIG.pattern(), RuleId.IMAGE_UNSAFE.id())
          .map(pattern -> new Row(pattern, Level.ERROR, Level.ERROR, Level.ERROR))
          .toList();

  /** The levels of the catalogue. What no row names is a warning. */
  public static final Levels DEFAULT =
      new Levels(List.of(), Stream.of(RuleId.values()).map(Levels::row).toList());

  /** Copies the rows. */
  public Levels {
    policy = List.copyOf(policy);
    table = List.copyOf(table);
  }

  /**
   * How severe a finding of a rule is in an article of a status. Where a policy may not lower a
   * level, it is at least that of the contract's table.
   */
  public Level level(String rule, Status status) {
    Level preset = first(table, rule, status);
    return raised(rule, status, preset == null ? Level.WARNING : preset);
  }

  /** The level of a rule of the catalogue. */
  public Level level(RuleId rule, Status status) {
    return level(rule.id(), status);
  }

  /**
   * How severe a finding is that has a level of its own: as a review that is due, by the day.
   *
   * @param own its level where the policy says nothing
   */
  public Level raised(String rule, Status status, Level own) {
    Level asked = first(policy, rule, status);
    return asked == null || (isFixed(rule) && own.atLeast(asked)) ? own : asked;
  }

  private static Row row(RuleId rule) {
    return new Row(rule.id(), rule.whileSubmitted(), rule.fromReviewOn(), rule.fromReviewOn());
  }

  private static @Nullable Level first(List<Row> rows, String rule, Status status) {
    for (Row row : rows) {
      Level level = row.matches(rule) ? row.level(status) : null;
      if (level != null) {
        return level;
      }
    }
    return null;
  }

  /** Whether a rule may be made stricter only. */
  public static boolean isFixed(String rule) {
    return FIXED.stream().anyMatch(row -> row.matches(rule));
  }

  /** The rules that may be made stricter only, in words. */
  public static String fixed() {
    return FIXED.stream().map(Row::pattern).collect(java.util.stream.Collectors.joining(", "));
  }

  /** These levels with rows of a policy. */
  public Levels withPolicy(List<Row> rows) {
    return new Levels(rows, table);
  }

  /** These levels with rows behind those of the table. */
  public Levels withMore(List<Row> rows) {
    List<Row> all = new ArrayList<>(table);
    all.addAll(rows);
    return new Levels(policy, all);
  }

  /**
   * A row of the table; a null cell leaves the decision to the rows behind.
   *
   * @param pattern a rule id, or its beginning with {@code *} at the end
   * @param submitted the level while submitted
   * @param underReview the level while under review
   * @param approved the level once approved
   */
  public record Row(
      String pattern,
      @Nullable Level submitted,
      @Nullable Level underReview,
      @Nullable Level approved) {

    /** Whether the row speaks of a rule. */
    public boolean matches(String rule) {
      return pattern.endsWith("*")
          ? rule.startsWith(pattern.substring(0, pattern.length() - 1))
          : rule.equals(pattern);
    }

    /** The row's level for a status, or null. */
    public @Nullable Level level(Status status) {
      return switch (status) {
        case SUBMITTED -> submitted;
        case UNDER_REVIEW -> underReview;
        case APPROVED -> approved;
      };
    }
  }
}
