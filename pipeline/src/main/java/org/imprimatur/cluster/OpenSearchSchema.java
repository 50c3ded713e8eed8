package org.imprimatur.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.GenerationRecord;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Settings and mappings of an index in OpenSearch. */
final class OpenSearchSchema {
  private static final List<String> TERMS =
      List.of(
          EngineFields.KIND,
          EngineFields.ARTICLE_ID,
          EngineFields.ARTICLE_STATUS,
          EngineFields.ARTICLE_TOPIC,
          EngineFields.CLAIM_MARK,
          EngineFields.CLAIM_STATUS,
          EngineFields.CLAIM_ARTICLE,
          EngineFields.WORD_TEXT);

  private OpenSearchSchema() {}

  /** The body that makes an index. */
  static Map<String, @Nullable Object> index(Engine.Size size) {
    Map<String, @Nullable Object> settings =
        Json.object(
            "number_of_shards",
            size.shards(),
            "number_of_replicas",
            size.replicas(),
            "refresh_interval",
            "-1");
    settings.put("similarity", Json.object("default", similarity()));
    return Json.object("settings", Json.object("index", settings), "mappings", mappings());
  }

  private static Object similarity() {
    return Json.object("type", "BM25", "k1", new BigDecimal("1.2"), "b", new BigDecimal("0.75"));
  }

  private static Object mappings() {
    List<String> unkept =
        List.of(EngineFields.ARTICLE_WORDS, EngineFields.CLAIM_WORDS, EngineFields.CLAIM_NAMED);
    return Json.object(
        "dynamic",
        "strict",
        "_meta",
        Json.object("imprimatur", GenerationRecord.FORMAT),
        "_source",
        Json.object("excludes", unkept),
        "properties",
        fields());
  }

  private static Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> out = Json.object();
    for (String name : TERMS) {
      out.put(name, Json.object("type", "keyword", "doc_values", false));
    }
    for (String name :
        List.of(EngineFields.NUMBER, EngineFields.WORD_LENGTH, EngineFields.WORD_ARTICLES)) {
      out.put(name, Json.object("type", "integer"));
    }
    out.put(EngineFields.ARTICLE_WORDS, text(true));
    out.put(EngineFields.CLAIM_WORDS, text(true));
    out.put(EngineFields.CLAIM_NAMED, text(false));
    for (String name : List.of(EngineFields.RECORD, EngineFields.NOTE)) {
      out.put(name, Json.object("type", "keyword", "index", false, "doc_values", false));
    }
    Object relations = Json.object(EngineFields.ARTICLE, EngineFields.CLAIM);
    out.put(OpenSearchQueries.RELATION, Json.object("type", "join", "relations", relations));
    return out;
  }

  private static Object text(boolean scored) {
    return Json.object(
        "type",
        "text",
        "analyzer",
        "whitespace",
        "position_increment_gap",
        EngineFields.GAP,
        "norms",
        scored);
  }
}
