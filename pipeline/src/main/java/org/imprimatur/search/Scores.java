package org.imprimatur.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Scores as JSON. */
final class Scores {
  /** Nine digits tell every float from every other. */
  private static final MathContext NINE = new MathContext(9, RoundingMode.HALF_EVEN);

  private Scores() {}

  /** A number that reads back as the same float; its text is the same on every Java. */
  static BigDecimal number(float score) {
    return new BigDecimal(score).round(NINE).stripTrailingZeros();
  }
}
