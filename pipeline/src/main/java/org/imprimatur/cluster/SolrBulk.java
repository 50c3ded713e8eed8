package org.imprimatur.cluster;

import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Documents as Solr takes many at once: a list, in which an article holds its claims. */
final class SolrBulk {
  private SolrBulk() {}

  /**
   * Documents in a list.
   *
   * @param createOnly whether those are left alone that are there
   */
  static String array(List<EngineDocument> documents, boolean createOnly) {
    StringBuilder out = new StringBuilder("[");
    for (EngineDocument each : documents) {
      out.append(out.length() == 1 ? "\n" : ",\n").append(line(each, createOnly));
    }
    return out.append("\n]\n").toString();
  }

  /** One document. */
  static String line(EngineDocument document, boolean createOnly) {
    Map<String, @Nullable Object> fields = Json.object("id", document.id());
    if (createOnly) {
      fields.put("_version_", -1);
    }
    fields.putAll(document.fields());
    if (!document.claims().isEmpty()) {
      fields.put("_childDocuments_", document.claims().stream().map(SolrBulk::claim).toList());
    }
    return Json.compact(fields);
  }

  private static Map<String, @Nullable Object> claim(EngineDocument claim) {
    Map<String, @Nullable Object> fields = Json.object("id", claim.id());
    fields.putAll(claim.fields());
    return fields;
  }
}
