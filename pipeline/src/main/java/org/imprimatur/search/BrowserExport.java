package org.imprimatur.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
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

  /** Raised when a file's meaning changes. */
  static final int FORMAT = 8;

  private final IndexStore index;
  private final int jobs;
  private final ShardCache cache;

  /**
   * An export of an index.
   *
   * @param index where {@link IndexBuilder} finished it
   * @param jobs how many threads work on it
   */
  public BrowserExport(IndexStore index, int jobs) {
    this(index, jobs, ShardCache.NONE);
  }

  /**
   * An export that need not compress again what was compressed before.
   *
   * @param index where {@link IndexBuilder} finished it
   * @param jobs how many threads work on it
   * @param cache shards of an earlier export
   */
  public BrowserExport(IndexStore index, int jobs, ShardCache cache) {
    this.index = index;
    this.jobs = jobs;
    this.cache = cache;
  }

  /**
   * Hands over all files, the manifest last; their paths are relative to the site.
   *
   * @param target may be called from several threads at once
   * @throws IOException when the index cannot be read or a file cannot be kept
   */
  public void write(FileTarget target) throws IOException {
    for (String script : Scripts.ALL) {
      target.accept(FOLDER + script, Scripts.published(script));
    }
    try (DirectoryReader reader = DirectoryReader.open(index.directory())) {
      String generation = "data-" + digest(index.directory());
      ShardFolders folders =
          new ShardFolders(
              (path, content) -> target.accept(FOLDER + generation + "/" + path, content),
              new Below(FOLDER + generation + "/", cache));
      Map<String, @Nullable Object> manifest = Json.object("data", generation);
      int[] articles = articles(reader);
      @Nullable String text = reader.getIndexCommit().getUserData().get(IndexBuilder.SYNONYMS);
      Synonyms synonyms = text == null ? Synonyms.NONE : Synonyms.parse(text);
      manifest.put("articles", articles.length);
      manifest.put("claims", reader.maxDoc() - articles.length);
      manifest.put("parameters", parameters());
      manifest.put("of-articles", fields(reader, SearchField.OF_ARTICLES));
      manifest.put("of-claims", fields(reader, SearchField.OF_CLAIMS));
      manifest.put("words", words(synonyms));
      questions(new QuestionExport(reader), folders);
      folders
          .folder(ShardFolders.REST)
          .add("drugs", bytes(Json.compact(drugs(text == null ? "" : text))));
      if (articles.length > 0) {
        shards(reader, articles, folders);
      }
      target.accept(FOLDER + "manifest.bin", manifest(manifest, folders));
    }
  }

  /** A cache of shards whose paths are below a folder. */
  private record Below(String folder, ShardCache cache) implements ShardCache {
    @Override
    public Optional<byte[]> packed(String name, String digest) throws IOException {
      return cache.packed(name, digest);
    }

    @Override
    public void keep(Shard shard) {
      cache.keep(
          new Shard(shard.key(), shard.sizes(), shard.digest(), folder + shard.path(), shard.at()));
    }

    @Override
    public List<String> segments() {
      return cache.segments();
    }

    @Override
    public boolean isSame(String segment) {
      return cache.isSame(segment);
    }

    @Override
    public Optional<Path> index(String segment) {
      return cache.index(segment);
    }

    @Override
    public List<Shard> shards(String name) {
      return cache.shards(name);
    }

    @Override
    public byte[] packed(String name, Shard shard) throws IOException {
      return cache.packed(name, shard);
    }

    @Override
    public boolean take(String before, int length, String path) throws IOException {
      return cache.take(before, length, folder + path);
    }

    @Override
    public Optional<RangeShards> range(String segment) {
      return cache.range(segment);
    }

    @Override
    public void take(RangeShards.Directory directory, String path) throws IOException {
      cache.take(directory, folder + path);
    }

    @Override
    public void keep(RangeShards range) {
      cache.keep(
          new RangeShards(
              range.segment(), below(range.texts()), below(range.claims()), range.articles()));
    }

    private List<RangeShards.Directory> below(List<RangeShards.Directory> all) {
      return all.stream()
          .map(
              each ->
                  new RangeShards.Directory(
                      folder + each.path(), each.files(), each.shards(), each.list()))
          .toList();
    }
  }

  /** The format, then the rest as a shard behind what a directory would say of it. */
  private static byte[] manifest(Map<String, @Nullable Object> manifest, ShardFolders folders)
      throws IOException {
    ByteWriter content = new ByteWriter();
    content.text(Json.compact(manifest));
    folders.finish(content);
    byte[] all = content.take();
    byte[] packed = Compression.deflate(all);
    ByteWriter out = new ByteWriter();
    out.text("imprimatur").number(FORMAT);
    ShardFolder.list(out, packed, all);
    out.raw(packed);
    return out.take();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void questions(QuestionExport export, ShardFolders folders) throws IOException {
    folders.folder(ShardFolders.REST).add("ask", bytes(Json.compact(export.rules())));
    for (Map.Entry<String, Map<String, List<String>>> each : export.words().entrySet()) {
      Map<String, @Nullable Object> lists = Json.object();
      lists.putAll(each.getValue());
      folders.folder("k").add(each.getKey(), bytes(Json.compact(lists)));
    }
  }

  /** The folders of shards, each by one thread. */
  private void shards(IndexReader reader, int[] articles, ShardFolders folders) throws IOException {
    SideBySide.run(
        jobs,
        List.of(
            () ->
                new TermShards(reader, articles, true)
                    .write(folders.folder("ct"), folders.folder("cp"), folders.cache()),
            () -> new StoredShards(reader, articles, folders).write(),
            () ->
                new TermShards(reader, articles, false)
                    .write(folders.folder("at"), folders.folder("ap"), folders.cache())));
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
        "file", ShardFolder.FILE,
        "ids", StoredShards.IDS,
        "hits", SearchOptions.MOST,
        "nearest", Searcher.NEAREST,
        "offered", Spelling.OFFERED);
  }

  private static List<Object> fields(IndexReader reader, List<SearchField> fields)
      throws IOException {
    List<Object> out = new ArrayList<>();
    for (SearchField field : fields) {
      Terms terms = MultiTerms.getTerms(reader, field.name());
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
    return Json.object(
        "fold",
        fold(),
        "word",
        ranges(Folding.WORD),
        "single",
        ranges(Folding.SINGLE),
        "irregular",
        Stemmer.IRREGULAR,
        "endings",
        Json.object(
            "kept", Stemmer.KEPT,
            "second", Stemmer.SECOND,
            "third", Stemmer.THIRD,
            "fourth", Stemmer.FOURTH),
        "stop",
        IndexVocabulary.STOP,
        "synonyms",
        synonyms.json(),
        "synonym-length",
        synonyms.longest());
  }

  /** Of each folded character the distance to the one before, then what each becomes. */
  private static List<List<?>> fold() {
    List<Integer> gaps = new ArrayList<>();
    List<String> folded = new ArrayList<>();
    int last = 0;
    for (Map.Entry<Character, String> entry : new TreeMap<>(Folding.entries()).entrySet()) {
      gaps.add(entry.getKey() - last);
      folded.add(entry.getValue());
      last = entry.getKey();
    }
    return List.of(gaps, folded);
  }

  private static List<Integer> ranges(int[][] ranges) {
    return Arrays.stream(ranges).flatMapToInt(Arrays::stream).boxed().toList();
  }

  /** The numbers of the documents that are articles. */
  private static int[] articles(IndexReader reader) throws IOException {
    Term term = new Term(IndexFields.KIND, IndexFields.ARTICLE);
    int[] out = new int[reader.docFreq(term)];
    int i = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum all = leaf.reader().postings(term, PostingsEnum.NONE);
      while (all != null && all.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        out[i++] = leaf.docBase + all.docID();
      }
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
}
