package org.imprimatur.check;

import java.util.Set;
import java.util.function.Predicate;
import org.imprimatur.source.Span;

/**
 * A rule about an abbreviation that has been misread: one row of data.
 *
 * @param id the rule
 * @param words in lower case, as {@link Rule.OfWords#words()} spells them
 * @param danger as what it has been read, for the message
 * @param instead what to write, for the hint
 * @param fires the guard: whether the word means at a place what makes it dangerous
 */
record Abbreviation(
    String id, Set<String> words, String danger, String instead, Predicate<Place> fires)
    implements Rule.OfWords {

  static Abbreviation of(
      String id, String words, String danger, String instead, Predicate<Place> fires) {
    return new Abbreviation(id, Set.of(words.split(" ", -1)), danger, instead, fires);
  }

  @Override
  public void check(Place place, Sink sink) {
    if (fires.test(place)) {
      report(id, place.span(), place.word(), danger, instead, sink);
    }
  }

  static void report(String id, Span span, String word, String danger, String instead, Sink sink) {
    sink.report(id, span, "\"" + word + "\" " + danger, "write " + instead);
  }
}
