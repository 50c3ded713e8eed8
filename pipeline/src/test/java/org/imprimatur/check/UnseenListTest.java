package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table {@code check/unseen-lists.tsv}: paragraphs that are lists to everybody but Markdown,
 * and near misses. Of a list, a closing citation covers the last item only.
 */
final class UnseenListTest {
  private static final Path TABLE = Path.of("src/test/resources/check/unseen-lists.tsv");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|n|u[0-9A-F]{4})");

  private record Line(boolean list, int statements, String text, String reason) {}

  @TestFactory
  Stream<DynamicTest> everyLineIsReadAsItIsLabelled() throws IOException {
    return lines().stream().map(l -> DynamicTest.dynamicTest(l.text(), () -> check(l)));
  }

  @Test
  void theTableHasAsManyNearMissesAsItNeeds() throws IOException {
    long lists = lines().stream().filter(Line::list).count();
    assertTrue(lists >= 30 && lines().size() - lists >= 30, lists + " of " + lines().size());
  }

  private static void check(Line line) {
    String text = FrontDoor.underFrontMatter(line.text());
    List<Statement> statements = FrontDoor.article("fixtures/fires", text).statements();
    List<Problem> told =
        FrontDoor.check("fixtures/fires", text).problems().stream()
            .filter(problem -> problem.rule().equals("text/unseen-list"))
            .toList();
    List<String> texts = statements.stream().map(Statement::text).toList();
    assertEquals(line.list() ? 1 : 0, told.size(), () -> line.reason() + ": " + texts);
    assertEquals(line.statements(), statements.size(), () -> line.reason() + ": " + texts);
    if (line.list()) {
      long covered =
          FrontDoor.article("fixtures/fires", text).claims().stream()
              .filter(Claim::isCovered)
              .count();
      assertEquals(1, covered, () -> line.reason() + ": " + texts);
    }
  }

  private static List<Line> lines() throws IOException {
    List<Line> out = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        List<String> columns = List.of(line.split("\t"));
        out.add(
            new Line(
                columns.get(0).equals("list"),
                Integer.parseInt(columns.get(1)),
                ESCAPE.matcher(columns.get(2)).replaceAll(UnseenListTest::character),
                columns.get(3)));
      }
    }
    return out;
  }

  private static String character(MatchResult escape) {
    String code = escape.group(1);
    return switch (code.charAt(0)) {
      case 'n' -> "\n";
      case 'u' -> Character.toString(Integer.parseInt(code.substring(1), 16));
      default -> "\\\\";
    };
  }
}
