package org.imprimatur.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.UnusableException;
import org.jspecify.annotations.Nullable;

/**
 * The files that an editor holds, and what is known of each. One thread works through what is
 * asked; what is outdated by the time its turn comes is not done.
 */
final class OpenFiles implements AutoCloseable {
  private final ContentRoot root;
  private final Examining examining;
  private final Consumer<String> complaints;
  private final Map<String, String> texts = new ConcurrentSkipListMap<>();
  private final Map<String, String> uris = new ConcurrentHashMap<>();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "imprimatur-lsp");
            thread.setDaemon(true);
            return thread;
          });
  private volatile String complained = "";

  /** What a file was found to be after so many changes of all files. */
  private record Known(long changes, Examined examined) {}

  OpenFiles(ContentRoot root, Examining examining, Consumer<String> complaints) {
    this.root = root;
    this.examining = examining;
    this.complaints = complaints;
  }

  /** The path of a file below the root, if it is one. */
  private Optional<String> path(String uri) {
    try {
      return root.relative(Path.of(URI.create(uri))).filter(path -> !path.isEmpty());
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return Optional.empty();
    }
  }

  /** An editor holds a text; what it changes for is handed on once it is examined. */
  void hold(String uri, String text, Report report) {
    path(uri)
        .ifPresent(
            path -> {
              texts.put(path, text);
              uris.put(path, uri);
              changes.incrementAndGet();
              boolean alone = path.startsWith("articles/");
              (alone ? List.of(path) : List.copyOf(texts.keySet()))
                  .forEach(each -> later(each, report));
            });
  }

  /** An editor no longer holds it: what is saved counts. */
  void release(String uri, Report report) {
    path(uri)
        .ifPresent(
            path -> {
              texts.remove(path);
              known.remove(path);
              uris.remove(path);
              report.gone(uri);
              again(report);
            });
  }

  /** Something else changed on disk. */
  void again(Report report) {
    changes.incrementAndGet();
    texts.keySet().forEach(path -> later(path, report));
  }

  private void later(String path, Report report) {
    long asked = changes.get();
    worker.execute(
        () -> {
          String uri = uris.get(path);
          if (asked == changes.get() && uri != null) {
            Examined examined = examined(path);
            if (examined != null && asked == changes.get()) {
              report.of(uri, examined);
            }
          }
        });
  }

  /** Answers a request about a file, or with what is left when nothing is known of it. */
  <T> CompletableFuture<T> ask(String uri, T nothing, Function<Examined, T> answer) {
    String path = path(uri).orElse("");
    return CompletableFutures.computeAsync(
        worker,
        cancelled -> {
          cancelled.checkCanceled();
          Examined examined = texts.containsKey(path) ? examined(path) : null;
          return examined == null ? nothing : answer.apply(examined);
        });
  }

  private @Nullable Examined examined(String path) {
    long now = changes.get();
    Known before = known.get(path);
    if (before != null && before.changes() == now) {
      return before.examined();
    }
    try {
      Examined examined = examining.of(path, texts);
      known.put(path, new Known(now, examined));
      complained = "";
      return examined;
    } catch (UnusableException e) {
      complain(e.getMessage() + "\n" + e.details());
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** The same is said once. */
  private void complain(String message) {
    if (!message.equals(complained)) {
      complained = message;
      complaints.accept(message);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  /** Who is told what files were found to be. */
  interface Report {
    /** A file was examined. */
    void of(String uri, Examined examined);

    /** A file is no longer held. */
    void gone(String uri);
  }
}
