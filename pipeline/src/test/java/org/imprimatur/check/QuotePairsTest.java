package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.drug.Drugs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code cite/quote-differs} on labelled pairs of sentences about invented drugs, which were
 * written before the rule. The rule was made with one half; the other is kept apart, and its errors
 * are not read to change the rule.
 */
final class QuotePairsTest {
  private static final Path FOLDER = Path.of("src/test/resources/quotes");
  private static final Drugs DRUGS = Drugs.of("# drugs\nexamplol\n");

  record Pair(boolean differs, String kind, String claim, String quote) {
    Optional<String> found() {
      return QuoteDiffersRule.difference(claim, List.of(), List.of(quote), DRUGS, true);
    }
  }

  private static List<Pair> pairs(String half) throws IOException {
    List<Pair> out = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("pairs-" + half + ".tsv"))) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        assertTrue(fields[0].equals("differs") || fields[0].equals("agrees"), line);
        out.add(new Pair(fields[0].equals("differs"), fields[1], fields[2], fields[3]));
      }
    }
    return out;
  }

  @Test
  void thereAreEnoughPairs() throws IOException {
    assertTrue(pairs("for-making").size() >= 100 && pairs("kept-apart").size() >= 100);
    assertTrue(pairs("for-making").size() + pairs("kept-apart").size() >= 200);
  }

  @ParameterizedTest
  @CsvSource({"for-making, 0.95, 0.9", "kept-apart, 0.9, 0.8"})
  void whatIsReportedDiffers(String half, double precision, double recall) throws IOException {
    int reported = 0;
    int right = 0;
    int differing = 0;
    StringBuilder errors = new StringBuilder();
    for (Pair pair : pairs(half)) {
      Optional<String> found = pair.found();
      differing += pair.differs() ? 1 : 0;
      reported += found.isPresent() ? 1 : 0;
      right += found.isPresent() && pair.differs() ? 1 : 0;
      if (found.isPresent() != pair.differs() && half.equals("for-making")) {
        errors.append("\n").append(pair).append(' ').append(found);
      }
    }
    String figures =
        half
            + ": precision "
            + right
            + " of "
            + reported
            + ", recall "
            + right
            + " of "
            + differing;
    System.out.println(figures + errors);
    assertTrue(right >= precision * reported, figures + errors);
    assertTrue(right >= recall * differing, figures + errors);
  }
}
