package org.imprimatur.search;

import java.io.IOException;
import java.util.Optional;

/**
 * Compressed shards of an earlier export, by what is in them: compressing is half of the work of an
 * export, and an edit changes few shards. Called by several threads at once, with other folders
 * each.
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
}
