package org.imprimatur.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.imprimatur.cache.RecordCodec;
import org.imprimatur.output.EarlierOutput;
import org.imprimatur.output.Output;
import org.imprimatur.search.IndexBuilder;
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
  private static final String INDEX = "index";
  private static final RecordCodec<Left> LEFT = RecordCodec.of(Left.class);

  private final EarlierOutput output;
  private final Map<String, Shard> places = new HashMap<>();
  private final Map<String, List<Shard>> byFolder = new HashMap<>();
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Shard> made = new ConcurrentLinkedQueue<>();
  private final Output to;
  private final Segments segments;
  private final Map<String, List<Part>> files = new HashMap<>();
  private final Map<String, RangeShards> ranges = new HashMap<>();
  private final Map<String, List<Part>> taken = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<RangeShards> madeRanges = new ConcurrentLinkedQueue<>();

  /** What is left to the next build: the shards of each file, and the texts of each range. */
  record Left(List<ShardFile> files, List<RangeShards> ranges) {}

  /** A file with its shards, in order. */
  record ShardFile(String path, List<Part> parts) {}

  /** A shard of a file; it ends where the next begins. */
  record Part(String key, RangeShards.Sizes sizes, String digest, int at) {
    private int end() {
      return at + sizes.packed();
    }
  }

  /**
   * The segments of the index before.
   *
   * @param names in their order
   * @param isSame whether the one of a name was taken over
   */
  record Segments(List<String> names, Predicate<String> isSame) {}

  /** The file that a folder's shards were taken from last: they come in order. */
  private record Opened(String path, @Nullable ByteBuffer bytes) {}

  /**
   * Those that the build before left.
   *
   * @param caching where; null for nowhere
   * @param output the search data that is in place
   * @param to the new output
   * @param segments of the index that is in place
   */
  EarlierShards(@Nullable Caching caching, EarlierOutput output, Output to, Segments segments) {
    this.output = output;
    this.to = to;
    this.segments = segments;
    Left left =
        caching == null ? null : caching.folder().read(NAME).flatMap(LEFT::read).orElse(null);
    if (left != null) {
      left.ranges().forEach(range -> ranges.put(range.segment(), range));
      for (ShardFile file : left.files()) {
        files.put(file.path(), file.parts());
        for (Part part : file.parts()) {
          Shard shard = shard(file, part);
          places.put(part.digest(), shard);
          byFolder.computeIfAbsent(folder(file), name -> new ArrayList<>()).add(shard);
        }
      }
    }
  }

  private static Shard shard(ShardFile file, Part part) {
    return new Shard(part.key(), part.sizes(), part.digest(), file.path(), part.at());
  }

  /** {@code search/data-0123/FOLDER/0/0.bin}. */
  private static String folder(ShardFile file) {
    String[] names = file.path().split("/", -1);
    return names.length > 2 ? names[2] : "";
  }

  @Override
  public List<String> segments() {
    return segments.names();
  }

  @Override
  public boolean isSame(String segment) {
    return segments.isSame().test(segment);
  }

  @Override
  public Optional<Path> index(String segment) {
    return IndexBuilder.FILES_OF_A_SEGMENT.stream()
            .allMatch(end -> output.isWhole(INDEX + "/" + segment + end))
        ? Optional.ofNullable(output.place(INDEX))
        : Optional.empty();
  }

  @Override
  public List<Shard> shards(String folder) {
    List<Shard> all = byFolder.getOrDefault(folder, List.of());
    return all.stream().map(Shard::path).distinct().allMatch(path -> output.isWhole(SITE + path))
        ? all
        : List.of();
  }

  @Override
  public boolean take(String before, int length, String path) throws IOException {
    List<Part> parts = files.getOrDefault(before, List.of());
    if (parts.isEmpty() || parts.get(parts.size() - 1).end() != length) {
      return false;
    }
    to.keep(output, SITE + before, SITE + path);
    return true;
  }

  @Override
  public Optional<byte[]> packed(String folder, String digest) throws IOException {
    Shard shard = places.get(digest);
    return shard == null ? Optional.empty() : Optional.ofNullable(bytes(folder, shard));
  }

  @Override
  public byte[] packed(String folder, Shard shard) throws IOException {
    byte[] bytes = bytes(folder, shard);
    if (bytes == null) {
      throw new IOException(shard.path() + " was changed while this build ran; build again");
    }
    return bytes;
  }

  private byte @Nullable [] bytes(String folder, Shard shard) throws IOException {
    Opened file = opened.get(folder);
    if (file == null || !file.path().equals(shard.path())) {
      file = open(shard.path());
      opened.put(folder, file);
    }
    ByteBuffer bytes = file.bytes();
    int length = shard.sizes().packed();
    if (bytes == null || shard.at() + length > bytes.capacity()) {
      return null;
    }
    byte[] out = new byte[length];
    bytes.get(shard.at(), out);
    return out;
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
        .filter(range -> isSame(segment))
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
    // The shards of a folder stay in their order.
    Map<String, List<Part>> here = new LinkedHashMap<>(taken);
    for (Shard shard : made) {
      here.computeIfAbsent(shard.path(), path -> new ArrayList<>())
          .add(new Part(shard.key(), shard.sizes(), shard.digest(), shard.at()));
    }
    List<ShardFile> all = new ArrayList<>();
    here.forEach((path, parts) -> all.add(new ShardFile(path, parts)));
    caching.folder().write(NAME, LEFT.encode(new Left(all, List.copyOf(madeRanges))));
  }
}
