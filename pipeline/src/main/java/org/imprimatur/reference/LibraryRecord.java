package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * A record with its CSL data as values and its place.
 *
 * @param reference what the rest of the program sees
 * @param csl the CSL data: texts, {@code Long}s, booleans, lists and maps only
 * @param source the file
 * @param node the record in the file
 */
record LibraryRecord(
    Reference reference, Map<String, Object> csl, Source source, Node.Mapping node) {

  String key() {
    return reference.key();
  }

  /** The record with marks that its own file does not hold, as far as they still count. */
  LibraryRecord alsoMarked(Map<Mark, Reference.Notice> listed) {
    List<PublishedNotice> notices = new ArrayList<>(GovernanceReader.notices(node));
    listed.forEach((mark, notice) -> notices.add(PublishedNotice.of(mark, notice)));
    Reference.Governance said = reference.governance();
    Reference marked = reference.with(said.with(PublishedNotice.standing(notices)));
    return new LibraryRecord(marked, csl, source, node);
  }

  /** A field's text, or null if it is missing or no text. */
  @Nullable String text(String field) {
    return csl.get(field) instanceof String text ? text : null;
  }

  /** Where a field's value stands; the id if there is no such field. */
  Span place(String field) {
    Node value = node.get(field);
    if (value == null) {
      value = node.get("id");
    }
    return value == null ? node.span() : value.span();
  }
}
