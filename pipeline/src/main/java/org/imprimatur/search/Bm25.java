package org.imprimatur.search;

import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * Lucene's BM25, with an idf that is the same on every machine: {@code StrictMath.log} where Lucene
 * takes {@code Math.log}, whose last bit Java leaves open.
 */
final class Bm25 extends BM25Similarity {
  Bm25() {
    super(IndexFields.K1, IndexFields.B);
  }

  @Override
  protected float idf(long docFreq, long docCount) {
    return (float) StrictMath.log(1 + (docCount - docFreq + 0.5D) / (docFreq + 0.5D));
  }
}
