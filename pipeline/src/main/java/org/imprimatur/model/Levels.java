package org.imprimatur.model;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Level;
import org.jspecify.annotations.Nullable;

/**
 * How grave each rule's findings are, by the status of the article (contract, section 4). The first
 * row whose pattern matches a rule decides; rows of the policy stand before those of the house.
 *
 * @param rows in order of precedence
 */
public record Levels(List<Row> rows) {
  private static final Level E = Level.ERROR;
  private static final Level W = Level.WARNING;
  private static final Level N = Level.NOTE;

  /** The contract's table. What no row names is a warning. */
  public static final Levels DEFAULT =
      new Levels(
          List.of(
              new Row("frontmatter/unknown-key", W, W, W),
              new Row("frontmatter/unknown-author", W, E, E),
              new Row("frontmatter/*", E, E, E),
              new Row("article/*", E, E, E),
              new Row("cite/malformed", E, E, E),
              new Row("review/expired", W, W, W),
              new Row("review/*", E, E, E),
              new Row("claim/uncited", W, E, E),
              new Row("claim/no-claim-without-reason", W, E, E),
              new Row("cite/unknown-key", W, E, E),
              new Row("ref/missing-field", W, E, E),
              new Row("ref/retracted", W, E, E),
              new Row("ref/bad-identifier", W, E, E),
              new Row("ref/syntax", E, E, E),
              new Row("ref/type", E, E, E),
              new Row("ref/duplicate-key", E, E, E),
              new Row("link/broken", W, E, E),
              new Row("image/no-alt", W, E, E),
              new Row("text/unseen-list", W, E, E),
              new Row("dose/jc-*", W, E, E),
              new Row("abbrev/jc-*", W, E, E),
              new Row("grade/*", N, N, N),
              new Row("readability/*", N, N, N),
              new Row("ref/unused", N, N, N),
              new Row("config/unknown-key", W, W, W),
              new Row("config/*", E, E, E),
              new Row("import/syntax", E, E, E),
              new Row("import/target", E, E, E),
              new Row("import/known", N, N, N),
              new Row("import/left-out", N, N, N)));

  /** Copies the rows. */
  public Levels {
    rows = List.copyOf(rows);
  }

  /** How grave a finding of a rule is in an article of a status. */
  public Level level(String rule, Status status) {
    for (Row row : rows) {
      Level level = row.matches(rule) ? row.level(status) : null;
      if (level != null) {
        return level;
      }
    }
    return Level.WARNING;
  }

  /** These levels with rows before them. */
  public Levels withFirst(List<Row> first) {
    List<Row> all = new ArrayList<>(first);
    all.addAll(rows);
    return new Levels(all);
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
