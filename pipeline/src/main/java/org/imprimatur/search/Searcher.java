package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a finished index. Questions are plain words and quoted phrases; nothing in them is
 * an operator, and no question is an error. Safe to share between threads.
 */
public final class Searcher implements AutoCloseable {
  /** How many articles are named where nothing answers. */
  static final int NEAREST = 3;

  static {
    // Units, alternatives and fields are bounded; their product may exceed Lucene's 1024.
    IndexSearcher.setMaxClauseCount(16_384);
  }

  private final IndexStore store;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Synonyms synonyms;
  private final Drugs drugs;

  private Searcher(IndexStore store, DirectoryReader reader) throws IOException {
    this.store = store;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new Bm25());
    searcher.setQueryCache(null);
    String text = reader.getIndexCommit().getUserData().get(IndexBuilder.SYNONYMS);
    this.synonyms = text == null ? Synonyms.NONE : Synonyms.parse(text);
    this.drugs = Drugs.of(text == null ? "" : text);
  }

  /**
   * Opens an index that {@link IndexBuilder} finished.
   *
   * @param store is closed with the searcher
   * @throws IOException when there is none in the store, or it cannot be read
   */
  public static Searcher open(IndexStore store) throws IOException {
    try {
      return new Searcher(store, reader(store));
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** To Lucene, some files that are not index are arguments that are wrong. */
  private static DirectoryReader reader(IndexStore store) throws IOException {
    try {
      return DirectoryReader.open(store.directory());
    } catch (IllegalArgumentException e) {
      throw new IOException("this is not an index", e);
    }
  }

  /**
   * Searches the articles.
   *
   * @throws IOException when the index cannot be read
   */
  public SearchResult search(String query, SearchOptions options) throws IOException {
    List<Units.Unit> units = Units.ofSearch(query, synonyms);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(Queries.scoring(units, SearchField.WORDS), Occur.MUST);
    filter(all, IndexFields.ARTICLE_STATUS, options.status());
    filter(all, IndexFields.ARTICLE_TOPIC, options.topic());
    TopDocs found = top(all.build(), options.limit());
    Set<String> terms = terms(units);
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (ScoreDoc doc : found.scoreDocs) {
      hits.add(hit(doc, terms));
    }
    int total = (int) found.totalHits.value;
    Spelling spelling = new Spelling(reader, drugs);
    return new SearchResult(query, total, hits, spelling.suggest(units), spelling.unknown(units));
  }

  /**
   * Puts a question to the claims.
   *
   * @throws IOException when the index cannot be read
   */
  public AskResult ask(String question, AskOptions options) throws IOException {
    List<Units.Unit> units = Units.ofQuestion(question, synonyms);
    String status = options.includePending() ? null : Status.APPROVED.word();
    List<AskResult.Answer> answers = new ArrayList<>();
    if (!units.isEmpty()) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      all.add(Queries.scoring(units, SearchField.CLAIM), Occur.MUST);
      all.add(Queries.answering(units, drugs, searcher), Occur.FILTER);
      filter(all, IndexFields.CLAIM_STATUS, status);
      filter(all, IndexFields.CLAIM_ARTICLE_ID, options.article());
      Map<String, AskResult.Place> places = new HashMap<>();
      for (ScoreDoc doc : top(all.build(), options.limit()).scoreDocs) {
        answers.add(answer(doc, places));
      }
    }
    List<AskResult.Near> nearest = answers.isEmpty() ? nearest(units, status) : List.of();
    return new AskResult(question, answers, nearest, unknown(units, status));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    store.close();
  }

  private List<AskResult.Near> nearest(List<Units.Unit> units, @Nullable String status)
      throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(Queries.scoring(units, SearchField.WORDS), Occur.MUST);
    filter(all, IndexFields.ARTICLE_STATUS, status);
    List<AskResult.Near> out = new ArrayList<>();
    for (ScoreDoc doc : top(all.build(), NEAREST).scoreDocs) {
      StoredRecords.StoredArticle article = article(doc);
      out.add(new AskResult.Near(article.id(), article.title(), article.url()));
    }
    return out;
  }

  /**
   * The words of a question that no claim holds which may answer, nor title or question of its
   * article, in none of their forms.
   */
  private List<String> unknown(List<Units.Unit> units, @Nullable String status) throws IOException {
    List<String> out = new ArrayList<>();
    for (Units.Unit unit : units) {
      BooleanQuery.Builder claims = new BooleanQuery.Builder();
      claims.add(Queries.holding(unit, SearchField.CLAIM), Occur.FILTER);
      filter(claims, IndexFields.CLAIM_STATUS, status);
      BooleanQuery.Builder articles = new BooleanQuery.Builder();
      articles.add(Queries.holding(unit, SearchField.NAMED), Occur.FILTER);
      filter(articles, IndexFields.ARTICLE_STATUS, status);
      if (top(claims.build(), 1).scoreDocs.length == 0
          && top(articles.build(), 1).scoreDocs.length == 0) {
        out.add(unit.word());
      }
    }
    return out;
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

  private SearchResult.Hit hit(ScoreDoc doc, Set<String> terms) throws IOException {
    StoredRecords.StoredArticle article = article(doc);
    return new SearchResult.Hit(
        article.id(),
        article.title(),
        article.url(),
        article.status(),
        doc.score,
        Snippet.of(article.shown(), terms));
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
    SearchedClaim claim = StoredRecords.claim(document);
    return new AskResult.Answer(
        claim.id(),
        claim.text(),
        claim.context(),
        claim.section(),
        place,
        claim.citations(),
        claim.coverage(),
        claim.certainty(),
        claim.notAdvised(),
        claim.quotation(),
        doc.score);
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

  private static Set<String> terms(List<Units.Unit> units) {
    Set<String> out = new TreeSet<>();
    units.forEach(unit -> unit.alternatives().forEach(a -> out.addAll(a.terms())));
    return out;
  }
}
