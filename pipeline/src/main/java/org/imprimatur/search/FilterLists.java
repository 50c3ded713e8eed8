package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.text.Json;

/**
 * For the pages: which articles have each topic and each status, by keys of {@link QuerySyntax}.
 */
final class FilterLists {
  private final Map<String, List<Integer>> topics = new TreeMap<>();
  private final Map<String, List<Integer>> statuses = new TreeMap<>();

  void add(String status, List<String> ofTopics, int article) {
    add(statuses, status, article);
    ofTopics.forEach(topic -> add(topics, topic, article));
  }

  private static void add(Map<String, List<Integer>> lists, String value, int article) {
    List<Integer> list = lists.computeIfAbsent(QuerySyntax.key(value), key -> new ArrayList<>());
    if (list.isEmpty() || list.get(list.size() - 1) != article) {
      list.add(article);
    }
  }

  byte[] bytes() {
    return BrowserExport.bytes(
        Json.compact(Json.object(QuerySyntax.TOPIC, topics, QuerySyntax.STATUS, statuses)));
  }
}
