package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
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
        retraction(),
        text("superseded-by"),
        date("review-by"),
        date("checked"),
        text("justification"),
        text("quote"));
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
  private Reference.@Nullable Retraction retraction() {
    Node value = node.get("retracted");
    if (value instanceof Node.Scalar scalar) {
      String text = RecordReader.blanks(scalar.text());
      if (text.isEmpty() || text.equals("false")) {
        return null;
      }
      LocalDate date = isoDate(text);
      String reason = date != null || text.equals("true") ? "" : text;
      return new Reference.Retraction(date, reason);
    }
    if (value instanceof Node.Mapping mapping) {
      return retraction(mapping);
    }
    if (value != null) {
      wrongRetraction(value);
    }
    // A mark that cannot be read is still a mark: better one warning too many.
    return value == null ? null : new Reference.Retraction(null, "");
  }

  private Reference.Retraction retraction(Node.Mapping mapping) {
    LocalDate date = null;
    if (mapping.get("date") instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      date = isoDate(scalar.text());
      if (date == null) {
        wrongRetraction(scalar);
      }
    }
    String reason =
        mapping.get("reason") instanceof Node.Scalar scalar
            ? RecordReader.blanks(scalar.text())
            : "";
    return new Reference.Retraction(date, reason);
  }

  private void wrongRetraction(Node value) {
    problems.add(
        "ref/type",
        value.span(),
        "\"retracted\" is not what it should be",
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
