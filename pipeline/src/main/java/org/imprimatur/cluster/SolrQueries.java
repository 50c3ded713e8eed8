package org.imprimatur.cluster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Criteria as Solr takes them: parameters of {@code /select}, in its JSON form. A criterion within
 * another is a parameter of its own ({@code c1}, {@code c2} ...), each text once.
 */
final class SolrQueries {
  private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  private SolrQueries() {}

  /** The body of a search. */
  static Map<String, @Nullable Object> body(SearchEngine.Sought sought) {
    SolrQueries queries = new SolrQueries();
    boolean scored = sought.order() == SearchEngine.Order.SCORE;
    String what = queries.of(sought.what());
    List<String> filters = new ArrayList<>();
    sought
        .filters()
        .forEach(each -> filters.add("{!query cache=false v=$" + queries.name(each) + "}"));
    if (!scored) {
      filters.add(0, "{!query cache=false v=$" + queries.name(sought.what()) + "}");
    }
    Map<String, @Nullable Object> all = common();
    all.put("q", scored ? what : "*:*");
    all.put("fq", filters);
    all.put("sort", sort(sought.order()));
    all.put("start", sought.from());
    all.put("rows", sought.limit());
    all.put("fl", EngineFields.NUMBER + "," + EngineFields.RECORD + ",score");
    all.putAll(queries.parameters);
    return Json.object("params", all);
  }

  private static Map<String, @Nullable Object> common() {
    return Json.object(
        "defType", "lucene", "wt", "json", "omitHeader", false, "shards.tolerant", "false");
  }

  private static String sort(SearchEngine.Order order) {
    String number = EngineFields.NUMBER + " asc";
    return switch (order) {
      case SCORE -> "score desc," + number;
      case ARTICLES -> EngineFields.WORD_ARTICLES + " desc," + number;
      case NUMBER -> number;
    };
  }

  /** The body of counts, one after the other under {@code 0}, {@code 1} ... */
  static Map<String, @Nullable Object> counts(List<Criterion> criteria) {
    SolrQueries queries = new SolrQueries();
    List<String> counted = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      String name = queries.name(criteria.get(i));
      counted.add("{!query key=" + i + " cache=false v=$" + name + "}");
    }
    Map<String, @Nullable Object> all = common();
    all.put("q", "*:*");
    all.put("rows", 0);
    all.put("facet", "true");
    all.put("facet.query", counted);
    all.putAll(queries.parameters);
    return Json.object("params", all);
  }

  /** The parameter that a criterion stands in. */
  private String name(Criterion criterion) {
    String text = of(criterion);
    String name = names.get(text);
    if (name == null) {
      name = "c" + (names.size() + 1);
      names.put(text, name);
      parameters.put(name, text);
    }
    return name;
  }

  private String of(Criterion criterion) {
    if (criterion instanceof Criterion.Holds holds) {
      return holds(holds);
    } else if (criterion instanceof Criterion.Begins begins) {
      return "{!prefix f=" + begins.field() + " v=" + quoted(begins.prefix()) + "}";
    } else if (criterion instanceof Criterion.Between between) {
      return between.field() + ":[" + between.least() + " TO " + between.most() + "]";
    } else if (criterion instanceof Criterion.Any any) {
      return joined(any.of());
    } else if (criterion instanceof Criterion.Best best) {
      return best(best);
    } else if (criterion instanceof Criterion.Boosted boosted) {
      return clause(boosted.what()) + "^" + number(boosted.by());
    } else if (criterion instanceof Criterion.Worth worth) {
      return worth(worth);
    } else if (criterion instanceof Criterion.All all) {
      return all(all);
    } else if (criterion instanceof Criterion.InArticle in) {
      // Whatever is not a claim ends a block.
      return "{!child of='*:* -" + kind(EngineFields.CLAIM) + "' v=$" + name(in.article()) + "}";
    }
    return atLeast((Criterion.AtLeast) criterion);
  }

  private static String kind(String kind) {
    return EngineFields.KIND + ":" + kind;
  }

  /** A text of terms in the syntax of Solr's standard parser: one term, or a phrase. */
  private static String holds(Criterion.Holds holds) {
    boolean isText =
        List.of(EngineFields.ARTICLE_WORDS, EngineFields.CLAIM_WORDS, EngineFields.CLAIM_NAMED)
            .contains(holds.field());
    if (!isText) {
      return "{!term f=" + holds.field() + " v=" + quoted(holds.terms().get(0)) + "}";
    }
    // Tokens are letters, digits and decimal points: nothing in them needs to be escaped.
    return holds.field() + ":\"" + String.join(" ", holds.terms()) + '"';
  }

  /** A value of a local parameter. */
  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A criterion as a clause among others, whatever parser reads it. */
  private String clause(Criterion criterion) {
    if (criterion instanceof Criterion.Holds holds) {
      String text = holds(holds);
      if (!text.startsWith("{!")) {
        return text;
      }
    }
    if (criterion instanceof Criterion.Boosted || criterion instanceof Criterion.Worth) {
      return of(criterion);
    }
    return "_query_:\"{!query v=$" + name(criterion) + "}\"";
  }

  private String joined(List<Criterion> of) {
    List<String> clauses = new ArrayList<>();
    of.forEach(each -> clauses.add(clause(each)));
    return String.join(" ", clauses);
  }

  private String best(Criterion.Best best) {
    return "{!maxscore tie=0 v='" + joined(best.of()) + "'}";
  }

  private String worth(Criterion.Worth worth) {
    return "_query_:\"{!query v=$" + name(worth.what()) + "}\"^=" + number(worth.score());
  }

  private String all(Criterion.All all) {
    StringBuilder out = new StringBuilder("{!bool");
    all.of().forEach(each -> out.append(" filter=$").append(name(each)));
    all.none().forEach(each -> out.append(" must_not=$").append(name(each)));
    return out.append('}').toString();
  }

  private String atLeast(Criterion.AtLeast atLeast) {
    List<Criterion> parts = new ArrayList<>(atLeast.of());
    String least = BigDecimal.valueOf(atLeast.least()).subtract(new BigDecimal("0.5")).toString();
    return "{!frange l=" + least + " v='query($" + name(new Criterion.Any(parts)) + ")'}";
  }

  private static String number(float value) {
    return OpenSearchQueries.number(value).toPlainString();
  }
}
