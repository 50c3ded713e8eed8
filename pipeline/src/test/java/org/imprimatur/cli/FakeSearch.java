package org.imprimatur.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.util.SmallFloat;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the part of OpenSearch's query language that the program uses, over documents in
 * memory, with the scores of its older BM25. Written from what the language means, not from how the
 * program makes requests.
 */
final class FakeSearch {
  private static final float NO = -1f;

  private final List<Doc> docs;
  private final Map<String, Doc> byId = new HashMap<>();
  private final Map<String, Statistics> statistics = new HashMap<>();

  /** A document, its fields as they were sent. */
  static final class Doc {
    private final String id;
    private final Map<?, ?> fields;
    private final Map<String, List<List<String>>> tokens = new HashMap<>();
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    Doc(String id, Map<?, ?> fields) {
      this.id = id;
      this.fields = Map.copyOf(fields);
    }

    String id() {
      return id;
    }

    Map<?, ?> fields() {
      return fields;
    }

    List<?> values(String field) {
      Object value = fields.get(field);
      return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    List<List<String>> tokens(String field) {
      return tokens.computeIfAbsent(
          field,
          name ->
              values(name).stream()
                  .map(text -> Arrays.asList(String.valueOf(text).split(" ", -1)))
                  .toList());
    }

    int length(String field) {
      return counts(field).values().stream().mapToInt(count -> count).sum();
    }

    /** How often each token stands in a field. */
    Map<String, Integer> counts(String field) {
      return counts.computeIfAbsent(
          field,
          name -> {
            Map<String, Integer> out = new HashMap<>();
            tokens(name).forEach(all -> all.forEach(t -> out.merge(t, 1, Integer::sum)));
            return out;
          });
    }

    /** How often terms stand in a field one behind the other. */
    int frequency(String field, List<String> terms) {
      int first = counts(field).getOrDefault(terms.get(0), 0);
      if (first == 0 || terms.size() == 1) {
        return first;
      }
      int out = 0;
      for (List<String> value : tokens(field)) {
        for (int i = 0; i + terms.size() <= value.size(); i++) {
          out += value.subList(i, i + terms.size()).equals(terms) ? 1 : 0;
        }
      }
      return out;
    }

    long number(String field) {
      return fields.get(field) instanceof Long number ? number : 0;
    }
  }

  /** A document, of whose claim or article an engine has understood nothing. */
  static Doc withoutWords(Doc doc) {
    Map<Object, Object> fields = new HashMap<>(doc.fields());
    fields.computeIfPresent("claim_words", (name, words) -> List.of("other"));
    fields.computeIfPresent("article_words", (name, words) -> List.of("other"));
    return new Doc(doc.id(), fields);
  }

  /** Of a field of tokens. */
  private record Statistics(int documents, float average, Map<String, Integer> frequencies) {}

  FakeSearch(List<Doc> docs) {
    this.docs = docs;
    docs.forEach(doc -> byId.put(doc.id(), doc));
  }

  /** The answer to the body of a search. */
  Map<String, @Nullable Object> answer(Map<?, ?> body) {
    Map<String, @Nullable Object> out =
        Json.object("timed_out", false, "_shards", Json.object("failed", 0));
    if (body.get("aggs") instanceof Map<?, ?> aggregations) {
      Map<String, @Nullable Object> counts = new TreeMap<>();
      aggregations.forEach(
          (name, filter) -> {
            Object query = Objects.requireNonNull(((Map<?, ?>) filter).get("filter"));
            long count = docs.stream().filter(doc -> score(query, doc) != NO).count();
            counts.put(String.valueOf(name), Json.object("doc_count", count));
          });
      out.put("aggregations", counts);
      return out;
    }
    out.put("hits", hits(body));
    return out;
  }

  private record Hit(Doc doc, float score) {}

  private Map<String, @Nullable Object> hits(Map<?, ?> body) {
    Object query = Objects.requireNonNull(body.get("query"));
    List<Hit> found = new ArrayList<>();
    for (Doc doc : docs) {
      float score = score(query, doc);
      if (score != NO) {
        found.add(new Hit(doc, score));
      }
    }
    found.sort(order((List<?>) Objects.requireNonNull(body.get("sort"))));
    int from = body.get("from") instanceof Long number ? number.intValue() : 0;
    int size = ((Long) Objects.requireNonNull(body.get("size"))).intValue();
    List<?> shown = (List<?>) Objects.requireNonNull(body.get("_source"));
    List<Object> hits = new ArrayList<>();
    found.stream()
        .skip(from)
        .limit(size)
        .forEach(
            hit -> {
              Map<String, @Nullable Object> source = Json.object();
              shown.forEach(f -> source.put((String) f, hit.doc().fields().get(f)));
              hits.add(
                  Json.object("_score", new java.math.BigDecimal(hit.score()), "_source", source));
            });
    return Json.object("total", Json.object("value", found.size(), "relation", "eq"), "hits", hits);
  }

  private static Comparator<Hit> order(List<?> sort) {
    Comparator<Hit> out = Comparator.comparing(hit -> 0);
    for (Object each : sort) {
      Map.Entry<?, ?> by = ((Map<?, ?>) each).entrySet().iterator().next();
      String field = (String) by.getKey();
      Comparator<Hit> next =
          field.equals("_score")
              ? Comparator.comparing(Hit::score)
              : Comparator.comparing(hit -> hit.doc().number(field));
      out = out.thenComparing("desc".equals(by.getValue()) ? next.reversed() : next);
    }
    return out;
  }

