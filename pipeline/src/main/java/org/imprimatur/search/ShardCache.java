package org.imprimatur.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  /** The names of the segments of the index before, in their order; empty where there is none. */
  default List<String> segments() {
    return List.of();
  }

  /** Whether a segment of the index was taken over from the one before. */
  default boolean isSame(String segment) {
    return false;
  }

  /** The folder of the index before, if a segment of it is there as it was made. */
  default Optional<Path> index(String segment) {
    return Optional.empty();
  }

  /** The shards of a folder of the export before, in their order; empty unless all are there. */
  default List<Shard> shards(String folder) {
    return List.of();
  }

  /**
   * A shard of the export before as it was compressed.
   *
   * @param folder that it is in
   * @throws IOException when it cannot be read
   */
  default byte[] packed(String folder, Shard shard) throws IOException {
    throw new IllegalStateException("nothing was offered");
  }

  /**
   * Brings a file of the export before into this one, if that is all that the file has.
   *
   * @param before its path, relative to the site
   * @param length how many bytes it should have
   * @param path where it goes
   * @return whether it is there now
   * @throws IOException when it cannot be brought there
   */
  default boolean take(String before, int length, String path) throws IOException {
    return false;
  }

  /**
   * Where a shard lies.
   *
   * @param key the least that is in it
   * @param sizes what is said of it where it is listed
   * @param digest of its content, before it was compressed
   * @param path of its file, relative to the site
   * @param at where it begins in the file
   */
  record Shard(String key, RangeShards.Sizes sizes, String digest, String path, int at) {}

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
