package org.imprimatur.live;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.search.AskOptions;
import org.imprimatur.search.LiveIndex;
import org.imprimatur.search.PreparedArticle;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.serve.PageRequest;
import org.imprimatur.serve.Reply;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Search over the articles as they stand at this moment. The index of all articles is made once;
 * what is saved later is put into it when somebody searches next. Safe to share between threads.
 */
final class LiveSearch implements AutoCloseable {
  /** So long a search waits for the first index before it is told to ask again. */
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Articles articles;

  /** Which articles are to be put in, and since which change. */
  private final Map<String, Long> pending = new HashMap<>();

  private final Object updating = new Object();
  private @Nullable LiveIndex index;
  private boolean isClosed;

  /** Where articles come from. */
  @FunctionalInterface
  interface Articles {
    /** An article as it stands now; empty where none of that id is published. */
    Optional<PreparedArticle> prepared(String id);
  }

  LiveSearch(Articles articles) {
    this.articles = articles;
  }

  /**
   * An article has changed, or come, or gone.
   *
   * @param change the number of that change
   */
  void edited(String id, long change) {
    synchronized (pending) {
      pending.put(id, change);
    }
  }

  /**
   * A new index of all articles.
   *
   * @param files name to bytes
   * @param change the last change that was seen when it was begun
   */
  void replaced(Map<String, byte[]> files, long change) throws IOException {
    LiveIndex next = LiveIndex.of(files);
    LiveIndex last;
    synchronized (pending) {
      pending.values().removeIf(since -> since <= change);
    }
    synchronized (this) {
      last = index;
      index = next;
      notifyAll();
    }
    if (last != null) {
      synchronized (updating) {
        last.close();
      }
    }
  }

  /** Answers what the script of a page asks. */
  Reply answer(PageRequest request) throws IOException {
    if (first() == null) {
      return Reply.refusal(503, "The articles are still being read.");
    }
    String text = request.value("q").orElse("");
    int limit = request.number("limit").orElse(SearchOptions.DEFAULT.limit());
    synchronized (updating) {
      LiveIndex now = first();
      if (now == null) {
        return Reply.refusal(503, "The preview has ended.");
      }
      catchUp(now);
      return Reply.json(
          Json.compact(
              request.path().endsWith("/ask")
                  ? now.ask(text, asked(request)).json()
                  : now.search(text, new SearchOptions(limit, null, null)).json()));
    }
  }

  private static AskOptions asked(PageRequest request) {
    return new AskOptions(
        request.value("article").orElse(null),
        request.number("limit").orElse(AskOptions.DEFAULT.limit()),
        request.value("includePending").isPresent());
  }

  private synchronized @Nullable LiveIndex first() {
    long until = System.nanoTime() + PATIENCE_NANOS;
    try {
      for (long left = PATIENCE_NANOS;
          index == null && !isClosed && left > 0;
          left = until - System.nanoTime()) {
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return isClosed ? null : index;
  }

  private void catchUp(LiveIndex now) throws IOException {
    Map<String, Long> due;
    synchronized (pending) {
      due = new HashMap<>(pending);
    }
    for (Map.Entry<String, Long> each : due.entrySet()) {
      PreparedArticle article = articles.prepared(each.getKey()).orElse(null);
      if (article == null) {
        now.remove(each.getKey());
      } else {
        now.put(article);
      }
      synchronized (pending) {
        // Unless it has changed once more.
        pending.remove(each.getKey(), each.getValue());
      }
    }
  }

  @Override
  public void close() throws IOException {
    LiveIndex last;
    synchronized (this) {
      isClosed = true;
      last = index;
      notifyAll();
    }
    if (last != null) {
      synchronized (updating) {
        last.close();
      }
    }
  }
}
