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
import java.util.function.Predicate;
import org.imprimatur.cache.RecordCodec;
import org.imprimatur.output.EarlierOutput;
import org.imprimatur.output.Output;
import org.imprimatur.search.RangeShards;
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
  private final Output to;
  private final Predicate<String> isSameSegment;
  private final Map<String, List<Part>> files = new HashMap<>();
  private final Map<String, RangeShards> ranges = new HashMap<>();
  private final Map<String, List<Part>> taken = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<RangeShards> madeRanges = new ConcurrentLinkedQueue<>();

  /** What is left to the next build: the shards of each file, and the texts of each range. */
  record Left(List<ShardFile> files, List<RangeShards> ranges) {}

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
   * @param output the search data that is in place
   * @param to the new output
   * @param isSameSegment whether the index's segment of a name was taken over
   */
  EarlierShards(
      @Nullable Caching caching, EarlierOutput output, Output to, Predicate<String> isSameSegment) {
    this.output = output;
    this.to = to;
    this.isSameSegment = isSameSegment;
    Left left =
        caching == null ? null : caching.folder().read(NAME).flatMap(LEFT::read).orElse(null);
    if (left != null) {
      left.ranges().forEach(range -> ranges.put(range.segment(), range));
      for (ShardFile file : left.files()) {
        files.put(file.path(), file.parts());
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

  @Override
  public Optional<RangeShards> range(String segment) {
    return Optional.ofNullable(ranges.get(segment))
        .filter(range -> isSameSegment.test(segment))
        .filter(range -> isWhole(range.texts()) && isWhole(range.claims()));
  }

  private boolean isWhole(List<RangeShards.Directory> directories) {
    return directories.stream()
        .allMatch(
            directory ->
                directory.paths().stream()
                    .allMatch(path -> output.isWhole(SITE + directory.path() + path)));
  }

  @Override
  public void take(RangeShards.Directory directory, String path) throws IOException {
    for (String file : directory.paths()) {
      String before = directory.path() + file;
      to.keep(output, SITE + before, SITE + path + file);
      List<Part> parts = files.get(before);
      if (parts != null) {
        taken.put(path + file, parts);
      }
    }
  }

  @Override
  public void keep(RangeShards range) {
    madeRanges.add(range);
  }

  /** Leaves where the shards of the export lie that was made. */
  void leave(Caching caching) {
    Map<String, List<Part>> here = new TreeMap<>(taken);
    for (Shard shard : made) {
      here.computeIfAbsent(shard.path(), path -> new ArrayList<>())
          .add(new Part(shard.digest(), shard.at(), shard.length()));
    }
    List<ShardFile> all = new ArrayList<>();
    here.forEach((path, parts) -> all.add(new ShardFile(path, parts)));
    caching.folder().write(NAME, LEFT.encode(new Left(all, List.copyOf(madeRanges))));
  }
}
