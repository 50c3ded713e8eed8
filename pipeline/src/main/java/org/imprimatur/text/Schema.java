package org.imprimatur.text;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.source.Span;
import org.imprimatur.text.SchemaFault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema (draft 7, which editors read best) of one of our YAML formats: published for
 * editors, and what decides here, too, what is wrong with a document. The words of messages stand
 * in the schema, under {@code errorMessage} and {@code hint}. Loaded when first asked. Thread-safe.
 */
public final class Schema {
  /** Of an article's front matter. */
  public static final Schema FRONT_MATTER = new Schema("front-matter.schema.json");

  /** Of {@code imprimatur.yaml}. */
  public static final Schema CONFIGURATION = new Schema("imprimatur.schema.json");

  /** All schemas. */
  public static final List<Schema> ALL = List.of(FRONT_MATTER, CONFIGURATION);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String fileName;
  private volatile @Nullable Loaded loaded;

  private record Loaded(JsonNode text, com.networknt.schema.Schema rules) {}

  private Schema(String fileName) {
    this.fileName = fileName;
  }

  /** The name of its file. */
  public String fileName() {
    return fileName;
  }

  /** Its file. */
  public byte[] bytes() {
    try (InputStream in = Schema.class.getResourceAsStream("schema/" + fileName)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its schema " + fileName);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A key that stands at the head of a document.
   *
   * @param name as it is written
   * @param description what it is for
   * @param values the words that it may have; empty where any will do
   */
  public record Key(String name, String description, List<String> values) {
    /** Copies the values. */
    public Key {
      values = List.copyOf(values);
    }
  }

  /** The keys of a document, in the order of this schema; those inside of others are left out. */
  public List<Key> keys() {
    List<Key> out = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : loaded().text().path("properties").properties()) {
      List<String> values = new ArrayList<>();
      for (JsonNode value : field.getValue().path("enum")) {
        if (value.isTextual()) {
          values.add(value.textValue());
        }
      }
      String description = field.getValue().path("description").asText("");
      out.add(new Key(field.getKey(), description, values));
    }
    return out;
  }

  /** Where a document departs from this schema, in source order; one fault a place. */
  public List<SchemaFault> faults(Node document) {
    Loaded schema = loaded();
    Map<String, SchemaFault> faults = new LinkedHashMap<>();
    for (Error error : schema.rules().validate(json(document))) {
      SchemaFault fault = fault(schema.text(), document, error);
      faults.putIfAbsent(fault.address(), fault);
    }
    List<SchemaFault> sorted = new ArrayList<>(faults.values());
    sorted.sort(
        Comparator.comparingInt((SchemaFault fault) -> fault.span().start())
            .thenComparing(SchemaFault::address));
    return sorted;
  }

  private Loaded loaded() {
    Loaded known = loaded;
    if (known == null) {
      known = load();
      loaded = known;
    }
    return known;
  }

  private Loaded load() {
    try {
      JsonNode text = new ObjectMapper().readTree(bytes());
      Dialect.Builder dialect = Dialect.builder(Dialects.getDraft7());
      for (String words : List.of("errorMessage", "hint", "defaultSnippets")) {
        dialect.keyword(new NonValidationKeyword(words));
      }
      return new Loaded(text, SchemaRegistry.withDialect(dialect.build()).getSchema(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaFault fault(JsonNode schema, Node document, Error error) {
    List<String> path = parts(error.getInstanceLocation());
    Node node = at(document, path);
    List<String> rule = parts(error.getSchemaLocation().getFragment());
    int words = Math.max(rule.lastIndexOf("propertyNames") + 1, 0);
    boolean ofName = words > 0 && error.getProperty() != null;
    JsonNode says = at(schema, ofName ? rule.subList(0, words) : rule.subList(0, rule.size() - 1));
    String property = error.getProperty();
    switch (error.getKeyword()) {
      case "required" -> {
        JsonNode lacking = says.path("properties").path(property);
        return fault(Kind.MISSING, with(path, property), node.span(), "nothing", lacking);
      }
      case "additionalProperties" -> {
        Span key = keySpan(node, property);
        return fault(Kind.UNKNOWN_KEY, with(path, property), key, "", says);
      }
      default -> {
        if (ofName) {
          String found = "\"" + property + "\"";
          Span key = keySpan(node, property);
          return fault(Kind.VALUE, with(path, property), key, found, says);
        }
        boolean missing = isBlank(node) && isRequired(schema, rule);
        Kind kind = error.getKeyword().equals("type") ? Kind.TYPE : Kind.VALUE;
        Span span = missing ? keySpan(document, path) : node.span();
        return fault(missing ? Kind.MISSING : kind, path, span, found(node), says);
      }
    }
  }

  private static SchemaFault fault(
      Kind kind, List<String> path, Span span, String found, JsonNode says) {
    List<String> known = new ArrayList<>();
    if (kind == Kind.UNKNOWN_KEY) {
      says.path("properties").fieldNames().forEachRemaining(known::add);
    }
    JsonNode hint = says.path("hint");
    return new SchemaFault(
        kind,
        path,
        span,
        found,
        says.path("errorMessage").asText("must be another value"),
        hint.isTextual() ? hint.asText() : null,
        example(says.path("examples").path(0)),
        known);
  }

  private static @Nullable String example(JsonNode example) {
    if (example.isArray()) {
      List<String> items = new ArrayList<>();
      example.forEach(item -> items.add(item.asText()));
      return "[" + String.join(", ", items) + "]";
    }
    return example.isValueNode() ? example.asText() : null;
  }

  private static List<String> with(List<String> path, String last) {
    List<String> out = new ArrayList<>(path);
    out.add(last);
    return out;
  }

  private static List<String> parts(NodePath path) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      parts.add(String.valueOf(path.getElement(i)));
    }
    return parts;
  }

  private static JsonNode at(JsonNode schema, List<String> path) {
    JsonPointer pointer = JsonPointer.empty();
    for (String part : path) {
      pointer = pointer.appendProperty(part);
    }
    return schema.at(pointer);
  }

  private static Node at(Node document, List<String> path) {
    Node node = document;
    for (String part : path) {
      Node next = null;
      if (node instanceof Node.Mapping mapping) {
        next = mapping.get(part);
      } else if (node instanceof Node.Sequence list) {
        next = list.items().get(Integer.parseInt(part));
      }
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }

  private static Span keySpan(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.keySpan(key) : node.span();
  }

  private static Span keySpan(Node document, List<String> path) {
    int last = path.size() - 1;
    return last < 0
        ? document.span()
        : keySpan(at(document, path.subList(0, last)), path.get(last));
  }

  /** Whether the rule is one of a key that its block must have. */
  private static boolean isRequired(JsonNode schema, List<String> rule) {
    int key = rule.size() - 2;
    if (key < 1 || !rule.get(key - 1).equals("properties")) {
      return false;
    }
    for (JsonNode name : at(schema, rule.subList(0, key - 1)).path("required")) {
      if (name.asText().equals(rule.get(key))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(Node node) {
    return (node instanceof Node.Scalar scalar && scalar.text().isBlank())
        || (node instanceof Node.Sequence list && list.items().isEmpty());
  }

  private static String found(Node node) {
    if (!(node instanceof Node.Scalar scalar)) {
      return node.kindName();
    }
    return switch (scalar.type()) {
      case TEXT -> "\"" + scalar.text() + "\"";
      case INTEGER, DECIMAL -> "the number " + scalar.text();
      case BOOLEAN -> scalar.text();
      case NOTHING -> node.kindName();
    };
  }

  private static JsonNode json(Node node) {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach((key, value) -> object.set(key, json(value)));
      return object;
    }
    if (node instanceof Node.Sequence list) {
      ArrayNode array = JSON.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Object value = node.plain();
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return JSON.textNode(scalar.text());
    }
    if (value instanceof Long whole) {
      return JSON.numberNode(whole.longValue());
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth.booleanValue());
    }
    // Of other numbers only that they are not whole matters; 1e999999999 must cost nothing.
    return value == null ? JSON.nullNode() : JSON.numberNode(0.5);
  }
}
