package org.imprimatur.cluster;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Criteria as OpenSearch 2 takes them: its query language in JSON. */
final class OpenSearchQueries {
  /**
   * OpenSearch 2 scores by Lucene's older BM25, which has the factor 1 + k1. What else scores is
   * sent with the same factor, and what is found is divided by it.
   */
  static final double FACTOR = 1 + 1.2;

  /** The relation of claims to their articles. */
  static final String RELATION = "relation";

  private OpenSearchQueries() {}

  /** The body of a search. */
  static Map<String, @Nullable Object> body(SearchEngine.Sought sought) {
    Map<String, @Nullable Object> out =
        Json.object(
            "query",
            query(sought),
            "from",
            sought.from(),
            "size",
            sought.limit(),
            "sort",
            sort(sought.order()),
            "track_total_hits",
            true,
            "_source",
            List.of(EngineFields.NUMBER, EngineFields.RECORD));
    if (sought.order() == SearchEngine.Order.SCORE) {
      out.put("track_scores", true);
    }
    return out;
  }

  private static Object query(SearchEngine.Sought sought) {
    Object what = of(sought.what());
    if (sought.order() == SearchEngine.Order.SCORE && sought.filters().isEmpty()) {
      return what;
    }
    List<Object> filters =
        new ArrayList<>(sought.filters().stream().map(each -> of(each)).toList());
    if (sought.order() != SearchEngine.Order.SCORE) {
      filters.add(0, what);
      return Json.object("bool", Json.object("filter", filters));
    }
    return Json.object("bool", Json.object("must", List.of(what), "filter", filters));
  }

  private static List<Object> sort(SearchEngine.Order order) {
    List<Object> out = new ArrayList<>();
    switch (order) {
      case SCORE -> out.add(Json.object("_score", "desc"));
      case ARTICLES -> out.add(Json.object(EngineFields.WORD_ARTICLES, "desc"));
      case NUMBER -> {}
    }
    out.add(Json.object(EngineFields.NUMBER, "asc"));
    return out;
  }

  /** The body of counts, one after the other under {@code 0}, {@code 1} ... */
  static Map<String, @Nullable Object> counts(List<Criterion> criteria) {
    Map<String, @Nullable Object> all = Json.object();
    for (int i = 0; i < criteria.size(); i++) {
      all.put(String.valueOf(i), Json.object("filter", of(criteria.get(i))));
    }
    return Json.object("size", 0, "track_total_hits", false, "aggs", all);
  }

  /** A criterion. */
  static Object of(Criterion criterion) {
    if (criterion instanceof Criterion.Holds holds) {
      return holds(holds);
    } else if (criterion instanceof Criterion.Begins begins) {
      return Json.object("prefix", Json.object(begins.field(), begins.prefix()));
    } else if (criterion instanceof Criterion.Between between) {
      Object range = Json.object("gte", between.least(), "lte", between.most());
      return Json.object("range", Json.object(between.field(), range));
    } else if (criterion instanceof Criterion.Any any) {
      return any(any.of());
    } else if (criterion instanceof Criterion.Best best) {
      return Json.object("dis_max", Json.object("queries", all(best.of()), "tie_breaker", 0));
    } else if (criterion instanceof Criterion.Boosted boosted) {
      return boosted(boosted);
    } else if (criterion instanceof Criterion.Worth worth) {
      return worth(worth.what(), number((float) (worth.score() * FACTOR)));
    } else if (criterion instanceof Criterion.All both) {
      return Json.object(
          "bool", Json.object("filter", all(both.of()), "must_not", all(both.none())));
    } else if (criterion instanceof Criterion.InArticle in) {
      return Json.object(
          "has_parent",
          Json.object("parent_type", EngineFields.ARTICLE, "query", of(in.article())));
    }
    return atLeast((Criterion.AtLeast) criterion);
  }

  private static List<Object> all(List<Criterion> of) {
    return of.stream().map(OpenSearchQueries::of).toList();
  }

  private static Object any(List<Criterion> of) {
    return Json.object("bool", Json.object("should", all(of), "minimum_should_match", 1));
  }

  private static Object holds(Criterion.Holds holds) {
    String text = String.join(" ", holds.terms());
    if (holds.terms().size() > 1) {
      return Json.object("match_phrase", Json.object(holds.field(), text));
    }
    return Json.object("term", Json.object(holds.field(), text));
  }

  private static Object boosted(Criterion.Boosted boosted) {
    Criterion.Holds holds = boosted.what();
    boolean isPhrase = holds.terms().size() > 1;
    Object how =
        Json.object(
            isPhrase ? "query" : "value",
            String.join(" ", holds.terms()),
            "boost",
            number(boosted.by()));
    return Json.object(isPhrase ? "match_phrase" : "term", Json.object(holds.field(), how));
  }

  private static Object worth(Criterion what, BigDecimal score) {
    return Json.object("constant_score", Json.object("filter", of(what), "boost", score));
  }

  private static Object atLeast(Criterion.AtLeast atLeast) {
    List<Object> parts = new ArrayList<>();
    for (Criterion.Worth part : atLeast.of()) {
      parts.add(worth(part.what(), number(part.score())));
    }
    Object sum = Json.object("bool", Json.object("should", parts, "minimum_should_match", 1));
    BigDecimal least = BigDecimal.valueOf(atLeast.least()).subtract(new BigDecimal("0.5"));
    return Json.object("function_score", Json.object("query", sum, "min_score", least));
  }

  /** In nine digits, which tell every float from every other. */
  static BigDecimal number(float value) {
    return new BigDecimal(value).round(new MathContext(9, RoundingMode.HALF_EVEN));
  }
}
