package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is quoted from a work stands in it, or is reported at the quote. */
final class QuotesOnRecordTest {
  private static final String ABSTRACT =
      "Of 40 people, 12 had less pain (HR 0.85; 95% CI 0.68\u20131.07). Treat-\n      ment was"
          + " e\uFB03cient, and well-known side effects were rare.";

  @TempDir Path root;

  private List<JsonNode> found(String more) throws IOException {
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    Files.createDirectories(root.resolve("articles"));
    Files.createDirectories(root.resolve("references"));
    Files.writeString(
        root.resolve("articles/one.md"),
        """
        ---
        title: T
        status: submitted
        updated: 2026-05-01
        authors: [a.author]
        ---

        Walking helps [@work].
        """);
    Files.writeString(
        root.resolve("references/works.yaml"),
        "references:\n  - id: work\n    type: book\n    title: B\n    publisher: P\n    issued: 2020\n"
            + "    author: [{family: F}]\n"
            + more);
    List<JsonNode> out = new ArrayList<>();
    String json = CommandLine.run(root, "check", "--format", "json").out();
    for (JsonNode finding : new ObjectMapper().readTree(json).get("findings")) {
      if (finding.get("rule").asText().equals("cite/quote-not-found")) {
        out.add(finding);
      }
    }
    return out;
  }

