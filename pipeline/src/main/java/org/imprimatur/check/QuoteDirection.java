package org.imprimatur.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a claim denies what its quote says, or the other way round; and whether something rises
 * in one and falls in the other. Only parts that are about the same are compared, each with the
 * part that it shares most words with; where any of several quotes agrees, nothing differs.
 */
final class QuoteDirection {
  private QuoteDirection() {}

  private enum Outcome {
    NOTHING,
    AGREES,
    DENIAL,
    DIRECTION
  }

  /** What differs, in words; empty where nothing is sure to. */
  static Optional<String> difference(String claim, List<String> quotes) {
    List<Clause> said = Clause.of(claim);
    List<Outcome> outcomes = quotes.stream().map(quote -> outcome(said, Clause.of(quote))).toList();
    if (outcomes.contains(Outcome.AGREES)) {
      return Optional.empty();
    }
    if (outcomes.contains(Outcome.DENIAL)) {
      return Optional.of("one denies what the other says");
    }
    return outcomes.contains(Outcome.DIRECTION)
        ? Optional.of("one says more or better where the other says less or worse")
        : Optional.empty();
  }

  private static Outcome outcome(List<Clause> claim, List<Clause> quote) {
    Outcome out = Outcome.NOTHING;
    for (Clause said : claim) {
      Optional<Clause> other = nearest(said, quote);
      if (other.isPresent() && nearest(other.get(), claim).equals(Optional.of(said))) {
        Outcome one = outcome(said, other.get());
        boolean isBetter = out == Outcome.AGREES && one != Outcome.NOTHING;
        out = out == Outcome.NOTHING || isBetter ? one : out;
      }
    }
    return out;
  }

  private static Optional<Clause> nearest(Clause clause, List<Clause> others) {
    return others.stream().max(Comparator.comparingInt(clause::shared));
  }

  private static Outcome outcome(Clause said, Clause other) {
    boolean isSame = said.isDenied() == other.isDenied();
    boolean against =
        said.more().isAgainst(other.more()) || said.better().isAgainst(other.better());
    if (against) {
      return isSame && !said.isDenied() && said.isAbout(other, 1)
          ? Outcome.DIRECTION
          : Outcome.NOTHING;
    }
    if (!said.isAbout(other, 2)) {
      return Outcome.NOTHING;
    }
    return isSame ? Outcome.AGREES : Outcome.DENIAL;
  }
}
