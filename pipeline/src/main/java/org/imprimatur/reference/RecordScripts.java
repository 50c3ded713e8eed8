package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.MixedScript;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;

/** {@code text/mixed-script} in what pages show of a record. */
final class RecordScripts {
  /** Fields that no page shows, or that are identifiers with rules of their own. */
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "abstract",
          "annote",
          "archive",
          "archive_collection",
          "archive_location",
          "archive-place",
          "call-number",
          "citation-key",
          "citation-label",
          "keyword",
          "language",
          "note",
          "source",
          "DOI",
          "ISBN",
          "ISSN",
          "PMCID",
          "PMID",
          "URL",
          "article",
          "retracted",
          "concern",
          "corrected",
          "reinstated",
          "superseded-by",
          "review-by",
          "checked",
          "id",
          "type");

  private RecordScripts() {}

  /** The words of a record that mix scripts, in the order of its fields. */
  static List<ReferenceProblem> check(LibraryRecord record) {
    List<ReferenceProblem> out = new ArrayList<>();
    for (Map.Entry<String, Node> field : record.node().entries().entrySet()) {
      if (!NOT_SHOWN.contains(field.getKey())) {
        look(record, field.getValue(), out);
      }
    }
    return out;
  }

  private static void look(LibraryRecord record, Node node, List<ReferenceProblem> out) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().values().forEach(value -> look(record, value, out));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> look(record, item, out));
    } else if (node instanceof Node.Scalar scalar) {
      for (MixedScript.Word word : MixedScript.in(scalar.text())) {
        Span place = word.in(record.source(), scalar.text(), scalar.span());
        Problem problem =
            Problem.of(RuleId.TEXT_MIXED_SCRIPT, place, word.message(), MixedScript.HINT);
        out.add(new ReferenceProblem(record.key(), record.source(), problem));
      }
    }
  }
}
