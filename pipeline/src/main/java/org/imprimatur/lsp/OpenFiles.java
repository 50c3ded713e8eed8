package org.imprimatur.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.UnusableException;
import org.jspecify.annotations.Nullable;

/**
 * The files that an editor holds, and what is known of each. One thread works through what is
 * asked; what is outdated or cancelled by the time its turn comes is not done.
 */
final class OpenFiles implements AutoCloseable {
  private static final String ARTICLES = "articles/";

  /** So many times a part of an open article is examined while nothing is asked. */
  private static final int ROUNDS = 120;

  private final ContentRoot root;
  private final Examining examining;
  private final Consumer<String> complaints;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> uris = new HashMap<>();
  private final Map<String, Long> edits = new HashMap<>();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "imprimatur-lsp");
            thread.setDaemon(true);
            return thread;
          });
  private long changes;
  private long houses;
  private volatile String complained = "";

  /** How many rounds of practice are over; of the worker alone. */
  private int practised;

  /** What a file was found to be after so many changes of all files. */
  private record Known(long changes, Examined examined) {}

  /** One moment: what is held, after so many changes. */
  private record Moment(long changes, Held held) {}

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
    path(uri).ifPresent(path -> hold(path, uri, text, report));
  }

  private synchronized void hold(String path, String uri, String text, Report report) {
    boolean isNew = texts.put(path, text) == null;
    uris.put(path, uri);
    edits.merge(path, 1L, Long::sum);
    changed(path, isNew || !path.startsWith(ARTICLES), report);
  }

  /** An editor no longer holds it: what is saved counts. */
  void release(String uri, Report report) {
    path(uri).ifPresent(path -> release(path, uri, report));
  }

  private synchronized void release(String path, String uri, Report report) {
    texts.remove(path);
    known.remove(path);
    uris.remove(path);
    edits.merge(path, 1L, Long::sum);
    report.gone(uri);
    changed(path, true, report);
  }

  /** Something else changed on disk. */
  synchronized void again(Report report) {
    changed("", true, report);
  }

  /** All open files are looked at again, the one that changed first. */
  private void changed(String path, boolean house, Report report) {
    changes++;
    houses += house ? 1 : 0;
    Deque<String> queue = new ArrayDeque<>(texts.keySet());
    if (queue.remove(path)) {
      queue.addFirst(path);
    }
    long now = changes;
    later(() -> next(now, queue, report));
  }

  /** One file at a time, so that whatever was asked meanwhile comes before the one after it. */
  private void next(long asked, Deque<String> queue, Report report) {
    Moment moment = moment();
    String path = queue.poll();
    if (moment.changes() != asked || path == null || worker.isShutdown()) {
      return;
    }
    Examined examined = examined(path, moment);
    String uri = uri(path, asked);
    if (examined != null && uri != null) {
      report.of(uri, examined);
    }
    if (!queue.isEmpty()) {
      later(() -> next(asked, queue, report));
    } else if (examined != null && examined.article() != null) {
      later(() -> practise(asked, path));
    }
  }

  /** Does something when its turn comes, unless nothing is asked any more. */
  private void later(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException closed) {
      // The editor is gone, so nobody waits for it.
    }
  }

  /**
   * Java is slow until it has done a thing often, and the first key would wait for that. So what a
   * key asks for is done before, while nothing else is: in short rounds, between which whatever is
   * asked finds its turn.
   */
  private void practise(long asked, String path) {
    Moment moment = moment();
    if (moment.changes() == asked && practised < ROUNDS && !worker.isShutdown()) {
      int round = practised++;
      orElse(Optional.empty(), () -> Optional.of(examining.part(path, moment.held(), round)));
      later(() -> practise(asked, path));
    }
  }

  private synchronized Moment moment() {
    return new Moment(changes, new Held(houses, texts));
  }

  /** How an editor calls a file; null when something changed since. */
  private synchronized @Nullable String uri(String path, long asked) {
    return changes == asked ? uris.get(path) : null;
  }

  private synchronized long edits(String path) {
    return edits.getOrDefault(path, 0L);
  }

  /** What is asked of a file. */
  @FunctionalInterface
  interface Question<T> {
    T of(Examined file, Root root) throws IOException;
  }

  /** What is asked of the root as a whole. */
  @FunctionalInterface
  interface RootQuestion<T> {
    T of(Root root) throws IOException;
  }

  /**
   * Answers a request about a file, or with what is left when nothing is known of it. When its text
   * changed before its turn came, its places are outdated, and the editor is told so.
   */
  <T> CompletableFuture<T> ask(String uri, T nothing, Question<T> question) {
    String path = path(uri).orElse("");
    long asked = edits(path);
    return CompletableFutures.computeAsync(
        worker,
        cancelled -> {
          cancelled.checkCanceled();
          if (edits(path) != asked) {
            throw refused(ResponseErrorCode.ContentModified, "the text was changed since");
          }
          Moment moment = moment();
          Root whole = new Root(examining, moment.held(), cancelled);
          Examined file = moment.held().texts().containsKey(path) ? examined(path, moment) : null;
          return file == null ? nothing : orElse(nothing, () -> question.of(file, whole));
        });
  }

  /** Answers a request about the root as a whole. */
  <T> CompletableFuture<T> askRoot(T nothing, RootQuestion<T> question) {
    return CompletableFutures.computeAsync(
        worker,
        cancelled -> {
          cancelled.checkCanceled();
          Root whole = new Root(examining, moment().held(), cancelled);
          return orElse(nothing, () -> question.of(whole));
        });
  }

  /** What editors show to whoever asked. */
  static ResponseErrorException refused(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }

  private @Nullable Examined examined(String path, Moment moment) {
    Known before = known.get(path);
    if (before != null && before.changes() == moment.changes()) {
      return before.examined();
    }
    Optional<Examined> found =
        orElse(Optional.empty(), () -> Optional.of(examining.of(path, moment.held())));
    found.ifPresent(examined -> keep(path, new Known(moment.changes(), examined)));
    return found.orElse(null);
  }

  private void keep(String path, Known what) {
    known.put(path, what);
    complained = "";
  }

  private <T> T orElse(T nothing, Work<T> work) {
    try {
      return work.call();
    } catch (UnusableException e) {
      complain(e.getMessage() + "\n" + e.details());
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
    return nothing;
  }

  @FunctionalInterface
  private interface Work<T> {
    T call() throws IOException;
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
    worker.shutdown();
  }

  /** Who is told what files were found to be. */
  interface Report {
    /** A file was examined. */
    void of(String uri, Examined examined);

    /** A file is no longer held. */
    void gone(String uri);
  }
}
