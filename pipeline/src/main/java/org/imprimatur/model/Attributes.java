package org.imprimatur.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute block such as {@code {#id .no-claim reason="..."}} says.
 *
 * @param id the fixed id, without {@code #}
 * @param classes the classes, without their dots, in order
 * @param values the keys with their values, unquoted, in order
 */
public record Attributes(@Nullable String id, List<String> classes, Map<String, String> values) {

  /** No attributes. */
  public static final Attributes NONE = new Attributes(null, List.of(), Map.of());

  /** Copies the collections; {@code values} keeps its order. */
  public Attributes {
    classes = List.copyOf(classes);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return id == null && classes.isEmpty() && values.isEmpty();
  }

  /** The value of a key, or null. */
  public @Nullable String value(String key) {
    return values.isEmpty() ? null : values.get(key);
  }
}
