package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.imprimatur.model.CheckedArticle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export after an edit makes few shards of terms again, and has the bytes of one that makes all.
 */
final class TermShardsTest {
  private static final int ARTICLES = 60;
  private static final int CLAIMS = 25;

  @TempDir private Path folder;
  private int indexes;

  /** An index with its export, for the one that comes next. */
  private static final class Exported implements ShardCache {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Shard> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger copied = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final Path index;
    private final List<String> names;
    private final Exported before;

    Exported(Path index, @Nullable Exported before) throws IOException {
      this.index = index;
      this.before = before == null ? this : before;
      try (IndexStore store = IndexStore.inFolder(index)) {
        try (DirectoryReader reader = DirectoryReader.open(store.directory())) {
          List<LeafReaderContext> leaves = reader.leaves();
          names = leaves.stream().map(StoredShards::segment).toList();
        }
        new BrowserExport(store, 2, before == null ? NONE : this).write(files::put);
      }
    }

    /** An export of which all that it made is known. */
    static Exported whole(Path index) throws IOException {
      Exported out = new Exported(index, null);
      return new Exported(index, out);
    }

    @Override
    public Optional<byte[]> packed(String name, String digest) {
      return Optional.empty();
    }

    @Override
    public void keep(Shard shard) {
      made.add(shard);
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

    @Override
    public List<String> segments() {
      return before.names;
    }

    @Override
    public boolean isSame(String segment) {
      try {
        return Arrays.equals(
            Files.readAllBytes(index.resolve(segment + ".cfs")),
            Files.readAllBytes(before.index.resolve(segment + ".cfs")));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Optional<Path> index(String segment) {
      return Optional.of(before.index);
    }

    @Override
    public List<Shard> shards(String name) {
      return before.made.stream().filter(shard -> shard.path().contains("/" + name + "/")).toList();
    }

    @Override
    public byte[] packed(String name, Shard shard) {
      copied.incrementAndGet();
      byte[] file = Objects.requireNonNull(before.files.get(shard.path()));
      return Arrays.copyOfRange(file, shard.at(), shard.at() + shard.sizes().packed());
    }

    @Override
    public boolean take(String from, int length, String path) {
      byte[] file = Objects.requireNonNull(before.files.get(from));
      if (file.length == length) {
        taken.incrementAndGet();
        files.put(path, file);
      }
      return file.length == length;
    }
  }

  /** Claims of words of which a few are frequent and most are rare. */
  private static List<List<String>> texts() {
    Random random = new Random(11);
    List<List<String>> out = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      List<String> claims = new ArrayList<>();
      for (int j = 0; j < CLAIMS; j++) {
        StringBuilder claim = new StringBuilder("Rest");
        for (int k = 0; k < 12; k++) {
          double rank = Math.pow(random.nextDouble(), 3) * 6_000;
          claim.append(' ').append(word((int) rank));
        }
        claims.add(claim.append('.').toString());
      }
      out.add(claims);
    }
    return out;
  }

  private static String word(int number) {
    StringBuilder out = new StringBuilder();
    for (int rest = number * 7919 + 1_000_003; rest > 0; rest /= 20) {
      out.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
    }
    return out.toString();
  }

  private Path index(List<List<String>> texts) throws Exception {
    List<CheckedArticle> articles = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Articles article = Articles.article("topic/article-" + (100 + i), "Article " + i);
      List<String> claims = texts.get(i);
      for (int j = 0; j < claims.size(); j++) {
        article = article.claim("c-" + i + "-" + j, claims.get(j));
      }
      articles.add(article.checked());
    }
    articles.sort(Comparator.comparing(article -> article.id().value()));
    return Small.build(folder.resolve("index" + indexes++), articles, Small.SYNONYMS);
  }

  private Exported assertSameBytes(Exported before, List<List<String>> texts) throws Exception {
    Path index = index(texts);
    Exported again = new Exported(index, before);
    Exported plain = new Exported(index, null);
    assertEquals(plain.files.keySet(), again.files.keySet());
    plain.files.forEach((path, bytes) -> assertArrayEquals(bytes, again.files.get(path), path));
    return again;
  }

  private static List<List<String>> edited(
      List<List<String>> texts, int article, String... claims) {
    List<List<String>> out = new ArrayList<>(texts);
    out.set(article, List.of(claims));
    return out;
  }

  @Test
  void afterAnEditFewShardsAreMadeAgain() throws Exception {
    List<List<String>> texts = texts();
    Exported before = Exported.whole(index(texts));
    List<String> claims = new ArrayList<>(texts.get(30));
    claims.set(7, claims.get(7).replaceFirst("Rest \\w+", "Rest helps"));
    Exported again = assertSameBytes(before, edited(texts, 30, claims.toArray(new String[0])));
    long shards =
        before.made.stream().filter(each -> each.path().matches(".*/[ac][tp]/[^.]*.bin")).count();
    assertTrue(shards > 150, shards + " shards");
    assertTrue(again.copied.get() > shards * 4 / 5, again.copied + " of " + shards);
    Exported same = assertSameBytes(before, texts);
    assertEquals(shards, same.copied.get());
    assertTrue(same.taken.get() >= 4, "whole files");
  }

  @Test
  void whateverChangesTheBytesAreThoseOfAnExportThatMakesAll() throws Exception {
    List<List<String>> texts = texts();
    Exported before = Exported.whole(index(texts));
    // Less, in the middle, at both ends of the terms, and much of what is frequent.
    before = assertSameBytes(before, edited(texts, 0, "Rest."));
    texts = edited(texts, 0, "Rest.");
    before = assertSameBytes(before, edited(texts, 59, "Aaa helps.", "Zzz helps."));
    texts = edited(texts, 59, "Aaa helps.", "Zzz helps.");
    before = assertSameBytes(before, edited(texts, 59, "Rest."));
    texts = edited(texts, 59, "Rest.");
    List<String> turned = new ArrayList<>(texts.get(20));
    turned.add(3, ("Rest " + word(0) + " " + word(1)).repeat(200) + ".");
    before = assertSameBytes(before, edited(texts, 20, turned.toArray(new String[0])));
    // Articles have other numbers.
    assertSameBytes(before, texts.subList(1, texts.size()));
  }
}
