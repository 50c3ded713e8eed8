package org.imprimatur.reference;

import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * The governance field {@code quotes}: from an id to a sentence, or to {@code {sentence, place}};
 * or a list of {@code {id, sentence, place}}.
 */
final class QuoteFields {
  private final GovernanceReader.Problems problems;
  private final Map<String, Reference.Quote> quotes = new TreeMap<>();

  private QuoteFields(GovernanceReader.Problems problems) {
    this.problems = problems;
  }

  /** The quotes of a record; what is wrong is reported and left out. */
  static Map<String, Reference.Quote> read(
      Node.Mapping record, GovernanceReader.Problems problems) {
    QuoteFields fields = new QuoteFields(problems);
    Node value = record.get("quotes");
    if (value instanceof Node.Mapping mapping) {
      mapping.entries().forEach((id, quote) -> fields.add(id, mapping.keySpan(id), quote));
    } else if (value instanceof Node.Sequence list) {
      list.items().forEach(fields::add);
    } else if (value != null && !(value instanceof Node.Scalar scalar && scalar.text().isBlank())) {
      fields.wrong(value.span(), "\"quotes\" is " + value.kindName() + ", not quotes by their ids");
    }
    return fields.quotes;
  }

  private void add(Node item) {
    String id = item instanceof Node.Mapping mapping ? text(mapping.get("id")) : null;
    add(id == null ? "" : id, item.span(), item);
  }

  private void add(String id, Span place, Node value) {
    String sentence =
        value instanceof Node.Mapping mapping ? text(mapping.get("sentence")) : text(value);
    String where = value instanceof Node.Mapping mapping ? text(mapping.get("place")) : null;
    if (!Reference.Quote.isId(id)) {
      wrong(place, "a quote needs an id, one word of letters, digits and hyphens");
    } else if (sentence == null) {
      wrong(value.span(), "the quote \"" + id + "\" has no sentence");
    } else if (quotes.containsKey(id)) {
      wrong(place, "there are two quotes with the id \"" + id + "\"");
    } else {
      quotes.put(id, new Reference.Quote(sentence, where == null ? "" : where));
    }
  }

  private static @Nullable String text(@Nullable Node node) {
    String text = node instanceof Node.Scalar scalar ? RecordReader.blanks(scalar.text()) : "";
    return text.isEmpty() ? null : text;
  }

  private void wrong(Span span, String message) {
    problems.add(
        RuleId.REF_TYPE,
        span,
        message,
        "write quotes: {id: {sentence: \"...\", place: \"p. 12\"}}");
  }
}
