package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More findings than those who read a report take: the gravest are kept, and the rest is told. */
final class ReportLimitsTest {
  private static final Path SCHEMA = Path.of("src/test/resources/report/sarif-2.1.0.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 25_000;

  @TempDir Path root;

  /** 25,100 warnings, then the only error, then a note. */
  private void manyWarningsBeforeAnError(int warnings) throws IOException {
    write("imprimatur.yaml", "site: {id: sample, title: Sample}\n");
    write("references/z.yaml", "references:\n  - {id: unused2020, type: book, title: A work}\n");
    String items =
        IntStream.range(0, warnings)
            .mapToObj(i -> "- Item " + i + "\n")
            .collect(Collectors.joining());
    write("articles/a.md", article("First", items));
    write("articles/b.md", article("Second", "Rest helps [@.\n\nRest helps [@a]{cover=page}.\n"));
  }

  @Test
  void sarifKeepsTheGravestInOrderAndSaysWhatIsLeftOut() throws IOException {
    manyWarningsBeforeAnError(100);
    String json = CommandLine.run(root, "check", "--quiet", "--format", "json").out();
    int fewer = JSON.readTree(json).get("findings").size();
    manyWarningsBeforeAnError(LIMIT + 100);
    CommandLine.Ran ran = CommandLine.run(root, "check", "--quiet", "--format", "sarif");
    assertEquals(1, ran.code());
    JsonNode report = JSON.readTree(ran.out());
    JsonNode run = report.at("/runs/0");
    List<JsonNode> results = StreamSupport.stream(run.get("results").spliterator(), false).toList();
    assertEquals(LIMIT, results.size());
    assertEquals("error", results.get(LIMIT - 1).get("level").asText());
    assertEquals("articles/b.md", path(results.get(LIMIT - 1)));
    List<String> places = results.stream().map(ReportLimitsTest::place).toList();
    assertEquals(places.stream().sorted().toList(), places);

    JsonNode counts = run.at("/properties/leftOut");
    assertEquals(0, counts.get("errors").asInt());
    assertTrue(counts.get("warnings").asInt() > 100 && counts.get("notes").asInt() > 0);
    int all = counts.get("warnings").asInt() + counts.get("notes").asInt() + LIMIT;
    assertEquals(fewer + LIMIT, all, "each is either there or counted");
    String told = run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText();
    assertTrue(told.contains("25,000") && told.contains("warnings"), told);
    assertEquals(told + "\n", ran.err());

    ((ObjectNode) run).set("results", first(run.get("results")));
    String schema = Files.readString(SCHEMA);
    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(schema)
            .validate(report.toString(), InputFormat.JSON));
  }

  @Test
  void githubHasAllAndSaysWhatItWillNotShow() throws IOException {
    manyWarningsBeforeAnError(12);
    CommandLine.Ran ran = CommandLine.run(root, "check", "--quiet", "--format", "github");
    long warnings = ran.out().lines().filter(line -> line.startsWith("::warning")).count();
    assertTrue(warnings > 12, ran.out());
    assertEquals(
        "GitHub shows 10 annotations of each level in a step: "
            + (warnings - 10)
            + " more warnings are only in the log.\n",
        ran.err());
  }

  private static ArrayNode first(JsonNode results) {
    ArrayNode out = JSON.createArrayNode();
    IntStream.range(0, 3).forEach(i -> out.add(results.get(i)));
    return out;
  }

  private static String path(JsonNode result) {
    return result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
  }

  private static String place(JsonNode result) {
    JsonNode region = result.at("/locations/0/physicalLocation/region");
    return path(result)
        + (1_000_000 + region.get("startLine").asInt())
        + (1_000_000 + region.get("startColumn").asInt())
        + result.get("ruleId").asText();
  }

  private static String article(String title, String body) {
    return "---\ntitle: "
        + title
        + "\nstatus: submitted\nupdated: 2026-01-02\nauthors: [Sample]\n---\n\n"
        + body;
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
