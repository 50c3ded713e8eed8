package org.imprimatur.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.StringHelper;

/**
 * Writes the articles of a range as one segment of the index, in memory first. Segments are written
 * side by side; each has the bytes and the name that its own articles give it.
 */
final class SegmentWriter {
  private final Directory directory;
  private final EarlierSegments earlier;

  /**
   * A writer.
   *
   * @param directory where segments go
   * @param earlier segments that may be taken over
   */
  SegmentWriter(Directory directory, EarlierSegments earlier) {
    this.directory = directory;
    this.earlier = earlier;
  }

  /**
   * A segment that is there.
   *
   * @param key of its articles; empty where nobody can tell
   * @param isEarlier whether it was taken over
   */
  record Written(SegmentInfo info, String key, boolean isEarlier) {}

  /**
   * Takes over the segment of some articles, if an earlier index has it.
   *
   * @param articles in order; at least one
   * @throws IOException when the folder cannot be written
   */
  Optional<Written> taken(List<IndexedArticle> articles) throws IOException {
    String name = name(articles.get(0).id());
    String key = key(articles);
    if (key.isEmpty() || !earlier.take(name, key)) {
      return Optional.empty();
    }
    SegmentInfo info =
        Codec.getDefault().segmentInfoFormat().read(directory, name, id(name), IOContext.READONCE);
    info.setCodec(Codec.getDefault());
    return Optional.of(new Written(info, key, true));
  }

  /**
   * Writes a segment. Safe to call from many threads, with other articles each.
   *
   * @param articles in order; at least one
   * @param prepared the same, being made ready
   * @throws IOException when the folder cannot be written
   */
  Written write(List<IndexedArticle> articles, List<Future<PreparedArticle>> prepared)
      throws IOException {
    try (Directory memory = new ByteBuffersDirectory(NoLockFactory.INSTANCE)) {
      SegmentCommitInfo plain = flushed(memory, prepared);
      String name = name(articles.get(0).id());
      SegmentInfo sealed = IndexSeal.sealed(memory, plain.info, name, id(name));
      for (String file : sealed.files()) {
        directory.copyFrom(memory, file, file, IOContext.DEFAULT);
      }
      directory.sync(sealed.files());
      return new Written(sealed, key(articles), false);
    }
  }

  /** Of which articles a segment is made; empty where that of one of them is not known. */
  private static String key(List<IndexedArticle> articles) {
    StringBuilder all = new StringBuilder();
    for (IndexedArticle article : articles) {
      if (article.key().isEmpty()) {
        return "";
      }
      all.append(article.id()).append('\0').append(article.key()).append('\0');
    }
    return HexFormat.of().formatHex(sha256(all.toString()));
  }

  private static SegmentCommitInfo flushed(Directory memory, List<Future<PreparedArticle>> articles)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new PlainAnalyzer());
    config.setSimilarity(new Bm25());
    config.setMaxBufferedDocs(Integer.MAX_VALUE);
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(memory, config)) {
      for (Future<PreparedArticle> article : articles) {
        for (Document document : SideBySide.result(article).documents()) {
          writer.addDocument(document);
        }
      }
    }
    SegmentInfos all = SegmentInfos.readLatestCommit(memory);
    if (all.size() != 1) {
      throw new IllegalStateException(all.size() + " segments of one range");
    }
    return all.info(0);
  }

  /** Depends on the first article alone: a range that comes or goes renames no other. */
  private static String name(String first) {
    byte[] digest = sha256(first);
    long number = 0;
    for (int i = 0; i < 7; i++) {
      number = number << 8 | (digest[i] & 0xFF);
    }
    return "_" + Long.toString(number, Character.MAX_RADIX);
  }

  static byte[] id(String name) {
    return Arrays.copyOf(sha256(name), StringHelper.ID_LENGTH);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
