package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.AskOptions;
import org.imprimatur.search.CannedQueries;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.search.SearchableIndex;
import org.jspecify.annotations.Nullable;

/** Compares two answers in all that they say; scores may differ by a millionth. */
final class SameAnswers {
  private static final double PART = 1e-6;
  private static final int LIMIT = 30;

  private int exact;
  private int compared;
  private double most;

  /** How many scores were the same as floats. */
  String scores() {
    return exact + " of " + compared + " scores are the same floats, the others differ by " + most;
  }

  static Map<String, @Nullable Object> searched(SearchableIndex index, String query)
      throws IOException {
    return index.search(query, new SearchOptions(LIMIT, null, null)).json();
  }

  static Map<String, @Nullable Object> asked(SearchableIndex index, String question)
      throws IOException {
    return index.ask(question, new AskOptions(null, LIMIT, true)).json();
  }

  /** Puts all queries to both; gives how many there were. */
  int all(CannedQueries queries, SearchableIndex here, SearchableIndex there) throws IOException {
    for (String query : queries.searches()) {
      same(searched(here, query), searched(there, query), query);
    }
    for (String question : queries.questions()) {
      same(asked(here, question), asked(there, question), question);
    }
    return queries.searches().size() + queries.questions().size();
  }

  void same(Map<String, @Nullable Object> here, Map<String, @Nullable Object> there, String query) {
    assertEquals(without(here), without(there), query);
    List<BigDecimal> ours = scores(here);
    List<BigDecimal> theirs = scores(there);
    for (int i = 0; i < ours.size(); i++) {
      float one = ours.get(i).floatValue();
      float other = theirs.get(i).floatValue();
      double part = one == other ? 0 : Math.abs(one - other) / Math.max(1, Math.abs(one));
      assertTrue(part <= PART, query + ": " + one + " and " + other);
      compared++;
      exact += one == other ? 1 : 0;
      most = Math.max(most, part);
    }
  }

  /** An answer without its scores. */
  static Map<String, @Nullable Object> without(Map<String, @Nullable Object> answer) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>(answer);
    for (String list : List.of("hits", "answers")) {
      if (answer.get(list) instanceof List<?> items) {
        out.put(list, items.stream().map(SameAnswers::unscored).toList());
      }
    }
    return out;
  }

  private static Map<Object, @Nullable Object> unscored(Object item) {
    Map<Object, @Nullable Object> out = new LinkedHashMap<>((Map<?, ?>) item);
    out.remove("score");
    return out;
  }

  private static List<BigDecimal> scores(Map<String, @Nullable Object> answer) {
    Object items = answer.containsKey("hits") ? answer.get("hits") : answer.get("answers");
    return ((List<?>) java.util.Objects.requireNonNull(items))
        .stream().map(item -> (BigDecimal) ((Map<?, ?>) item).get("score")).toList();
  }
}
