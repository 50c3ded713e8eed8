package org.imprimatur.search;

import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * Lucene's BM25, with an idf that is the same on every machine and on every page: Java and browsers
 * leave the last bit of their logarithms open, so it is made of steps that they do not.
 */
final class Bm25 extends BM25Similarity {
  private static final double LN_2 = 0.6931471805599453;
  private static final double LARGEST = 1.5;

  /** The last power of the series: what follows is below the last bit. */
  private static final int LAST = 21;

  Bm25() {
    super(IndexFields.K1, IndexFields.B);
  }

  @Override
  protected float idf(long docFreq, long docCount) {
    return (float) logarithm(1 + (docCount - docFreq + 0.5D) / (docFreq + 0.5D));
  }

  /**
   * The natural logarithm of a number from 1 on: after halvings, which are exact, twice the area
   * hyperbolic tangent of (x - 1) / (x + 1). The scripts of the pages do the same, step by step.
   */
  static double logarithm(double x) {
    double rest = x;
    int halved = 0;
    while (rest > LARGEST) {
      rest /= 2;
      halved++;
    }
    double s = (rest - 1) / (rest + 1);
    double sum = 0;
    for (int n = LAST; n > 0; n -= 2) {
      sum = sum * (s * s) + 1.0 / n;
    }
    return halved * LN_2 + 2 * s * sum;
  }
}
