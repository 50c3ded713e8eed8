package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.imprimatur.model.Status;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** What hits and answers show: stored articles and claims, ids, and the words for spelling. */
final class StoredShards {
  /** So many bytes of text are wanted in a shard of articles. */
  private static final int SHARD = 12_000;

  /** So many ids are in a shard of ids. */
  private static final int IDS = 256;

  private final LeafReader leaf;
  private final int[] articles;
  private final int each;
  private final List<String> firstIds = new ArrayList<>();
  private final List<String> firstLetters = new ArrayList<>();

  StoredShards(LeafReader leaf, int[] articles) throws IOException {
    this.leaf = leaf;
    this.articles = articles;
    Terms all = leaf.terms(SearchField.WORDS.name());
    long words = all == null ? 0 : all.getSumTotalTermFreq();
    long length = Math.max(1, words * 7 / Math.max(1, articles.length));
    this.each = (int) Math.max(1, Math.min(64, SHARD / length));
  }

  /** How many articles are in a shard. */
  int each() {
    return each;
  }

  /** The first id of each shard of ids. */
  List<String> firstIds() {
    return firstIds;
  }

  /** The first letter of the words of each shard of words. */
  List<String> firstLetters() {
    return firstLetters;
  }

  void write(FileTarget target) throws IOException {
    Stored stored = new Stored(leaf);
    ByteWriter overview = new ByteWriter();
    List<Object> here = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < articles.length; i++) {
      int end = i + 1 < articles.length ? articles[i + 1] : leaf.maxDoc();
      StoredRecords.StoredArticle article = StoredRecords.article(stored.document(articles[i]));
      here.add(article(article));
      Map<String, @Nullable Object> claims = place(article);
      claims(claims, stored, articles[i] + 1, end);
      target.accept("c/" + i + ".json", BrowserExport.bytes(Json.compact(claims)));
      ids.add(article.id());
      Status status = Status.of(article.status()).orElse(Status.SUBMITTED);
      int state = status == Status.APPROVED ? 1 : 0;
      overview.number((end - articles[i] - 1) << 1 | state);
      boolean last = i + 1 == articles.length;
      if (here.size() == each || last) {
        target.accept("a/" + i / each + ".json", json(here));
      }
      if (ids.size() == IDS || last) {
        firstIds.add(ids.get(0));
        target.accept("i/" + i / IDS + ".json", json(ids));
      }
    }
    target.accept("overview.bin", overview.take());
    words(target);
  }

  /** The list as JSON; it is empty thereafter. */
  private static byte[] json(List<?> list) {
    byte[] out = BrowserExport.bytes(Json.compact(list));
    list.clear();
    return out;
  }

  private static Map<String, @Nullable Object> article(StoredRecords.StoredArticle article) {
    Map<String, @Nullable Object> out = place(article);
    Map<List<String>, Integer> above = new LinkedHashMap<>();
    List<Object> shown = new ArrayList<>();
    for (Quotation each : article.shown()) {
      shown.add(List.of(number(above, each.above()), each.words()));
    }
    out.put("above", List.copyOf(above.keySet()));
    out.put("shown", shown);
    return out;
  }

  private static Map<String, @Nullable Object> place(StoredRecords.StoredArticle article) {
    return Json.object(
        "article", article.id(),
        "title", article.title(),
        "url", article.url(),
        "status", article.status());
  }

  /**
   * A claim is a list, and what claims share is there once: a page of claims repeats its headings,
   * lead-ins and keys again and again.
   */
  private static void claims(Map<String, @Nullable Object> out, Stored stored, int from, int end)
      throws IOException {
    Map<List<String>, Integer> sections = new LinkedHashMap<>();
    Map<List<String>, Integer> contexts = new LinkedHashMap<>();
    Map<List<String>, Integer> citations = new LinkedHashMap<>();
    List<Object> claims = new ArrayList<>();
    for (int doc = from; doc < end; doc++) {
      SearchedClaim claim = StoredRecords.claim(stored.document(doc));
      List<@Nullable Object> line = new ArrayList<>();
      line.add(claim.id());
      line.add(claim.text());
      line.add(number(contexts, claim.context()));
      line.add(number(sections, claim.section()));
      line.add(number(citations, claim.citations()));
      line.add(claim.coverage());
      line.add(claim.certainty());
      quotation(claim, contexts, line);
      claims.add(line);
    }
    out.put("contexts", List.copyOf(contexts.keySet()));
    out.put("sections", List.copyOf(sections.keySet()));
    out.put("citations", List.copyOf(citations.keySet()));
    out.put("claims", claims);
  }

  /** What is shown, unless that is the claim under its headings and lead-ins. */
  private static void quotation(
      SearchedClaim claim, Map<List<String>, Integer> contexts, List<@Nullable Object> line) {
    Quotation quotation = claim.quotation();
    boolean plain = quotation.words().equals(claim.text());
    boolean usual = quotation.above().equals(Quotation.under(claim.section(), claim.context()));
    if (!plain || !usual || claim.notAdvised()) {
      line.add(plain ? null : quotation.words());
      line.add(claim.notAdvised() ? 1 : 0);
      line.add(usual ? -1 : number(contexts, quotation.above()));
    }
  }

  private static int number(Map<List<String>, Integer> known, List<String> list) {
    int next = known.size();
    return known.computeIfAbsent(list, key -> next);
  }

  /** Words with the number of articles that hold them, one file a first letter. */
  private void words(FileTarget target) throws IOException {
    Terms terms = leaf.terms(IndexFields.SPELLING);
    if (terms == null) {
      return;
    }
    List<Object> words = new ArrayList<>();
    TermsEnum each = terms.iterator();
    String letter = "";
    while (each.next() != null) {
      String word = each.term().utf8ToString();
      if (!word.startsWith(letter) || letter.isEmpty()) {
        flush(words, letter, target);
        letter = word.substring(0, 1);
      }
      words.add(word);
      words.add(each.docFreq());
    }
    flush(words, letter, target);
  }

  private void flush(List<Object> words, String letter, FileTarget target) throws IOException {
    if (!words.isEmpty()) {
      target.accept("s/" + firstLetters.size() + ".json", json(words));
      firstLetters.add(letter);
    }
  }
}
