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
 * What only a build of all articles gives: search, the dashboard, news, and findings that need
 * other articles. It is made again behind what is looked at, once nothing was saved for a moment.
 */
final class WholeSite implements AutoCloseable {
  private static final String TREE = "site/";
  private static final List<String> KEPT =
      List.of(
          "search/", "dashboard/", "schema/", "board/allowed_signers", "feed.xml", "reviews.ics");

  private static final long QUIET_MILLIS = 400;
  private static final long PATIENCE_MILLIS = 90_000;

  private final LiveSite.Start start;
  private final Consumer<Throwable> trouble;
  private final Runnable isMade;
  private final Map<String, Long> changed = new HashMap<>();
  private @Nullable Made made;

  /** What open pages may still be reading from. */
  private SortedMap<String, byte[]> before = Collections.emptySortedMap();

  private long wanted = 1;
  private boolean isClosed;

  private record Made(
      long of, SortedMap<String, byte[]> files, Map<String, List<Finding>> findings) {}

  WholeSite(LiveSite.Start start, Consumer<Throwable> trouble, Runnable isMade) {
    this.start = start;
    this.trouble = trouble;
    this.isMade = isMade;
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
      boolean isArticle = path.startsWith("articles/") && path.endsWith(".md");
      changed.put(isArticle ? path : ContentWatch.ANYTHING, wanted);
    }
    notifyAll();
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
    MemoryOutput output =
        new MemoryOutput(
            path ->
                path.startsWith(TREE)
                    && KEPT.stream().anyMatch(path.substring(TREE.length())::startsWith));
    try {
      Build.Options options =
          new Build.Options(BuildProfile.PREVIEW, () -> output, start.version());
      Build.Result result = new Build(start.workspace(), settings, options).run();
      result.failures().forEach(failure -> trouble.accept(failure.cause()));
      Map<String, List<Finding>> findings = new TreeMap<>();
      for (Finding finding : result.report().findings()) {
        findings.computeIfAbsent(finding.path(), path -> new ArrayList<>()).add(finding);
      }
      put(new Made(of, output.files(), findings));
      isMade.run();
    } catch (UnusableException said) {
      // The pages show why.
    } catch (IOException | RuntimeException | LinkageError e) {
      trouble.accept(e);
    }
  }

  private synchronized void put(Made made) {
    before = this.made == null ? before : this.made.files();
    this.made = made;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    notifyAll();
  }
}
