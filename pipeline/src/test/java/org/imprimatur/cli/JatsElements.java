package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Elements of JATS with their attributes: those that the documentation lists, those of documents.
 */
final class JatsElements {
  private final Map<String, Set<String>> attributes = new TreeMap<>();

  /** Those of the table in {@code docs/jats.md}. */
  static JatsElements listed() throws IOException {
    JatsElements all = new JatsElements();
    for (List<String> row : Document.of("docs/jats.md").table("element", "attributes", "holds")) {
      Set<String> names = all.of(row.get(0).replace("`", ""));
      for (String name : row.get(1).replace("`", "").split(",\\s*", -1)) {
        if (!name.isBlank()) {
          names.add(name.strip());
        }
      }
    }
    return all;
  }

  /** Takes in what stands in a document. */
  void add(org.jsoup.nodes.Document document) {
    for (Element element : document.select("article, article *")) {
      Set<String> names = of(element.tagName());
      element.attributes().asList().stream().map(Attribute::getKey).forEach(names::add);
    }
  }

  private Set<String> of(String element) {
    return attributes.computeIfAbsent(element, it -> new TreeSet<>());
  }

  /** One line for each element with all its attributes. */
  List<String> lines() {
    return attributes.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList();
  }
}
