package org.imprimatur.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Lucene's advice on faster vector arithmetic, which this index does not use, from the user's
 * console: on newer Javas it comes as a warning with the first index that is opened.
 */
final class LuceneLog {
  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private LuceneLog() {}

  static void quiet() {
    VECTORS.setLevel(Level.SEVERE);
  }
}
