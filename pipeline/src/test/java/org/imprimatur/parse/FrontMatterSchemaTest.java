package org.imprimatur.parse;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Change;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.source.Source;
import org.imprimatur.text.Documents;
import org.imprimatur.text.Node;
import org.imprimatur.text.Schema;
import org.imprimatur.text.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader and the schema that editors use hold one opinion of front matter. */
final class FrontMatterSchemaTest {
  private static final ArticleId ID = new ArticleId("a");
  private static final String FULL =
      """
      title: Low back pain
      question: What helps?
      status: submitted
      updated: 2026-05-01
      authors: [a.author, "Free Name"]
      topics: [spine, pain]
      audience: patient
      summary: Most of it goes by itself.
      population: Adults
      evidence-to: 2026-01-31
      funding: none
      licence: CC BY 4.0
      related: [spine/neck-pain]
      review-by: 2027-05-01
      changes:
        - {date: 2026-05-01, kind: updated, conclusions-changed: true, note: New trial.}
        - {date: 2026-01-01, kind: new}
      """;

  @Test
  void everyComponentOfTheRecordsIsAKeyOfTheSchemaAndTheOtherWayRound() {
    Node schema = Documents.read(new String(Schema.FRONT_MATTER.bytes(), StandardCharsets.UTF_8));
    Set<String> record = keys(FrontMatter.class);
    record.remove("places");
    assertEquals(record, properties(schema));
    assertEquals(record, new TreeSet<>(FrontMatterReader.KEYS));
    Node change = at(at(schema, "definitions"), "change");
    assertEquals(keys(Change.class), properties(change));
    assertEquals(keys(Change.class), new TreeSet<>(FrontMatterReader.CHANGE_KEYS));
  }

  @Test
  void everyFixtureIsJudgedAlike() throws IOException {
    List<Node.Mapping> found = frontMatters();
    assertTrue(found.size() > 60, "fixtures are found");
    for (Node.Mapping map : found) {
      assertAlike(map);
    }
  }

  @Test
  void everyChangedFrontMatterIsJudgedAlike() throws IOException {
    Documents documents = new Documents(20260601);
    List<Node> bases = new ArrayList<>(frontMatters());
    int usual = 0;
    for (int i = 0; i < 40_000; i++) {
      Node base = i % 4 == 0 ? bases.get(i / 4 % bases.size()) : Documents.read(FULL);
      Node changed = documents.changed(base);
      changed = i % 3 == 0 ? documents.changed(changed) : changed;
      if (changed instanceof Node.Mapping map) {
        usual += assertAlike(map) ? 1 : 0;
      }
    }
    assertTrue(usual > 4_000 && usual < 30_000, "both kinds are met: " + usual);
  }

  private static boolean assertAlike(Node.Mapping map) {
    boolean usual = FrontMatterReader.isUsual(ID, map);
    assertEquals(usual, Schema.FRONT_MATTER.faults(map).isEmpty(), () -> shown(map));
    return usual;
  }

  private static String shown(Node.Mapping map) {
    return map.plain() + " " + Schema.FRONT_MATTER.faults(map);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "title: Low back pain|title: [a]|frontmatter/type|2:8|\"title\" is a list; it must be one"
            + " text",
        "title: Low back pain|title:|frontmatter/missing|2:1|\"title\" says nothing",
        "title: Low back pain|titel: x|frontmatter/unknown-key|2:1|\"titel\" is not a key of the"
            + " front matter; it is not used",
        "status: submitted|status: aproved|frontmatter/type|4:9|\"status\" is \"aproved\"; it must"
            + " be submitted, under-review or approved",
        "updated: 2026-05-01|updated: 2026-02-30|frontmatter/type|5:10|\"updated\" is"
            + " \"2026-02-30\"; it must be a real date",
        "[a.author, \"Free Name\"]|[]|frontmatter/missing|6:1|\"authors\" says nothing",
        "[a.author, \"Free Name\"]|[x, [y]]|frontmatter/type|6:14|\"authors[1]\" is a list; it must"
            + " be one text that is not empty",
        "topics: [spine, pain]|topics: spine|frontmatter/type|7:9|\"topics\" is \"spine\"; it must"
            + " be a list",
        "kind: new|kind: news|frontmatter/type|18:30|\"kind\" is \"news\"; it must be new, updated,"
            + " amended, corrected or safety",
        "kind: new}|note: x}|frontmatter/missing|18:5|\"kind\" is missing here",
        "note: New|notes: New|frontmatter/unknown-key|17:66|\"notes\" is not a key of changes; it"
            + " is not used",
      })
  void whatIsWrongIsToldInPlainWordsAtItsPlace(
      String right, String wrong, String rule, String place, String message) {
    String text = "---\n" + FULL.replace(right, wrong) + "---\n\nText.\n";
    List<Problem> problems = problems(text);
    Problem problem =
        problems.stream().filter(p -> p.rule().equals(rule)).findFirst().orElseThrow();
    Source source = Source.of("articles/a.md", text);
    var region = source.region(problem.span());
    assertAll(
        () -> assertEquals(message, problem.message()),
        () -> assertEquals(place, region.line() + ":" + region.column()));
  }

  @Test
  void hintsNameTheNearestWordAndAnExample() {
    String text =
        "---\n"
            + FULL.replace("status: submitted", "status: aproved").replace("title:", "titel:")
            + "---\n";
    List<String> hints = problems(text).stream().map(p -> String.valueOf(p.hint())).toList();
    assertTrue(hints.contains("did you mean \"approved\"?"), hints.toString());
    assertTrue(hints.contains("did you mean \"title\"?"), hints.toString());
    assertTrue(hints.contains("add a line title: Low back pain"), hints.toString());
  }

  @Test
  void aHugeNumberCostsNothing() {
    assertEquals(1, problems("---\n" + FULL + "licenc: 1e999999999\n---\n").size());
  }

  private static List<Problem> problems(String text) {
    return ArticleParser.parse(ID, Source.of("articles/a.md", text)).problems();
  }

  private static List<Node.Mapping> frontMatters() throws IOException {
    List<Node.Mapping> found = new ArrayList<>();
    for (Path folder : List.of(Path.of("src/test/resources"), Path.of("../articles"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
          Source source =
              Source.of(
                  file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
          ArticleParser.Fence fence = ArticleParser.Fence.find(source);
          Yaml.Result yaml = Yaml.read(source, fence.yaml(), RuleId.FRONTMATTER_SYNTAX);
          if (yaml.node() instanceof Node.Mapping map) {
            found.add(map);
          }
        }
      }
    }
    return found;
  }

  private static Set<String> keys(Class<?> record) {
    Set<String> keys = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      keys.add(component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
    return keys;
  }

  private static Node at(Node node, String key) {
    return java.util.Objects.requireNonNull(((Node.Mapping) node).get(key));
  }

  private static Set<String> properties(Node schema) {
    return new TreeSet<>(((Node.Mapping) at(schema, "properties")).entries().keySet());
  }
}
