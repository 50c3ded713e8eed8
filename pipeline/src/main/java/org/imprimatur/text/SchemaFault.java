package org.imprimatur.text;

import java.util.List;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where a document departs from its {@link Schema}, with the words that the schema has for it.
 *
 * @param kind in what way
 * @param path the way to the value from the top: keys, and the numbers of items from 0
 * @param span the value, the key that is not known, or the block that lacks a key
 * @param found what stands there: the value in quotes, or "a list", "nothing" ...
 * @param must what the schema asks for, "must be a real date"
 * @param hint what to write instead, or null
 * @param example an example of a value as YAML, or null
 * @param known the keys that the block may have, where one is not known
 */
public record SchemaFault(
    Kind kind,
    List<String> path,
    Span span,
    String found,
    String must,
    @Nullable String hint,
    @Nullable String example,
    List<String> known) {

  /** In what way a document departs from its schema. */
  public enum Kind {
    /** A key that must be there is not, or says nothing. */
    MISSING,
    /** A key that the schema does not know. */
    UNKNOWN_KEY,
    /** A value of the wrong kind: a list for a text. */
    TYPE,
    /** A value of the right kind that is not one of those allowed. */
    VALUE
  }

  /** Copies the lists. */
  public SchemaFault {
    path = List.copyOf(path);
    known = List.copyOf(known);
  }

  /** The last key or number of the path; empty for the whole document. */
  public String key() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  /** The path as one word: {@code people[0].id}; empty for the whole document. */
  public String address() {
    StringBuilder out = new StringBuilder();
    for (String part : path) {
      boolean number = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (number) {
        out.append('[').append(part).append(']');
      } else {
        out.append(out.length() == 0 ? "" : ".").append(part);
      }
    }
    return out.toString();
  }
}
