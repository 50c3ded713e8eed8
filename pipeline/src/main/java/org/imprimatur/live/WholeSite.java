package org.imprimatur.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.imprimatur.finding.Finding;
import org.imprimatur.output.MemoryOutput;
import org.imprimatur.publish.Build;
import org.imprimatur.publish.BuildProfile;
import org.imprimatur.read.ContentWatch;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.imprimatur.run.UnusableException;
import org.jspecify.annotations.Nullable;

/**
 * What only a build of all articles gives: the dashboard, news, findings that need other articles,
 * and the first index for search. It is made again behind what is looked at, once nothing was saved
 * for a moment; the index only when more than articles has changed.
 */
final class WholeSite implements AutoCloseable {
  private static final String TREE = "site/";
  private static final String INDEX = "index/";
  private static final List<String> KEPT =
      List.of("dashboard/", "schema/", "board/allowed_signers", "feed.xml", "reviews.ics");

  private static final String ARTICLES = "articles/";
  private static final String MARKDOWN = ".md";
  private static final List<String> OF_AN_ARTICLE =
      List.of(MARKDOWN, ".review.jsonl", ".comments.jsonl");

  private static final long QUIET_MILLIS = 400;
  private static final long PATIENCE_MILLIS = 90_000;

  private final LiveSite.Start start;
  private final LiveSearch search;
  private final Hearing hearing;
  private final Map<String, Long> changed = new HashMap<>();
  private @Nullable Made made;

  /** What open pages may still be reading from. */
  private SortedMap<String, byte[]> before = Collections.emptySortedMap();

  private long wanted = 1;

  /** Since which change an index of before will not do. */
  private long indexWanted = 1;

  private long indexed;
  private boolean isClosed;

  private record Made(
      long of, SortedMap<String, byte[]> files, Map<String, List<Finding>> findings) {}

  /**
   * Who hears of it.
   *
   * @param trouble of defects of the program
   * @param isMade when it was made again
   */
  record Hearing(Consumer<Throwable> trouble, Runnable isMade) {}

  WholeSite(LiveSite.Start start, LiveSearch search, Hearing hearing) {
    this.start = start;
    this.search = search;
    this.hearing = hearing;
  }

  LiveSearch search() {
    return search;
  }

  void begin() {
    Thread thread = new Thread(this::work, "all articles");
    thread.setDaemon(true);
    thread.start();
  }

  /** A file, if it is one of these; the first are waited for. */
  synchronized byte @Nullable [] file(String path) {
    if (KEPT.stream().noneMatch(path::startsWith)) {
      return null;
    }
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    try {
      while (made == null && !isClosed && System.nanoTime() < until) {
        wait(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] file = made == null ? null : made.files().get(TREE + path);
    return file == null ? before.get(TREE + path) : file;
  }

  /** The findings about a file, if nothing that they depend on has changed since; else null. */
  synchronized @Nullable List<Finding> findings(String path) {
    Made last = made;
    return last == null || isNewer(path, last) || isNewer(ContentWatch.ANYTHING, last)
        ? null
        : last.findings().getOrDefault(path, List.of());
  }

  private boolean isNewer(String path, Made last) {
    return changed.getOrDefault(path, 0L) > last.of();
  }

  /** Some files have changed. */
  synchronized void isBehind(Set<String> paths) {
    wanted++;
    for (String path : paths) {
      String article = articleOf(path);
      changed.put(
          path.endsWith(MARKDOWN) && article != null ? path : ContentWatch.ANYTHING, wanted);
      if (article != null) {
        search.edited(article, wanted);
      } else if (!path.startsWith("theme/")) {
        indexWanted = wanted;
      }
    }
    notifyAll();
  }

  /** The id of the article whose text, ledger or comments a file holds; null for any other file. */
  private static @Nullable String articleOf(String path) {
    for (String ending : OF_AN_ARTICLE) {
      if (path.startsWith(ARTICLES) && path.endsWith(ending)) {
        return path.substring(ARTICLES.length(), path.length() - ending.length());
      }
    }
    return null;
  }

  private void work() {
    long done = 0;
    try {
      while (true) {
        done = quiet(done);
        if (done < 0) {
          return;
        }
        make(done);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until more is wanted and nothing came for a moment; negative once this was closed. */
  private synchronized long quiet(long done) throws InterruptedException {
    while (!isClosed && wanted == done) {
      wait();
    }
    long seen;
    do {
      seen = wanted;
      if (made != null) {
        wait(QUIET_MILLIS);
      }
    } while (!isClosed && seen != wanted);
    return isClosed ? -1 : seen;
  }

  private void make(long of) {
    Settings settings =
        new Settings(
            start.settings().asOf(), Math.max(1, start.settings().jobs() / 2), Progress.NONE);
    boolean withIndex = isIndexWanted();
    MemoryOutput output =
        new MemoryOutput(
            path ->
                path.startsWith(INDEX)
                    ? withIndex
                    : path.startsWith(TREE)
                        && KEPT.stream().anyMatch(path.substring(TREE.length())::startsWith));
    try {
      Build.Options options =
          new Build.Options(BuildProfile.PREVIEW, () -> output, start.version());
      Build.Result result = new Build(start.workspace(), settings, options).run();
      result.failures().forEach(failure -> hearing.trouble().accept(failure.cause()));
      Map<String, List<Finding>> findings = new TreeMap<>();
      for (Finding finding : result.report().findings()) {
        findings.computeIfAbsent(finding.path(), path -> new ArrayList<>()).add(finding);
      }
      SortedMap<String, byte[]> files = new TreeMap<>(output.files());
      if (withIndex) {
        SortedMap<String, byte[]> index = files.subMap(INDEX, INDEX + Character.MAX_VALUE);
        search.replaced(named(index), of);
        indexed(of);
        index.clear();
      }
      put(new Made(of, files, findings));
      hearing.isMade().run();
    } catch (UnusableException said) {
      // The pages show why.
    } catch (IOException | RuntimeException | LinkageError e) {
      hearing.trouble().accept(e);
    }
  }

  private static Map<String, byte[]> named(Map<String, byte[]> files) {
    Map<String, byte[]> out = new TreeMap<>();
    files.forEach((path, content) -> out.put(path.substring(INDEX.length()), content));
    return out;
  }

  private synchronized boolean isIndexWanted() {
    return indexed < indexWanted;
  }

  private synchronized void indexed(long of) {
    indexed = of;
  }

  private synchronized void put(Made made) {
    before = this.made == null ? before : this.made.files();
    this.made = made;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    search.close();
  }
}
