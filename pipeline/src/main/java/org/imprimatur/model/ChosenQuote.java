package org.imprimatur.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence on the record of a work that an author chose for what is cited: the one that the
 * citation names, as in {@code [@key]{q=id}}; else the record's {@code quote}; else the only one of
 * its {@code quotes}.
 *
 * @param key the cited key
 * @param id its id among the record's {@code quotes}; empty for the record's {@code quote}
 * @param sentence the words
 * @param place where it stands in the work; may be empty
 */
public record ChosenQuote(String key, String id, String sentence, String place) {

  /** The quote that a citation chooses; null where its record has none of that name, or several. */
  public static @Nullable ChosenQuote of(Citation citation, Reference.Governance governance) {
    Map<String, Reference.Quote> quotes = governance.quotes();
    String id = citation.quote();
    String one = governance.quote();
    if (id == null && one != null) {
      return new ChosenQuote(citation.key(), "", one, "");
    }
    String chosen = id != null ? id : quotes.size() == 1 ? quotes.keySet().iterator().next() : "";
    Reference.Quote quote = quotes.get(chosen);
    return quote == null
        ? null
        : new ChosenQuote(citation.key(), chosen, quote.sentence(), quote.place());
  }
}
