package org.imprimatur.search;

import org.apache.lucene.analysis.Analyzer;

/** Says to Lucene how far apart the values of one field stand; the terms come with the fields. */
final class PlainAnalyzer extends Analyzer {
  /** So many positions, so that no phrase reaches across two values. */
  static final int GAP = 16;

  @Override
  protected TokenStreamComponents createComponents(String field) {
    throw new UnsupportedOperationException("field " + field + " comes without its terms");
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return GAP;
  }
}
