package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table {@code check/words.tsv}: a sentence a line, with what the rules over words find in it
 * and why. Three columns: findings as {@code rule=characters}, parted by {@code " ; "}, or {@code
 * -}; the sentence in Markdown; the reason. {@code check/numbers.tsv} is such a table for one rule.
 */
final class WordTableTest {

  private record Line(int number, String expected, String text, String reason) {}

  @TestFactory
  Stream<DynamicTest> table() throws IOException {
    return lines("/check/words.tsv").stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.number() + ": " + line.text(),
                    () -> assertEquals(line.expected(), found(line.text()), line.reason())));
  }

  @TestFactory
  Stream<DynamicTest> numbersTypedAsCitations() throws IOException {
    return lines("/check/numbers.tsv").stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.number() + ": " + line.text(),
                    () -> assertEquals(line.expected(), digits(line.text()), line.reason())));
  }

  private static String digits(String text) {
    String article = FrontDoor.underFrontMatter(text);
    String found =
        FrontDoor.check("fixtures/fires", article).problems().stream()
            .filter(problem -> problem.rule().equals("cite/after-number"))
            .map(p -> article.substring(p.span().start(), p.span().end()))
            .collect(Collectors.joining(" ; "));
    return found.isEmpty() ? "-" : found;
  }

  @Test
  void theTableHasPositivesNearMissesAndReasons() throws IOException {
    List<Line> lines = lines("/check/words.tsv");
    long misses = lines.stream().filter(line -> line.expected().equals("-")).count();
    assertTrue(misses >= 75 && lines.size() - misses >= 75, misses + " of " + lines.size());
    assertTrue(lines.stream().noneMatch(line -> line.reason().isBlank()));
  }

  private static String found(String text) {
    String article = FrontDoor.underFrontMatter(text.replace("\\n", "\n"));
    String found =
        FrontDoor.check("fixtures/fires", article).problems().stream()
            .filter(problem -> problem.rule().matches("(dose|abbrev|terms)/.*"))
            .map(problem -> show(problem, article))
            .collect(Collectors.joining(" ; "));
    return found.isEmpty() ? "-" : found;
  }

  private static String show(Problem problem, String article) {
    return problem.rule() + "=" + article.substring(problem.span().start(), problem.span().end());
  }

  private static List<Line> lines(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(WordTableTest.class.getResourceAsStream(name))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
          .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
          .map(
              i -> {
                String[] cells = lines.get(i).split("\t", -1);
                assertEquals(3, cells.length, "line " + (i + 1));
                return new Line(i + 1, cells[0], cells[1], cells[2]);
              })
          .toList();
    }
  }
}
