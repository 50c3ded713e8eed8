package org.imprimatur.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on many things at once and hands the results on one by one, in the order of the things.
 * Only a few more than there are threads are under way at any time, so that memory does not grow
 * with their number.
 */
public final class OrderedWork {
  /** Deep nesting is worked through by recursion; the same depth must do whatever the machine. */
  private static final long STACK = 64L * 1024 * 1024;

  private static final int AHEAD = 4;

  private OrderedWork() {}

  /** Takes results, in order. */
  @FunctionalInterface
  public interface Taker<R, X extends Exception> {
    /** Takes the next result. */
    void take(R result) throws X;
  }

  /**
   * Runs the work.
   *
   * @param jobs how many threads
   * @param work is called from those threads, in no order
   * @param taker is called from the caller's thread, in the order of {@code items}
   * @throws X when the taker does; work not yet begun is then given up
   */
  public static <T, R, X extends Exception> void run(
      List<T> items, int jobs, Function<T, R> work, Taker<R, X> taker) throws X {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            jobs,
            task -> {
              Thread thread = new Thread(null, task, "article", STACK);
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<R>> underWay = new ArrayDeque<>();
      Iterator<T> next = items.iterator();
      while (next.hasNext() || !underWay.isEmpty()) {
        while (next.hasNext() && underWay.size() < jobs * AHEAD) {
          T item = next.next();
          underWay.add(threads.submit(() -> work.apply(item)));
        }
        taker.take(result(underWay.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }
}