  /** The score of a document, or -1. */
  private float score(Object query, Doc doc) {
    Map.Entry<?, ?> only = ((Map<?, ?>) query).entrySet().iterator().next();
    Map<?, ?> what = (Map<?, ?>) Objects.requireNonNull(only.getValue());
    return switch ((String) only.getKey()) {
      case "term" -> leaf(what, doc, "value");
      case "match_phrase" -> leaf(what, doc, "query");
      case "prefix" -> prefix(what, doc);
      case "range" -> range(what, doc);
      case "bool" -> bool(what, doc);
      case "dis_max" -> most(what, doc);
      case "constant_score" ->
          score(get(what, "filter"), doc) == NO ? NO : number(get(what, "boost"));
      case "has_parent" -> parent(what, doc);
      case "function_score" -> atLeast(what, doc);
      default -> throw new IllegalArgumentException(only.toString());
    };
  }

  private static Object get(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  private static float number(Object value) {
    return ((Number) value).floatValue();
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> list ? list : List.of();
  }

  private float prefix(Map<?, ?> what, Doc doc) {
    Map.Entry<?, ?> only = what.entrySet().iterator().next();
    String beginning = (String) only.getValue();
    return doc.values((String) only.getKey()).stream()
            .anyMatch(value -> ((String) value).startsWith(Objects.requireNonNull(beginning)))
        ? 1f
        : NO;
  }

  private float range(Map<?, ?> what, Doc doc) {
    Map.Entry<?, ?> only = what.entrySet().iterator().next();
    Map<?, ?> bounds = (Map<?, ?>) Objects.requireNonNull(only.getValue());
    Object value = doc.fields().get(only.getKey());
    return value instanceof Long number
            && number >= (Long) get(bounds, "gte")
            && number <= (bounds.get("lte") instanceof Long most ? most : Long.MAX_VALUE)
        ? 1f
        : NO;
  }

  private float bool(Map<?, ?> what, Doc doc) {
    double sum = 0;
    int should = 0;
    for (Object each : list(what, "should")) {
      float score = score(each, doc);
      sum += score == NO ? 0 : score;
      should += score == NO ? 0 : 1;
    }
    for (Object each : list(what, "must")) {
      float score = score(each, doc);
      if (score == NO) {
        return NO;
      }
      sum += score;
    }
    boolean passes =
        (list(what, "should").isEmpty() || should > 0)
            && list(what, "filter").stream().allMatch(each -> score(each, doc) != NO)
            && list(what, "must_not").stream().allMatch(each -> score(each, doc) == NO);
    return passes ? (float) sum : NO;
  }

  private float most(Map<?, ?> what, Doc doc) {
    float most = NO;
    for (Object each : list(what, "queries")) {
      most = Math.max(most, score(each, doc));
    }
    return most;
  }

  private float parent(Map<?, ?> what, Doc doc) {
    if (!(doc.fields().get("relation") instanceof Map<?, ?> relation)) {
      return NO;
    }
    Doc parent = byId.get(String.valueOf(relation.get("parent")));
    return parent != null && score(get(what, "query"), parent) != NO ? 1f : NO;
  }

  private float atLeast(Map<?, ?> what, Doc doc) {
    float score = score(get(what, "query"), doc);
    return score >= number(get(what, "min_score")) ? score : NO;
  }

  private float leaf(Map<?, ?> what, Doc doc, String name) {
    Map.Entry<?, ?> only = what.entrySet().iterator().next();
    String field = (String) Objects.requireNonNull(only.getKey());
    String text =
        only.getValue() instanceof Map<?, ?> map
            ? (String) get(map, name)
            : (String) Objects.requireNonNull(only.getValue());
    float boost = only.getValue() instanceof Map<?, ?> map ? number(get(map, "boost")) : 1f;
    if (!field.endsWith("_words") && !field.endsWith("_named")) {
      return doc.values(field).contains(text) ? 1f : NO;
    }
    List<String> terms = Arrays.asList(text.split(" ", -1));
    int frequency = doc.frequency(field, terms);
    return frequency == 0 ? NO : bm25(field, terms, frequency, boost, doc);
  }

  private float bm25(String field, List<String> terms, int frequency, float boost, Doc doc) {
    Statistics all = statistics.computeIfAbsent(field, this::statistics);
    double idf = 0;
    for (String term : terms) {
      int n = all.frequencies().getOrDefault(term, 0);
      idf += (float) Math.log(1 + (all.documents() - n + 0.5D) / (n + 0.5D));
    }
    float weight = boost * (1 + 1.2f) * (float) idf;
    int length = SmallFloat.byte4ToInt(SmallFloat.intToByte4(doc.length(field)));
    float inverse = 1f / (1.2f * ((1 - 0.75f) + 0.75f * length / all.average()));
    return weight - weight / (1f + frequency * inverse);
  }

  private Statistics statistics(String field) {
    int documents = 0;
    long tokens = 0;
    Map<String, Integer> frequencies = new HashMap<>();
    for (Doc doc : docs) {
      documents += doc.length(field) > 0 ? 1 : 0;
      tokens += doc.length(field);
      doc.counts(field).keySet().forEach(term -> frequencies.merge(term, 1, Integer::sum));
    }
    return new Statistics(documents, (float) (tokens / (double) documents), frequencies);
  }
}
