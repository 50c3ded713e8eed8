package org.imprimatur.search;

import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches documents that were chosen beforehand, by their numbers in the whole index. */
final class SomeDocuments extends Query {
  private final FixedBitSet documents;

  SomeDocuments(FixedBitSet documents) {
    this.documents = documents;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public Scorer scorer(LeafReaderContext context) {
        return new ConstantScoreScorer(
            this, score(), mode, new OfSegment(context.docBase, context.reader().maxDoc()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  /** Those of a segment, by their numbers in it. */
  private final class OfSegment extends DocIdSetIterator {
    private final int base;
    private final int end;
    private int here = -1;

    OfSegment(int base, int length) {
      this.base = base;
      this.end = base + length;
    }

    @Override
    public int docID() {
      return here;
    }

    @Override
    public int nextDoc() {
      return advance(here + 1);
    }

    @Override
    public int advance(int target) {
      // Whoever is done asks for the last of all numbers.
      int next = target < end - base ? documents.nextSetBit(base + target) : NO_MORE_DOCS;
      here = next < end ? next - base : NO_MORE_DOCS;
      return here;
    }

    @Override
    public long cost() {
      return (long) end - base;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "chosen";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SomeDocuments some && documents.equals(some.documents);
  }

  @Override
  public int hashCode() {
    return Objects.hash(documents);
  }
}
