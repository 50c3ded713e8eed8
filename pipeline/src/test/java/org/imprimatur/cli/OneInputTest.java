package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One input that is too much is a finding with its place, bounds what is written, and ends no
 * other.
 */
final class OneInputTest {
  private static final String KEYS =
      "status: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n";
  private static final String HEAD = "---\ntitle: T\n" + KEYS + "---\n\n";
  private static final long MEGABYTE = 1024 * 1024;

  @TempDir Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    put(
        "imprimatur.yaml",
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    put("articles/good.md", HEAD + "Rest helps. See [it](good.md).\n");
  }

  @Test
  void oneLongDefinitionThatIsUsedThousandsOfTimesIsBounded() throws IOException {
    String text = "[a] ".repeat(20_000) + "\n\n[a]: https://a.example/" + "x".repeat(20_000) + "\n";
    put("articles/bomb.md", HEAD + text);
    JsonNode report = check();
    told(report, "article/too-large", 8, 21, "link definitions are used so often");
    built(5 * MEGABYTE);
  }

  @ParameterizedTest
  @CsvSource({"title, 2000, the title is longer", "question, 2000, the question is longer"})
  void whatStandsInListsHasALength(String key, int length, String message) throws IOException {
    String title = key.equals("title") ? "" : "title: T\n";
    put(
        "articles/bomb.md",
        "---\n" + title + key + ": " + "w".repeat(length) + "\n" + KEYS + "---\n\nx\n");
    told(check(), "article/too-large", key.equals("title") ? 2 : 3, -1, message);
  }

  @Test
  void frontMatterHasALength() throws IOException {
    put(
        "articles/bomb.md",
        "---\ntitle: " + "word ".repeat(60_000) + "\n" + KEYS + "---\n\nRest helps.\n");
    told(check(), "article/too-large", 2, 1, "the front matter is longer than 256 KB");
    built(5 * MEGABYTE);
  }

  @Test
  void anArticleHasAHundredTopics() throws IOException {
    StringBuilder topics = new StringBuilder("topics: [a");
    for (int i = 0; i < 20_000; i++) {
      topics.append(", t").append(i);
    }
    put("articles/bomb.md", "---\ntitle: T\n" + KEYS + topics + "]\n---\n\nRest helps.\n");
    told(check(), "article/too-large", 6, 9, "more than 100 topics");
    built(5 * MEGABYTE);
  }

  @Test
  void findingsOfOneRuleAreListedUpToABoundAndCounted() throws IOException {
    put("articles/bomb.md", HEAD + "Give .5 mg q.d. <b>now</b> [@x].\n\n".repeat(7_000));
    JsonNode report = check();
    int listed = 0;
    int rest = 0;
    for (JsonNode finding : report.get("findings")) {
      listed++;
      String message = finding.get("message").asText();
      if (message.matches("and \\d+ more findings of this rule in this file, from here on")) {
        rest += Integer.parseInt(message.replaceAll("\\D", ""));
      }
    }
    assertTrue(listed <= 30_100, "listed: " + listed);
    assertEquals(rest, report.get("summary").get("omitted").asInt());
    assertTrue(rest > 1_000, "omitted: " + rest);
    for (String format : new String[] {"text", "sarif", "junit", "github", "html"}) {
      CommandLine.Ran ran = CommandLine.run(root, "check", "--format", format);
      assertEquals(0, ran.code(), format);
      long most = format.equals("sarif") ? 20 : 3;
      assertTrue(ran.out().length() < most * MEGABYTE, format + ": " + ran.out().length());
      String said =
          format.equals("html")
              ? "Counted only"
              : format.equals("sarif") ? "\"leftOut\"" : "more findings of this rule";
      assertTrue(ran.out().contains(said), format);
    }
  }

  @Test
  void aMessageQuotesNoMoreThanAnybodyReads() throws IOException {
    put(
        "articles/bomb.md",
        HEAD + "[a](" + "x".repeat(200_000) + ".md) {" + "y".repeat(9_000) + "=z}\n");
    for (JsonNode finding : check().get("findings")) {
      assertTrue(finding.get("message").asText().length() < 1_100, finding.get("rule").asText());
      assertTrue(finding.get("hint").asText().length() < 1_100, finding.get("rule").asText());
    }
  }

  @Test
  void whatIsMoreWorkThanAnArticleIsNotRead() throws IOException {
    put("articles/bomb.md", HEAD + "word\n".repeat(60_000));
    told(check(), "article/too-large", 50_007, 5, "more than 50000 lines");
    put("articles/bomb.md", HEAD + "QD ".repeat(2_000_000) + "\n");
    told(check(), "article/too-large", 8, 1_500_001, "more than 500000 words");
    put("articles/bomb.md", HEAD + "<b>".repeat(300_000) + "\n");
    told(check(), "article/too-large", 8, 500_001 + 250_000, "more than 500000 brackets");
    put("articles/bomb.md", HEAD + "Words\n" + "    word\n".repeat(3_000));
    told(check(), "article/too-large", 2_009, 1, "indented or quoted lines");
    put(
        "articles/bomb.md",
        HEAD + "- " + "word ".repeat(30_000) + "\n" + "  - give 5 mg\n".repeat(1_900));
    told(check(), "article/too-large", 22, 5, "the words above statements");
    built(5 * MEGABYTE);
  }

