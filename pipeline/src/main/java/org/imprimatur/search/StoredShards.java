package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.imprimatur.model.Status;
import org.imprimatur.text.Json;

/** What hits and answers show: texts of articles, their claims, ids, and the words for spelling. */
final class StoredShards {
  /** So many ids are in a shard of ids. */
  static final int IDS = 256;

  private final LeafReader leaf;
  private final int[] articles;
  private final ShardFolder texts;
  private final ShardFolder claims;
  private final ShardFolder ids;
  private final ShardFolder words;
  private final ShardFolder rest;

  StoredShards(LeafReader leaf, int[] articles, ShardFolders folders) {
    this.leaf = leaf;
    this.articles = articles;
    this.texts = folders.folder("t");
    this.claims = folders.folder("c");
    this.ids = folders.folder("i");
    this.words = folders.folder("s");
    this.rest = folders.folder(ShardFolders.REST);
  }

  void write() throws IOException {
    Stored stored = new Stored(leaf);
    Ranges ranges = new Ranges();
    ByteWriter overview = new ByteWriter().number(articles.length);
    FilterLists filters = new FilterLists();
    List<String> here = new ArrayList<>();
    for (int i = 0; i < articles.length; i++) {
      int end = i + 1 < articles.length ? articles[i + 1] : leaf.maxDoc();
      StoredRecords.StoredArticle article = StoredRecords.article(stored.document(articles[i]));
      if (ranges.begins(article.id())) {
        texts.endDirectory();
        claims.endDirectory();
      }
      ArticleText text = new ArticleText();
      texts.add("", text.record(article.id(), article.title(), article.status(), article.shown()));
      claims.add("", new ClaimsRecord(text).of(claims(stored, articles[i] + 1, end)));
      filters.add(article.status(), topics(stored.document(articles[i])), i);
      Status status = Status.of(article.status()).orElse(Status.SUBMITTED);
      overview.number((end - articles[i] - 1) << 1 | (status == Status.APPROVED ? 1 : 0));
      here.add(article.id());
      if (here.size() == IDS || i + 1 == articles.length) {
        ids.add(here.get(0), BrowserExport.bytes(Json.compact(here)));
        here.clear();
      }
    }
    rest.add("filters", filters.bytes());
    rest.add("overview", overview.take());
    words();
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
    Terms terms = leaf.terms(IndexFields.SPELLING);
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
