package org.imprimatur.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.FixedBitSet;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a finished index. No question is an error; {@link QuerySyntax} says what a search
 * may hold beside words. Safe to share between threads.
 */
public final class Searcher implements SearchableIndex, AutoCloseable {
  /** How many sections are named where nothing answers. */
  static final int NEAREST = 3;

  /** How many claims are read for each of them. */
  static final int NEAREST_DEPTH = 10;

  static {
    // Units, alternatives and fields are bounded; their product may exceed Lucene's 1024.
    IndexSearcher.setMaxClauseCount(16_384);
  }

  private final Closeable store;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Synonyms synonyms;
  private final Drugs drugs;
  private final KnownWords known;
  private final HeldWords articleWords;

  private Searcher(Closeable store, DirectoryReader reader) throws IOException {
    this.store = store;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new Bm25());
    searcher.setQueryCache(null);
    String text = reader.getIndexCommit().getUserData().get(IndexBuilder.SYNONYMS);
    HouseWords words = HouseWords.of(text == null ? "" : text);
    this.articleWords = new IndexedTerms(searcher);
    this.synonyms = words.synonyms();
    this.drugs = words.drugs();
    this.known = KnownWords.with(topics(reader), text == null ? "" : text);
  }

  /** All topics of an index in order, each as {@link QuerySyntax#key} makes it. */
  static List<String> topics(DirectoryReader reader) throws IOException {
    List<String> out = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, IndexFields.ARTICLE_TOPIC_KEY);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      while (each.next() != null) {
        out.add(each.term().utf8ToString());
      }
    }
    return out;
  }

  /**
   * Opens an index that {@link IndexBuilder} finished.
   *
   * @param store is closed with the searcher
   * @throws IOException when there is none in the store, or it cannot be read
   */
  public static Searcher open(IndexStore store) throws IOException {
    try {
      return new Searcher(store::close, reader(store));
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Over an index that somebody else keeps.
   *
   * @param reader is closed with the searcher
   */
  static Searcher over(DirectoryReader reader) throws IOException {
    return new Searcher(() -> {}, reader);
  }

  /** To Lucene, some files that are not index are arguments that are wrong. */
  static DirectoryReader reader(IndexStore store) throws IOException {
    try {
      return DirectoryReader.open(store.directory());
    } catch (IllegalArgumentException e) {
      throw new IOException("this is not an index", e);
    }
  }

  @Override
  public SearchResult search(String query, SearchOptions options) throws IOException {
    QuerySyntax syntax = QuerySyntax.of(query);
    List<Units.Unit> typed = Units.ofSearch(syntax.parts(), synonyms);
    List<Units.Unit> units = new Completions(articleWords, drugs).of(typed);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (typed.isEmpty() && !syntax.filters().isEmpty()) {
      Query any = new TermQuery(new Term(IndexFields.KIND, IndexFields.ARTICLE));
      all.add(new BoostQuery(new ConstantScoreQuery(any), 0f), Occur.MUST);
    } else {
      all.add(Queries.scoring(units, SearchField.WORDS), Occur.MUST);
    }
    Queries.require(units, SearchField.WORDS, all);
    syntax.filters().forEach(each -> all.add(Queries.passing(each), Occur.FILTER));
    filter(all, IndexFields.ARTICLE_STATUS, options.status());
    String topic = options.topic();
    filter(all, IndexFields.ARTICLE_TOPIC_KEY, topic == null ? null : QuerySyntax.key(topic));
    TopDocs found = top(all.build(), options.limit());
    Set<String> terms = Shown.terms(units);
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (ScoreDoc doc : found.scoreDocs) {
      hits.add(hit(doc, units, terms));
    }
    int total = (int) found.totalHits.value;
    Spelling spelling = new Spelling(articleWords, drugs);
    List<String> unknown = spelling.unknown(units);
    unknown.addAll(withoutArticles(syntax.filters()));
    return new SearchResult(query, total, hits, spelling.suggest(units), unknown);
  }

  /** The filters that no article passes. */
  private List<String> withoutArticles(List<QuerySyntax.Filter> filters) throws IOException {
    List<String> out = new ArrayList<>();
    for (QuerySyntax.Filter each : filters) {
      if (searcher.count(Queries.passing(each)) == 0 && !out.contains(each.typed())) {
        out.add(each.typed());
      }
    }
    return out;
  }

  @Override
  public AskResult ask(String text, AskOptions options) throws IOException {
    String status = options.includePending() ? null : Status.APPROVED.word();
    FixedBitSet passing = passing(status);
    Set<String> apart = new TreeSet<>();
    Question question;
    Answering rule;
    do {
      question = Question.of(text, synonyms, drugs, known, apart);
      if (question.units().isEmpty() || reader.maxDoc() == 0) {
        return new AskResult(text, List.of(), List.of(), List.of());
      }
      rule = new Answering(searcher, question, passing);
    } while (apart.addAll(rule.nowhere()));
    List<AskResult.Answer> answers = new ArrayList<>();
    Map<String, AskResult.Place> places = new HashMap<>();
    BooleanQuery.Builder all = of(question, rule, rule.answers());
    filter(all, IndexFields.CLAIM_ARTICLE_ID, options.article());
    for (ScoreDoc doc : top(all.build(), options.limit()).scoreDocs) {
      answers.add(answer(doc, places));
    }
    List<AskResult.Near> nearest = answers.isEmpty() ? nearest(question, rule) : List.of();
    return new AskResult(text, answers, nearest, rule.unknown());
  }

  /** Some claims, scored. */
  private static BooleanQuery.Builder of(Question question, Answering rule, FixedBitSet claims) {
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    out.add(Queries.scoring(question, rule), Occur.MUST);
    return out.add(new SomeDocuments(claims), Occur.FILTER);
  }

  /** The claims of a status. */
  private FixedBitSet passing(@Nullable String status) throws IOException {
    Term term =
        status == null
            ? new Term(IndexFields.KIND, IndexFields.CLAIM)
            : new Term(IndexFields.CLAIM_STATUS, status);
    return new Masks(searcher, List.of()).matching(new TermQuery(term));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    store.close();
  }

  /** The sections of the claims that come nearest, each once. */
  private List<AskResult.Near> nearest(Question question, Answering rule) throws IOException {
    Shown.Sections out = new Shown.Sections();
    Map<String, AskResult.Place> places = new HashMap<>();
    Query all = of(question, rule, rule.nearest()).build();
    for (ScoreDoc doc : top(all, NEAREST * NEAREST_DEPTH).scoreDocs) {
      out.add(answer(doc, places));
    }
    return out.first();
  }

  /** The best by score, then by document number, which is the order of the ids. */
  private TopDocs top(Query query, int limit) throws IOException {
    TopDocs found =
        searcher.search(
            query, new TopScoreDocCollectorManager(Math.max(1, limit), null, Integer.MAX_VALUE));
    return new TopDocs(found.totalHits, limit == 0 ? new ScoreDoc[0] : found.scoreDocs);
  }

  private StoredRecords.StoredArticle article(ScoreDoc doc) throws IOException {
    return StoredRecords.article(searcher.storedFields().document(doc.doc));
  }

  private SearchResult.Hit hit(ScoreDoc doc, List<Units.Unit> units, Set<String> terms)
      throws IOException {
    return Shown.hit(article(doc), doc.score, units, terms);
  }

  private AskResult.Answer answer(ScoreDoc doc, Map<String, AskResult.Place> places)
      throws IOException {
    Document document = searcher.storedFields().document(doc.doc);
    String id = StoredRecords.articleOf(document);
    AskResult.Place place = places.get(id);
    if (place == null) {
      place = place(id);
      places.put(id, place);
    }
    return Shown.answer(StoredRecords.claim(document), place, doc.score);
  }

  private AskResult.Place place(String id) throws IOException {
    TopDocs found = top(new TermQuery(new Term(IndexFields.ARTICLE_ID, id)), 1);
    StoredRecords.StoredArticle article = article(found.scoreDocs[0]);
    return new AskResult.Place(id, article.title(), article.status());
  }

  private static void filter(BooleanQuery.Builder query, String field, @Nullable String value) {
    if (value != null) {
      query.add(new TermQuery(new Term(field, Snippet.upTo(value, 8000))), Occur.FILTER);
    }
  }
}
