package org.imprimatur.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which claims may answer a question. Each unit of it weighs what {@link QuestionWeights} says. A
 * claim may answer when it holds 0.45 of the weight itself, or 0.45 of what title and question do
 * not, and with its article 0.70; when it or its title holds 0.35 of what is asked beyond drugs,
 * conditions and groups of people, since it else says something else of them; when every drug,
 * condition and group of people of the question stands in what the claim is found by, or in a title
 * or question that names no other condition; and when no uncommon word of the question is unknown,
 * nor half of a short one. {@link AnsweringElsewhere} says the same to an engine.
 */
final class Answering {
  /** What the parts below are parts of: whole numbers, so that comparisons are exact. */
  static final int PARTS = 20;

  /** The part of the weight that a claim holds itself. */
  static final int OWN = 9;

  /** The part that a claim holds itself of what title and question do not. */
  static final int LEFT = 9;

  /** The part of the weight that a claim and its article hold. */
  static final int WHOLE = 14;

  /** The same for a short question: each of its words says more of what is asked. */
  static final int WHOLE_OF_FEW = 15;

  /** A question of so many units, at most, is short. */
  static final int FEW = 5;

  /** The part that a claim or its title holds of what is asked beyond the question's subjects. */
  static final int BEYOND = 7;

  /** So much of the weight must be asked beyond, or it does not count. */
  static final int LITTLE = 3;

  /** The part of the weight that what is nearest and its article hold. */
  static final int NEAR = 6;

  private final Question question;
  private final FixedBitSet passing;
  private final Masks all;
  private final int[] own;
  private final int[] near;
  private final int[] named;
  private final int[] whole;
  private final QuestionWeights weights;
  private final int must;
  private final int unknown;
  private final int total;

  /**
   * A question put to the claims.
   *
   * @param passing the claims that may be quoted at all
   */
  Answering(IndexSearcher searcher, Question question, FixedBitSet passing) throws IOException {
    IndexReader reader = searcher.getIndexReader();
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
    this.unknown = ~known;
    this.weights =
        new QuestionWeights(
            question,
            term -> reader.docFreq(new Term(SearchField.CLAIM.name(), term)),
            reader.getDocCount(SearchField.CLAIM.name()));
    this.must = weights.must();
    this.total = weights.share(-1);
  }

  /** What each unit weighs. */
  QuestionWeights weights() {
    return weights;
  }

  /** The words that neither a claim that may be quoted holds nor its article, in any form. */
  List<String> unknown() {
    return weights.words(unknown);
  }

  /** The claims that may answer. */
  FixedBitSet answers() throws IOException {
    FixedBitSet out = new FixedBitSet(own.length);
    if (weights.isVetoed(unknown)) {
      return out;
    }
    FixedBitSet fit = fit();
    for (int doc = 0; doc < own.length; doc++) {
      if (fit.get(doc)
          && own[doc] != 0
          && (near[doc] & must) == must
          && holdsEnough(doc)
          && saysMore(doc)
          && isPart(whole[doc], wholeOf(question), total)) {
        out.set(doc);
      }
    }
    return out;
  }

  /** The part of a question's weight that a claim and its article hold. */
  static int wholeOf(Question question) {
    return isShort(question) ? WHOLE_OF_FEW : WHOLE;
  }

  /** Whether a question has few units, each of which says much of what is asked. */
  static boolean isShort(Question question) {
    return question.units().size() <= FEW;
  }

  /** Whether some units are at least a part of a weight. */
  private boolean isPart(int mask, int part, int weight) {
    return PARTS * weights.share(mask) >= part * weight;
  }

  /** Whether a claim holds enough, either of all or of what title and question leave to it. */
  private boolean holdsEnough(int doc) {
    int left = total - weights.share(named[doc]);
    return isPart(own[doc], OWN, total) || (left > 0 && isPart(own[doc] & ~named[doc], LEFT, left));
  }

  /** Whether a claim, or its title, says something of what is asked of the question's subjects. */
  private boolean saysMore(int doc) {
    int beyond = beyond(question, weights);
    return beyond == 0 || isPart(near[doc] & ~question.subjects(), BEYOND, beyond);
  }

  /** What is asked beyond the question's subjects, in steps; 0 where it does not count. */
  static int beyond(Question question, QuestionWeights weights) {
    int total = weights.share(-1);
    int beyond = total - weights.share(question.subjects());
    return PARTS * beyond < LITTLE * total ? 0 : beyond;
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
    return weights.apart(unknown);
  }

  /** The claims that come near. */
  FixedBitSet nearest() {
    FixedBitSet out = new FixedBitSet(own.length);
    for (int doc = 0; doc < own.length; doc++) {
      if (passing.get(doc) && own[doc] != 0 && isPart(whole[doc], NEAR, total)) {
        out.set(doc);
      }
    }
    return out;
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
}
