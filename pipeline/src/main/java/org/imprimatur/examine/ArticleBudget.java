package org.imprimatur.examine;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Where what one article costs ends: an article that takes more memory or stack than there is never
 * ends the others. Which of the articles that are worked on at once is told by the virtual machine
 * that memory is short is chance; it is tried again while no other is worked on, so that only one
 * that is too much by itself is given up.
 */
public final class ArticleBudget {
  static final String MESSAGE =
      "this article needs more memory than there is, so it cannot be processed";
  static final String HINT =
      "split it, or remove what does not belong in it; JAVA_OPTS=-Xmx4g gives more memory";

  private static final ReentrantReadWriteLock ALONE = new ReentrantReadWriteLock(true);

  private ArticleBudget() {}

  /**
   * Does some work on one article.
   *
   * @param work is begun again when memory was short
   * @param otherwise what to give when it cannot be done
   */
  public static <R> R run(Supplier<R> work, Supplier<R> otherwise) {
    ALONE.readLock().lock();
    try {
      return work.get();
    } catch (StackOverflowError e) {
      return otherwise.get();
    } catch (OutOfMemoryError e) {
      // What the work held is garbage by now; the others may finish first.
    } finally {
      ALONE.readLock().unlock();
    }
    ALONE.writeLock().lock();
    try {
      return work.get();
    } catch (OutOfMemoryError | StackOverflowError e) {
      return otherwise.get();
    } finally {
      ALONE.writeLock().unlock();
    }
  }
}
