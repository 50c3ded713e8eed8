package org.imprimatur.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.search.EngineFields;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Documents as OpenSearch takes many at once: a line that says what to do, a line for each. */
final class OpenSearchBulk {
  private OpenSearchBulk() {}

  /**
   * A document.
   *
   * @param action what is done with it
   */
  record Item(String action, String document) {
    long length() {
      return (long) action.length() + document.length() + 2;
    }
  }

  /** Articles, each before its claims; a document that is there is left alone. */
  static List<Item> items(List<EngineDocument> documents) {
    List<Item> out = new ArrayList<>();
    for (EngineDocument each : documents) {
      boolean isArticle = EngineFields.ARTICLE.equals(each.fields().get(EngineFields.KIND));
      out.add(item(each, null, isArticle ? EngineFields.ARTICLE : null));
      for (EngineDocument claim : each.claims()) {
        Object relation = Json.object("name", EngineFields.CLAIM, "parent", each.id());
        out.add(item(claim, each.id(), relation));
      }
    }
    return out;
  }

  private static Item item(
      EngineDocument document, @Nullable String routing, @Nullable Object relation) {
    Map<String, @Nullable Object> action = Json.object("_id", document.id());
    if (routing != null) {
      action.put("routing", routing);
    }
    Map<String, @Nullable Object> fields = Json.object();
    fields.putAll(document.fields());
    if (relation != null) {
      fields.put(OpenSearchQueries.RELATION, relation);
    }
    return new Item(Json.compact(Json.object("create", action)), Json.compact(fields));
  }

  static String lines(List<Item> items) {
    StringBuilder out = new StringBuilder();
    items.forEach(
        each -> out.append(each.action()).append('\n').append(each.document()).append('\n'));
    return out.toString();
  }
}
