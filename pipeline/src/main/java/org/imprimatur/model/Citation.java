package org.imprimatur.model;

import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A reference key at a place in the text.
 *
 * @param key the key, without {@code @} and braces
 * @param mode how it is cited
 * @param prefix the words before it ("see"), plain, trimmed
 * @param suffix the words behind it with the locator ("p. 12"), plain, as Pandoc keeps them,
 *     without the comma that leads in
 * @param quote the id of the quote on record that supports what is cited, or null
 * @param span the key with its {@code @}
 */
public record Citation(
    String key, Mode mode, String prefix, String suffix, @Nullable String quote, Span span) {

  /** A citation that names no quote. */
  public Citation(String key, Mode mode, String prefix, String suffix, Span span) {
    this(key, mode, prefix, suffix, null, span);
  }

  /** Whether it says where in the work: "p. 12". */
  public boolean isLocated() {
    return suffix.chars().anyMatch(Character::isDigit);
  }

  /** How a key is cited, in Pandoc's words. */
  public enum Mode {
    /** {@code [@key]}. */
    NORMAL,
    /** {@code @key} in the sentence. */
    AUTHOR_IN_TEXT,
    /** {@code [-@key]}. */
    SUPPRESS_AUTHOR
  }
}
