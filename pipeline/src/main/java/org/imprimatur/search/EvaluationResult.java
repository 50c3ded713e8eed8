package org.imprimatur.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * How well judged queries were answered.
 *
 * @param asked whether claims were asked; else articles were searched
 * @param rows all queries first, then each group of them
 * @param curve from few sure answers to all
 */
public record EvaluationResult(boolean asked, List<Row> rows, List<Point> curve) {
  private static final int DIGITS = 4;

  /** Copies the lists. */
  public EvaluationResult {
    rows = List.copyOf(rows);
    curve = List.copyOf(curve);
  }

  /**
   * A group of queries. Shares are from 0 to 1; a query without an answer counts as 0.
   *
   * @param name {@code all}, or what their ids begin with
   * @param queries how many there are
   * @param answerable how many of them something answers; what follows is of these
   * @param gain nDCG of the first ten
   * @param recall of the first hundred
   * @param reciprocalRank the mean reciprocal rank
   * @param precision the share whose first is relevant
   * @param answered the share that anything was given for
   * @param onlyWrong the share of which the first five are all irrelevant
   * @param falseAnswers of the queries that nothing answers, the share that anything was given for
   */
  public record Row(
      String name,
      int queries,
      int answerable,
      double gain,
      double recall,
      double reciprocalRank,
      double precision,
      double answered,
      double onlyWrong,
      double falseAnswers) {

    private Map<String, @Nullable Object> json(boolean asked) {
      Map<String, @Nullable Object> out =
          Json.object(
              "name", name,
              "queries", queries,
              "answerable", answerable,
              "nDCG@10", digits(gain),
              "R@100", digits(recall),
              "MRR", digits(reciprocalRank),
              "P@1", digits(precision));
      if (asked) {
        out.put("answered", digits(answered));
        out.put("onlyWrong", digits(onlyWrong));
        out.put("falseAnswers", digits(falseAnswers));
      }
      return out;
    }
  }

  /**
   * A point of the curve of risk against coverage.
   *
   * @param score the least score that counts
   * @param coverage the share of all queries whose first answer scores as much
   * @param risk of these, the share whose first answer is irrelevant
   */
  public record Point(double score, double coverage, double risk) {
    private Map<String, @Nullable Object> json() {
      return Json.object(
          "score", digits(score), "coverage", digits(coverage), "risk", digits(risk));
    }
  }

  /** A figure with four digits behind the point. */
  public static BigDecimal digits(double value) {
    return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  /** As JSON. */
  public Map<String, @Nullable Object> json(boolean withCurve) {
    Map<String, @Nullable Object> out =
        Json.object("asked", asked, "rows", rows.stream().map(row -> row.json(asked)).toList());
    if (withCurve) {
      out.put("curve", curve.stream().map(Point::json).toList());
    }
    return out;
  }
}
