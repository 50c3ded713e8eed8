package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Puts judged queries to an index and counts. The measures are those of trec_eval: gains are the
 * relevances, discounted by the logarithm of the rank plus one.
 */
public final class Evaluation {
  /** How far a list is read. */
  static final int DEPTH = 100;

  private static final int TOP = 10;

  /** So many answers are shown unless more are asked for. */
  private static final int SHOWN = 5;

  private static final int POINTS = 10;

  private final List<Ran> all = new ArrayList<>();
  private final boolean asked;

  private Evaluation(boolean asked) {
    this.asked = asked;
  }

  /** A query with what was given: documents, best first, and the score of the first. */
  private record Ran(JudgedQueries.Query query, List<String> given, double score) {
    boolean answered() {
      return !given.isEmpty();
    }

    int gain(int rank) {
      return query.relevant().getOrDefault(given.get(rank), 0);
    }

    boolean firstIsRight() {
      return answered() && gain(0) > 0;
    }
  }

  /**
   * Searches articles for each query; documents are article ids.
   *
   * @throws IOException when the index cannot be read
   */
  public static EvaluationResult ofSearch(Searcher searcher, JudgedQueries judged)
      throws IOException {
    Evaluation out = new Evaluation(false);
    SearchOptions options = new SearchOptions(DEPTH, null, null);
    for (JudgedQueries.Query query : judged.queries()) {
      List<SearchResult.Hit> hits = searcher.search(query.text(), options).hits();
      List<String> ids = hits.stream().map(SearchResult.Hit::article).toList();
      out.all.add(new Ran(query, ids, hits.isEmpty() ? 0 : hits.get(0).score()));
    }
    return out.result();
  }

  /**
   * Asks each query of the claims; documents are their addresses, {@code article/#claim}.
   *
   * @param includePending also claims of articles that are not proved approved
   * @throws IOException when the index cannot be read
   */
  public static EvaluationResult ofAsk(
      Searcher searcher, JudgedQueries judged, boolean includePending) throws IOException {
    Evaluation out = new Evaluation(true);
    AskOptions options = new AskOptions(null, DEPTH, includePending);
    for (JudgedQueries.Query query : judged.queries()) {
      List<AskResult.Answer> answers = searcher.ask(query.text(), options).answers();
      List<String> urls = answers.stream().map(AskResult.Answer::url).toList();
      out.all.add(new Ran(query, urls, answers.isEmpty() ? 0 : answers.get(0).score()));
    }
    return out.result();
  }

  private EvaluationResult result() {
    Map<String, List<Ran>> groups = new LinkedHashMap<>();
    groups.put("all", all);
    for (Ran ran : all) {
      if (!ran.query().group().isEmpty()) {
        groups.computeIfAbsent(ran.query().group(), name -> new ArrayList<>()).add(ran);
      }
    }
    List<EvaluationResult.Row> rows = new ArrayList<>();
    groups.forEach((name, runs) -> rows.add(row(name, runs)));
    return new EvaluationResult(asked, rows, curve());
  }

  private static double count(List<Ran> runs, Predicate<Ran> which) {
    return (double) runs.stream().filter(which).count();
  }

  private static EvaluationResult.Row row(String name, List<Ran> runs) {
    List<Ran> answerable = runs.stream().filter(r -> r.query().answerable()).toList();
    List<Ran> others = runs.stream().filter(r -> !r.query().answerable()).toList();
    return new EvaluationResult.Row(
        name,
        runs.size(),
        answerable.size(),
        mean(answerable.stream().mapToDouble(Evaluation::gainOfTen).sum(), answerable),
        mean(answerable.stream().mapToDouble(Evaluation::recall).sum(), answerable),
        mean(answerable.stream().mapToDouble(Evaluation::reciprocalRank).sum(), answerable),
        mean(count(answerable, Ran::firstIsRight), answerable),
        mean(count(answerable, Ran::answered), answerable),
        mean(count(answerable, Evaluation::onlyWrong), answerable),
        mean(count(others, Ran::answered), others));
  }

  private static double mean(double sum, List<Ran> over) {
    return over.isEmpty() ? 0 : sum / over.size();
  }

  private static double gainOfTen(Ran ran) {
    double gained = 0;
    for (int i = 0; i < Math.min(TOP, ran.given().size()); i++) {
      gained += discounted(ran.gain(i), i);
    }
    List<Integer> best =
        ran.query().relevant().values().stream().sorted(Comparator.reverseOrder()).toList();
    double most = 0;
    for (int i = 0; i < Math.min(TOP, best.size()); i++) {
      most += discounted(best.get(i), i);
    }
    return gained / most;
  }

  /** StrictMath gives the same last bit everywhere. */
  private static double discounted(int gain, int rank) {
    return gain * StrictMath.log(2) / StrictMath.log(rank + 2.0);
  }

  private static double recall(Ran ran) {
    long found = ran.given().stream().filter(ran.query().relevant()::containsKey).count();
    return (double) found / ran.query().relevant().size();
  }

  private static double reciprocalRank(Ran ran) {
    for (int i = 0; i < ran.given().size(); i++) {
      if (ran.gain(i) > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  private static boolean onlyWrong(Ran ran) {
    List<String> shown = ran.given().subList(0, Math.min(SHOWN, ran.given().size()));
    return ran.answered() && shown.stream().noneMatch(ran.query().relevant()::containsKey);
  }

  /** What would be answered, and how often wrongly, if only scores from some value up counted. */
  private List<EvaluationResult.Point> curve() {
    List<Ran> answered =
        all.stream()
            .filter(Ran::answered)
            .sorted(Comparator.comparingDouble(Ran::score).reversed())
            .toList();
    List<EvaluationResult.Point> out = new ArrayList<>();
    int steps = Math.min(POINTS, answered.size());
    for (int i = 1; i <= steps; i++) {
      int count = answered.size() * i / steps;
      long wrong = answered.subList(0, count).stream().filter(r -> !r.firstIsRight()).count();
      out.add(
          new EvaluationResult.Point(
              answered.get(count - 1).score(),
              (double) count / all.size(),
              (double) wrong / count));
    }
    return out;
  }
}