  /** Each took minutes: the rest was looked through again for each of them. */
  @ParameterizedTest
  @ValueSource(strings = {"<![CDATA[", "<?", "<!A ", "<a b='"})
  void tagsWithoutAnEndCostNoMoreThanOne(String tag) throws IOException {
    put("articles/bomb.md", HEAD + tag.repeat(15_000) + "\n");
    check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\frac{1}{2} ", "pain.^1^ "})
  void marksOfOtherDialectsCostNoMoreThanTheirNumber(String mark) throws IOException {
    put("articles/bomb.md", HEAD + mark.repeat(60_000) + "\n");
    check();
  }

  @Test
  void aReferenceOfOneLongLineIsAFinding() throws IOException {
    String title = "w".repeat(8 * (int) MEGABYTE);
    put("references/long.yaml", "references:\n  - {id: two, type: book, title: " + title + "}\n");
    put("articles/bomb.md", HEAD + "Rest helps.\n");
    told(check(), "ref/syntax", 2, 1, "longer than 250000 characters");
  }

  @Test
  void topicsThatNoFolderCanBearEndNoBuild() throws IOException {
    String topics =
        "topics: [con, Aux, " + "long ".repeat(200) + "," + "\u6bd2".repeat(300) + "]\n";
    put("articles/bomb.md", "---\ntitle: T\n" + KEYS + topics + "---\n\nRest helps.\n");
    CommandLine.Ran ran = CommandLine.run(root, "build");
    assertEquals(0, ran.code(), ran.err());
    try (Stream<Path> folders = Files.list(root.resolve("output/site/topics"))) {
      List<String> names = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
      assertEquals(5, names.size(), names.toString());
      assertTrue(names.containsAll(List.of("aux-", "con-")), names.toString());
    }
    assertTrue(Files.exists(root.resolve("output/site/good/index.html")));
  }

  @Test
  void headingsAndInheritedCitationsAreNotMultiplied() throws IOException {
    String heading = "## " + "word ".repeat(20_000) + "\n\n";
    put("articles/bomb.md", HEAD + heading + "Give 5 mg. ".repeat(5_000) + "\n");
    told(check(), "article/too-large", 10, -1, "the words above statements");
    built(5 * MEGABYTE);
    StringBuilder works = new StringBuilder("references:\n");
    StringBuilder lead = new StringBuilder("Start with");
    for (int i = 0; i < 1_000; i++) {
      works.append("  - {id: work").append(i).append(", type: book, title: T}\n");
      lead.append(" [@work").append(i).append(']');
    }
    put("references/many.yaml", works.toString());
    put("articles/bomb.md", HEAD + lead + ":\n\n" + "- give 5 mg\n".repeat(5_000));
    told(check(), "article/too-large", -1, -1, "the citations that statements inherit");
  }

  @Test
  void manySilencesCostNoMoreThanTheirNumber() throws IOException {
    put(
        "articles/bomb.md",
        HEAD + "Rest. {silence=\"claim/uncited\" reason=\"x\"} ".repeat(20_000) + "\n");
    assertEquals(20_000, check().get("summary").get("silenced").asInt());
  }

  @Test
  void abbreviationsOfAbbreviationsAreBounded() throws IOException {
    StringBuilder text = new StringBuilder("@string{a0 = {" + "x".repeat(100) + "}}\n");
    for (int i = 1; i < 60; i++) {
      text.append("@string{a").append(i).append(" = a").append(i - 1);
      text.append(" # a").append(i - 1).append("}\n");
    }
    text.append("@article{k, title = a59, year = 2020}\n@book{m, title = {Rest}, year = 2020}\n");
    put("bomb.bib", text.toString());
    CommandLine.Ran ran = CommandLine.run(root, "import", "bomb.bib");
    assertTrue(ran.code() < 2, ran.err());
    assertTrue(ran.err().contains("amount to more text than the file holds"), ran.err());
    try (Stream<Path> files = Files.list(root.resolve("references"))) {
      assertTrue(files.allMatch(file -> file.toFile().length() < MEGABYTE));
    }
  }

  @Test
  void aPageOfWordsThatARuleKnowsIsImported() throws IOException {
    put(
        "words.txt",
        "Title\n\n"
            + "key ".repeat(20_000)
            + "points\n\n"
            + "other special ".repeat(20_000)
            + "\n");
    CommandLine.Ran ran = CommandLine.run(root, "import", "words.txt");
    assertEquals(0, ran.code(), ran.err());
    assertFalse(ran.err().contains("defect"), ran.err());
  }

  private JsonNode check() throws IOException {
    CommandLine.Ran ran = CommandLine.run(root, "check", "--format", "json");
    assertTrue(ran.code() < 2, ran.err());
    assertFalse(ran.err().contains("defect"), ran.err());
    JsonNode report = new ObjectMapper().readTree(ran.out());
    assertEquals(2, report.get("summary").get("articles").asInt(), "the other article is checked");
    return report;
  }

  private static void told(JsonNode report, String rule, int line, int column, String message) {
    for (JsonNode finding : report.get("findings")) {
      if (finding.get("rule").asText().equals(rule)
          && finding.get("message").asText().contains(message)) {
        assertTrue(line < 0 || line == finding.get("line").asInt(), finding.toString());
        assertTrue(column < 0 || column == finding.get("column").asInt(), finding.toString());
        assertEquals("error", finding.get("level").asText());
        return;
      }
    }
    throw new AssertionError(message + " is not told");
  }

  /** The good article is published, and all that is written is small. */
  private void built(long most) throws IOException {
    CommandLine.Ran ran = CommandLine.run(root, "build");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(Files.exists(root.resolve("output/site/good/index.html")));
    long size = 0;
    for (String folder : new String[] {"site", "index", "report"}) {
      try (Stream<Path> files = Files.walk(root.resolve("output").resolve(folder).toRealPath())) {
        size += files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      }
    }
    assertTrue(size < most, size + " bytes");
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text, UTF_8);
  }
}
