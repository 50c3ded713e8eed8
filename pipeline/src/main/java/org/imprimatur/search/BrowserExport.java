package org.imprimatur.search;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.imprimatur.drug.Drugs;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Gives a finished index to the pages: static files that {@code search.js} searches with the same
 * tokens, scores and order as {@link Searcher}. Everything is read from the Lucene index: terms,
 * postings, norms, statistics, stored fields, synonyms. Terms and documents are cut into shards, so
 * that a question moves little data; the shards lie in a folder named by the index's content, so
 * that no cache mixes two builds. The format is described in {@code docs/index.md}.
 */
public final class BrowserExport {
  /** The folder of the site that everything lies in. */
  static final String FOLDER = "search/";

  private static final List<String> SCRIPTS =
      List.of(
          "drugs.js",
          "postings.js",
          "query.js",
          "scoring.js",
          "search.js",
          "searcher.js",
          "snippet.js",
          "spelling.js",
          "stem.js",
          "store.js",
          "text.js");

  /** Raised when a file's meaning changes. */
  static final int FORMAT = 4;

  private final IndexStore index;

  /**
   * An export of an index.
   *
   * @param index where {@link IndexBuilder} finished it
   */
  public BrowserExport(IndexStore index) {
    this.index = index;
  }

  /**
   * Hands over all files, the manifest last; their paths are relative to the site.
   *
   * @throws IOException when the index cannot be read or a file cannot be kept
   */
  public void write(FileTarget target) throws IOException {
    for (String script : SCRIPTS) {
      target.accept(FOLDER + script, script(script));
    }
    try (DirectoryReader reader = DirectoryReader.open(index.directory())) {
      String generation = "data-" + digest(index.directory());
      FileTarget data = (path, content) -> target.accept(FOLDER + generation + "/" + path, content);
      Map<String, @Nullable Object> manifest = Json.object("format", FORMAT, "data", generation);
      @Nullable LeafReader leaf =
          reader.leaves().isEmpty() ? null : reader.leaves().get(0).reader();
      int[] articles = leaf == null ? new int[0] : articles(leaf);
      @Nullable String text = reader.getIndexCommit().getUserData().get(IndexBuilder.SYNONYMS);
      Synonyms synonyms = text == null ? Synonyms.NONE : Synonyms.parse(text);
      manifest.put("articles", articles.length);
      manifest.put("claims", reader.maxDoc() - articles.length);
      manifest.put("parameters", parameters());
      manifest.put("of-articles", fields(leaf, SearchField.OF_ARTICLES));
      manifest.put("of-claims", fields(leaf, SearchField.OF_CLAIMS));
      manifest.put("shards", leaf == null ? Json.object() : shards(leaf, articles, data));
      manifest.put("words", words(synonyms));
      data.accept("drugs.json", bytes(Json.compact(drugs(text == null ? "" : text))));
      target.accept(FOLDER + "manifest.json", bytes(Json.compact(manifest)));
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> shards(
      LeafReader leaf, int[] articles, FileTarget data) throws IOException {
    TermShards ofArticles = new TermShards(leaf, articles, false);
    ofArticles.write(SearchField.OF_ARTICLES, "at/", "ap/", data);
    TermShards ofClaims = new TermShards(leaf, articles, true);
    ofClaims.write(SearchField.OF_CLAIMS, "ct/", "cp/", data);
    StoredShards stored = new StoredShards(leaf, articles);
    stored.write(data);
    return Json.object(
        "at", ofArticles.firstTerms(),
        "ap", ofArticles.firstWithPositions(),
        "ct", ofClaims.firstTerms(),
        "cp", ofClaims.firstWithPositions(),
        "stored", stored.each(),
        "ids", stored.firstIds(),
        "spelling", stored.firstLetters());
  }

  private static Map<String, @Nullable Object> parameters() {
    return Json.object(
        "k1", decimal(IndexFields.K1),
        "b", decimal(IndexFields.B),
        "synonym", decimal(IndexFields.SYNONYM),
        "units", Units.MOST,
        "alternatives", Units.MOST_ALTERNATIVES,
        "phrase", Units.LONGEST_PHRASE,
        "longest", Tokens.LONGEST,
        "length", Snippet.LENGTH,
        "hits", SearchOptions.MOST,
        "nearest", Searcher.NEAREST,
        "offered", Spelling.OFFERED);
  }

  private static List<Object> fields(@Nullable LeafReader leaf, List<SearchField> fields)
      throws IOException {
    List<Object> out = new ArrayList<>();
    for (SearchField field : fields) {
      Terms terms = leaf == null ? null : leaf.terms(field.name());
      out.add(
          Json.object(
              "name", field.name(),
              "docCount", terms == null ? 0 : terms.getDocCount(),
              "sumTotalTermFreq", terms == null ? 0L : terms.getSumTotalTermFreq()));
    }
    return out;
  }

  /** A float as a decimal that reads back as the same float. */
  private static BigDecimal decimal(float value) {
    return Scores.number(value);
  }

  private static Map<String, @Nullable Object> drugs(String synonyms) {
    Drugs drugs = Drugs.of(synonyms);
    return Json.object(
        "names", drugs.names(), "endings", Drugs.endings(), "others", Drugs.others());
  }

  private static Map<String, @Nullable Object> words(Synonyms synonyms) {
    Map<String, Object> fold = new LinkedHashMap<>();
    Folding.entries().forEach((c, folded) -> fold.put(String.valueOf(c), folded));
    return Json.object(
        "fold",
        fold,
        "word",
        ranges(Folding.WORD),
        "single",
        ranges(Folding.SINGLE),
        "irregular",
        Stemmer.IRREGULAR,
        "stop",
        IndexVocabulary.STOP,
        "asking",
        IndexVocabulary.ASKING,
        "synonyms",
        synonyms.json(),
        "synonym-length",
        synonyms.longest());
  }

  private static List<Integer> ranges(int[][] ranges) {
    return Arrays.stream(ranges).flatMapToInt(Arrays::stream).boxed().toList();
  }

  private static int[] articles(LeafReader leaf) throws IOException {
    PostingsEnum all =
        leaf.postings(new Term(IndexFields.KIND, IndexFields.ARTICLE), PostingsEnum.NONE);
    int[] out = new int[leaf.docFreq(new Term(IndexFields.KIND, IndexFields.ARTICLE))];
    for (int i = 0; i < out.length && all.nextDoc() != DocIdSetIterator.NO_MORE_DOCS; i++) {
      out[i] = all.docID();
    }
    return out;
  }

  /** A digest of the index: of the names, lengths and checksums of its files. */
  private static String digest(Directory directory) throws IOException {
    MessageDigest sha = sha256();
    sha.update(bytes("format " + FORMAT));
    for (String file : directory.listAll()) {
      try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
        if (in.length() > CodecUtil.footerLength()) {
          sha.update(bytes(file + " " + in.length() + " " + CodecUtil.retrieveChecksum(in) + "\n"));
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] script(String name) throws IOException {
    try (InputStream in = BrowserExport.class.getResourceAsStream("/site/search/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return in.readAllBytes();
    }
  }
}
