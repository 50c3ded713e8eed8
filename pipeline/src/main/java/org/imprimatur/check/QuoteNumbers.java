package org.imprimatur.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.check.Quantity.Kind;

/**
 * Whether the numbers of a claim stand in its quotes, or follow from those that do: 1,000 mg are 1
 * g, 95% are 19 in 20, a ratio of .70 is 30% fewer, twice 500 mg a day are 1 g a day. A number is
 * only judged beside one of its kind; a dose is missed where the quotes have none at all.
 */
final class QuoteNumbers {
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final List<Quantity> claim;
  private final List<Quantity> quote;

  private QuoteNumbers(List<Quantity> claim, List<Quantity> quote) {
    this.claim = claim;
    this.quote = quote;
  }

  /** What differs, in words; empty where nothing is sure to. */
  static Optional<String> difference(String claim, List<String> quotes) {
    List<Quantity> all = quotes.stream().flatMap(it -> Quantities.of(it).stream()).toList();
    return new QuoteNumbers(Quantities.of(claim), all).difference();
  }

  private Optional<String> difference() {
    for (Quantity said : claim) {
      List<Quantity> near = quote.stream().filter(it -> isComparable(said, it)).toList();
      boolean isMissing = near.isEmpty() && said.kind() != Kind.DOSE;
      if (!isMissing && values(said).noneMatch(said::isFrom)) {
        return Optional.of(
            near.isEmpty()
                ? said.words() + " is not in the quote"
                : "the claim says "
                    + said.words()
                    + ", the quote "
                    + String.join(", ", near.stream().map(Quantity::words).distinct().toList()));
      }
    }
    return Optional.empty();
  }

  /** Whether one would be told by the other. */
  private static boolean isComparable(Quantity said, Quantity other) {
    return switch (said.kind()) {
      case SHARE -> other.kind() == Kind.SHARE || other.kind() == Kind.RATIO;
      case RATIO -> other.kind() == Kind.RATIO;
      case POINTS -> other.kind() == Kind.POINTS || other.kind() == Kind.SHARE;
      case NEEDED -> other.kind() == Kind.NEEDED || other.kind() == Kind.SHARE;
      default -> other.kind() == said.kind();
    };
  }

  /** What a number of the claim may be, from the quotes. */
  private Stream<BigDecimal> values(Quantity said) {
    Stream<BigDecimal> same = of(said.kind());
    return switch (said.kind()) {
      case SHARE -> Stream.concat(same, shares());
      case RATIO ->
          Stream.concat(
              same, of(Kind.SHARE).flatMap(it -> Stream.of(ONE.add(it), ONE.subtract(it))));
      case POINTS -> Stream.concat(same, Stream.concat(of(Kind.SHARE), differences()));
      case NEEDED -> Stream.concat(same, needed());
      case COUNT -> Stream.concat(same, of(Kind.NEEDED));
      case DOSE -> Stream.concat(same, doses());
      default -> same;
    };
  }

  private Stream<BigDecimal> of(Kind kind) {
    return quote.stream().filter(it -> it.kind() == kind).map(Quantity::value);
  }

  private Stream<BigDecimal> ofClaim(Kind kind) {
    return claim.stream().filter(it -> it.kind() == kind).map(Quantity::value);
  }

  /** The others of all; what a ratio takes away or adds; and how far two shares are apart. */
  private Stream<BigDecimal> shares() {
    Stream<BigDecimal> others = of(Kind.SHARE).map(ONE::subtract);
    Stream<BigDecimal> ratios = of(Kind.RATIO).map(it -> it.subtract(ONE).abs());
    List<BigDecimal> relative = new ArrayList<>();
    for (BigDecimal a : of(Kind.SHARE).toList()) {
      for (BigDecimal b : of(Kind.SHARE).toList()) {
        if (a.signum() > 0 && a.compareTo(b) != 0) {
          relative.add(Quantity.quotient(a.subtract(b).abs(), a));
        }
      }
    }
    return Stream.of(others, ratios, differences(), of(Kind.POINTS), relative.stream())
        .flatMap(it -> it);
  }

  private Stream<BigDecimal> differences() {
    List<BigDecimal> all = of(Kind.SHARE).toList();
    return all.stream().flatMap(a -> all.stream().map(a::subtract)).filter(it -> it.signum() > 0);
  }

  private Stream<BigDecimal> needed() {
    return Stream.of(of(Kind.SHARE), of(Kind.POINTS), differences())
        .flatMap(it -> it)
        .filter(it -> it.signum() > 0)
        .map(it -> Quantity.quotient(ONE, it));
  }

  /** By the day, by the tablet, and by the weight of a body. */
  private Stream<BigDecimal> doses() {
    List<BigDecimal> single = of(Kind.DOSE).toList();
    List<BigDecimal> often =
        ofClaim(Kind.FREQUENCY).findAny().isPresent() ? List.of() : of(Kind.FREQUENCY).toList();
    List<BigDecimal> out = new ArrayList<>();
    for (BigDecimal dose : single) {
      often.forEach(times -> out.add(dose.multiply(times)));
      of(Kind.COUNT).forEach(number -> out.add(dose.multiply(number)));
      // The claim divides what the quote gives for a whole day.
      ofClaim(Kind.FREQUENCY)
          .filter(times -> of(Kind.FREQUENCY).findAny().isEmpty() && times.signum() > 0)
          .forEach(times -> out.add(Quantity.quotient(dose, times)));
    }
    of(Kind.DOSE_PER_WEIGHT)
        .forEach(
            each ->
                Stream.concat(ofClaim(Kind.WEIGHT), of(Kind.WEIGHT))
                    .forEach(kilograms -> out.add(each.multiply(kilograms))));
    ofClaim(Kind.COUNT).forEach(number -> single.forEach(it -> out.add(it.multiply(number))));
    return out.stream();
  }
}
