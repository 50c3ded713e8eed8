package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;

/** Why a statement is not a claim (section 4.2). */
public enum Exemption {
  /** It asks. */
  QUESTION,
  /** It introduces a list. */
  LEAD_IN,
  /** It is only links, or only points to them. */
  LINKS_ONLY,
  /** It is a formula of nothing but symbols. */
  FORMULA,
  /** A header cell, a cell of the first column, or a caption. */
  TABLE_CONTEXT,
  /** The policy exempts its section. */
  EXEMPT_SECTION,
  /** The author marked it, with a reason. */
  MARKED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }

  /** The value that a word names, if it names one. */
  public static Optional<Exemption> of(String word) {
    for (Exemption value : values()) {
      if (value.word.equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
