package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the units of a question weigh, wherever the claims are that it is put to. Each weighs the
 * idf of its most frequent form, light words a part of that, in whole multiples of 1/{@value
 * #STEPS}: sums of weights are exact, in floats as in doubles, in whatever order and by whoever
 * they are made.
 */
final class QuestionWeights {
  /** A weight of 1 is so many steps. */
  static final int STEPS = 1024;

  /** What a light word weighs beside others. */
  static final float LIGHT = 0.2f;

  /** What an everyday word weighs beside others. */
  static final float EVERYDAY = 0.5f;

  /** What a common word weighs beside others that no claim holds. */
  static final float UNKNOWN = 0.2f;

  /** The same beside a drug, a condition or a group of people that the question is about. */
  static final float UNKNOWN_BESIDE = 0.1f;

  private static final Bm25 SIMILARITY = new Bm25();

  private final Question question;
  private final int must;
  private final int[] steps;
  private int total;

  /** How many claims hold a term. */
  @FunctionalInterface
  interface Frequencies {
    int of(String term) throws IOException;
  }

  /**
   * Weighs a question.
   *
   * @param claims how many have words at all
   */
  QuestionWeights(Question question, Frequencies frequencies, int claims) throws IOException {
    this.question = question;
    this.must = question.required() | numbers(question);
    this.steps = new int[question.units().size()];
    for (int u = 0; u < steps.length; u++) {
      int most = most(question.units().get(u), frequencies);
      steps[u] = Math.max(1, Math.round(weight(u, most, idf(most, claims)) * STEPS));
      total += steps[u];
    }
  }

  /** The idf of what some of the claims hold. */
  static float idf(int some, int claims) {
    return SIMILARITY.idf(some, claims);
  }

  /** The numbers of a question that asks for a dose: an answer must hold them. */
  private static int numbers(Question question) {
    int out = 0;
    for (int u = 0; u < question.units().size(); u++) {
      char first = question.units().get(u).word().charAt(0);
      out |= Folding.isDigit(first) && question.kinds().contains(QuestionKind.DOSE) ? 1 << u : 0;
    }
    return out;
  }

  private static int most(Units.Unit unit, Frequencies frequencies) throws IOException {
    int most = 0;
    for (Units.Alternative alternative : unit.alternatives()) {
      int least = Integer.MAX_VALUE;
      for (String term : alternative.terms()) {
        least = Math.min(least, frequencies.of(term));
      }
      most = Math.max(most, least);
    }
    return most;
  }

  private float weight(int u, int most, float idf) {
    Units.Unit unit = question.units().get(u);
    if ((must & 1 << u) != 0) {
      return idf;
    }
    if (most == 0 && isCommon(unit)) {
      return idf * (question.subjects() == 0 ? UNKNOWN : UNKNOWN_BESIDE);
    }
    String only = unit.typed().size() == 1 ? unit.typed().get(0) : "";
    if (KnownWords.isLight(only)) {
      return idf * LIGHT;
    }
    return KnownWords.isEveryday(only) ? idf * EVERYDAY : idf;
  }

  private static boolean isCommon(Units.Unit unit) {
    return unit.typed().stream().allMatch(KnownWords::isCommon);
  }

  /** How many units there are. */
  int units() {
    return steps.length;
  }

  /** What a unit weighs. */
  float weight(int u) {
    return (float) steps[u] / STEPS;
  }

  /** What a unit weighs, in steps. */
  int steps(int u) {
    return steps[u];
  }

  /** What all units weigh. */
  double total() {
    return (double) total / STEPS;
  }

  /** What some units weigh, in steps; a bit each. */
  int share(int mask) {
    int sum = 0;
    for (int u = 0; u < steps.length; u++) {
      sum += (mask & 1 << u) != 0 ? steps[u] : 0;
    }
    return sum;
  }

  /** The units that an answer must hold, a bit each. */
  int must() {
    return must;
  }

  /**
   * Whether units stand nowhere without which nothing answers: what must be held, what is not
   * common English, or half of a short question.
   */
  boolean isVetoed(int nowhere) {
    int known = Integer.bitCount(~nowhere & (1 << steps.length) - 1);
    if (Answering.isShort(question) && 2 * known <= steps.length) {
      return true;
    }
    for (int u = 0; u < steps.length; u++) {
      boolean vetoes = (must & 1 << u) != 0 || !isCommon(question.units().get(u));
      if ((nowhere & 1 << u) != 0 && vetoes) {
        return true;
      }
    }
    return false;
  }

  /** The words of units that stand nowhere, as typed. */
  List<String> words(int nowhere) {
    List<String> out = new ArrayList<>();
    for (int u = 0; u < steps.length; u++) {
      if ((nowhere & 1 << u) != 0) {
        out.add(question.units().get(u).word());
      }
    }
    return out;
  }

  /** Units of several words that need not be held and stand nowhere: their words may. */
  List<String> apart(int nowhere) {
    List<String> out = new ArrayList<>();
    for (int u = 0; u < steps.length; u++) {
      List<String> typed = question.units().get(u).typed();
      if ((nowhere & ~must & 1 << u) != 0 && typed.size() > 1) {
        out.add(String.join(" ", typed));
      }
    }
    return out;
  }
}
