package org.imprimatur.reference;

import java.util.Map;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What of a record is kept once it is checked, since a house has as many records as articles: no
 * values and no nodes, whose data are in its canonical JSON and its file.
 *
 * @param reference what the rest of the program sees
 * @param source the file
 * @param id where its id stands
 * @param supersededBy where the key of the work that replaces it stands, or the id
 * @param article where the article that it stands for is named, or the id
 */
record KeptRecord(Reference reference, Source source, Span id, Span supersededBy, Span article) {

  static KeptRecord of(LibraryRecord record) {
    return new KeptRecord(
        record.reference(),
        record.source(),
        record.place("id"),
        record.place("superseded-by"),
        record.place("article"));
  }

  /** All that can be seen of the record, but where it stands. */
  String shown() {
    return reference.at("", Region.START).toString();
  }

  String key() {
    return reference.key();
  }

  /** The CSL data: texts, {@code Long}s, booleans, lists and maps only. */
  @SuppressWarnings("unchecked")
  Map<String, Object> csl() {
    Object value = JsonReader.read(reference.csl()).value();
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalStateException("no record: " + reference.csl());
  }

  /** A field's text, or null if it is missing or no text. */
  @Nullable String text(String field) {
    return csl().get(field) instanceof String text ? text : null;
  }
}
