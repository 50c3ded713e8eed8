package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.finding.RuleId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the rules over words against labelled lines, found and not listed, and prints for each rule
 * how many of its findings are right and how many of the marks it finds.
 */
final class LabelledLinesTest {
  private static final boolean WRITE = Boolean.getBoolean("imprimatur.golden.write");

  /** Those of which real pages had shown that most findings were wrong. */
  private static final Set<String> MEASURED =
      Set.of(
          "cite/after-number",
          "dose/hour-degree",
          "dose/jc-trailing-zero",
          "dose/large-number",
          "dose/symbol",
          "dose/unit-period",
          "terms/compliance");

  @TestFactory
  Stream<DynamicTest> everyLineIsReadAsTheFileSays() throws IOException {
    return LabelledLines.all().stream()
        .map(lines -> DynamicTest.dynamicTest(lines.rule(), () -> check(lines)));
  }

  @Test
  void everyRuleOverWordsHasLinesThatFireAndNearMisses() throws IOException {
    Set<String> labelled = new TreeSet<>();
    for (LabelledLines lines : LabelledLines.all()) {
      labelled.add(lines.rule());
      int least = MEASURED.contains(lines.rule()) ? 20 : 10;
      String counts = lines.rule() + ": " + lines.firing() + " and " + lines.nearMisses();
      assertTrue(lines.firing() >= least && lines.nearMisses() >= least, counts);
    }
    Set<String> rules =
        RuleId.all().stream()
            .filter(
                rule ->
                    rule.matches(
                        "(dose|abbrev|terms|grade|html)/.*|cite/(?!quote-).*|text/dialect|claim/(outside-check|dose-without-drug)"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(rules, labelled);
  }

  private static void check(LabelledLines lines) throws IOException {
    if (WRITE) {
      lines.write();
      return;
    }
    LabelledLines.Reading all = LabelledLines.Reading.NOTHING;
    StringBuilder otherwise = new StringBuilder();
    for (LabelledLines.Line line : lines.lines()) {
      LabelledLines.Reading reading = line.read(lines.rule());
      all = all.plus(reading);
      if (reading.asLabelled() == line.elsewise()) {
        otherwise.append('\n').append(reading).append(' ').append(line.written());
      }
    }
    System.out.println(row(lines, all));
    assertEquals("", otherwise.toString());
  }

  /** A row of the table in {@code docs/precision.md}. */
  static String row(LabelledLines lines, LabelledLines.Reading all) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %d | %d | %.0f | %.0f |",
        lines.rule(),
        lines.firing(),
        lines.nearMisses(),
        all.precision() * 100,
        all.recall() * 100);
  }
}
