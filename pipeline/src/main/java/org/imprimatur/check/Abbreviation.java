package org.imprimatur.check;

import java.util.Set;
import java.util.function.Predicate;
import org.imprimatur.finding.RuleId;

/**
 * A rule about an abbreviation that has been misread: one row of data.
 *
 * @param rule which rule
 * @param words in lower case, as {@link Rule.OfWords#words()} spells them
 * @param danger as what it has been read, for the message
 * @param instead what to write, for the hint
 * @param fires the guard: whether the word means at a place what makes it dangerous
 */
record Abbreviation(
    RuleId rule, Set<String> words, String danger, String instead, Predicate<Place> fires)
    implements Rule.OfWords {

  static Abbreviation of(
      RuleId rule, String words, String danger, String instead, Predicate<Place> fires) {
    return new Abbreviation(rule, Set.of(words.split(" ", -1)), danger, instead, fires);
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public void check(Place place, Sink sink) {
    if (fires.test(place)) {
      report(id(), place, danger, instead, sink);
    }
  }

  static void report(String id, Place place, String danger, String instead, Sink sink) {
    sink.report(id, place.span(), "\"" + place.word() + "\" " + danger, "write " + instead);
  }
}
