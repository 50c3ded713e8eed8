package org.imprimatur.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.imprimatur.cache.RecordCodec;
import org.imprimatur.output.EarlierOutput;
import org.imprimatur.search.ShardCache;
import org.jspecify.annotations.Nullable;

/**
 * The compressed shards of the search data that is in place, for the export that comes next. Only
 * where they lie is left beside it; a file counts while it is what was published.
 */
final class EarlierShards implements ShardCache {
  private static final String NAME = "shards";
  private static final String SITE = "site/";
  private static final RecordCodec<Left> LEFT = RecordCodec.of(Left.class);

  private final EarlierOutput output;
  private final Map<String, Shard> places = new HashMap<>();
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Shard> made = new ConcurrentLinkedQueue<>();

  /** What is left to the next build: the shards of each file. */
  record Left(List<ShardFile> files) {}

  /** A file with its shards, in order. */
  record ShardFile(String path, List<Part> parts) {}

  /** A shard of a file; it ends where the next begins. */
  record Part(String digest, int at, int length) {}

  /** The file that a folder's shards were taken from last: they come in order. */
  private record Opened(String path, @Nullable ByteBuffer bytes) {}

  /**
   * Those that the build before left.
   *
   * @param caching where; null for nowhere
   */
  EarlierShards(@Nullable Caching caching, EarlierOutput output) {
    this.output = output;
    Left left =
        caching == null ? null : caching.folder().read(NAME).flatMap(LEFT::read).orElse(null);
    if (left != null) {
      for (ShardFile file : left.files()) {
        for (Part part : file.parts()) {
          places.put(
              part.digest(), new Shard(part.digest(), file.path(), part.at(), part.length()));
        }
      }
    }
  }

  @Override
  public Optional<byte[]> packed(String folder, String digest) throws IOException {
    Shard shard = places.get(digest);
    if (shard == null) {
      return Optional.empty();
    }
    Opened file = opened.get(folder);
    if (file == null || !file.path().equals(shard.path())) {
      file = open(shard.path());
      opened.put(folder, file);
    }
    ByteBuffer bytes = file.bytes();
    if (bytes == null || shard.at() + shard.length() > bytes.capacity()) {
      return Optional.empty();
    }
    byte[] out = new byte[shard.length()];
    bytes.get(shard.at(), out);
    return Optional.of(out);
  }

  private Opened open(String path) throws IOException {
    Path file = output.isWhole(SITE + path) ? output.place(SITE + path) : null;
    return new Opened(path, file == null ? null : ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  @Override
  public void keep(Shard shard) {
    made.add(shard);
  }

  /** Leaves where the shards of the export lie that was made. */
  void leave(Caching caching) {
    Map<String, List<Part>> files = new TreeMap<>();
    for (Shard shard : made) {
      files
          .computeIfAbsent(shard.path(), path -> new ArrayList<>())
          .add(new Part(shard.digest(), shard.at(), shard.length()));
    }
    List<ShardFile> all = new ArrayList<>();
    files.forEach((path, parts) -> all.add(new ShardFile(path, parts)));
    caching.folder().write(NAME, LEFT.encode(new Left(all)));
  }
}
