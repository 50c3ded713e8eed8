package org.imprimatur.search;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * An index in memory whose articles come, change and go while it is searched: for whoever writes
 * them. It finds what an index of the same articles finds, with the same scores; only where scores
 * are equal, changed articles stand behind the others. Safe to share between threads.
 */
public final class LiveIndex implements AutoCloseable {
  private final IndexStore store;
  private final IndexWriter writer;
  private @Nullable Searcher searcher;

  private LiveIndex(IndexStore store, IndexWriter writer) {
    this.store = store;
    this.writer = writer;
  }

  /** Merges only what gets rid of documents that are gone: these still count in every score. */
  private static final class OnlyDeletions extends FilterMergePolicy {
    OnlyDeletions() {
      super(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    }

    @Override
    public @Nullable MergeSpecification findMerges(
        MergeTrigger trigger, SegmentInfos infos, MergeContext context) {
      return null;
    }

    @Override
    public @Nullable MergeSpecification findFullFlushMerges(
        MergeTrigger trigger, SegmentInfos infos, MergeContext context) {
      return null;
    }
  }

  /**
   * Begins with an index that {@link IndexBuilder} finished.
   *
   * @param files name to bytes
   * @throws IOException when it cannot be read
   */
  public static LiveIndex of(Map<String, byte[]> files) throws IOException {
    IndexStore store = IndexStore.inMemory(files);
    try {
      IndexWriterConfig config = new IndexWriterConfig(new PlainAnalyzer());
      config.setOpenMode(IndexWriterConfig.OpenMode.APPEND);
      config.setSimilarity(new Bm25());
      config.setMergePolicy(new OnlyDeletions());
      config.setMergeScheduler(new SerialMergeScheduler());
      config.setUseCompoundFile(false);
      return new LiveIndex(store, new IndexWriter(store.directory(), config));
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Puts an article in, in the place of what was there of it. */
  public synchronized void put(PreparedArticle article) throws IOException {
    remove(article.id());
    writer.addDocuments(article.documents());
  }

  /** Takes an article out, if it is there. */
  public synchronized void remove(String id) throws IOException {
    writer.deleteDocuments(
        new Term(IndexFields.ARTICLE_ID, PreparedArticle.cut(id)),
        new Term(IndexFields.CLAIM_ARTICLE_ID, PreparedArticle.cut(id)));
    letGo();
  }

  /** Searches the articles, as {@link Searcher#search}. */
  public synchronized SearchResult search(String query, SearchOptions options) throws IOException {
    return searcher().search(query, options);
  }

  /** Puts a question to the claims, as {@link Searcher#ask}. */
  public synchronized AskResult ask(String question, AskOptions options) throws IOException {
    return searcher().ask(question, options);
  }

  private Searcher searcher() throws IOException {
    Searcher now = searcher;
    if (now == null) {
      writer.forceMergeDeletes();
      now = Searcher.over(DirectoryReader.open(writer));
      searcher = now;
    }
    return now;
  }

  private void letGo() throws IOException {
    if (searcher != null) {
      searcher.close();
      searcher = null;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    letGo();
    // What was changed is not to be kept.
    writer.rollback();
    store.close();
  }
}
