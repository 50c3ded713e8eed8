package org.imprimatur.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one block of the configuration. Asking for a key makes it known; {@link #done} then
 * warns of those that nobody asked for. A value of the wrong kind is told and read as missing.
 */
final class Fields {
  private static final String TYPE = "config/type";
  private static final String VALUE = "config/value";
  private static final String MISSING = "config/missing";
  private static final String UNKNOWN = "config/unknown-key";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,4}) (day|week|month|year)s?");

  private final Source source;
  private final List<Finding> findings;
  private final Node.Mapping block;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(Source source, List<Finding> findings, Node node, String path) {
    this.source = source;
    this.findings = findings;
    this.path = path;
    this.block = node instanceof Node.Mapping mapping ? mapping : empty();
    if (!(node instanceof Node.Mapping)) {
      wrongKind(node, path.isEmpty() ? "this file" : path, "a block of keys");
    }
  }

  static Node.Mapping empty() {
    return new Node.Mapping(Map.of(), Map.of(), new Span(0, 0));
  }

  /** The keys as written; all count as known. */
  Set<String> keys() {
    asked.addAll(block.entries().keySet());
    return block.entries().keySet();
  }

  private @Nullable Node value(String key) {
    asked.add(key);
    Node node = block.get(key);
    return node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NOTHING ? null : node;
  }

  boolean has(String key) {
    return value(key) != null;
  }

  Fields block(String key, boolean required) {
    Node node = value(key);
    if (node == null && required) {
      missing(key);
    }
    return new Fields(source, findings, node == null ? empty() : node, name(key));
  }

  List<Fields> blocks(String key) {
    List<Fields> out = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      out.add(new Fields(source, findings, items.get(i), name(key) + "[" + i + "]"));
    }
    return out;
  }

  private List<Node> items(String key) {
    Node node = value(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    wrongKind(node, name(key), "a list");
    return List.of();
  }

  /** A list of texts; one text alone counts as a list of one. */
  @Nullable List<String> texts(String key) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    List<String> out = new ArrayList<>();
    for (Node item : node instanceof Node.Scalar ? List.of(node) : items(key)) {
      String text = scalar(item, name(key), "a list of texts");
      if (text != null) {
        out.add(text);
      }
    }
    return out;
  }

  @Nullable String text(String key) {
    Node node = value(key);
    String text = node == null ? null : scalar(node, name(key), "a text");
    return text == null || text.isBlank() ? null : text.strip();
  }

  String requiredText(String key) {
    String text = text(key);
    if (text == null && !(block.get(key) instanceof Node.Mapping)) {
      missing(key);
    }
    return text == null ? "" : text;
  }

  @Nullable Boolean yesNo(String key) {
    Node node = value(key);
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.BOOLEAN) {
      return Boolean.valueOf(scalar.text());
    }
    if (node != null) {
      wrongKind(node, name(key), "true or false");
    }
    return null;
  }

  @Nullable Integer count(String key, int least, int most) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof Node.Scalar scalar) || !scalar.text().matches("\\d{1,6}")) {
      wrongKind(node, name(key), "a whole number");
      return null;
    }
    int number = Integer.parseInt(scalar.text());
    if (number < least || number > most) {
      error(key, name(key) + " must be from " + least + " to " + most + ", not " + number);
      return null;
    }
    return number;
  }

  @Nullable LocalDate date(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      error(key, name(key) + " must be a date such as 2026-01-31, not \"" + text + "\"");
      return null;
    }
  }

  /** {@code 90 days}, {@code 6 weeks}, {@code 24 months}, {@code 2 years}. */
  @Nullable Period duration(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      error(key, name(key) + " must be a time such as 24 months or 90 days, not \"" + text + "\"");
      return null;
    }
    int number = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "day" -> Period.ofDays(number);
      case "week" -> Period.ofWeeks(number);
      case "month" -> Period.ofMonths(number);
      default -> Period.ofYears(number);
    };
  }

  Map<String, List<String>> textsByKey() {
    Map<String, List<String>> out = new LinkedHashMap<>();
    for (String key : keys()) {
      List<String> texts = texts(key);
      out.put(key, texts == null ? List.of() : texts);
    }
    return out;
  }

  /** Warns of keys that nobody asked for. */
  void done() {
    for (String key : block.entries().keySet()) {
      if (!asked.contains(key)) {
        String hint =
            Nearest.hint(key, asked).orElse("Known keys: " + String.join(", ", asked) + ".");
        String message = "unknown key \"" + name(key) + "\"; it has no effect";
        report(Level.WARNING, Problem.of(UNKNOWN, block.keySpan(key), message, hint));
      }
    }
  }

  void error(String key, String message) {
    Node node = block.get(key);
    Span span = node == null ? block.span() : node.span();
    report(Level.ERROR, Problem.of(VALUE, span, message, null));
  }

  private void missing(String key) {
    String hint = "Add it: every site needs one.";
    String message = "the key \"" + name(key) + "\" is missing";
    Span at = new Span(block.span().start(), block.span().start());
    report(Level.ERROR, Problem.of(MISSING, at, message, hint));
  }

  private @Nullable String scalar(Node node, String what, String wanted) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    wrongKind(node, what, wanted);
    return null;
  }

  private void wrongKind(Node node, String what, String wanted) {
    String message = what + " must be " + wanted + ", not " + node.kindName();
    report(Level.ERROR, Problem.of(TYPE, node.span(), message, null));
  }

  private void report(Level level, Problem problem) {
    findings.add(problem.in(source, level));
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
