package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Statement;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of {@code docs/claims.md} is what the program does. */
final class ClaimsPageTest {
  static final Path PAGE = Path.of("../docs/claims.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```markdown\n(.*?\n)```\n```claims\n(.*?\n)```\n", Pattern.DOTALL);

  private record Example(String heading, String markdown, List<String> expected) {}

  @TestFactory
  List<DynamicTest> everyExampleIsTrue() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Example example : examples()) {
      String name = example.heading() + ": " + example.markdown().lines().findFirst().orElse("");
      tests.add(DynamicTest.dynamicTest(name, () -> assertTrue(isTrue(example))));
    }
    return tests;
  }

  @Test
  void noExampleIsPassedOver() throws IOException {
    String page = Files.readString(PAGE);
    assertEquals(page.split("\n```markdown\n", -1).length - 1, examples().size());
    assertEquals(page.split("\n```claims\n", -1).length - 1, examples().size());
    assertTrue(examples().size() >= 25);
  }

  private static boolean isTrue(Example example) {
    List<String> read = read(example.markdown());
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      // The id is compared where the page tells it.
      boolean told = i < example.expected().size() && columns(example.expected().get(i)) > 4;
      shown.add(told ? read.get(i) : read.get(i).replaceFirst(" \\| [^|]*$", ""));
    }
    assertEquals(String.join("\n", example.expected()), String.join("\n", shown));
    return true;
  }

  private static int columns(String line) {
    return line.split(" \\| ", -1).length;
  }

  private static List<String> read(String markdown) {
    Source source = Source.of("articles/a.md", "---\ntitle: A\n---\n" + markdown);
    Article article = ArticleParser.parse(new ArticleId("a"), source).article();
    Claims read = ClaimReader.read(article, Policy.DEFAULT, key -> !key.startsWith("missing"));
    Map<Statement, Claim> claims = new HashMap<>();
    read.claims().forEach(claim -> claims.put(claim.statement(), claim));
    return read.statements().stream().map(s -> line(s, claims.get(s))).toList();
  }

  private static String line(Statement statement, @Nullable Claim claim) {
    List<String> keys =
        claim == null
            ? statement.citations().stream().map(Citation::key).toList()
            : claim.citations();
    String how = claim == null ? String.valueOf(statement.exemption()) : claim.coverage().word();
    return String.join(
        " | ",
        how.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        keys.isEmpty() ? "-" : String.join(" ", keys),
        statement.text(),
        claim == null || statement.context().isEmpty()
            ? "-"
            : String.join(" > ", statement.context()),
        claim == null ? "-" : claim.id());
  }

  private static List<Example> examples() throws IOException {
    String page = Files.readString(PAGE);
    List<Example> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(page);
    while (matcher.find()) {
      int at = page.lastIndexOf("\n##", matcher.start());
      String heading = page.substring(at, page.indexOf('\n', at + 1)).replace("#", "").strip();
      examples.add(new Example(heading, matcher.group(1), matcher.group(2).lines().toList()));
    }
    return examples;
  }
}
