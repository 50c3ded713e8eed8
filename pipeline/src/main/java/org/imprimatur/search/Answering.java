package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.imprimatur.drug.Drugs;

/**
 * Which claims may answer a question. Each unit of it weighs its idf, light words a part of that. A
 * claim may answer when it holds {@value #OWN} of the weight itself and its article {@value
 * #WHOLE}; when every drug, condition and group of people of the question stands in the claim, its
 * context, its nearest heading, or in a title or question that names no other condition; and when no
 * uncommon word of the question is unknown.
 */
final class Answering {
  /** The share of the weight that a claim holds itself. */
  static final double OWN = 0.30;

  /** The share of the weight that a claim and its article hold. */
  static final double WHOLE = 0.70;

  /** The share of the weight that what is nearest holds. */
  static final double NEAR = 0.30;

  /** What a light word weighs beside others. */
  static final float LIGHT = 0.3f;

  private final IndexSearcher searcher;
  private final Question question;
  private final Drugs drugs;
  private final FixedBitSet passing;
  private final int[] articleOf;
  private final int[] own;
  private final int[] near;
  private final int[] whole;
  private final float[] weights;
  private double total;

  /**
   * A question put to the claims.
   *
   * @param passing the claims that may be quoted at all
   * @param articleOf of each claim's document that of its article
   */
  Answering(
      IndexSearcher searcher,
      Question question,
      Drugs drugs,
      FixedBitSet passing,
      int[] articleOf)
      throws IOException {
    this.searcher = searcher;
    this.question = question;
    this.drugs = drugs;
    this.passing = passing;
    this.articleOf = articleOf;
    this.own = masks(SearchField.OF_CLAIMS.stream().filter(SearchField::own).toList());
    this.near = masks(SearchField.OF_CLAIMS.stream().filter(SearchField::near).toList());
    this.whole = masks(SearchField.OF_CLAIMS);
    int[] articles = masks(SearchField.OF_ARTICLES);
    for (int doc = next(0); doc >= 0; doc = next(doc + 1)) {
      whole[doc] |= articles[articleOf[doc]];
    }
    this.weights = new float[question.units().size()];
    for (int u = 0; u < weights.length; u++) {
      weights[u] = weight(question.units().get(u));
      total += weights[u];
    }
  }

  /** The weight of the whole question. */
  double total() {
    return total;
  }

  /** The words that no claim holds that may be quoted, in any of their forms. */
  List<String> unknown() {
    int known = 0;
    for (int doc = next(0); doc >= 0; doc = next(doc + 1)) {
      known |= whole[doc];
    }
    List<String> out = new ArrayList<>();
    for (int u = 0; u < weights.length; u++) {
      if ((known & 1 << u) == 0) {
        out.add(question.units().get(u).word());
      }
    }
    return out;
  }

  /** The claims that may answer. */
  FixedBitSet answers() throws IOException {
    FixedBitSet out = new FixedBitSet(passing.length());
    List<String> unknown = unknown();
    int must = 0;
    for (int u = 0; u < weights.length; u++) {
      Units.Unit unit = question.units().get(u);
      boolean required = isRequired(unit);
      if (unknown.contains(unit.word()) && (required || !isCommon(unit))) {
        return out;
      }
      must |= required ? 1 << u : 0;
    }
    FixedBitSet kind = kind();
    for (int doc = next(0); doc >= 0; doc = next(doc + 1)) {
      if ((near[doc] & must) == must
          && share(own[doc]) >= OWN * total
          && share(whole[doc]) >= WHOLE * total
          && own[doc] != 0
          && kind.get(doc)) {
        out.set(doc);
      }
    }
    return out;
  }

  /** The claims that come near. */
  FixedBitSet nearest() {
    FixedBitSet out = new FixedBitSet(passing.length());
    for (int doc = next(0); doc >= 0; doc = next(doc + 1)) {
      if (own[doc] != 0 && share(whole[doc]) >= NEAR * total) {
        out.set(doc);
      }
    }
    return out;
  }

  private boolean isRequired(Units.Unit unit) {
    return unit.required()
        || (Folding.isDigit(unit.word().charAt(0)) && question.kinds().contains(QuestionKind.DOSE))
        || drugs.isDrug(unit.word());
  }

  private static boolean isCommon(Units.Unit unit) {
    return unit.typed().stream().allMatch(KnownWords::isCommon);
  }

  private int next(int from) {
    int doc = from >= passing.length() ? DocIdSetIterator.NO_MORE_DOCS : passing.nextSetBit(from);
    return doc == DocIdSetIterator.NO_MORE_DOCS ? -1 : doc;
  }

  private double share(int mask) {
    double sum = 0;
    for (int u = 0; u < weights.length; u++) {
      if ((mask & 1 << u) != 0) {
        sum += weights[u];
      }
    }
    return sum;
  }

  /** The claims that have the marks which the question needs; else all. */
  private FixedBitSet kind() throws IOException {
    FixedBitSet out = new FixedBitSet(passing.length());
    out.or(passing);
    for (QuestionKind kind : question.kinds()) {
      if (kind.needsMark()) {
        FixedBitSet marked = new FixedBitSet(passing.length());
        collect(Queries.marked(kind.mark()), marked);
        out.and(marked);
      }
    }
    return out;
  }

  private float weight(Units.Unit unit) throws IOException {
    float idf = Queries.idf(unit, searcher.getIndexReader());
    boolean unknown = idf == Queries.unknown(searcher.getIndexReader());
    boolean light =
        !isRequired(unit)
            && unit.typed().size() == 1
            && (KnownWords.isLight(unit.typed().get(0)) || (unknown && isCommon(unit)));
    return light ? idf * LIGHT : idf;
  }

  private int[] masks(List<SearchField> fields) throws IOException {
    int[] out = new int[passing.length()];
    for (int u = 0; u < question.units().size(); u++) {
      FixedBitSet docs = new FixedBitSet(passing.length());
      collect(Queries.anywhere(question.units().get(u), fields), docs);
      for (int doc = docs.nextSetBit(0); doc != DocIdSetIterator.NO_MORE_DOCS; ) {
        out[doc] |= 1 << u;
        doc = doc + 1 < docs.length() ? docs.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS;
      }
    }
    return out;
  }

  private void collect(Query query, FixedBitSet into) throws IOException {
    collect(searcher, query, into);
  }

  /** All documents that match. */
  static void collect(IndexSearcher searcher, Query query, FixedBitSet into) throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      DocIdSetIterator each = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
        into.set(leaf.docBase + doc);
      }
    }
  }
}
