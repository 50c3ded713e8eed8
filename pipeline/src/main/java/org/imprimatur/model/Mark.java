package org.imprimatur.model;

import java.util.Arrays;
import java.util.Optional;

/** What a reader is warned of in a cited work. A mark only warns: it is not part of the digest. */
public enum Mark {
  /** The work was retracted, and not reinstated since. */
  RETRACTED("retracted"),
  /** There is a newer version. */
  SUPERSEDED("superseded"),
  /** Its journal published an expression of concern. */
  CONCERN("concern"),
  /** A correction or an erratum was published. */
  CORRECTED("corrected");

  private final String word;

  Mark(String word) {
    this.word = word;
  }

  /** The word in records, events and reports. */
  public String word() {
    return word;
  }

  /**
   * Whether this mark warns of all that another one warns of: a work that is retracted needs no
   * word that it is in doubt, too.
   */
  public boolean covers(Mark other) {
    return switch (this) {
      case RETRACTED -> other != SUPERSEDED;
      case CONCERN -> other == CONCERN || other == CORRECTED;
      case SUPERSEDED, CORRECTED -> this == other;
    };
  }

  /** The mark of a word, if there is one. */
  public static Optional<Mark> of(String word) {
    return Arrays.stream(values()).filter(mark -> mark.word.equals(word)).findFirst();
  }
}
