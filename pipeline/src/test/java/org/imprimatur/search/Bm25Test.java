package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What terms count is Lucene's number, as a float. */
final class Bm25Test {
  @Test
  void theLogarithmIsThatOfJavaToTheLastBitsOfADouble() {
    assertEquals(0, Bm25.logarithm(1));
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      double x = 1 + Math.exp(random.nextDouble() * 50 - 25);
      double expected = StrictMath.log(x);
      assertEquals(expected, Bm25.logarithm(x), 4 * Math.ulp(expected), () -> "of " + x);
    }
  }

  @Test
  void theFloatIsThatOfStrictMath() {
    Bm25 similarity = new Bm25();
    for (int documents : new int[] {1, 7, 1_000, 870_000}) {
      for (int holding = 1; holding <= documents; holding += 1 + holding / 50) {
        float expected =
            (float) StrictMath.log(1 + (documents - holding + 0.5D) / (holding + 0.5D));
        assertEquals(expected, similarity.idf(holding, documents), Math.ulp(expected));
      }
    }
  }
}
