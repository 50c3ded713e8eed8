package org.imprimatur.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.imprimatur.cache.RecordCodec;
import org.imprimatur.search.SearchedArticle;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of each article, left by builds: when one article of a range has changed,
 * the others are put into its new segment without being read and examined again. Safe to share
 * between threads, with other articles each.
 */
final class IndexedTexts {
  private static final RecordCodec<Left> LEFT = RecordCodec.of(Left.class);

  private final @Nullable Caching caching;
  private final String house;

  /**
   * What was left of an article.
   *
   * @param house what all articles depend on, as a digest
   * @param key the same only if all that the index holds of the article is
   */
  record Left(String house, String key, SearchedArticle article) {}

  IndexedTexts(@Nullable Caching caching, String house) {
    this.caching = caching;
    this.house = house;
  }

  /** Leaves what the index holds of an article. */
  void leave(String key, SearchedArticle article) {
    if (caching != null && !key.isEmpty()) {
      byte[] bytes = LEFT.encode(new Left(house, key, article));
      caching.folder().write(EarlierBuild.place("searched", article.id()), packed(bytes));
    }
  }

  /** What the index held of an article, if its key is the same; empty where that was not left. */
  Optional<SearchedArticle> of(String id, String key) {
    return caching == null || key.isEmpty()
        ? Optional.empty()
        : caching
            .folder()
            .read(EarlierBuild.place("searched", id))
            .flatMap(IndexedTexts::unpacked)
            .flatMap(LEFT::read)
            .filter(left -> left.house().equals(house) && left.key().equals(key))
            .map(Left::article)
            .filter(article -> article.id().equals(id));
  }

  // What is left is read by this program alone, so that any way of packing will do.
  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream packing = new DeflaterOutputStream(out, deflater)) {
      packing.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private static Optional<byte[]> unpacked(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
