package org.imprimatur.examine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What too much memory or stack of one article does to it and to the others. */
final class ArticleBudgetTest {
  @Test
  void memoryThatWasShortOnceIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    assertEquals(
        "done", ArticleBudget.run(() -> memory(tries.getAndIncrement(), 1), () -> "given up"));
    assertEquals(2, tries.get());
  }

  @Test
  void anArticleThatIsTooMuchByItselfIsGivenUp() {
    AtomicInteger tries = new AtomicInteger();
    assertEquals(
        "given up", ArticleBudget.run(() -> memory(tries.getAndIncrement(), 9), () -> "given up"));
    assertEquals(2, tries.get());
    assertEquals(
        "done", ArticleBudget.run(() -> "done", () -> "given up"), "the next one is not held up");
  }

  @Test
  void aStackThatIsTooSmallIsNoBetterTheSecondTime() {
    AtomicInteger tries = new AtomicInteger();
    String result =
        ArticleBudget.run(
            () -> {
              tries.getAndIncrement();
              return deep(0);
            },
            () -> "given up");
    assertEquals("given up", result);
    assertEquals(1, tries.get());
  }

  @Test
  void aDefectIsNotTakenForShortage() {
    assertThrows(
        IllegalStateException.class,
        () ->
            ArticleBudget.run(
                () -> {
                  throw new IllegalStateException();
                },
                () -> "given up"));
    assertEquals("done", ArticleBudget.run(() -> "done", () -> "given up"));
  }

  /** All begin side by side and run short; each then goes on alone. */
  @Test
  void theSecondTryHasTheMachineForItself() throws Exception {
    int threads = 4;
    CyclicBarrier together = new CyclicBarrier(threads);
    AtomicInteger within = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        AtomicInteger tries = new AtomicInteger();
        results.add(
            pool.submit(
                () ->
                    ArticleBudget.run(
                        () -> {
                          if (tries.getAndIncrement() == 0) {
                            await(together);
                            throw new OutOfMemoryError("in this test");
                          }
                          most.accumulateAndGet(within.incrementAndGet(), Math::max);
                          Thread.onSpinWait();
                          within.decrementAndGet();
                          return "done";
                        },
                        () -> "given up")));
      }
      for (Future<String> result : results) {
        assertEquals("done", result.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(1, most.get());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String memory(int tries, int enough) {
    if (tries < enough) {
      throw new OutOfMemoryError("in this test");
    }
    return "done";
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String deep(int depth) {
    return deep(depth + 1) + depth;
  }
}
