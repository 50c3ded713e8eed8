package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/** Reads what the house says of a work: contract, section 5. */
final class Governance {
  /** Takes what is wrong. */
  interface Problems {
    void add(String rule, Span span, String message, @Nullable String hint);
  }

  private final Node.Mapping node;
  private final Problems problems;

  Governance(Node.Mapping node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  Reference.Governance read() {
    return new Reference.Governance(
        text("kind"),
        text("article"),
        notices(),
        text("superseded-by"),
        date("review-by"),
        date("checked"),
        text("justification"),
        text("quote"),
        QuoteFields.read(node, problems));
  }

  private Map<Mark, Reference.Notice> notices() {
    Map<Mark, Reference.Notice> out = new EnumMap<>(Mark.class);
    for (Mark mark : List.of(Mark.RETRACTED, Mark.CONCERN, Mark.CORRECTED)) {
      Reference.Notice notice = notice(mark.word());
      if (notice != null) {
        out.put(mark, notice);
      }
    }
    return out;
  }

  private @Nullable String text(String field) {
    Node value = node.get(field);
    if (value == null || value instanceof Node.Scalar) {
      String text = value instanceof Node.Scalar scalar ? RecordReader.blanks(scalar.text()) : "";
      return text.isEmpty() ? null : text;
    }
    problems.add(
        "ref/type",
        value.span(),
        "\"" + field + "\" is " + value.kindName() + ", not a text",
        "Write one line of text.");
    return null;
  }

  private @Nullable LocalDate date(String field) {
    Node value = node.get(field);
    if (value == null || (value instanceof Node.Scalar scalar && scalar.text().isBlank())) {
      return null;
    }
    LocalDate date = value instanceof Node.Scalar scalar ? isoDate(scalar.text()) : null;
    if (date == null) {
      problems.add(
          "ref/type",
          value.span(),
          "\"" + field + "\" is no date",
          "Write year-month-day: 2026-11-20.");
    }
    return date;
  }

  /** {@code true}, a date, a reason, or {@code {date, reason}}; false and nothing are none. */
  private Reference.@Nullable Notice notice(String field) {
    Node value = node.get(field);
    if (value instanceof Node.Scalar scalar) {
      String text = RecordReader.blanks(scalar.text());
      if (text.isEmpty() || text.equals("false")) {
        return null;
      }
      LocalDate date = isoDate(text);
      String reason = date != null || text.equals("true") ? "" : text;
      return Reference.Notice.of(date, reason);
    }
    if (value instanceof Node.Mapping mapping) {
      return notice(field, mapping);
    }
    if (value != null) {
      wrongNotice(field, value);
    }
    // A mark that cannot be read is still a mark: better one warning too many.
    return value == null ? null : Reference.Notice.of(null, "");
  }

  private Reference.Notice notice(String field, Node.Mapping mapping) {
    LocalDate date = null;
    if (mapping.get("date") instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      date = isoDate(scalar.text());
      if (date == null) {
        wrongNotice(field, scalar);
      }
    }
    return new Reference.Notice(
        date,
        part(mapping, "reason"),
        Identifiers.doiKey(part(mapping, "DOI")),
        Identifiers.pmidKey(part(mapping, "PMID")));
  }

  private static String part(Node.Mapping mapping, String field) {
    return mapping.get(field) instanceof Node.Scalar scalar
        ? RecordReader.blanks(scalar.text())
        : "";
  }

  private void wrongNotice(String field, Node value) {
    problems.add(
        "ref/type",
        value.span(),
        "\"" + field + "\" is not what it should be",
        "Write {date: 2020-06-04, reason: \"...\"}.");
  }

  private static @Nullable LocalDate isoDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
