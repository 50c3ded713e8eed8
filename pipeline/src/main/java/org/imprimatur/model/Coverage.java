package org.imprimatur.model;

import java.util.Locale;

/** Which rule of the contract covers a claim (section 4.3). */
public enum Coverage {
  /** A citation in its own statement. */
  DIRECT,
  /** The citation of its nearest ancestor that has one. */
  LEAD_IN,
  /** A wider scope that the author marked. */
  EXPLICIT,
  /** The header cell of its row or column, or the caption. */
  TABLE,
  /** Nothing covers it. */
  NONE;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }
}
