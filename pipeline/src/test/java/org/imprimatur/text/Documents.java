package org.imprimatur.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/** Documents that are a little wrong, the same ones each time. */
public final class Documents {
  private static final String VALUES =
      """
      [approved, submitted, under-review, patient, new, safety, error, note, Error, "", " ", "\\u2003",
       "\\u00A0", x, 3, -3, 0, 20, 21, 2.0, 0x2, 007, +5, 1_000, 99999999999999999999, 1e999999999, .inf,
       true, false, True, null, ~, 2026-11-20, "2026-11-20", 2026-02-30, 26-11-20, 2026-11-20T00:00:00Z,
       "2026-11-20\\n", 20261120, 90 days, 24 months, 1 year, soon, " 90 days", "90 days\\n", 99999 days,
       "https://a.example", "javascript:x", "https://a b", a.author, "a b", Aa, "ssh-ed25519 AAAA",
       "ssh-ed25519 AAAA a b", "ssh-ed25519", [], [x], [x, x], [""], [null], [3], [[x]], [{a: b}], {},
       {a: b}, {date: 2026-11-20, kind: new}, {date: 2026-11-20}, {id: a, name: b}, [{id: a, name: b}],
       {claim/uncited: {approved: error}}, {Claim: {}}, {claim/*: null}, {"*": {}}, [{id: a, match: b}]]
      """;

  private final Random random;
  private final List<Node> values;

  /** A source of documents; the same seed, the same documents. */
  public Documents(long seed) {
    this.random = new Random(seed);
    this.values = ((Node.Sequence) read(VALUES)).items();
  }

  /** Reads YAML that is known to be right. */
  public static Node read(String yaml) {
    Yaml.Result result = Yaml.read(Source.of("test.yaml", yaml), RuleId.CONFIG_SYNTAX);
    Node node = result.node();
    if (node == null || !result.problems().isEmpty()) {
      throw new IllegalArgumentException(result.problems() + " in " + yaml);
    }
    return node;
  }

  /** The document with one value, key or item replaced, added, renamed or dropped. */
  public Node changed(Node node) {
    if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      return random.nextInt(8) == 0 ? value() : changedMapping(mapping);
    }
    if (node instanceof Node.Sequence list && !list.items().isEmpty() && random.nextInt(3) > 0) {
      List<Node> items = new ArrayList<>(list.items());
      int at = random.nextInt(items.size());
      switch (random.nextInt(4)) {
        case 0 -> items.remove(at);
        case 1 -> items.add(at, value());
        default -> items.set(at, changed(items.get(at)));
      }
      return new Node.Sequence(items, list.span());
    }
    return value();
  }

  private Node value() {
    return values.get(random.nextInt(values.size()));
  }

  private Node changedMapping(Node.Mapping mapping) {
    List<String> names = List.copyOf(mapping.entries().keySet());
    String name = names.get(random.nextInt(names.size()));
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    Map<String, Span> keys = new LinkedHashMap<>(mapping.keys());
    switch (random.nextInt(8)) {
      case 0 -> entries.remove(name);
      case 1 -> entries.put(name + "x", value());
      case 2 -> entries.put("", value());
      default -> entries.put(name, changed(Objects.requireNonNull(mapping.get(name))));
    }
    return new Node.Mapping(entries, keys, mapping.span());
  }
}
