package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs pieces of work on some threads, and waits for all of them. */
final class SideBySide implements AutoCloseable {
  /** Where articles are made ready here, the same depth must do as where they were first read. */
  private static final long STACK = 64L * 1024 * 1024;

  private final ExecutorService threads;

  /** Some threads, which end with the program whatever becomes of them. */
  SideBySide(int jobs) {
    threads =
        Executors.newFixedThreadPool(
            jobs,
            task -> {
              Thread thread = new Thread(null, task, "index", STACK);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A piece of work that may fail at a file. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Runs all; the first failure in their order is thrown once all have ended.
   *
   * @param jobs how many run at once
   */
  static void run(int jobs, List<Work> all) throws IOException {
    try (SideBySide threads = new SideBySide(jobs)) {
      List<Future<@Nullable Void>> underWay = new ArrayList<>();
      for (Work each : all) {
        underWay.add(
            threads.begin(
                () -> {
                  each.run();
                  return null;
                }));
      }
      for (Future<@Nullable Void> each : underWay) {
        result(each);
      }
    }
  }

  /** Begins a piece of work, or lets it wait for a thread. */
  <T extends @Nullable Object> Future<T> begin(Callable<T> work) {
    return threads.submit(work);
  }

  /** Waits for what a piece of work gives. */
  static <T extends @Nullable Object> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failed) {
        throw failed;
      }
      if (cause instanceof RuntimeException defect) {
        throw defect;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }

  /** Waits for what has begun, so that nothing is written later on; what waits is given up. */
  @Override
  public void close() {
    threads.shutdown();
    boolean ended = false;
    try {
      while (!ended) {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
