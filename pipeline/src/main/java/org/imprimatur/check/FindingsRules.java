package org.imprimatur.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Citation;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.FindingsTable.Column;
import org.imprimatur.model.FindingsTable.Outcome;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;

/**
 * The rules of summary-of-findings tables: their columns, and that the figures of a row can be true
 * together, by exact decimals and within the rounding of what is written.
 */
final class FindingsRules {

  private FindingsRules() {}

  static List<Rule> all() {
    return List.of(
        new Columns(), new Counts(), new Intervals(), new Absolute(), new Certain(), new Uncited());
  }

  private abstract static class OfTables implements Rule.OfArticle {
    private final RuleId rule;

    OfTables(RuleId rule) {
      this.rule = rule;
    }

    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      input.contents().findings().forEach(table -> check(table, input, sink));
    }

    void check(FindingsTable table, RuleInput input, Sink sink) {
      table.outcomes().forEach(outcome -> check(table, outcome, sink));
    }

    void check(FindingsTable table, Outcome outcome, Sink sink) {}

    void report(Sink sink, Span span, String message, String hint) {
      sink.report(id(), span, message, hint);
    }
  }

  /** {@code stats/findings-column}: a column is missing, stands twice or in the wrong place. */
  private static final class Columns extends OfTables {
    Columns() {
      super(RuleId.STATS_FINDINGS_COLUMN);
    }

    @Override
    void check(FindingsTable table, RuleInput input, Sink sink) {
      Span heading = table.table().header().get(0).span();
      List<Column> missing = table.missing();
      if (!missing.isEmpty()) {
        report(
            sink,
            heading,
            "the summary of findings has no column " + named(missing),
            "its heading row is: " + headings());
      }
      if (!table.doubled().isEmpty()) {
        report(
            sink,
            heading,
            "the summary of findings has the column " + named(table.doubled()) + " twice",
            "keep one, or give each comparison a table of its own");
      }
      if (!missing.contains(Column.OUTCOME) && !table.isNamedByOutcomes()) {
        report(
            sink,
            heading,
            "the outcomes are not in the first column, which names the rows",
            "put the column Outcome first");
      }
    }

    private static String named(List<Column> columns) {
      return columns.stream()
          .map(column -> "\"" + column.heading() + "\"")
          .collect(Collectors.joining(", "));
    }

    private static String headings() {
      return java.util.stream.Stream.of(Column.values())
          .map(
              column ->
                  column == Column.BASELINE_RISK ? "(" + column.heading() + ")" : column.heading())
          .collect(Collectors.joining(" | "));
    }
  }

  /** {@code stats/findings-count}: how many people or studies is not a number. */
  private static final class Counts extends OfTables {
    private static final Pattern COUNT =
        Pattern.compile("(?:[1-9]\\d{0,2}(?:,\\d{3})++|\\d++)(?:\\s[^\\d]++)?");

    Counts() {
      super(RuleId.STATS_FINDINGS_COUNT);
    }

    @Override
    void check(FindingsTable table, Outcome outcome, Sink sink) {
      for (Column column : List.of(Column.PARTICIPANTS, Column.STUDIES)) {
        Block.Cell cell = table.cell(outcome.row(), column).orElse(null);
        if (cell == null || COUNT.matcher(FindingsTable.words(cell)).matches()) {
          continue;
        }
        report(
            sink,
            place(cell, outcome),
            "not a number of "
                + column.heading().toLowerCase(Locale.ROOT)
                + ": "
                + WordForms.quote(FindingsTable.words(cell)),
            "write the number, and words after it if needed: 1,200, or 5 trials");
      }
    }
  }

  /** {@code stats/findings-interval}: an interval does not hold its estimate. */
  private static final class Intervals extends OfTables {
    Intervals() {
      super(RuleId.STATS_FINDINGS_INTERVAL);
    }

    @Override
    void check(FindingsTable table, Outcome outcome, Sink sink) {
      for (Column column : List.of(Column.RELATIVE_EFFECT, Column.ABSOLUTE_EFFECT)) {
        table
            .cell(outcome.row(), column)
            .filter(cell -> !effect(cell).map(Effect::holds).orElse(true))
            .ifPresent(
                cell ->
                    report(
                        sink,
                        place(cell, outcome),
                        "the interval does not include the estimate: "
                            + WordForms.quote(FindingsTable.words(cell)),
                        "look up all three figures in the source"));
      }
    }
  }

  /** {@code stats/findings-absolute}: the absolute effect is not that of the ratio and the risk. */
  private static final class Absolute extends OfTables {
    Absolute() {
      super(RuleId.STATS_FINDINGS_ABSOLUTE);
    }

    @Override
    void check(FindingsTable table, Outcome outcome, Sink sink) {
      Optional<Effect> ratio = effect(table, outcome, Column.RELATIVE_EFFECT);
      Optional<Effect> baseline = effect(table, outcome, Column.BASELINE_RISK);
      Optional<Effect> absolute = effect(table, outcome, Column.ABSOLUTE_EFFECT);
      if (ratio.isEmpty() || baseline.isEmpty() || absolute.isEmpty()) {
        return;
      }
      Effect.Amount difference = absolute.get().value();
      Derived derived = Derived.of(ratio.get().value(), baseline.get().value()).orElse(null);
      Block.Cell cell = table.cell(outcome.row(), Column.ABSOLUTE_EFFECT).orElseThrow();
      // "4% fewer" may be meant of all people or of the risk.
      boolean isPerPeople = !FindingsTable.words(cell).contains("%");
      BigDecimal whole = difference.of();
      if (derived == null
          || whole == null
          || !isPerPeople
          || difference.direction() == 0
          || derived.allows(difference)) {
        return;
      }
      report(
          sink,
          place(cell, outcome),
          "the absolute effect does not follow: the ratio and the baseline risk give "
              + derived.inWords(whole),
          "look up all figures in the source, and write those that it gives");
    }

    private static Optional<Effect> effect(FindingsTable table, Outcome outcome, Column column) {
      return table.cell(outcome.row(), column).flatMap(FindingsRules::effect);
    }
  }

  /** {@code stats/findings-certainty}: the certainty is not one of the four grades. */
  private static final class Certain extends OfTables {
    Certain() {
      super(RuleId.STATS_FINDINGS_CERTAINTY);
    }

    @Override
    void check(FindingsTable table, Outcome outcome, Sink sink) {
      table
          .cell(outcome.row(), Column.CERTAINTY)
          .filter(cell -> FindingsTable.certainty(cell).isEmpty())
          .ifPresent(
              cell ->
                  report(
                      sink,
                      place(cell, outcome),
                      "no grade of certainty is called "
                          + WordForms.quote(FindingsTable.words(cell)),
                      "write High, Moderate, Low or Very low, and the reasons in another column"));
    }
  }

  /** {@code stats/findings-uncited}: a row does not say which work its figures are from. */
  private static final class Uncited extends OfTables {
    Uncited() {
      super(RuleId.STATS_FINDINGS_UNCITED);
    }

    @Override
    void check(FindingsTable table, RuleInput input, Sink sink) {
      for (Outcome outcome : table.outcomes()) {
        if (!cites(outcome.row(), input)) {
          report(
              sink,
              outcome.row().span(),
              "the row " + WordForms.quote(outcome.name()) + " cites no work of its own",
              "cite the work that the figures come from after the outcome, [@key]: it covers the"
                  + " row");
        }
      }
    }

    private static boolean cites(Block.Row row, RuleInput input) {
      boolean[] found = new boolean[1];
      BodyWalk walk =
          new BodyWalk() {
            @Override
            public void cite(Inline.Cite it) {
              found[0] |= it.citations().stream().map(Citation::key).anyMatch(input::resolves);
            }
          };
      row.cells().forEach(walk::cell);
      return found[0];
    }
  }

  private static Optional<Effect> effect(Block.Cell cell) {
    return Effect.of(FindingsTable.words(cell));
  }

  /** An empty cell has no place that can be seen: then that of its row. */
  private static Span place(Block.Cell cell, Outcome outcome) {
    return cell.content().isEmpty() ? outcome.row().span() : cell.span();
  }
}
