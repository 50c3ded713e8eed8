package org.imprimatur.search;

import java.io.IOException;
import java.util.Optional;

/**
 * What an earlier export holds: compressed shards, by what is in them, since compressing is half of
 * the work of an export, and an edit changes few shards; and the texts of whole ranges of articles.
 * Called by several threads at once, with other folders each.
 */
public interface ShardCache {
  /** Knows none, and keeps none. */
  ShardCache NONE =
      new ShardCache() {
        @Override
        public Optional<byte[]> packed(String folder, String digest) {
          return Optional.empty();
        }

        @Override
        public void keep(Shard shard) {
          // There is no next time.
        }

        @Override
        public Optional<RangeShards> range(String segment) {
          return Optional.empty();
        }

        @Override
        public void take(RangeShards.Directory directory, String path) {
          throw new IllegalStateException("nothing was offered");
        }

        @Override
        public void keep(RangeShards range) {
          // There is no next time.
        }
      };

  /**
   * Where a shard lies.
   *
   * @param digest of its content, before it was compressed
   * @param path of its file, relative to the site
   * @param at where it begins in the file
   * @param length how many bytes it has there
   */
  record Shard(String digest, String path, int at, int length) {}

  /**
   * A shard as it was compressed.
   *
   * @param folder that it is in
   * @param digest of its content
   * @throws IOException when it is known, but cannot be read
   */
  Optional<byte[]> packed(String folder, String digest) throws IOException;

  /** Takes where a shard of this export lies. */
  void keep(Shard shard);

  /** The texts of a range whose segment is the same, if all of them are there. */
  Optional<RangeShards> range(String segment);

  /**
   * Brings the files of a directory of such a range into this export.
   *
   * @param path where they go
   * @throws IOException when they cannot be brought there
   */
  void take(RangeShards.Directory directory, String path) throws IOException;

  /** Takes where the texts of a range of this export lie. */
  void keep(RangeShards range);
}
