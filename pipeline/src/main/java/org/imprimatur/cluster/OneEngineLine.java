package org.imprimatur.cluster;

import java.util.List;
import java.util.Map;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/** What an engine says, cut down to a line that can be shown. */
final class OneEngineLine {
  private OneEngineLine() {}

  /** The reason within an answer, or its beginning. */
  static String of(String text, int longest) {
    String words = reason(JsonReader.read(text).value());
    if (words.isEmpty() && text.strip().startsWith("<")) {
      return ""; // a page for browsers
    }
    String line =
        (words.isEmpty() ? text : words)
            .chars()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.length() > longest ? line.substring(0, longest) + "..." : line;
  }

  /** OpenSearch says {@code reason}, Solr {@code msg}; the innermost first. */
  private static String reason(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      for (String key : List.of("caused_by", "failed_shards", "root_cause", "error", "failures")) {
        String inner = reason(map.get(key));
        if (!inner.isEmpty()) {
          return inner;
        }
      }
      for (String key : List.of("reason", "msg", "message")) {
        Object words = map.get(key);
        if (words instanceof String text) {
          return text;
        }
        String inner = reason(words);
        if (!inner.isEmpty()) {
          return inner;
        }
      }
    }
    return value instanceof List<?> list && !list.isEmpty() ? reason(list.get(0)) : "";
  }
}
