package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.model.CheckedArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that knows the shards of one before compresses only what is new, to the same bytes. */
final class ShardCacheTest {
  @TempDir private Path folder;

  /** Shards of an export, found in its files where it said that they are. */
  private static final class Remembered implements ShardCache {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Shard> shards = new ConcurrentHashMap<>();
    private final AtomicInteger known = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Shard> before;
    private final Map<String, byte[]> filesBefore;

    Remembered(Map<String, Shard> before, Map<String, byte[]> filesBefore) {
      this.before = before;
      this.filesBefore = filesBefore;
    }

    @Override
    public Optional<byte[]> packed(String name, String digest) {
      asked.incrementAndGet();
      Shard shard = before.get(digest);
      if (shard == null) {
        return Optional.empty();
      }
      known.incrementAndGet();
      byte[] file = filesBefore.get(shard.path());
      return Optional.of(Arrays.copyOfRange(file, shard.at(), shard.at() + shard.sizes().packed()));
    }

    @Override
    public void keep(Shard shard) {
      shards.put(shard.digest(), shard);
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
      // Builds have their own tests of these.
    }
  }

  private static Remembered export(Path index, Remembered cache) throws IOException {
    try (IndexStore store = IndexStore.inFolder(index)) {
      new BrowserExport(store, 2, cache).write(cache.files::put);
    }
    return cache;
  }

  private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other) {
    assertEquals(one.keySet(), other.keySet());
    one.forEach((path, bytes) -> assertArrayEquals(bytes, other.get(path), path));
  }

  @Test
  void whatIsKnownIsTakenAndTheBytesAreTheSame() throws Exception {
    Path index = Small.build(folder);
    Remembered first = export(index, new Remembered(Map.of(), Map.of()));
    assertEquals(0, first.known.get());
    Remembered again = export(index, new Remembered(first.shards, first.files));
    assertEquals(again.asked.get(), again.known.get());
    assertSame(first.files, again.files);
  }

  @Test
  void ofAnotherIndexOnlyWhatIsTheSameIsTaken() throws Exception {
    List<CheckedArticle> articles = Small.articles();
    Path whole = Small.build(folder.resolve("whole"));
    Path less =
        Small.build(folder.resolve("less"), articles.subList(1, articles.size()), Small.SYNONYMS);
    Remembered before = export(whole, new Remembered(Map.of(), Map.of()));
    Remembered plain = export(less, new Remembered(Map.of(), Map.of()));
    Remembered taken = export(less, new Remembered(before.shards, before.files));
    assertSame(plain.files, taken.files);
    assertTrue(taken.known.get() > 0 && taken.known.get() < taken.asked.get());
  }
}
