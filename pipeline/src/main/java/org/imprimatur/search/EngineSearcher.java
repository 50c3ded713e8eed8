package org.imprimatur.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.drug.Drugs;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a generation in an engine, as {@link Searcher} does from the index that it was made
 * of: the same ids, order and totals.
 */
public final class EngineSearcher implements SearchableIndex {
  private final SearchEngine engine;
  private final GenerationRecord.Facts facts;
  private final Synonyms synonyms;
  private final Drugs drugs;
  private final KnownWords known;
  private final HeldWords articleWords;

  /** A searcher of one generation. */
  public EngineSearcher(SearchEngine engine, GenerationRecord.Facts facts) {
    this.engine = engine;
    this.facts = facts;
    HouseWords words = HouseWords.of(facts.synonyms());
    this.synonyms = words.synonyms();
    this.drugs = words.drugs();
    this.known = KnownWords.with(facts.topics(), facts.synonyms());
    this.articleWords = new EngineWords(engine);
  }

  @Override
  public SearchResult search(String query, SearchOptions options) throws IOException {
    try {
      return searched(query, options);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SearchResult searched(String query, SearchOptions options) throws IOException {
    QuerySyntax syntax = QuerySyntax.of(query);
    List<Units.Unit> typed = Units.ofSearch(syntax.parts(), synonyms);
    List<Units.Unit> units = new Completions(articleWords, drugs).of(typed);
    boolean filtersOnly = typed.isEmpty() && !syntax.filters().isEmpty();
    SearchEngine.Found found =
        units.isEmpty() && !filtersOnly
            ? new SearchEngine.Found(0, List.of())
            : engine.find(sought(syntax, units, options));
    Set<String> terms = Shown.terms(units);
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (SearchEngine.Document each : found.documents()) {
      hits.add(Shown.hit(EngineRecords.article(each.record()), each.score(), units, terms));
    }
    Spelling spelling = new Spelling(articleWords, drugs);
    List<String> unknown = unknown(units, syntax.filters());
    return new SearchResult(query, found.total(), hits, spelling.suggest(units), unknown);
  }

  /** The request of a search. */
  private static SearchEngine.Sought sought(
      QuerySyntax syntax, List<Units.Unit> units, SearchOptions options) {
    List<Criterion> filters = new ArrayList<>();
    for (Units.Unit unit : units) {
      if (unit.required()) {
        filters.add(EngineQueries.holding(unit, EngineFields.ARTICLE_WORDS));
      }
    }
    syntax.filters().forEach(each -> filters.add(EngineQueries.passing(each)));
    filter(filters, EngineFields.ARTICLE_STATUS, options.status());
    String topic = options.topic();
    filter(filters, EngineFields.ARTICLE_TOPIC, topic == null ? null : QuerySyntax.key(topic));
    Criterion articles = new Criterion.Holds(EngineFields.KIND, List.of(EngineFields.ARTICLE));
    Criterion what =
        units.isEmpty()
            ? new Criterion.Worth(articles, 0f)
            : EngineQueries.scoring(units, EngineFields.ARTICLE_WORDS);
    return new SearchEngine.Sought(what, filters, SearchEngine.Order.SCORE, 0, options.limit());
  }

  private static void filter(List<Criterion> filters, String field, @Nullable String value) {
    if (value != null) {
      filters.add(new Criterion.Holds(field, List.of(Snippet.upTo(value, 8000))));
    }
  }

  /** The typed words that stand in no article, and the filters that none passes. */
  private List<String> unknown(List<Units.Unit> units, List<QuerySyntax.Filter> filters)
      throws IOException {
    List<Criterion> counted = new ArrayList<>();
    units.forEach(unit -> counted.add(EngineQueries.holding(unit, EngineFields.ARTICLE_WORDS)));
    filters.forEach(filter -> counted.add(EngineQueries.passing(filter)));
    List<Integer> counts = counted.isEmpty() ? List.of() : engine.count(counted);
    List<String> out = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      if (counts.get(u) == 0) {
        out.add(units.get(u).word());
      }
    }
    for (int f = 0; f < filters.size(); f++) {
      String word = filters.get(f).typed();
      if (counts.get(units.size() + f) == 0 && !out.contains(word)) {
        out.add(word);
      }
    }
    return out;
  }

  @Override
  public AskResult ask(String text, AskOptions options) throws IOException {
    Set<String> apart = new TreeSet<>();
    AnsweringElsewhere rule;
    do {
      Question question = Question.of(text, synonyms, drugs, known, apart);
      if (question.units().isEmpty() || facts.articles() + facts.claims() == 0) {
        return new AskResult(text, List.of(), List.of(), List.of());
      }
      rule = new AnsweringElsewhere(engine, question, options.includePending(), facts.worded());
    } while (apart.addAll(rule.nowhere()));
    List<AskResult.Answer> answers = new ArrayList<>();
    if (!rule.isVetoed() && options.limit() > 0) {
      List<Criterion> filters = new ArrayList<>(rule.answers());
      filter(filters, EngineFields.CLAIM_ARTICLE, options.article());
      answers.addAll(claims(rule, filters, options.limit()));
    }
    return new AskResult(
        text, answers, answers.isEmpty() ? nearest(rule) : List.of(), rule.unknown());
  }

  private List<AskResult.Answer> claims(AnsweringElsewhere rule, List<Criterion> filters, int limit)
      throws IOException {
    List<AskResult.Answer> out = new ArrayList<>();
    SearchEngine.Sought sought =
        new SearchEngine.Sought(rule.scoring(), filters, SearchEngine.Order.SCORE, 0, limit);
    Map<String, AskResult.Place> places = new HashMap<>();
    for (SearchEngine.Document each : engine.find(sought).documents()) {
      EngineRecords.StoredClaim claim = EngineRecords.claim(each.record());
      AskResult.Place place = places.computeIfAbsent(claim.article().id(), id -> claim.article());
      out.add(Shown.answer(claim.claim(), place, each.score()));
    }
    return out;
  }

  private List<AskResult.Near> nearest(AnsweringElsewhere rule) throws IOException {
    Shown.Sections out = new Shown.Sections();
    claims(rule, rule.nearest(), Searcher.NEAREST * Searcher.NEAREST_DEPTH).forEach(out::add);
    return out.first();
  }
}
