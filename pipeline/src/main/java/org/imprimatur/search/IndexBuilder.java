package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.imprimatur.model.CheckedArticle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index: one document an article, followed by one a claim. The same articles give the
 * same bytes, on every machine and every Java, with however many threads: articles fall into {@link
 * Ranges}, each range is one segment ({@link SegmentWriter}), and no range knows of another. Memory
 * is bounded by the ranges that are written at once.
 *
 * <p>Call {@link #add} from one thread in the order of the ids, then {@link #finish}; an index that
 * was not finished cannot be read.
 */
public final class IndexBuilder implements AutoCloseable {
  /** The ends of the names of the files that a segment is; they begin with its own. */
  public static final List<String> FILES_OF_A_SEGMENT = List.of(".cfe", ".cfs", ".si");

  /** How many characters of a body are kept to cut snippets from. All of it is searched. */
  static final int SNIPPET_SOURCE = 50_000;

  /** Under this key the index holds the text of {@code synonyms.txt}. */
  static final String SYNONYMS = "synonyms";

  private final Directory directory;
  private final String synonyms;
  private final HouseWords words;
  private final Ranges ranges;
  private final int jobs;
  private final SegmentWriter writer;
  private final SideBySide threads;
  private final Deque<Future<SegmentWriter.Written>> underWay = new ArrayDeque<>();
  private final List<SegmentWriter.Written> segments = new ArrayList<>();
  private List<IndexedArticle> range = new ArrayList<>();
  private @Nullable String last;

  /**
   * Opens a new index, replacing what the store holds of one.
   *
   * @param store where the index goes; stays open
   * @param synonyms the text of {@code references/synonyms.txt}, empty if there is none; it is kept
   *     in the index, so that who reads the index needs nothing else
   * @param articles about how many there are: more make longer ranges
   * @param jobs how many ranges are written at once
   * @throws IOException when the store cannot be written
   */
  public IndexBuilder(IndexStore store, String synonyms, int articles, int jobs)
      throws IOException {
    this(store, synonyms, new Cut(Ranges.forArticles(articles), EarlierSegments.NONE), jobs);
  }

  /**
   * Opens a new index that may take over segments of an earlier one.
   *
   * @throws IOException when the store cannot be written
   */
  public static IndexBuilder after(
      EarlierSegments earlier, IndexStore store, String synonyms, int articles, int jobs)
      throws IOException {
    return new IndexBuilder(store, synonyms, new Cut(Ranges.forArticles(articles), earlier), jobs);
  }

  /**
   * How articles are cut into segments.
   *
   * @param earlier segments that may be taken over
   */
  record Cut(Ranges ranges, EarlierSegments earlier) {}

  /** As the other, with ranges. */
  IndexBuilder(IndexStore store, String synonyms, Ranges ranges, int jobs) throws IOException {
    this(store, synonyms, new Cut(ranges, EarlierSegments.NONE), jobs);
  }

  private IndexBuilder(IndexStore store, String synonyms, Cut cut, int jobs) throws IOException {
    this.synonyms = synonyms;
    this.words = HouseWords.of(synonyms);
    this.ranges = cut.ranges();
    this.jobs = jobs;
    directory = store.directory();
    for (String file : directory.listAll()) {
      if (file.startsWith(IndexFileNames.SEGMENTS)
          || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
        directory.deleteFile(file);
      }
    }
    writer = new SegmentWriter(directory, cut.earlier());
    threads = new SideBySide(jobs);
  }

  /**
   * Adds an article with its claims.
   *
   * @throws IllegalArgumentException when its id does not come behind that of the one before: ties
   *     are broken by this order
   * @throws IOException when the store cannot be written
   */
  public void add(CheckedArticle checked) throws IOException {
    add(PreparedArticle.of(SearchedArticle.of(checked, words)));
  }

  /**
   * Adds an article that was prepared, as {@link #add(CheckedArticle)}.
   *
   * @throws IllegalArgumentException when its id does not come behind that of the one before
   * @throws IOException when the store cannot be written
   */
  public void add(PreparedArticle article) throws IOException {
    add(IndexedArticle.of(article));
  }

  /**
   * Adds an article that need not be prepared if its whole range is taken over, as {@link
   * #add(CheckedArticle)}.
   *
   * @throws IllegalArgumentException when its id does not come behind that of the one before
   * @throws IOException when the store cannot be written
   */
  public void add(IndexedArticle article) throws IOException {
    String id = article.id();
    if (last != null && last.compareTo(id) >= 0) {
      throw new IllegalArgumentException("article " + id + " comes behind " + last);
    }
    last = id;
    if (ranges.begins(id, article.size())) {
      endRange();
    }
    range.add(article);
  }

  private void endRange() throws IOException {
    if (range.isEmpty()) {
      return;
    }
    while (underWay.size() >= jobs) {
      segments.add(SideBySide.result(underWay.remove()));
    }
    List<IndexedArticle> articles = range;
    range = new ArrayList<>();
    SegmentWriter.Written earlier = writer.taken(articles).orElse(null);
    if (earlier != null) {
      underWay.add(CompletableFuture.completedFuture(earlier));
      return;
    }
    // The articles begin before their segment does, so that no segment waits for one behind it.
    List<Future<PreparedArticle>> prepared = new ArrayList<>();
    articles.forEach(article -> prepared.add(threads.begin(article.prepared()::get)));
    underWay.add(threads.begin(() -> writer.write(articles, prepared)));
  }

  /**
   * Ends the last range and makes the index readable.
   *
   * @throws IOException when the store cannot be written
   */
  public void finish() throws IOException {
    endRange();
    while (!underWay.isEmpty()) {
      segments.add(SideBySide.result(underWay.remove()));
    }
    Set<String> names = new HashSet<>();
    for (SegmentWriter.Written segment : segments) {
      if (!names.add(segment.info().name)) {
        throw new IllegalStateException("two ranges are called " + segment.info().name);
      }
    }
    List<SegmentInfo> infos = segments.stream().map(SegmentWriter.Written::info).toList();
    IndexSeal.commit(directory, infos, Map.of(SYNONYMS, synonyms));
    close();
  }

  /** The keys of the segments of a finished index, by their names, in their order. */
  public Map<String, String> segments() {
    Map<String, String> out = new LinkedHashMap<>();
    segments.forEach(each -> out.put(each.info().name, each.key()));
    return out;
  }

  /** Whether every segment of a finished index was taken over. */
  public boolean isAllEarlier() {
    return segments.stream().allMatch(SegmentWriter.Written::isEarlier);
  }

  /** Lets go of the store; without {@link #finish} the index is left unreadable. */
  @Override
  public void close() {
    underWay.forEach(each -> each.cancel(false));
    underWay.clear();
    threads.close();
  }
}
