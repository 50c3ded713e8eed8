package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/** Reads what the house says of a work: contract, section 5. */
final class GovernanceReader {
  /** Takes what is wrong. */
  interface Problems {
    void add(RuleId rule, Span span, String message, @Nullable String hint);
  }

  private final Node.Mapping node;
  private final Problems problems;

  GovernanceReader(Node.Mapping node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  Reference.Governance read() {
    return new Reference.Governance(
        text("kind"),
        text("article"),
        PublishedNotice.standing(NoticeFields.read(node, problems)),
        text("superseded-by"),
        date("review-by"),
        date("checked"),
        text("justification"),
        text("quote"),
        QuoteFields.read(node, problems));
  }

  private @Nullable String text(String field) {
    Node value = node.get(field);
    if (value == null || value instanceof Node.Scalar) {
      String text = value instanceof Node.Scalar scalar ? RecordReader.blanks(scalar.text()) : "";
      return text.isEmpty() ? null : text;
    }
    problems.add(
        RuleId.REF_TYPE,
        value.span(),
        "\"" + field + "\" is " + value.kindName() + ", not a text",
        "write one line of text");
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
          RuleId.REF_TYPE,
          value.span(),
          "\"" + field + "\" is not a date",
          "write year-month-day: 2026-11-20");
    }
    return date;
  }

  /**
   * What a record itself says was published about its work; what is wrong is reported elsewhere.
   */
  static List<PublishedNotice> notices(Node.Mapping node) {
    return NoticeFields.read(node, (rule, span, message, hint) -> {});
  }

  private static @Nullable LocalDate isoDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
