package org.imprimatur.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * One build's output, kept in memory: to be served, or looked at by tests. What it takes grows with
 * the site. Its files are seen once they are published.
 */
public final class MemoryOutput implements Output {
  private final Predicate<String> kept;
  private final Map<String, byte[]> written = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile SortedMap<String, byte[]> published = Collections.emptySortedMap();

  /** Keeps all. */
  public MemoryOutput() {
    this(path -> true);
  }

  /**
   * Keeps some.
   *
   * @param kept which files are kept, by path; of the others nothing is left
   */
  public MemoryOutput(Predicate<String> kept) {
    this.kept = kept;
  }

  /** What was published, by path, sorted; empty before that. Nobody changes the bytes. */
  public SortedMap<String, byte[]> files() {
    return published;
  }

  @Override
  public boolean keeps(String path) {
    return kept.test(path);
  }

  @Override
  public void write(String path, byte[] content) {
    take(path);
    put(path, content);
  }

  @Override
  public OutputStream stream(String path) {
    take(path);
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        put(path, toByteArray());
      }
    };
  }

  private void put(String path, byte[] content) {
    if (keeps(path)) {
      written.put(path, content);
    }
  }

  private void take(String path) {
    Folders.check(path);
    if (!taken.add(path)) {
      throw new IllegalArgumentException("written twice: " + path);
    }
  }

  @Override
  public Optional<Path> folder(String tree) {
    return Optional.empty();
  }

  @Override
  public void publish() {
    published = Collections.unmodifiableSortedMap(new TreeMap<>(written));
  }

  @Override
  public void close() {
    written.clear();
  }
}
