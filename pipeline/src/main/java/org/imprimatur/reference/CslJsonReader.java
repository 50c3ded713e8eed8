package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;

/** CSL-JSON: a list of items, one item, or an object whose {@code items} are the list. */
final class CslJsonReader {
  private static final String ID = "imported";

  private CslJsonReader() {}

  static List<ReferenceImport.Item> read(Source source, List<Problem> problems) {
    // JSON may be indented with tabs, YAML may not; inside of JSON texts there are none.
    Source blank = Source.of(source.path(), source.text().replace('\t', ' '));
    Yaml.Result result = Yaml.read(blank, "import/syntax");
    problems.addAll(result.problems());
    Node node = result.node();
    if (node instanceof Node.Mapping mapping) {
      Node items = mapping.get("items") == null ? mapping.get("references") : mapping.get("items");
      node = items == null ? new Node.Sequence(List.of(mapping), mapping.span()) : items;
    }
    List<ReferenceImport.Item> out = new ArrayList<>();
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> item(blank, item, out, problems));
    } else if (node != null) {
      problems.add(
          Problem.of(
              "import/syntax",
              new Span(node.span().start(), node.span().start()),
              "a file of CSL-JSON is a list of items",
              "Export it again as CSL JSON."));
    }
    return out;
  }

  private static void item(
      Source source, Node item, List<ReferenceImport.Item> out, List<Problem> problems) {
    if (!(item instanceof Node.Mapping mapping)) {
      problems.add(
          Problem.of("import/syntax", item.span(), "an item is an object in braces", null));
      return;
    }
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    Node id = entries.put("id", new Node.Scalar(ID, Node.Type.TEXT, mapping.span()));
    List<ReferenceProblem> found = new ArrayList<>();
    LibraryRecord record =
        RecordReader.read(source, new Node.Mapping(entries, mapping.keys(), mapping.span()), found);
    found.forEach(p -> problems.add(p.problem()));
    if (record != null) {
      Map<String, Object> fields = new LinkedHashMap<>(record.csl());
      fields.remove("id");
      for (String field : Vocabulary.GOVERNANCE) {
        Node value = mapping.get(field);
        Object plain = value == null ? null : value.plain();
        if (plain != null) {
          fields.put(field, plain);
        }
      }
      String key = id instanceof Node.Scalar scalar ? scalar.text() : "";
      out.add(new ReferenceImport.Item(key, fields, mapping.span()));
    }
  }
}
