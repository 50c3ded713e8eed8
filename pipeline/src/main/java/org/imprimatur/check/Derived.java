package org.imprimatur.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.check.Effect.Amount;
import org.jspecify.annotations.Nullable;

/**
 * The absolute effect that follows from a risk and a ratio: how many more have the outcome, as the
 * least and the most that the rounding of what is written leaves open. Each a share of 1.
 */
record Derived(BigDecimal least, BigDecimal most) {
  private static final MathContext EXACT = MathContext.DECIMAL128;

  /** A ratio that says how a risk becomes another one. */
  private enum Ratio {
    RISK,
    ODDS;

    static @Nullable Ratio named(String name) {
      return switch (name) {
        case "rr", "risk ratio", "relative risk" -> RISK;
        case "or", "odds ratio" -> ODDS;
        default -> null; // of a hazard or a rate nothing follows without the time
      };
    }
  }

  /** What follows; empty where it does not. */
  static Optional<Derived> of(Amount ratio, Amount baseline) {
    Ratio kind = Ratio.named(ratio.name());
    BigDecimal whole = baseline.of();
    boolean isShare =
        whole != null
            && whole.signum() > 0
            && baseline.number().signum() > 0
            && baseline.direction() == 0
            && baseline.number().compareTo(whole) < 0;
    if (kind == null || whole == null || !isShare || ratio.number().signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal low =
        share(baseline.number().subtract(baseline.slack()).max(BigDecimal.ZERO), whole);
    BigDecimal high = share(baseline.number().add(baseline.slack()).min(whole), whole);
    BigDecimal less = ratio.number().subtract(ratio.slack()).max(BigDecimal.ZERO);
    BigDecimal more = ratio.number().add(ratio.slack());
    if (kind == Ratio.RISK) {
      List<BigDecimal> corners =
          Stream.of(low, high)
              .flatMap(
                  risk ->
                      Stream.of(less, more).map(it -> it.subtract(BigDecimal.ONE).multiply(risk)))
              .sorted()
              .toList();
      return Optional.of(new Derived(corners.get(0), corners.get(3)));
    }
    // A risk that a ratio of odds makes grows with both; their difference lies between these.
    return Optional.of(
        new Derived(byOdds(low, less).subtract(high), byOdds(high, more).subtract(low)));
  }

  private static BigDecimal byOdds(BigDecimal risk, BigDecimal ratio) {
    BigDecimal odds = risk.multiply(ratio);
    return odds.divide(BigDecimal.ONE.subtract(risk).add(odds), EXACT);
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, EXACT);
  }

  /** Whether a difference may be this one; it is not known of what is not a share. */
  boolean allows(Amount difference) {
    BigDecimal whole = difference.of();
    if (whole == null || whole.signum() <= 0) {
      return true;
    }
    BigDecimal low = share(difference.signed().subtract(difference.slack()), whole);
    BigDecimal high = share(difference.signed().add(difference.slack()), whole);
    return high.compareTo(least) >= 0 && low.compareTo(most) <= 0;
  }

  /** In words, for so many people: "38 to 42 fewer per 1,000". */
  String inWords(BigDecimal whole) {
    String written = String.format(Locale.ROOT, "%,d", whole.toBigInteger());
    BigDecimal from = least.multiply(whole).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal to = most.multiply(whole).setScale(0, RoundingMode.HALF_EVEN);
    if (from.signum() < 0 && to.signum() > 0) {
      return from.negate() + " fewer to " + to + " more per " + written;
    }
    boolean isFewer = from.signum() < 0 || to.signum() < 0;
    BigDecimal near = isFewer ? to.abs() : from;
    BigDecimal far = isFewer ? from.abs() : to;
    String numbers = near.compareTo(far) == 0 ? far.toString() : near + " to " + far;
    return numbers + (isFewer ? " fewer per " : " more per ") + written;
  }
}
