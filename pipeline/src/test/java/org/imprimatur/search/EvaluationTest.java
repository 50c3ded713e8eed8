package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationTest {
  private static final double EXACT = 0;

  @TempDir private Path folder;

  @Test
  void readsTheFormatsOfTrec() throws Exception {
    JudgedQueries judged =
        JudgedQueries.parse(
            "# id and text\nq-1\tpinched nerve\r\n\nq-2\theart\n",
            "q-1 0 spine/pinched-nerve 2\nq-1 Q0 spine/root 0\nq-9 0 nowhere 1\n");
    assertEquals(2, judged.queries().size());
    assertEquals(Map.of("spine/pinched-nerve", 2), judged.queries().get(0).relevant());
    assertEquals(Map.of(), judged.queries().get(1).relevant());
    for (String wrong : new String[] {"no tab", "\tno id", "a\tx\na\tx"}) {
      assertThrows(JudgedQueries.MalformedException.class, () -> JudgedQueries.parse(wrong, ""));
    }
    for (String wrong : new String[] {"q 0 d", "q 0 d high", "q 0 d 1 2"}) {
      JudgedQueries.MalformedException e =
          assertThrows(
              JudgedQueries.MalformedException.class, () -> JudgedQueries.parse("", wrong));
      assertTrue(String.valueOf(e.getMessage()).contains("line 1"), e.getMessage());
    }
  }

  @Test
  void countsAsTrecEvalDoes() throws Exception {
    try (Searcher searcher = Small.open(Small.build(folder))) {
      JudgedQueries judged =
          JudgedQueries.parse(
              "a-1\tdecompression\na-2\tinfarction\nb-1\tnerve\nb-2\tunheard\n",
              "a-1 0 spine/pinched-nerve 1\na-2 0 heart/attack 1\nb-1 0 spine/pinched-nerve 1\n");
      EvaluationResult result = Evaluation.ofSearch(searcher, judged);
      EvaluationResult.Row all = result.rows().get(0);
      assertEquals(4, all.queries());
      assertEquals(3, all.answerable());
      // The second of two, nothing, the first.
      assertEquals((0.5 + 0 + 1) / 3, all.reciprocalRank(), EXACT);
      assertEquals(1.0 / 3, all.precision(), EXACT);
      assertEquals(2.0 / 3, all.recall(), EXACT);
      assertEquals((StrictMath.log(2) / StrictMath.log(3) + 1) / 3, all.gain(), Math.ulp(1.0));
      assertEquals(
          List.of("all", "a", "b"),
          result.rows().stream().map(EvaluationResult.Row::name).toList());
    }
  }

  @Test
  void countsFalseAnswersAndTheirPrice() throws Exception {
    try (Searcher searcher = Small.open(Small.build(folder))) {
      JudgedQueries judged =
          JudgedQueries.parse(
              "1\tDoes yoga ease the pain?\n2\tcyclobenzaprine for a pinched nerve\n3\tFrance\n",
              "1 0 spine/pinched-nerve/#c-yoga 1\n3 0 elsewhere/#c-x 1\n");
      EvaluationResult result = Evaluation.ofAsk(searcher, judged, false);
      EvaluationResult.Row all = result.rows().get(0);
      assertEquals(0.5, all.answered(), EXACT);
      assertEquals(0, all.onlyWrong(), EXACT);
      assertEquals(1, all.falseAnswers(), EXACT);
      EvaluationResult.Point last = result.curve().get(result.curve().size() - 1);
      assertEquals(2.0 / 3, last.coverage(), EXACT);
      assertEquals(0.5, last.risk(), EXACT);
      assertEquals(1, result.rows().size());
    }
  }
}
