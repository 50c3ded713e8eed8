package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was found, as it is shown. */
final class Shown {
  private Shown() {}

  /** All terms of some units. */
  static Set<String> terms(List<Units.Unit> units) {
    Set<String> out = new TreeSet<>();
    units.forEach(unit -> unit.alternatives().forEach(a -> out.addAll(a.terms())));
    return out;
  }

  static SearchResult.Hit hit(
      StoredRecords.StoredArticle article, float score, List<Units.Unit> units, Set<String> terms) {
    String snippet = Snippet.of(article.shown(), terms);
    return new SearchResult.Hit(
        article.id(),
        article.title(),
        article.url(),
        article.status(),
        score,
        snippet,
        new SearchResult.Marked(
            Highlights.of(article.title(), units), Highlights.of(snippet, units)));
  }

  static AskResult.Answer answer(SearchedClaim claim, AskResult.Place article, float score) {
    return new AskResult.Answer(
        claim.id(),
        claim.text(),
        claim.context(),
        claim.section(),
        article,
        claim.citations(),
        claim.coverage(),
        claim.certainty(),
        claim.notAdvised(),
        claim.quotation(),
        score);
  }

  /** The sections of claims, each once. */
  static final class Sections {
    private final List<AskResult.Near> out = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    void add(AskResult.Answer claim) {
      AskResult.Place article = claim.article();
      List<String> place = new ArrayList<>(claim.section());
      place.add(article.id());
      if (out.size() < Searcher.NEAREST && seen.add(place)) {
        out.add(new AskResult.Near(article.id(), article.title(), claim.url(), claim.section()));
      }
    }

    List<AskResult.Near> first() {
      return out;
    }
  }
}
