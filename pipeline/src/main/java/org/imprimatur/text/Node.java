package org.imprimatur.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A value of a YAML or JSON document with its place in the source. */
public sealed interface Node {

  /** Where the value stands; for mappings and sequences from their first to their last token. */
  Span span();

  /** In an editor's words: "a text", "a list", "a block of keys", "nothing" ... */
  String kindName();

  /**
   * A mapping; keys are texts, in order, each once.
   *
   * @param entries key to value
   * @param keys key to the place of the key
   * @param span the whole
   */
  record Mapping(Map<String, Node> entries, Map<String, Span> keys, Span span) implements Node {
    /** Copies the maps, in order. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** The value of a key, or null. */
    public @Nullable Node get(String key) {
      return entries.get(key);
    }

    /** Where a key stands, or the mapping itself. */
    public Span keySpan(String key) {
      return keys.getOrDefault(key, span);
    }

    @Override
    public String kindName() {
      return "a block of keys";
    }
  }

  /**
   * A sequence.
   *
   * @param items in order
   * @param span the whole
   */
  record Sequence(List<Node> items, Span span) implements Node {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kindName() {
      return "a list";
    }
  }

  /**
   * A scalar.
   *
   * @param text as written, quotes and escapes resolved ({@code 166}, {@code true}, {@code
   *     2026-11-20}); empty for nothing
   * @param type what YAML takes it for
   * @param span with its quotes
   */
  record Scalar(String text, Type type, Span span) implements Node {
    @Override
    public String kindName() {
      return type.kindName;
    }
  }

  /** What YAML takes a scalar for. */
  enum Type {
    /** Text, quoted or plain. Dates are text. */
    TEXT("a text"),
    /** A whole number. */
    INTEGER("a number"),
    /** A number with a fraction or exponent. */
    DECIMAL("a decimal number"),
    /** True or false. */
    BOOLEAN("yes or no"),
    /** No value. */
    NOTHING("nothing");

    private final String kindName;

    Type(String kindName) {
      this.kindName = kindName;
    }
  }

  /**
   * The same value in plain Java: {@code Map<String, Object>} in order, {@code List}, {@code
   * String}, {@code Long} or {@code java.math.BigDecimal}, {@code Boolean}, null; for {@link Json}.
   */
  default @Nullable Object plain() {
    if (this instanceof Mapping mapping) {
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> out.put(key, value.plain()));
      return out;
    }
    if (this instanceof Sequence sequence) {
      List<@Nullable Object> out = new ArrayList<>();
      sequence.items().forEach(item -> out.add(item.plain()));
      return out;
    }
    return Yaml.plain((Scalar) this);
  }
}
