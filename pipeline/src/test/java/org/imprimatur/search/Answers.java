package org.imprimatur.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.json.Json;

/** Questions to the scripts and their answers, in a form in which they can be compared. */
final class Answers {
  private Answers() {}

  /** A value of JSON, its scores as 32-bit floats. */
  static @Nullable Object read(String json) {
    return floats(new Json().toType(json, Object.class));
  }

  /** The value with its scores as 32-bit floats. */
  static @Nullable Object floats(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      for (String list : List.of("hits", "answers")) {
        if (map.get(list) instanceof List<?> items) {
          items.forEach(Answers::score);
        }
      }
    }
    return value;
  }

  private static void score(Object item) {
    @SuppressWarnings("unchecked")
    Map<String, Object> map = (Map<String, Object>) item;
    map.computeIfPresent("score", (key, score) -> ((Number) score).floatValue());
  }

  /** A text as JSON in ASCII, so that no half of a surrogate pair is lost on the way. */
  static String ascii(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String digits = Integer.toHexString(c | 0x10000).substring(1);
      out.append(
          c >= ' ' && c < 0x7F && c != '"' && c != '\\' ? String.valueOf(c) : "\\u" + digits);
    }
    return out.append('"').toString();
  }
}
