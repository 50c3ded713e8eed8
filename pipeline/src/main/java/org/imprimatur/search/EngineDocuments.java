package org.imprimatur.search;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * A finished index as documents for an engine, made of its postings and stored fields, so that the
 * engine cannot know other tokens than {@link Searcher}. One segment at a time is in memory.
 */
public final class EngineDocuments implements AutoCloseable {
  private final IndexStore store;
  private final DirectoryReader reader;
  private final List<HeldWords.Word> words;

  /** Takes documents. */
  @FunctionalInterface
  public interface Target {
    /** The next one; the claims of an article come within it. */
    void accept(EngineDocument document) throws IOException;
  }

  /**
   * Of an index.
   *
   * @param store is closed with this
   * @throws IOException when there is none in the store, or it cannot be read
   */
  public EngineDocuments(IndexStore store) throws IOException {
    this.store = store;
    try {
      this.reader = Searcher.reader(store);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
    this.words = words();
  }

  private List<HeldWords.Word> words() throws IOException {
    List<HeldWords.Word> out = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, IndexFields.SPELLING);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      while (each.next() != null) {
        out.add(new HeldWords.Word(each.term().utf8ToString(), each.docFreq()));
      }
    }
    out.sort((a, b) -> a.text().compareTo(b.text()));
    return out;
  }

  /** What questions need to know of the index. */
  public GenerationRecord.Facts facts() throws IOException {
    String synonyms = reader.getIndexCommit().getUserData().get(IndexBuilder.SYNONYMS);
    int articles = reader.docFreq(new Term(IndexFields.KIND, IndexFields.ARTICLE));
    return new GenerationRecord.Facts(
        synonyms == null ? "" : synonyms,
        Searcher.topics(reader),
        articles,
        reader.maxDoc() - articles,
        reader.getDocCount(SearchField.CLAIM.name()),
        words.size());
  }

  /** The ids of all articles, in order, with the proved status of each. */
  public Map<String, String> statuses() throws IOException {
    Map<String, String> out = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Stored stored = new Stored(leaf);
      PostingsEnum articles =
          leaf.reader().postings(new Term(IndexFields.KIND, IndexFields.ARTICLE));
      for (int doc = next(articles); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(articles)) {
        StoredRecords.StoredArticle article =
            StoredRecords.article(stored.document(leaf.docBase + doc));
        out.put(article.id(), article.status());
      }
    }
    return out;
  }

  private static int next(PostingsEnum postings) throws IOException {
    return postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
  }

  /**
   * Queries made of claims that stand evenly apart.
   *
   * @param number how many searches and questions there are at most, taken together
   */
  public CannedQueries canned(int number) throws IOException {
    List<List<String>> sample = new ArrayList<>();
    String title = "";
    int each = Math.max(1, 2 * reader.maxDoc() / number);
    int wanted = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      Stored stored = new Stored(leaf);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        Document document = stored.document(leaf.docBase + doc);
        String text = document.get(IndexFields.CLAIM_TEXT);
        if (text == null) {
          title = document.get(IndexFields.ARTICLE_TITLE);
        } else if (leaf.docBase + doc >= wanted && !Tokens.of(text).isEmpty()) {
          sample.add(List.of(title, text));
          wanted = leaf.docBase + doc + each;
        }
      }
    }
    return CannedQueries.of(sample, number / 2);
  }

  /**
   * Requests with what they find.
   *
   * @param number of queries and questions that they are made of
   */
  public List<SampleRequests.Sample> samples(int number) throws IOException {
    Map<String, Integer> numbers = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Stored stored = new Stored(leaf);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        Document document = stored.document(leaf.docBase + doc);
        String claim = document.get(IndexFields.CLAIM_ID);
        String id =
            claim == null
                ? document.get(IndexFields.ARTICLE_ID)
                : StoredRecords.articleOf(document) + "/#" + claim;
        numbers.put(id, leaf.docBase + doc);
      }
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    return new SampleRequests(Searcher.over(reader), searcher, facts(), numbers).of(canned(number));
  }

  /**
   * A digest of the whole index: 64 hexadecimal digits.
   *
   * @param more what else makes a generation what it is
   */
  public String digest(String more) throws IOException {
    MessageDigest sha = sha256();
    sha.update(BrowserExport.bytes(GenerationRecord.FORMAT + "\n" + more + "\n"));
    Directory directory = store.directory();
    byte[] buffer = new byte[1 << 16];
    for (String file : directory.listAll()) {
      try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
        sha.update(BrowserExport.bytes(file + "\n" + in.length() + "\n"));
        long rest = in.length();
        while (rest > 0) {
          int length = (int) Math.min(rest, buffer.length);
          in.readBytes(buffer, 0, length);
          sha.update(buffer, 0, length);
          rest -= length;
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands over all: articles in order, then words in order. */
  public void copyTo(Target target) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      new Segment(leaf).copyTo(target);
    }
    for (int i = 0; i < words.size(); i++) {
      target.accept(word(i, words.get(i)));
    }
  }

  private static EngineDocument word(int number, HeldWords.Word word) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(EngineFields.KIND, EngineFields.WORD);
    fields.put(EngineFields.NUMBER, number);
    fields.put(EngineFields.WORD_TEXT, word.text());
    fields.put(EngineFields.WORD_LENGTH, word.text().length());
    fields.put(EngineFields.WORD_ARTICLES, word.articles());
    fields.put(EngineFields.RECORD, word.json());
    return new EngineDocument("w" + number, fields, List.of());
  }

  /** Lets go of the index. */
  @Override
  public void close() throws IOException {
    reader.close();
    store.close();
  }

  /** The documents of a segment. */
  private static final class Segment {
    private final LeafReaderContext leaf;
    private final Stored stored;
    private final TokenTexts words;
    private final TokenTexts named;
    private final TokenTexts topics;
    private final TokenTexts claims;
    private final TokenTexts marks;

    Segment(LeafReaderContext leaf) throws IOException {
      this.leaf = leaf;
      this.stored = new Stored(leaf);
      this.words = TokenTexts.of(leaf.reader(), SearchField.WORDS.name());
      this.named = TokenTexts.of(leaf.reader(), SearchField.NAMED.name());
      this.topics = TokenTexts.of(leaf.reader(), IndexFields.ARTICLE_TOPIC_KEY);
      this.claims = TokenTexts.of(leaf.reader(), SearchField.CLAIM.name());
      this.marks = TokenTexts.of(leaf.reader(), SearchField.MARKS.name());
    }

    void copyTo(Target target) throws IOException {
      int doc = 0;
      while (doc < leaf.reader().maxDoc()) {
        Document document = stored.document(leaf.docBase + doc);
        StoredRecords.StoredArticle article = StoredRecords.article(document);
        List<String> about = named.of(doc);
        Map<String, Object> fields = article(doc, article);
        List<EngineDocument> of = new ArrayList<>();
        doc++;
        while (doc < leaf.reader().maxDoc()) {
          Document next = stored.document(leaf.docBase + doc);
          if (next.get(IndexFields.CLAIM_ID) == null) {
            break;
          }
          of.add(claim(doc, StoredRecords.claim(next), article, about));
          doc++;
        }
        target.accept(
            new EngineDocument(String.valueOf(fields.get(EngineFields.NUMBER)), fields, of));
      }
    }

    private Map<String, Object> article(int doc, StoredRecords.StoredArticle article) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(EngineFields.KIND, EngineFields.ARTICLE);
      fields.put(EngineFields.NUMBER, leaf.docBase + doc);
      fields.put(EngineFields.ARTICLE_ID, article.id());
      fields.put(EngineFields.ARTICLE_STATUS, article.status());
      put(fields, EngineFields.ARTICLE_TOPIC, topics.of(doc));
      put(fields, EngineFields.ARTICLE_WORDS, words.of(doc));
      fields.put(EngineFields.RECORD, EngineRecords.of(article));
      return fields;
    }

    private EngineDocument claim(
        int doc, SearchedClaim claim, StoredRecords.StoredArticle article, List<String> about) {
      int number = leaf.docBase + doc;
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(EngineFields.KIND, EngineFields.CLAIM);
      fields.put(EngineFields.NUMBER, number);
      fields.put(EngineFields.CLAIM_ARTICLE, article.id());
      fields.put(EngineFields.CLAIM_STATUS, article.status());
      put(fields, EngineFields.CLAIM_MARK, marks(doc));
      put(fields, EngineFields.CLAIM_NAMED, about);
      put(fields, EngineFields.CLAIM_WORDS, claims.of(doc));
      fields.put(EngineFields.RECORD, EngineRecords.of(claim, article));
      return new EngineDocument(String.valueOf(number), fields, List.of());
    }

    private List<String> marks(int doc) {
      List<String> out = new ArrayList<>();
      marks.of(doc).forEach(text -> out.addAll(List.of(text.split(" ", -1))));
      return out;
    }

    private static void put(Map<String, Object> fields, String field, List<String> values) {
      if (!values.isEmpty()) {
        fields.put(field, values);
      }
    }
  }
}
