package org.imprimatur.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** For which engine files are made. */
public enum LoadFormat {
  /** Solr 9. */
  SOLR("solr", ".json"),
  /** OpenSearch 2. */
  OPENSEARCH("opensearch", ".ndjson");

  private final String word;
  private final String ending;

  LoadFormat(String word, String ending) {
    this.word = word;
    this.ending = ending;
  }

  /** The format of a word. */
  public static Optional<LoadFormat> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(each -> each.word).toList();
  }

  /** The name of a file of documents. */
  String file(int number) {
    String digits = String.valueOf(100_000 + number).substring(1);
    return "bulk/" + digits + ending;
  }

  /** Documents as the engine takes many at once. */
  byte[] documents(List<EngineDocument> documents) {
    return (this == SOLR
            ? SolrBulk.array(documents, false)
            : OpenSearchBulk.lines(OpenSearchBulk.items(documents)))
        .getBytes(UTF_8);
  }

  /** The files beside the documents, by their names. */
  Map<String, String> files() {
    Map<String, String> out = new TreeMap<>();
    if (this == SOLR) {
      SolrSchema.files().forEach((name, text) -> out.put("configset/" + name, text));
    } else {
      Map<String, @Nullable Object> template = OpenSearchSchema.index(new Engine.Size(1, 1));
      out.put(
          "template.json",
          Json.pretty(
              Json.object("index_patterns", List.of("imprimatur-*"), "template", template)));
    }
    out.put("query.schema.json", resource("query-" + word + ".schema.json"));
    out.put("README.md", resource("load-" + word + ".md"));
    return out;
  }

  private static String resource(String name) {
    try (InputStream in = LoadFormat.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request. */
  Map<String, @Nullable Object> request(SearchEngine.Sought sought) {
    return this == SOLR ? SolrQueries.body(sought) : OpenSearchQueries.body(sought);
  }

  /** A request that counts. */
  Map<String, @Nullable Object> request(List<Criterion> criteria) {
    return this == SOLR ? SolrQueries.counts(criteria) : OpenSearchQueries.counts(criteria);
  }
}
