package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Golden folders, found and not listed; their form is told in {@code rules/README.md}. */
final class RuleFixturesTest {
  private static final Path ROOT = Path.of("src/test/resources/rules");

  /** Rules of earlier stages that are found in an article's text, and so have articles here. */
  private static final Set<String> OF_OTHER_STAGES =
      Set.of("frontmatter/comment", "text/unseen-list");

  private static final boolean WRITE = Boolean.getBoolean("imprimatur.golden.write");

  @TestFactory
  Stream<DynamicTest> everyArticleGivesWhatItsFileExpects() throws IOException {
    return articles().stream()
        .map(file -> DynamicTest.dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @Test
  void everyRuleHasAnArticleThatFiresAndANearMiss() throws IOException {
    Set<String> fires = new TreeSet<>();
    Set<String> misses = new TreeSet<>();
    for (Path file : articles()) {
      (isNearMiss(file) ? misses : fires).add(rule(file));
    }
    Set<String> rules =
        Rules.of(Policy.DEFAULT).stream()
            .map(Rule::id)
            .collect(Collectors.toCollection(TreeSet::new));
    rules.add(RuleId.SILENCE_UNUSED.id());
    rules.add(RuleId.SILENCE_WITHOUT_REASON.id());
    rules.addAll(OF_OTHER_STAGES);
    assertEquals(rules, fires, "rules with an article that fires");
    assertEquals(rules, misses, "rules with a near miss");
  }

  @Test
  void noExpectationIsOrphaned() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".expected")).toList()) {
        String name = file.getFileName().toString().replace(".expected", ".md");
        assertTrue(Files.exists(file.resolveSibling(name)), file.toString());
      }
    }
  }

  private static void check(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String id = "fixtures/" + file.getFileName().toString().replace(".md", "");
    Source source = Source.of("articles/" + id + ".md", text);
    String found =
        FrontDoor.check(id, text).problems().stream()
            .filter(problem -> problem.rule().equals(rule(file)))
            .map(problem -> show(source, problem))
            .collect(Collectors.joining());
    if (isNearMiss(file)) {
      assertEquals("", found, text);
      return;
    }
    assertFalse(found.isEmpty(), "nothing found in\n" + text);
    Path expected = file.resolveSibling(file.getFileName().toString().replace(".md", ".expected"));
    if (WRITE) {
      Files.writeString(expected, found, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(expected, StandardCharsets.UTF_8), found, text);
  }

  private static String show(Source source, Problem problem) {
    Region at = source.region(problem.span());
    return at.line()
        + ":"
        + at.column()
        + "-"
        + at.endLine()
        + ":"
        + at.endColumn()
        + " "
        + problem.message()
        + "\n  hint: "
        + problem.hint()
        + "\n";
  }

  private static boolean isNearMiss(Path file) {
    return file.getFileName().toString().startsWith("near-miss");
  }

  private static String rule(Path file) {
    return ROOT.relativize(file.resolveSibling(".")).normalize().toString().replace('\\', '/');
  }

  private static List<Path> articles() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(f -> f.toString().endsWith(".md") && ROOT.relativize(f).getNameCount() > 1)
          .sorted()
          .toList();
    }
  }
}
