package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;

/**
 * One file of {@code references/}, read: {@code references:} and a list of records.
 *
 * @param records those that can be used, in order
 * @param problems what is wrong with the file and its records
 */
record LibraryFile(List<LibraryRecord> records, List<ReferenceProblem> problems) {
  private static final String LIST = "references";

  static LibraryFile read(Source file) {
    List<ReferenceProblem> problems = new ArrayList<>();
    return new LibraryFile(records(file, problems), problems);
  }

  private static List<LibraryRecord> records(Source file, List<ReferenceProblem> problems) {
    Yaml.Result result = Yaml.read(file, RuleId.REF_SYNTAX);
    result.problems().forEach(p -> problems.add(new ReferenceProblem("", file, p)));
    List<LibraryRecord> out = new ArrayList<>();
    Node document = result.node();
    if (document instanceof Node.Mapping mapping) {
      out.addAll(ofMapping(file, mapping, problems));
    } else if (document instanceof Node.Sequence list) {
      out.addAll(ofList(file, list, problems));
    } else if (document instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      shape(file, document.span(), problems);
    }
    return out;
  }

  private static List<LibraryRecord> ofMapping(
      Source file, Node.Mapping mapping, List<ReferenceProblem> problems) {
    for (String key : mapping.entries().keySet()) {
      if (!key.equals(LIST)) {
        Problem problem =
            Problem.of(
                RuleId.REF_UNKNOWN_FIELD,
                mapping.keySpan(key),
                "a file of references has one key, \"references\"",
                "indent the records below references: and remove what is not a record");
        problems.add(new ReferenceProblem("", file, problem));
      }
    }
    Node list = mapping.get(LIST);
    if (list instanceof Node.Sequence records) {
      return ofList(file, records, problems);
    }
    boolean empty = list instanceof Node.Scalar scalar && scalar.text().isBlank();
    if (!empty) {
      shape(file, list == null ? mapping.span() : list.span(), problems);
    }
    return List.of();
  }

  private static List<LibraryRecord> ofList(
      Source file, Node.Sequence list, List<ReferenceProblem> problems) {
    List<LibraryRecord> out = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping mapping) {
        LibraryRecord record = RecordReader.read(file, mapping, problems);
        if (record != null) {
          out.add(record);
        }
      } else {
        Problem problem =
            Problem.of(
                RuleId.REF_TYPE,
                item.span(),
                "a record is a block of keys, not " + item.kindName(),
                "write - id: with its key, and the other fields below");
        problems.add(new ReferenceProblem("", file, problem));
      }
    }
    return out;
  }

  private static void shape(Source file, Span span, List<ReferenceProblem> problems) {
    Span start = new Span(span.start(), span.start());
    Problem problem =
        Problem.of(
            RuleId.REF_TYPE,
            start,
            "a file of references holds references: and a list of records",
            "start it with references: and write each record as - id: ...");
    problems.add(new ReferenceProblem("", file, problem));
  }
}