  private List<JsonNode> quoted(String quote) throws IOException {
    return found("    abstract: >-\n      " + ABSTRACT + "\n    quote: \"" + quote + "\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Of 40 people, 12 had less pain (HR 0.85; 95% CI 0.68-1.07).",
        "Treatment was efficient",
        "Treat\u00ADment  was\u00A0e\uFB03cient, and well\u2010known side effects",
        "12 had less pain",
      })
  void whatStandsThereIsAQuoteHoweverItIsSet(String quote) throws IOException {
    assertEquals(List.of(), quoted(quote));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Of 40 people, 21 had less pain",
        "12 Had less pain",
        "95% CI 0.681.07",
        "HR 0.85, 95% CI",
        "had more pain",
        "12 ... had less pain",
      })
  void whatDoesNotIsReportedAtTheQuote(String quote) throws IOException {
    List<JsonNode> found = quoted(quote);
    assertEquals(1, found.size(), quote);
    assertEquals("references/works.yaml", found.get(0).get("path").asText());
    assertEquals("warning", found.get(0).get("level").asText());
    String line =
        Files.readAllLines(root.resolve("references/works.yaml"))
            .get(found.get(0).get("line").asInt() - 1);
    assertTrue(line.startsWith("    quote: "), line);
  }

  @Test
  void eachOfSeveralIsLookedFor() throws IOException {
    String quotes =
        "    quotes:\n      good: {sentence: Rest helps., place: p. 2}\n      bad: Rest harms.\n";
    List<JsonNode> found = found("    abstract: Rest helps. Or not.\n" + quotes);
    assertEquals(1, found.size());
    assertTrue(found.get(0).get("message").asText().contains("\"bad\""));
    assertEquals(List.of(), found(quotes), "without an abstract nobody can tell");
  }

  @Test
  void aDoseNeedsAQuoteOrAPlaceWhereThePolicyAsksForIt() throws IOException {
    String body =
        "Give samplol 5 mg [@work].\n\nSamplol:\n\n- 10 mg at night [@work]\n\nRest [@work]."
            + " {strength=strong certainty=high}\n";
    assertEquals(List.of(), needed("[]", body, ""));
    assertEquals(List.of(8, 12), needed("[dose]", body, ""));
    assertEquals(List.of(14), needed("[strength]", body, ""));
    assertEquals(List.of(8, 12, 14), needed("[dose, strength]", body, ""));
    assertEquals(List.of(), needed("[dose, strength]", body, "    quote: Rest.\n"));
    assertEquals(List.of(), needed("[dose, strength]", body, "    quotes: {a: Rest.}\n"));
    String located = body.replace("5 mg [@work]", "5 mg [@work, p. 12]");
    assertEquals(List.of(12, 14), needed("[dose, strength]", located, ""));
    String under = "Give samplol [@work, p. 12]:\n\n- 5 mg by day\n- 10 mg at night\n";
    assertEquals(List.of(), needed("[dose, strength]", under, ""), "a lead-in's place is enough");
    String two = "    quotes: {a: Rest., b: Work.}\n";
    assertEquals(List.of(8, 12, 14), needed("[dose, strength]", body, two), "nobody chose one");
    String chosen =
        body.replace("[@work].", "[@work]{q=a}.").replace("[@work]\n", "[@work]{q=b}\n");
    assertEquals(List.of(), needed("[dose, strength]", chosen, two));
  }

  @Test
  void theTextBesideTheRecordIsLookedAtToo() throws IOException {
    Files.createDirectories(root.resolve("references"));
    Files.writeString(
        root.resolve("references/work.txt"), "Rest helps.\n\nWarm-\nth helps,\ntoo.\n");
    assertEquals(List.of(), found("    quotes: {a: Rest helps., b: \"Warmth helps, too.\"}\n"));
    assertEquals(1, found("    quotes: {a: Rest harms.}\n").size());
    assertEquals(
        List.of(), found("    abstract: Sleep helps.\n    quotes: {a: Rest helps.}\n"), "either");
  }

  @Test
  void aCitationNamesAQuoteThatItsWorkHas() throws IOException {
    found("    quotes: {a: Rest., b: Work.}\n");
    Path article = root.resolve("articles/one.md");
    String text = Files.readString(article);
    String json = "";
    for (String q : List.of("a", "nope")) {
      Files.writeString(article, text.replace("[@work]", "[@work, p. 3]{q=" + q + "}"));
      json = CommandLine.run(root, "check", "--format", "json").out();
      assertEquals(q.equals("nope"), json.contains("cite/quote-not-found"), json);
    }
    assertTrue(json.contains("those on record: a, b"), json);
    Files.writeString(article, text.replace("helps [@work].", "helps [@work]{q=a .no-claim}."));
    json = CommandLine.run(root, "check", "--format", "json").out();
    assertTrue(json.contains("claim/bad-attribute"), json);
    Files.writeString(article, text.replace("helps [@work].", "helps. {q=a} [@work]"));
    json = CommandLine.run(root, "check", "--format", "json").out();
    assertTrue(json.contains("does not follow a citation"), json);
  }

  @Test
  void quotedLocatedAndBareClaimsAreCounted() throws IOException {
    found("    quotes: {a: Rest., b: Work.}\n");
    Path article = root.resolve("articles/one.md");
    Files.writeString(
        article,
        Files.readString(article)
            .replace("authors:", "topics: [hips]\nauthors:")
            .replace(
                "Walking helps [@work].\n",
                """
                Rest helps [@work]{q=a}.

                So does heat [@work, p. 3]. Sleep [@work]:

                - At night
                - By day

                Nothing helps.
                """));
    CommandLine.Ran ran = CommandLine.run(root, "build");
    assertTrue(ran.out().contains("of those covered: 1 quoted, 1 located, 2 bare"), ran.out());
    String page = Files.readString(root.resolve("output/site/dashboard/index.html"));
    assertTrue(page.contains("Claims: 1 quoted, 1 located, 2 bare"), page);
    assertTrue(page.contains("<td>1</td><td>1</td><td>1</td><td>2</td>"), page);
    assertCountedInReports();
  }

  private void assertCountedInReports() throws IOException {
    JsonNode all =
        new ObjectMapper().readTree(root.resolve("output/report/coverage.json").toFile());
    for (JsonNode counts :
        List.of(all.get("articles").get(0), all.get("topics").get(0), all.get("summary"))) {
      assertEquals(
          List.of(1, 1, 2, 1),
          List.of(
              counts.get("quoted").asInt(),
              counts.get("located").asInt(),
              counts.get("bare").asInt(),
              counts.get("uncited").asInt()));
    }
    JsonNode claims =
        new ObjectMapper().readTree(root.resolve("output/report/claims.json").toFile());
    assertEquals("quoted", claims.get(0).get("support").asText());
    assertEquals("Rest.", claims.get(0).get("quotes").get(0).get("sentence").asText());
    assertEquals("none", claims.get(4).get("support").asText());
  }

  private List<Integer> needed(String needs, String body, String more) throws IOException {
    found(more);
    Path article = root.resolve("articles/one.md");
    Files.writeString(article, Files.readString(article).replace("Walking helps [@work].\n", body));
    Path settings = root.resolve("imprimatur.yaml");
    Files.writeString(
        settings, Files.readString(settings) + "policy: {quotes-needed: " + needs + "}\n");
    List<Integer> lines = new ArrayList<>();
    String json = CommandLine.run(root, "check", "--format", "json").out();
    for (JsonNode finding : new ObjectMapper().readTree(json).get("findings")) {
      if (finding.get("rule").asText().equals("cite/quote-needed")) {
        assertEquals("warning", finding.get("level").asText());
        lines.add(finding.get("line").asInt());
      }
    }
    return lines;
  }
}
