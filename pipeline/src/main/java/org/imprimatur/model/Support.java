package org.imprimatur.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How quickly somebody can see that a work says what a claim says: by a sentence on record, by a
 * place, or only by reading the work.
 *
 * @param citations those that cover the claim, inherited ones included; each resolves
 * @param quotes the quotes that they choose, each once
 */
public record Support(List<Citation> citations, List<ChosenQuote> quotes) {
  /** No citation covers it. */
  public static final Support NONE = new Support(List.of(), List.of());

  /** Copies the lists. */
  public Support {
    citations = List.copyOf(citations);
    quotes = List.copyOf(quotes);
  }

  /** What there is of it. */
  public enum Kind {
    /** A quote on record. */
    QUOTED,
    /** The place in a work, such as a page. */
    LOCATED,
    /** A work alone. */
    BARE,
    /** Nothing. */
    NONE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it stands in JSON. */
    public String word() {
      return word;
    }
  }

  /** What there is of it, the best that any of the citations gives. */
  public Kind kind() {
    if (!quotes.isEmpty()) {
      return Kind.QUOTED;
    }
    if (citations.isEmpty()) {
      return Kind.NONE;
    }
    return citations.stream().anyMatch(Citation::isLocated) ? Kind.LOCATED : Kind.BARE;
  }

  /** Whether each citation chooses a quote, so that nothing else supports the claim. */
  public boolean isQuotedThroughout() {
    return !citations.isEmpty()
        && citations.stream()
            .allMatch(it -> quotes.stream().anyMatch(quote -> quote.key().equals(it.key())));
  }

  /** The same with the quotes that the records of its works have. */
  public Support with(Function<String, Optional<Reference>> works) {
    List<ChosenQuote> found = new ArrayList<>();
    for (Citation citation : citations) {
      works
          .apply(citation.key())
          .map(work -> ChosenQuote.of(citation, work.governance()))
          .filter(quote -> !found.contains(quote))
          .ifPresent(found::add);
    }
    return found.isEmpty() && quotes.isEmpty() ? this : new Support(citations, found);
  }
}
