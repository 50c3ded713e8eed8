package org.imprimatur.check;

import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code cite/after-number}: a citation typed as a number in brackets, raised or bare. Behind a
 * dose it reads as one more digit or as an exponent, and no check can tell what it cites. Each way
 * of writing has its own judge: {@link RaisedNumbers}, {@link BracketedNumbers}, {@link
 * BareNumbers}.
 */
final class HandTypedCitations
    implements Rule.OfArticle, Rule.OfAmounts, Rule.OfMixedWords, Rule.OfCharacters {

  @Override
  public String id() {
    return RuleId.CITE_AFTER_NUMBER.id();
  }

  @Override
  public String characters() {
    return RaisedNumbers.DIGITS + "^[(\u3010";
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    for (RaisedTag tag : input.contents().raised()) {
      if (RaisedNumbers.isCitation(tag.before(), tag.text(), tag.after())) {
        report(tag.text(), tag.span(), sink);
      }
    }
  }

  /** A word with digits, a raised digit, or a bracket. */
  @Override
  public void check(Place place, Sink sink) {
    if (!place.prose().isOfBody()) {
      return;
    }
    char first = place.prose().at(place.start());
    Place found =
        switch (first) {
          case '[', '\u3010' -> BracketedNumbers.square(place);
          case '(' -> BracketedNumbers.round(place);
          case '^' -> RaisedNumbers.betweenCarets(place);
          default ->
              RaisedNumbers.isRaised(first)
                  ? RaisedNumbers.raised(place)
                  : BareCitationNumbers.in(place.prose(), place);
        };
    report(found, sink);
  }

  @Override
  public void check(Amount amount, Sink sink) {
    Place place = amount.place();
    if (amount.unit() == DoseUnits.Kind.NONE && place.prose().isOfBody()) {
      report(BareCitationNumbers.in(place.prose(), place), sink);
    }
  }

  private void report(@Nullable Place found, Sink sink) {
    if (found != null) {
      report(found.word(), found.span(), sink);
    }
  }

  private void report(String digits, Span span, Sink sink) {
    sink.report(
        id(),
        span,
        "\"" + digits + "\" looks like a citation typed by hand: it reads as an exponent or a dose",
        "cite by key, [@key]; the page numbers the references");
  }
}
