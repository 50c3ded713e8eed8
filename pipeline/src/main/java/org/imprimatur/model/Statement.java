package org.imprimatur.model;

import java.util.List;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a paragraph, list item, table cell or quotation.
 *
 * @param span from its first character to its end, citations and attributes that belong to it
 *     included
 * @param text what the reader sees, plain: white space folded, without citations and attributes
 * @param context outermost first: the ancestor items and lead-ins it stands under
 * @param section the headings it stands under, outermost first
 * @param exemption why it is not a claim; null when it is one
 * @param reason the author's reason, where the author marked it as no claim
 * @param citations its own, in order
 * @param attributes its own attribute block
 * @param passage what it stands among
 */
public record Statement(
    Span span,
    String text,
    List<String> context,
    List<String> section,
    @Nullable Exemption exemption,
    @Nullable String reason,
    List<Citation> citations,
    Attributes attributes,
    Passage passage) {

  /** A statement that stands alone. */
  public Statement(
      Span span,
      String text,
      List<String> context,
      List<String> section,
      @Nullable Exemption exemption,
      @Nullable String reason,
      List<Citation> citations,
      Attributes attributes) {
    this(span, text, context, section, exemption, reason, citations, attributes, Passage.NONE);
  }

  /** Copies the lists. */
  public Statement {
    context = List.copyOf(context);
    section = List.copyOf(section);
    citations = List.copyOf(citations);
  }

  /** Whether a reader could act on it, so that it needs a citation. */
  public boolean isClaim() {
    return exemption == null;
  }
}
