package org.imprimatur.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An effect as a cell of a summary of findings writes it: "RR 0.80 (95% CI 0.70 to 0.92)", "40
 * fewer per 1,000 (60 fewer to 16 fewer)", "MD 0.5 lower (0.9 lower to 0.1 lower)". What is not
 * clear is not one.
 *
 * @param value the estimate
 * @param low one end of its interval; null where it has none
 * @param high the other end
 */
record Effect(Amount value, @Nullable Amount low, @Nullable Amount high) {
  private static final Pattern WITH_INTERVAL =
      Pattern.compile("([^()\\[\\]]++)[(\\[]([^()\\[\\]]++)[)\\]]\\s*+");

  private static final Pattern LEVEL =
      Pattern.compile("(?i)^(?:95\\s?%\\s(?:CI|confidence interval)[,:]?\\s)?(?:from\\s)?");

  private static final Pattern BETWEEN =
      Pattern.compile("\\sto\\s|,\\s|\\s[-\u2013]\\s|(?<=\\d)[-\u2013](?=[\\d.])|\u2013");

  /** The effect of a cell, if it is clear. */
  static Optional<Effect> of(String cell) {
    Matcher parts = WITH_INTERVAL.matcher(cell);
    if (!parts.matches()) {
      return Amount.of(cell).map(value -> new Effect(value, null, null));
    }
    String[] ends = BETWEEN.split(LEVEL.matcher(parts.group(2)).replaceFirst(""), -1);
    if (ends.length != 2) {
      return Optional.empty();
    }
    Amount value = Amount.of(parts.group(1).strip()).orElse(null);
    Amount low = Amount.of(ends[0].strip()).orElse(null);
    Amount high = Amount.of(ends[1].strip()).orElse(null);
    if (value == null || low == null || high == null || !low.name.isEmpty()) {
      return Optional.empty();
    }
    return high.name.isEmpty() ? together(value, low, high) : Optional.empty();
  }

  /** "40 to 160 more" says the direction of both ends, "0.5 lower (0.1 to 0.9)" that of all. */
  private static Optional<Effect> together(Amount value, Amount low, Amount high) {
    int near = low.direction != 0 ? low.direction : high.direction;
    int way = near != 0 ? near : value.direction;
    boolean isClear = value.direction != 0 || way == 0 || value.number.signum() == 0;
    boolean sameUnit =
        low.fits(value) && high.fits(value) && (low.unit.isEmpty() || low.unit.equals(high.unit));
    return isClear && sameUnit
        ? Optional.of(new Effect(value, low.towards(way), high.towards(way)))
        : Optional.empty();
  }

  /** Whether the interval holds the estimate, within the rounding of what is written. */
  boolean holds() {
    if (low == null || high == null) {
      return true;
    }
    Amount least = low.signed().compareTo(high.signed()) <= 0 ? low : high;
    Amount most = least.equals(low) ? high : low;
    BigDecimal slack = value.slack();
    return value.signed().add(slack).compareTo(least.signed().subtract(least.slack())) >= 0
        && value.signed().subtract(slack).compareTo(most.signed().add(most.slack())) <= 0;
  }

  /**
   * A number of an effect.
   *
   * @param name the words before it, in lower case: "rr"
   * @param number as it is written, below zero behind a minus sign
   * @param direction 1 for more and higher, -1 for fewer and lower, 0 where nothing is said
   * @param unit the words behind it that say neither direction nor what it is counted in
   * @param of what it is counted in: 1,000 in "40 per 1,000", 100 in "4%"; null where it is not a
   *     share
   */
  record Amount(
      String name, BigDecimal number, int direction, String unit, @Nullable BigDecimal of) {
    private static final Pattern FORM =
        Pattern.compile(
            "((?:\\p{L}++(?:[ -]\\p{L}++)*+)?)\\s?([-\u2212\u2013]?)("
                + StatsRules.NUMBER
                + ")(%?)(\\s[\\p{L} -]+?)??(?:\\s(?:per|in)\\s("
                + StatsRules.NUMBER
                + "))?(?:\\s(more|fewer|less|lower|higher))?");

    static Optional<Amount> of(String written) {
      Matcher form = FORM.matcher(written);
      if (!form.matches()) {
        return Optional.empty();
      }
      BigDecimal number = StatsRules.number(form.group(3)).orElse(null);
      String words = text(form.group(5)) + " " + text(form.group(7));
      int direction = direction(words.toLowerCase(Locale.ROOT));
      boolean isMinus = !form.group(2).isEmpty();
      if (number == null || direction == 2 || (isMinus && direction != 0)) {
        return Optional.empty();
      }
      BigDecimal of =
          form.group(6) == null
              ? form.group(4).isEmpty() ? null : BigDecimal.valueOf(100)
              : StatsRules.number(form.group(6)).orElse(null);
      String name = form.group(1).strip().toLowerCase(Locale.ROOT);
      String unit = words.replaceAll("(?i)\\b(?:more|higher|fewer|less|lower)\\b|\\s", "");
      return Optional.of(new Amount(name, isMinus ? number.negate() : number, direction, unit, of));
    }

    private static String text(@Nullable String group) {
      return group == null ? "" : group;
    }

    /** 2 where both ways are named. */
    private static int direction(String words) {
      boolean up = words.matches(".*\\b(?:more|higher)\\b.*");
      boolean down = words.matches(".*\\b(?:fewer|less|lower)\\b.*");
      return up && down ? 2 : up ? 1 : down ? -1 : 0;
    }

    Amount towards(int way) {
      return direction == 0 && number.signum() > 0 ? new Amount(name, number, way, unit, of) : this;
    }

    BigDecimal signed() {
      return direction < 0 ? number.negate() : number;
    }

    BigDecimal slack() {
      return StatsRules.slack(number);
    }

    /** Whether it is counted in the same as another, or does not say. */
    boolean fits(Amount other) {
      boolean sameWhole = of == null || (other.of != null && of.compareTo(other.of) == 0);
      return sameWhole && (unit.isEmpty() || unit.equals(other.unit));
    }
  }
}
