package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.imprimatur.model.Status;
import org.imprimatur.text.Json;

/** What hits and answers show: texts of articles, their claims, ids, and the words for spelling. */
final class StoredShards {
  /** So many ids are in a shard of ids. */
  static final int IDS = 256;

  private final IndexReader reader;
  private final ShardCache cache;
  private final int[] articles;
  private final ShardFolder texts;
  private final ShardFolder claims;
  private final ShardFolder ids;
  private final ShardFolder words;
  private final ShardFolder rest;
  private final ByteWriter overview = new ByteWriter();
  private final FilterLists filters = new FilterLists();
  private final List<String> listed = new ArrayList<>();

  StoredShards(IndexReader reader, int[] articles, ShardFolders folders) {
    this.reader = reader;
    this.cache = folders.cache();
    this.articles = articles;
    this.texts = folders.folder("t");
    this.claims = folders.folder("c");
    this.ids = folders.folder("i");
    this.words = folders.folder("s");
    this.rest = folders.folder(ShardFolders.REST);
  }

  void write() throws IOException {
    overview.number(articles.length);
    int article = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      String segment = segment(leaf);
      RangeShards earlier = cache.range(segment).orElse(null);
      List<RangeShards.Listed> here = earlier == null ? articles(leaf, article) : taken(earlier);
      for (RangeShards.Listed each : here) {
        list(each, article++);
      }
      cache.keep(new RangeShards(segment, texts.ended(), claims.ended(), here));
    }
    rest.add("filters", filters.bytes());
    rest.add("overview", overview.take());
    words();
  }

  static String segment(LeafReaderContext leaf) {
    if (!(leaf.reader() instanceof SegmentReader reader)) {
      throw new IllegalArgumentException("no segment of an index: " + leaf);
    }
    return reader.getSegmentName();
  }

  private List<RangeShards.Listed> taken(RangeShards earlier) throws IOException {
    for (RangeShards.Directory directory : earlier.texts()) {
      texts.add(directory);
    }
    for (RangeShards.Directory directory : earlier.claims()) {
      claims.add(directory);
    }
    return earlier.articles();
  }

  /** Adds the texts of a segment's articles, of which the first has that number. */
  private List<RangeShards.Listed> articles(LeafReaderContext leaf, int first) throws IOException {
    List<RangeShards.Listed> out = new ArrayList<>();
    Stored stored = new Stored(leaf);
    int end = leaf.docBase + leaf.reader().maxDoc();
    for (int at = first; at < articles.length && articles[at] < end; at++) {
      boolean last = at + 1 == articles.length || articles[at + 1] >= end;
      out.add(article(stored, articles[at], last ? end : articles[at + 1]));
    }
    texts.endDirectory();
    claims.endDirectory();
    return out;
  }

  private RangeShards.Listed article(Stored stored, int document, int end) throws IOException {
    Document found = stored.document(document);
    StoredRecords.StoredArticle article = StoredRecords.article(found);
    ArticleText text = new ArticleText();
    texts.add("", text.record(article.id(), article.title(), article.status(), article.shown()));
    claims.add("", new ClaimsRecord(text).of(claims(stored, document + 1, end)));
    return new RangeShards.Listed(
        article.id(), article.status(), topics(found), end - document - 1);
  }

  private void list(RangeShards.Listed article, int number) throws IOException {
    filters.add(article.status(), article.topics(), number);
    Status status = Status.of(article.status()).orElse(Status.SUBMITTED);
    overview.number(article.claims() << 1 | (status == Status.APPROVED ? 1 : 0));
    listed.add(article.id());
    if (listed.size() == IDS || number + 1 == articles.length) {
      ids.add(listed.get(0), BrowserExport.bytes(Json.compact(listed)));
      listed.clear();
    }
  }

  private static List<String> topics(Document article) {
    return List.of(article.getValues(IndexFields.ARTICLE_TOPIC));
  }

  private static List<SearchedClaim> claims(Stored stored, int from, int end) throws IOException {
    List<SearchedClaim> out = new ArrayList<>();
    for (int doc = from; doc < end; doc++) {
      out.add(StoredRecords.claim(stored.document(doc)));
    }
    return out;
  }

  /** Words with the number of articles that hold them, one shard a first letter. */
  private void words() throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexFields.SPELLING);
    if (terms == null) {
      return;
    }
    List<Object> here = new ArrayList<>();
    TermsEnum each = terms.iterator();
    String letter = "";
    while (each.next() != null) {
      String word = each.term().utf8ToString();
      if (!word.startsWith(letter) || letter.isEmpty()) {
        flush(here, letter);
        letter = word.substring(0, 1);
      }
      here.add(word);
      here.add(each.docFreq());
    }
    flush(here, letter);
  }

  private void flush(List<Object> here, String letter) throws IOException {
    if (!here.isEmpty()) {
      words.add(letter, BrowserExport.bytes(Json.compact(here)));
      here.clear();
    }
  }
}
