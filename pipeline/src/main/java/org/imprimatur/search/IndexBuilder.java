package org.imprimatur.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FrontMatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index: one document an article, followed by one a claim. The same articles give the
 * same bytes, on every machine and every Java: one thread, segments cut and merged by the number of
 * documents only, and at the end one segment with fixed ids ({@link Seal}). Memory is bounded by
 * {@value #BUFFERED} documents.
 *
 * <p>Call {@link #add} from one thread in the order of the ids, then {@link #finish}; an index that
 * was not finished cannot be read.
 */
public final class IndexBuilder implements AutoCloseable {
  /** How many documents are held in memory. */
  static final int BUFFERED = 1000;

  /** How many characters of a body are kept to cut snippets from. All of it is searched. */
  static final int SNIPPET_SOURCE = 50_000;

  /** Under this key the index holds the text of {@code synonyms.txt}. */
  static final String SYNONYMS = "synonyms";

  private static final FieldType WORDS = words();

  private final Directory directory;
  private final IndexWriter writer;
  private @Nullable String last;

  /**
   * Opens a new index, replacing what the folder holds of one.
   *
   * @param folder where the index goes; made if missing
   * @param synonyms the text of {@code references/synonyms.txt}, empty if there is none; it is kept
   *     in the index, so that who reads the index needs nothing else
   * @throws IOException when the folder cannot be written
   */
  public IndexBuilder(Path folder, String synonyms) throws IOException {
    LuceneLog.quiet();
    directory = new NIOFSDirectory(folder, NoLockFactory.INSTANCE);
    for (String file : directory.listAll()) {
      if (file.startsWith(IndexFileNames.SEGMENTS)
          || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
        directory.deleteFile(file);
      }
    }
    IndexWriterConfig config = new IndexWriterConfig(new PlainAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setSimilarity(new Bm25());
    config.setMaxBufferedDocs(BUFFERED);
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    config.setMergeScheduler(new SerialMergeScheduler());
    LogDocMergePolicy merges = new LogDocMergePolicy();
    merges.setNoCFSRatio(0);
    merges.setMinMergeDocs(BUFFERED);
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
   * @throws IOException when the folder cannot be written
   */
  public void add(CheckedArticle checked) throws IOException {
    String id = checked.id().value();
    if (last != null && last.compareTo(id) >= 0) {
      throw new IllegalArgumentException("article " + id + " comes behind " + last);
    }
    last = id;
    writer.addDocument(articleDocument(checked));
    List<Claim> claims = checked.claims().stream().sorted(Comparator.comparing(Claim::id)).toList();
    for (Claim claim : claims) {
      writer.addDocument(claimDocument(checked, claim));
    }
  }

  /**
   * Merges everything into one segment and makes the index readable.
   *
   * @throws IOException when the folder cannot be written
   */
  public void finish() throws IOException {
    writer.forceMerge(1);
    writer.commit();
    writer.close();
    Seal.apply(directory);
  }

  /** Lets go of the folder; without {@link #finish} the index is left unreadable. */
  @Override
  public void close() throws IOException {
    if (writer.isOpen()) {
      writer.rollback();
    }
    directory.close();
  }

  private static Document articleDocument(CheckedArticle checked) {
    FrontMatter front = checked.article().frontMatter();
    String body = PlainText.of(checked.article().blocks());
    if (front.summary() != null) {
      body = front.summary().strip() + (body.isEmpty() ? "" : " " + body);
    }
    Document out = new Document();
    out.add(new StringField(Fields.KIND, Fields.ARTICLE, Field.Store.NO));
    out.add(new StringField(Fields.ARTICLE_ID, cut(checked.id().value()), Field.Store.YES));
    out.add(
        new StringField(Fields.ARTICLE_STATUS, checked.proof().proved().word(), Field.Store.YES));
    for (String topic : front.topics()) {
      out.add(new StringField(Fields.ARTICLE_TOPIC, cut(topic), Field.Store.YES));
    }
    out.add(new TextField(Fields.ARTICLE_TITLE, front.title(), Field.Store.YES));
    if (front.question() != null) {
      out.add(new TextField(Fields.ARTICLE_QUESTION, front.question(), Field.Store.NO));
    }
    out.add(new TextField(Fields.ARTICLE_BODY, body, Field.Store.NO));
    out.add(new StoredField(Fields.ARTICLE_BODY, Snippet.upTo(body, SNIPPET_SOURCE)));
    String question = front.question() == null ? "" : front.question();
    out.add(new Field(Fields.SPELLING, front.title() + "\n" + question + "\n" + body, WORDS));
    return out;
  }

  private static Document claimDocument(CheckedArticle checked, Claim claim) {
    FrontMatter front = checked.article().frontMatter();
    Document out = new Document();
    out.add(new StringField(Fields.KIND, Fields.CLAIM, Field.Store.NO));
    out.add(new StoredField(Fields.CLAIM_ID, claim.id()));
    out.add(new StringField(Fields.CLAIM_ARTICLE_ID, cut(checked.id().value()), Field.Store.YES));
    out.add(new StringField(Fields.CLAIM_STATUS, checked.proof().proved().word(), Field.Store.NO));
    out.add(new TextField(Fields.CLAIM_TEXT, claim.statement().text(), Field.Store.YES));
    for (String context : claim.statement().context()) {
      out.add(new TextField(Fields.CLAIM_CONTEXT, context, Field.Store.YES));
    }
    for (String section : claim.statement().section()) {
      out.add(new TextField(Fields.CLAIM_SECTION, section, Field.Store.YES));
    }
    out.add(new TextField(Fields.CLAIM_ARTICLE, front.title(), Field.Store.NO));
    if (front.question() != null) {
      out.add(new TextField(Fields.CLAIM_ARTICLE, front.question(), Field.Store.NO));
    }
    for (String citation : claim.citations()) {
      out.add(new StoredField(Fields.CLAIM_CITATION, citation));
    }
    out.add(new StoredField(Fields.CLAIM_COVERAGE, claim.coverage().word()));
    if (claim.certainty() != null) {
      out.add(new StoredField(Fields.CLAIM_CERTAINTY, claim.certainty().word()));
    }
    return out;
  }

  /** Lucene refuses terms of more than 32766 bytes; no path on a disk is that long. */
  private static String cut(String term) {
    return Snippet.upTo(term, 8000);
  }

  private static FieldType words() {
    FieldType out = new FieldType();
    out.setTokenized(true);
    out.setOmitNorms(true);
    out.setIndexOptions(IndexOptions.DOCS);
    out.freeze();
    return out;
  }
}
