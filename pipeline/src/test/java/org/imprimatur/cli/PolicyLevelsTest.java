package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check, policy page and rules reference speak of the same levels, and some nobody may lower. */
final class PolicyLevelsTest {
  @TempDir Path root;

  @BeforeEach
  void make() throws IOException {
    write(
        "imprimatur.yaml",
        """
        site: {id: sample, title: Sample}
        people: [{id: a.author, name: Sample Author, roles: [author]}]
        policy:
          levels:
            claim/uncited: {submitted: error}
            review/status-mismatch: {submitted: note, approved: error}
            "review/*": {submitted: warning}
            "config/*": {submitted: note}
            config/unknown-key: {submitted: error}
            review/status-behind: {submitted: error}
            "abbrev/*": {submitted: note, under-review: note, approved: note}
          nothing: 1
        """);
    write(
        "articles/one.md",
        """
        ---
        title: One
        status: approved
        updated: 2026-05-01
        authors: [a.author]
        ---

        Rest helps.
        """);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  @Test
  void whatKeepsTheProofWholeIsNotLowered() {
    CommandLine.Ran ran = CommandLine.run(root, "check");
    assertEquals(1, ran.code(), ran.err());
    List<String> lines = ran.out().lines().map(String::strip).toList();
    for (String begins :
        List.of(
            "articles/one.md:3:9: error review/status-mismatch",
            "articles/one.md:8:1: error claim/uncited",
            "imprimatur.yaml:6:41: warning config/fixed-level: policy.levels would lower"
                + " review/status-mismatch to a note; that has no effect",
            "imprimatur.yaml:7:29: warning config/fixed-level: policy.levels would lower"
                + " review/back-dated and ",
            "imprimatur.yaml:8:29: warning config/fixed-level: policy.levels would lower config/",
            // May be raised.
            "imprimatur.yaml:12:3: error config/unknown-key")) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(begins)), begins + ran.out());
    }
  }

  @Test
  void thePagesShowTheLevelsInForce() throws IOException {
    CommandLine.run(root, "build");
    Map<String, String> onPolicyPage = new LinkedHashMap<>();
    for (Element row : page("policy/index.html").select("table tbody tr")) {
      String cells = String.join(" ", row.select("td").eachText());
      for (String rule : row.select("th").text().split(", ", -1)) {
        assertEquals(null, onPolicyPage.put(rule, cells), rule);
      }
    }
    Document reference = page("rules/index.html");
    for (String rule : RuleId.all()) {
      String family = rule.substring(0, rule.indexOf('/')) + "/*";
      String cells = onPolicyPage.getOrDefault(rule, onPolicyPage.getOrDefault(family, "- - -"));
      String[] level = cells.split(" ", -1);
      assertEquals(
          "Submitted: "
              + level[0]
              + ". Under Review: "
              + level[1]
              + ". Approved: "
              + level[2]
              + ".",
          reference.select("#" + rule.replace('/', '-') + " .rule-levels").text(),
          rule);
    }
    assertEquals("error error error", onPolicyPage.get("claim/uncited"));
    assertEquals("error error error", onPolicyPage.get("review/status-mismatch"));
    assertEquals("error warning warning", onPolicyPage.get("review/status-behind"));
    assertEquals("error warning warning", onPolicyPage.get("config/unknown-key"));
    assertEquals("note note note", onPolicyPage.get("abbrev/*"));
  }

  private Document page(String path) throws IOException {
    return Jsoup.parse(Files.readString(root.resolve("output/site").resolve(path)));
  }

  /** The contract's table, section 4: what it names and what there is has the level it gives. */
  @Test
  void theHousesTableIsTheContracts() {
    Map<String, String> table = new LinkedHashMap<>();
    row(table, "warning warning", "frontmatter/unknown-key");
    row(table, "warning error", "frontmatter/unknown-author article/placeholder image/no-alt");
    row(table, "warning warning", "review/expired review/status-behind");
    row(table, "error error", "frontmatter/* article/* image/* cite/malformed review/*");
    row(
        table,
        "warning error",
        "claim/outside-check text/dialect text/unseen-list text/mixed-script cite/quote-not-found"
            + " cite/quote-needed claim/uncited claim/no-claim-without-reason cite/unknown-key"
            + " ref/missing-field ref/retracted ref/bad-identifier link/broken dose/jc-*"
            + " abbrev/jc-*");
    row(
        table,
        "warning warning",
        "config/unfulfillable ref/concern ref/corrected ref/differs-from-source"
            + " claim/dose-without-drug claim/inherited-dose cite/quote-differs cite/on-heading"
            + " cite/after-number html/raw dose/* abbrev/* ref/superseded ref/overdue"
            + " ref/duplicate-work link/insecure terms/* silence/unused");
    row(table, "note note", "grade/* readability/* stats/* ref/often-miscited ref/unused");
    for (String rule : RuleId.all()) {
      table.keySet().stream()
          .filter(pattern -> new Levels.Row(pattern, null, null, null).matches(rule))
          .findFirst()
          .ifPresent(
              pattern -> {
                String levels = table.getOrDefault(pattern, "- -");
                String above = levels.substring(levels.indexOf(' '));
                assertEquals(
                    levels + above,
                    String.join(
                        " ",
                        Stream.of(Status.values())
                            .map(status -> Levels.DEFAULT.level(rule, status).word())
                            .toList()),
                    rule);
              });
    }
  }

  private static void row(Map<String, String> table, String levels, String rules) {
    for (String rule : rules.split(" ", -1)) {
      table.put(rule, levels);
    }
  }
}
