package org.imprimatur.search;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.imprimatur.model.CheckedArticle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index: one document an article, followed by one a claim. The same articles give the
 * same bytes, on every machine and every Java: one thread, segments cut and merged by the number of
 * documents only, and at the end one segment with fixed ids ({@link IndexSeal}). Memory is bounded
 * by {@value #BUFFERED} documents.
 *
 * <p>Call {@link #add} from one thread in the order of the ids, then {@link #finish}; an index that
 * was not finished cannot be read.
 */
public final class IndexBuilder implements AutoCloseable {
  /** How many documents are held in memory, at most, unless one article has more. */
  static final int BUFFERED = 20_000;

  /** How many characters of text are held in memory, at most, unless one article has more. */
  static final int BUFFERED_TEXT = 16_000_000;

  /** How many segments are merged at once: few merges, and few open files. */
  private static final int MERGED = 32;

  /** How many characters of a body are kept to cut snippets from. All of it is searched. */
  static final int SNIPPET_SOURCE = 50_000;

  /** Under this key the index holds the text of {@code synonyms.txt}. */
  static final String SYNONYMS = "synonyms";

  private final Directory directory;
  private final IndexWriter writer;
  private final int documents;
  private final HouseWords words;
  private @Nullable String last;
  private int buffered;
  private long bufferedText;

  /**
   * Opens a new index, replacing what the store holds of one.
   *
   * @param store where the index goes; stays open
   * @param synonyms the text of {@code references/synonyms.txt}, empty if there is none; it is kept
   *     in the index, so that who reads the index needs nothing else
   * @throws IOException when the store cannot be written
   */
  public IndexBuilder(IndexStore store, String synonyms) throws IOException {
    this(store, synonyms, BUFFERED);
  }

  /** As the other, with the number of documents that are held in memory. */
  IndexBuilder(IndexStore store, String synonyms, int documents) throws IOException {
    this.documents = documents;
    this.words = HouseWords.of(synonyms);
    directory = store.directory();
    for (String file : directory.listAll()) {
      if (file.startsWith(IndexFileNames.SEGMENTS)
          || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
        directory.deleteFile(file);
      }
    }
    IndexWriterConfig config = new IndexWriterConfig(new PlainAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setSimilarity(new Bm25());
    config.setMaxBufferedDocs(Integer.MAX_VALUE); // add() says when
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    config.setMergeScheduler(new SerialMergeScheduler());
    LogDocMergePolicy merges = new LogDocMergePolicy();
    merges.setNoCFSRatio(0);
    merges.setMergeFactor(MERGED);
    merges.setMinMergeDocs(documents);
    config.setMergePolicy(merges);
    config.setUseCompoundFile(false);
    config.setCommitOnClose(false);
    writer = new IndexWriter(directory, config);
    writer.setLiveCommitData(Map.of(SYNONYMS, synonyms).entrySet(), false);
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
    String id = article.id();
    if (last != null && last.compareTo(id) >= 0) {
      throw new IllegalArgumentException("article " + id + " comes behind " + last);
    }
    last = id;
    for (Document document : article.documents()) {
      writer.addDocument(document);
    }
    buffered += article.documents().size();
    bufferedText += article.size();
    if (buffered >= documents || bufferedText >= BUFFERED_TEXT) {
      writer.flush();
      buffered = 0;
      bufferedText = 0;
    }
  }

  /**
   * Merges everything into one segment and makes the index readable.
   *
   * @throws IOException when the store cannot be written
   */
  public void finish() throws IOException {
    writer.forceMerge(1);
    writer.commit();
    writer.close();
    IndexSeal.apply(directory);
  }

  /** Lets go of the store; without {@link #finish} the index is left unreadable. */
  @Override
  public void close() throws IOException {
    if (writer.isOpen()) {
      writer.rollback();
    }
  }
}
