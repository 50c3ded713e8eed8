package org.imprimatur.examine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/** Where what the policy asks for stands in {@code imprimatur.yaml}. */
final class PolicyPositions {
  private final Node document;

  PolicyPositions(Node document) {
    this.document = document;
  }

  /** The value of a key below {@code policy}. */
  Optional<Span> value(String... keys) {
    return Optional.ofNullable(node(keys)).map(Node::span);
  }

  /** The block of people. */
  Optional<Span> people() {
    return document instanceof Node.Mapping top && top.keys().containsKey("people")
        ? Optional.of(top.keySpan("people"))
        : Optional.empty();
  }

  /** An item of a list of texts below {@code policy}; a text alone is a list of one. */
  Span item(String text, String... keys) {
    Node node = node(keys);
    if (node instanceof Node.Sequence list) {
      for (Node.Scalar item : texts(list)) {
        if (item.text().equals(text)) {
          return item.span();
        }
      }
    }
    return node == null ? document.span() : node.span();
  }

  /** The topics that the policy names, each where it does so first. */
  Map<String, Span> topics() {
    Map<String, Span> out = new LinkedHashMap<>();
    for (String block : new String[] {"approvals-by-topic", "review-interval-by-topic"}) {
      if (node(block) instanceof Node.Mapping topics) {
        topics.keys().forEach(out::putIfAbsent);
      }
    }
    if (node("conflicted") instanceof Node.Sequence conflicts) {
      for (Node item : conflicts.items()) {
        if (item instanceof Node.Mapping entry
            && entry.get("topics") instanceof Node.Sequence topics) {
          texts(topics).forEach(topic -> out.putIfAbsent(topic.text(), topic.span()));
        }
      }
    }
    return out;
  }

  private static List<Node.Scalar> texts(Node.Sequence list) {
    return list.items().stream()
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .toList();
  }

  private @Nullable Node node(String... keys) {
    Node at = document instanceof Node.Mapping top ? top.get("policy") : null;
    for (String key : keys) {
      at = at instanceof Node.Mapping block ? block.get(key) : null;
    }
    return at;
  }
}
