package org.imprimatur.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which units of a question each document holds: a bit a unit, {@value Units#MOST} at most. What is
 * known of an article holds for its claims, which stand behind it.
 */
final class Masks {
  private final IndexSearcher searcher;
  private final List<Units.Unit> units;
  private final int documents;

  Masks(IndexSearcher searcher, List<Units.Unit> units) {
    this.searcher = searcher;
    this.units = units;
    this.documents = searcher.getIndexReader().maxDoc();
  }

  /** Per document the units that it holds in a field, in any of their forms. */
  int[] in(SearchField field) throws IOException {
    int[] out = new int[documents];
    for (int u = 0; u < units.size(); u++) {
      FixedBitSet holding = matching(Queries.holding(units.get(u), field));
      for (int doc = next(holding, 0); doc < documents; doc = next(holding, doc + 1)) {
        out[doc] |= 1 << u;
      }
    }
    return out;
  }

  /** Per claim the units that its article holds in a field of articles. */
  int[] inArticle(SearchField field) throws IOException {
    int[] masks = in(field);
    FixedBitSet articles = matching(new TermQuery(new Term(IndexFields.KIND, IndexFields.ARTICLE)));
    int mask = 0;
    for (int doc = 0; doc < documents; doc++) {
      mask = articles.get(doc) ? masks[doc] : mask;
      masks[doc] = articles.get(doc) ? 0 : mask;
    }
    return masks;
  }

  private static int next(FixedBitSet set, int from) {
    return from < set.length() ? set.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
  }

  /** The documents that match. */
  FixedBitSet matching(Query query) throws IOException {
    FixedBitSet out = new FixedBitSet(documents);
    Weight weight =
        searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        DocIdSetIterator each = scorer.iterator();
        for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
          out.set(leaf.docBase + doc);
        }
      }
    }
    return out;
  }
}
