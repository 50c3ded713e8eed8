package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** What is checked of a record among the others: the same work twice, retracted, superseded. */
final class LibraryRules {
  private final Map<String, LibraryRecord> records;
  private final WorkIndex works;

  LibraryRules(Map<String, LibraryRecord> records, WorkIndex works) {
    this.records = records;
    this.works = works;
  }

  List<ReferenceProblem> check(LibraryRecord record) {
    List<ReferenceProblem> out = new ArrayList<>();
    duplicate(record, out);
    if (record.reference().governance().justification() == null) {
      noticed(record, out);
      superseded(record, out);
    }
    return out;
  }

  private void duplicate(LibraryRecord record, List<ReferenceProblem> out) {
    for (String identifier : WorkIndex.identifiers(record.reference())) {
      String owner = works.owner(identifier);
      if (!owner.equals(record.key())) {
        String field = identifier.startsWith("doi:") ? "DOI" : "PMID";
        String message =
            "\"" + record.key() + "\" is the same work as \"" + owner + "\" (same " + field + ")";
        String hint = "cite one key and remove the other";
        out.add(
            problem(
                record, Problem.of(RuleId.REF_DUPLICATE_WORK, record.place(field), message, hint)));
        return;
      }
    }
  }

  private static void noticed(LibraryRecord record, List<ReferenceProblem> out) {
    record
        .reference()
        .governance()
        .notices()
        .forEach(
            (mark, notice) -> {
              PublishedNotice published = PublishedNotice.of(mark, notice);
              String message = "\"" + record.key() + "\" " + published.sentence();
              PublishedNotice.Kind kind = published.kind();
              Span place = record.place(kind.field());
              out.add(problem(record, Problem.of(kind.rule(), place, message, hint(kind))));
            });
  }

  private static String hint(PublishedNotice.Kind kind) {
    return switch (kind) {
      case RETRACTION ->
          "do not base a claim on it; if it must be named, say why in justification:";
      case CONCERN ->
          "read the notice; base no claim on it alone, or say in justification: why it is still"
              + " cited";
      case CORRECTION, REINSTATEMENT ->
          "check whether what is cited is still true, and say so in justification:";
    };
  }

  private void superseded(LibraryRecord record, List<ReferenceProblem> out) {
    String by = record.reference().governance().supersededBy();
    if (by == null) {
      return;
    }
    String message = "\"" + record.key() + "\" is superseded by \"" + by + "\"";
    String newest = newest(record.key());
    String hint =
        newest == null
            ? "add the record \"" + by + "\", or say in justification: why the old one is cited"
            : "cite \"" + newest + "\", or say in justification: why the old one is cited";
    out.add(
        problem(
            record,
            Problem.of(
                RuleId.REF_SUPERSEDED,
                record.place("superseded-by"),
                newest == null ? message + ", which is not a record" : message,
                hint)));
  }

  /** The end of the chain, or null if it leaves the library or bites its tail. */
  private @Nullable String newest(String from) {
    Set<String> seen = new LinkedHashSet<>();
    String at = from;
    while (seen.add(at)) {
      LibraryRecord record = records.get(at);
      if (record == null) {
        return null;
      }
      String next = record.reference().governance().supersededBy();
      if (next == null) {
        return at;
      }
      at = next;
    }
    return null;
  }

  private static ReferenceProblem problem(LibraryRecord record, Problem problem) {
    return new ReferenceProblem(record.key(), record.source(), problem);
  }
}
