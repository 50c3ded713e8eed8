package org.imprimatur.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number that a sentence gives, with what it counts.
 *
 * @param kind what it counts; only numbers of one kind can be equal
 * @param value in the kind's own unit
 * @param slack half of the last place that was written, in the same unit: what rounding may hide
 * @param isAbout whether the sentence says that it is not exact
 * @param words as it is written
 */
record Quantity(Kind kind, BigDecimal value, BigDecimal slack, boolean isAbout, String words) {

  /** What numbers count. */
  enum Kind {
    /** A part of a whole: 1 is all. */
    SHARE,
    /** A difference of shares, of which 1 is all. */
    POINTS,
    /** A ratio of risks and the like. */
    RATIO,
    /** A number needed to treat. */
    NEEDED,
    /** A drug's mass, in micrograms. */
    DOSE,
    /** A mass for each kilogram of the body, in micrograms. */
    DOSE_PER_WEIGHT,
    /** A body's mass, in kilograms. */
    WEIGHT,
    /** A concentration of grams, in micrograms a decilitre. */
    CONCENTRATION,
    /** A volume, in millilitres. */
    VOLUME,
    /** A drug in units of its own. */
    UNITS,
    /** A pressure, in millimetres of mercury. */
    PRESSURE,
    /** A stretch of time, in hours. */
    TIME,
    /** An age, in years. */
    AGE,
    /** So many times a day. */
    FREQUENCY,
    /** People, trials, tablets. */
    COUNT
  }

  /** A month is not a whole number of weeks. */
  private static final BigDecimal CALENDAR = new BigDecimal("0.08");

  private static final BigDecimal ABOUT = new BigDecimal("0.1");

  /** Whether a value of the same kind may be what this one was written from. */
  boolean isFrom(BigDecimal other) {
    return value.subtract(other).abs().compareTo(room()) <= 0;
  }

  /** How far away from it the exact value may be. */
  private BigDecimal room() {
    BigDecimal room = kind == Kind.TIME ? calendar() : slack;
    return isAbout ? room.max(value.abs().multiply(ABOUT)) : room;
  }

  private BigDecimal calendar() {
    boolean isCalendar =
        words.contains("month") || words.contains("year") || words.contains("week");
    return isCalendar ? value.multiply(CALENDAR) : BigDecimal.ZERO;
  }

  /** The quotient, to more places than anybody writes. */
  static BigDecimal quotient(BigDecimal a, BigDecimal b) {
    return a.divide(b, 12, RoundingMode.HALF_UP);
  }
}
