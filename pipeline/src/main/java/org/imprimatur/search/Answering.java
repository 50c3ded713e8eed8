package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which claims may answer a question. Each unit of it weighs its idf, light words a part of that. A
 * claim may answer when it holds {@value #OWN} of the weight itself, or {@value #LEFT} of what
 * title and question do not, and with its article {@value #WHOLE}; when it or its title holds
 * {@value #BEYOND} of what is asked beyond drugs, conditions and groups of people, since it else
 * says something else of them; when every drug, condition and group of people of the question
 * stands in the claim, its context, its nearest heading, or in a title or question that names no
 * other condition; and when no uncommon word of the question is unknown.
 */
final class Answering {
  /** The share of the weight that a claim holds itself. */
  static final double OWN = 0.40;

  /** The share that a claim holds itself of what title and question do not. */
  static final double LEFT = 0.40;

  /** The share of the weight that a claim and its article hold. */
  static final double WHOLE = 0.65;

  /** The share that a claim or its title holds of what is asked beyond the question's subjects. */
  static final double BEYOND = 0.35;

  /** So much of the weight must be asked beyond, or it does not count. */
  static final double LITTLE = 0.15;

  /** The share of the weight that what is nearest and its article hold. */
  static final double NEAR = 0.30;

  /** What a light word weighs beside others. */
  static final float LIGHT = 0.2f;

  /** What an everyday word weighs beside others. */
  static final float EVERYDAY = 0.5f;

  /** What a common word weighs beside others that no claim holds. */
  static final float UNKNOWN = 0.15f;

  private static final Bm25 SIMILARITY = new Bm25();

  private final IndexReader reader;
  private final Question question;
  private final FixedBitSet passing;
  private final Masks all;
  private final int[] own;
  private final int[] near;
  private final int[] named;
  private final int[] whole;
  private final float[] weights;
  private final int must;
  private final int unknown;
  private double total;

  /**
   * A question put to the claims.
   *
   * @param passing the claims that may be quoted at all
   */
  Answering(IndexSearcher searcher, Question question, FixedBitSet passing) throws IOException {
    this.reader = searcher.getIndexReader();
    this.question = question;
    this.passing = passing;
    this.all = new Masks(searcher, question.units());
    this.own = all.in(SearchField.CLAIM);
    this.near = all.inArticle(SearchField.NAMED);
    this.whole = all.inArticle(SearchField.WORDS);
    this.named = near.clone();
    int known = 0;
    for (int doc = 0; doc < own.length; doc++) {
      near[doc] |= own[doc];
      whole[doc] |= own[doc];
      known |= passing.get(doc) ? whole[doc] : 0;
    }
    this.must = question.required() | numbers();
    this.unknown = ~known;
    this.weights = new float[question.units().size()];
    for (int u = 0; u < weights.length; u++) {
      weights[u] = weight(u);
      total += weights[u];
    }
  }

  /** What each unit weighs. */
  float[] weights() {
    return weights.clone();
  }

  /** The weight of the whole question. */
  double total() {
    return total;
  }

  /** The words that neither a claim that may be quoted holds nor its article, in any form. */
  List<String> unknown() {
    List<String> out = new ArrayList<>();
    for (int u = 0; u < weights.length; u++) {
      if ((unknown & 1 << u) != 0) {
        out.add(question.units().get(u).word());
      }
    }
    return out;
  }

  /** The claims that may answer. */
  FixedBitSet answers() throws IOException {
    FixedBitSet out = new FixedBitSet(own.length);
    for (int u = 0; u < weights.length; u++) {
      boolean vetoes = (must & 1 << u) != 0 || !isCommon(question.units().get(u));
      if ((unknown & 1 << u) != 0 && vetoes) {
        return out;
      }
    }
    FixedBitSet fit = fit();
    for (int doc = 0; doc < own.length; doc++) {
      if (fit.get(doc)
          && own[doc] != 0
          && (near[doc] & must) == must
          && holdsEnough(doc)
          && saysMore(doc)
          && share(whole[doc]) >= WHOLE * total) {
        out.set(doc);
      }
    }
    return out;
  }

  /** Whether a claim holds enough, either of all or of what title and question leave to it. */
  private boolean holdsEnough(int doc) {
    double left = total - share(named[doc]);
    return share(own[doc]) >= OWN * total
        || (left > 0 && share(own[doc] & ~named[doc]) >= LEFT * left);
  }

  /** Whether a claim, or its title, says something of what is asked of the question's subjects. */
  private boolean saysMore(int doc) {
    double beyond = total - share(question.subjects());
    return beyond < LITTLE * total || share(near[doc] & ~question.subjects()) >= BEYOND * beyond;
  }

  /** The claims that hold a unit only in the title or question of their article. */
  FixedBitSet holdingByTitle(int u) {
    FixedBitSet out = new FixedBitSet(own.length);
    for (int doc = 0; doc < own.length; doc++) {
      if ((near[doc] & ~own[doc] & 1 << u) != 0) {
        out.set(doc);
      }
    }
    return out;
  }

  /** Units of several words that need not be held and stand nowhere: their words may. */
  List<String> nowhere() {
    List<String> out = new ArrayList<>();
    for (int u = 0; u < weights.length; u++) {
      List<String> typed = question.units().get(u).typed();
      if ((unknown & ~must & 1 << u) != 0 && typed.size() > 1) {
        out.add(String.join(" ", typed));
      }
    }
    return out;
  }

  /** The claims that come near. */
  FixedBitSet nearest() {
    FixedBitSet out = new FixedBitSet(own.length);
    for (int doc = 0; doc < own.length; doc++) {
      if (passing.get(doc) && own[doc] != 0 && share(whole[doc]) >= NEAR * total) {
        out.set(doc);
      }
    }
    return out;
  }

  /** The numbers of a question that asks for a dose: an answer must hold them. */
  private int numbers() {
    int out = 0;
    for (int u = 0; u < question.units().size(); u++) {
      char first = question.units().get(u).word().charAt(0);
      out |= Folding.isDigit(first) && question.kinds().contains(QuestionKind.DOSE) ? 1 << u : 0;
    }
    return out;
  }

  private static boolean isCommon(Units.Unit unit) {
    return unit.typed().stream().allMatch(KnownWords::isCommon);
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

  /** The claims that may be quoted and have the marks which the question needs. */
  private FixedBitSet fit() throws IOException {
    FixedBitSet out = passing.clone();
    for (QuestionKind kind : question.kinds()) {
      if (kind.needsMark()) {
        out.and(all.matching(Queries.marked(kind.mark())));
      }
    }
    return out;
  }

  private float weight(int u) throws IOException {
    Units.Unit unit = question.units().get(u);
    int most = 0;
    for (Units.Alternative alternative : unit.alternatives()) {
      int least = Integer.MAX_VALUE;
      for (String term : alternative.terms()) {
        least = Math.min(least, reader.docFreq(new Term(SearchField.CLAIM.name(), term)));
      }
      most = Math.max(most, least);
    }
    float idf = idf(most, reader);
    if ((must & 1 << u) != 0) {
      return idf;
    }
    if (most == 0 && isCommon(unit)) {
      return idf * UNKNOWN;
    }
    String only = unit.typed().size() == 1 ? unit.typed().get(0) : "";
    if (KnownWords.isLight(only)) {
      return idf * LIGHT;
    }
    return KnownWords.isEveryday(only) ? idf * EVERYDAY : idf;
  }

  /** The idf of what so many claims hold. */
  static float idf(int claims, IndexReader reader) throws IOException {
    return SIMILARITY.idf(claims, reader.getDocCount(SearchField.CLAIM.name()));
  }
}
