package org.imprimatur.model;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Level;
import org.jspecify.annotations.Nullable;

/**
 * How grave each rule's findings are, by the status of the article (contract, section 4): what the
 * policy says, else what the table says, the first row that matches in each. The rules that keep
 * the proof whole may only be made stricter.
 *
 * @param policy rows of {@code policy.levels}, in order of precedence
 * @param table what holds where the policy says nothing, in order of precedence
 */
public record Levels(List<Row> policy, List<Row> table) {
  private static final Level E = Level.ERROR;
  private static final Level W = Level.WARNING;
  private static final Level N = Level.NOTE;

  /** The rules that no policy may lower. */
  private static final List<Row> FIXED =
      List.of(
          new Row("review/*", E, E, E),
          new Row("config/*", E, E, E),
          new Row("image/unsafe", E, E, E));

  /** The contract's table. What no row names is a warning. */
  public static final Levels DEFAULT =
      new Levels(
          List.of(),
          List.of(
              new Row("frontmatter/unknown-key", W, W, W),
              new Row("frontmatter/unknown-author", W, E, E),
              new Row("frontmatter/*", E, E, E),
              new Row("article/placeholder", W, E, E),
              new Row("article/*", E, E, E),
              new Row("cite/malformed", E, E, E),
              new Row("review/expired", W, W, W),
              new Row("review/status-behind", W, W, W),
              new Row("review/*", E, E, E),
              new Row("claim/uncited", W, E, E),
              new Row("claim/outside-check", W, E, E),
              new Row("claim/no-claim-without-reason", W, E, E),
              new Row("cite/unknown-key", W, E, E),
              new Row("ref/missing-field", W, E, E),
              new Row("ref/retracted", W, E, E),
              new Row("ref/bad-identifier", W, E, E),
              new Row("ref/concern", W, W, W),
              new Row("ref/corrected", W, W, W),
              new Row("ref/syntax", E, E, E),
              new Row("ref/type", E, E, E),
              new Row("ref/duplicate-key", E, E, E),
              new Row("text/dialect", W, E, E),
              new Row("link/broken", W, E, E),
              new Row("image/no-alt", W, E, E),
              new Row("image/*", E, E, E),
              new Row("text/mixed-script", W, E, E),
              new Row("text/unseen-list", W, E, E),
              new Row("dose/jc-*", W, E, E),
              new Row("abbrev/jc-*", W, E, E),
              new Row("grade/*", N, N, N),
              new Row("readability/*", N, N, N),
              new Row("ref/unused", N, N, N),
              new Row("config/fixed-level", W, W, W),
              new Row("config/merge-lines", W, W, W),
              new Row("config/unfulfillable", W, W, W),
              new Row("config/unknown-key", W, W, W),
              new Row("config/*", E, E, E),
              new Row("import/syntax", E, E, E),
              new Row("import/target", E, E, E),
              new Row("import/undecoded", E, E, E),
              new Row("import/known", N, N, N),
              new Row("import/key-in-braces", N, N, N),
              new Row("import/left-out", N, N, N)));

  /** Copies the rows. */
  public Levels {
    policy = List.copyOf(policy);
    table = List.copyOf(table);
  }

  /**
   * How grave a finding of a rule is in an article of a status. Where a policy may not lower a
   * level, it is at least that of the contract's table.
   */
  public Level level(String rule, Status status) {
    Level preset = first(table, rule, status);
    return raised(rule, status, preset == null ? Level.WARNING : preset);
  }

  /**
   * How grave a finding is that has a level of its own: as a review that is due, by the day.
   *
   * @param own its level where the policy says nothing
   */
  public Level raised(String rule, Status status, Level own) {
    Level asked = first(policy, rule, status);
    return asked == null || (isFixed(rule) && own.atLeast(asked)) ? own : asked;
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
