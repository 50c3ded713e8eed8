package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.imprimatur.check.Fixes;
import org.imprimatur.finding.RuleId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix}: what it changes, and above all what it does not. */
final class FixTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "articles/spine/neck.md";

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    write(
        "imprimatur.yaml",
        """
        site: {id: sample, title: Sample}
        people: [{id: a.author, name: Sample Author}]
        """);
    write("articles/spine/back.md", article("Rest helps [@work].\n"));
    write(
        "references/works.yaml",
        """
        references:
          - {id: work, type: report, title: A Work, author: [{literal: Sample}], issued: 2020}
          - {id: 250mg, type: report, title: A Work of 250, author: [{literal: Sample}], issued: 2021}
        """);
  }

  private static String article(String body) {
    return """
    ---
    title: Neck pain
    status: submitted
    updated: 2026-05-20
    authors: [a.author]
    ---

    """
        + body;
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String text() throws IOException {
    return Files.readString(root.resolve(PATH));
  }

  private CommandLine.Ran run(String... args) {
    return CommandLine.run(root, args);
  }

  /** The body after a fix; the front matter stays. */
  private String fixed(String body) throws IOException {
    write(PATH, article(body));
    CommandLine.Ran ran = run("check", "--fix", PATH);
    assertTrue(ran.code() < 2, ran.err());
    assertTrue(text().startsWith(article("")), text());
    return text().substring(article("").length());
  }

  @Test
  void whatLeavesNothingToDecideIsChanged() throws IOException {
    for (String[] pair :
        new String[][] {
          {"Take 250mg ibuprofen [@work].", "Take 250 mg ibuprofen [@work]."},
          {"Take ibuprofen 250 mg QD [@work].", "Take ibuprofen 250 mg daily [@work]."},
          {
            "Take ibuprofen 250 mg q.d. with food [@work].",
            "Take ibuprofen 250 mg daily with food [@work]."
          },
          {"Take ibuprofen 250 mg QOD [@work].", "Take ibuprofen 250 mg every other day [@work]."},
          {"Give 10 cc of syrup [@work].", "Give 10 mL of syrup [@work]."},
          {"Take Tegretol300mg [@work].", "Take Tegretol 300 mg [@work]."},
          {"Take [250mg](back.md) of it [@work].", "Take [250 mg](back.md) of it [@work]."},
          {"Rest helps.^[Or 250mg of it [@work].]", "Rest helps.^[Or 250 mg of it [@work].]"},
          {"From [0, 5) 250mg of it [@work].", "From [0, 5) 250 mg of it [@work]."},
          {"It costs $5. Take 250mg of it [@work].", "It costs $5. Take 250 mg of it [@work]."},
          {"Take 250mg/day of it [@work].", "Take 250 mg/day of it [@work]."},
          {"Take 10 mg. of it daily [@work].", "Take 10 mg of it daily [@work]."},
          {
            "See [back](Back.md) and [more](../Spine/back.md#rest).",
            "See [back](back.md) and [more](../spine/back.md#rest)."
          },
          {
            "\uD83D\uDE00\uD83D\uDE00 Take 250mg ibuprofen and 10mg of it [@work].",
            "\uD83D\uDE00\uD83D\uDE00 Take 250 mg ibuprofen and 10 mg of it [@work]."
          }
        }) {
      assertEquals(pair[1] + "\n", fixed(pair[0] + "\n"));
    }
  }

  @Test
  void whatNeedsADecisionStays() throws IOException {
    for (String body :
        new String[] {
          // Numbers: a person says which was meant.
          "Take ibuprofen 5.0 mg [@work].",
          "Take ibuprofen .5 mg [@work].",
          "Take ibuprofen 100000 units [@work].",
          "Take ibuprofen 250 mg TIW [@work].",
          // Keys, addresses and code are not words.
          "Rest helps [@250mg].",
          "See [250mg](https://works.example/250mg).",
          "Write `250mg`.",
          // Others link to a heading by its words.
          "## A dose of 250mg\n\nRest helps [@work].",
          "A dose of 250mg\n===\n\nRest helps [@work].",
          // The stop may end the sentence.
          "Take ibuprofen 250 mg q.d. Then rest [@work].",
          // Formulas and TeX are not sentences; a dollar sign may be the beginning of one.
          "Take $250mg$ ibuprofen [@work].",
          "Take $x = 250mg QD$ and $$250mg$$ [@work].",
          "Take it for $5 or 250mg of it for $10 [@work].",
          "Take \\text{250mg QD} of it [@work].",
          "Take it.\n\n\\begin{x}\n\n250mg QD\n\n\\end{x}\n\nRest helps [@work].",
          "| Dose |\n|---|\n| $250mg QD$ |",
          // Labels lead from one place to another.
          "Rest helps [@work].[^250mg]\n\n[^250mg]: In adults [@work].",
          "See [250mg QD].\n\n[250mg QD]: https://works.example/",
          "See [250mg QD][].\n\n[250mg QD]: https://works.example/",
          "See [it][250mg QD].\n\n[250mg QD]: https://works.example/",
          // Addresses and names of files.
          "See www.250mg.example, 250mg.pdf and /data/250mg/QD [@work].",
          // Raised and lowered letters hold no blank.
          "Take x^250mg^ or y~250mg~ [@work].",
          // Marks stand between number and unit.
          "Take **250**mg ibuprofen [@work].",
          "Rest helps [@Work]. See [it](nowhere.md)."
        }) {
      assertEquals(body + "\n", fixed(body + "\n"));
    }
  }

  @Test
  void aDryRunShowsWhatTheRunDoes() throws IOException {
    String before = article("Rest.\n\nTake 250mg ibuprofen [@work].\n\nTake 10mg of it [@work].\n");
    write(PATH, before);
    CommandLine.Ran dry = run("check", "--fix", "--dry-run", PATH);
    assertEquals(before, text());
    String diff =
        """
        --- articles/spine/neck.md
        +++ articles/spine/neck.md
        @@ -10 +10 @@
        -Take 250mg ibuprofen [@work].
        +Take 250 mg ibuprofen [@work].
        @@ -12 +12 @@
        -Take 10mg of it [@work].
        +Take 10 mg of it [@work].
        """;
    assertTrue(dry.out().startsWith(diff), dry.out());
    assertTrue(dry.out().contains("dose/number-unit-space"), dry.out());
    assertTrue(dry.err().contains("would change 2 lines in 1 file"), dry.err());
    CommandLine.Ran done = run("check", "--fix", PATH);
    assertTrue(done.out().startsWith(diff), done.out());
    assertFalse(done.out().contains("dose/number-unit-space"), done.out());
    assertTrue(done.err().contains("changed 2 lines in 1 file"), done.err());
    String after = text();
    assertTrue(run("check", "--fix", PATH).err().contains("There is nothing that could be fixed"));
    assertEquals(after, text());
    write(PATH, before);
    CommandLine.Ran json = run("check", "--fix", "--json", PATH);
    assertTrue(json.out().startsWith("{\"findings\":["), json.out());
    assertTrue(json.err().contains("+Take 250 mg ibuprofen"), json.err());
    assertEquals(2, run("check", "--dry-run").code());
  }

  @Test
  void onlyWhatIsNamedIsChanged() throws IOException {
    String before = article("Take 250mg ibuprofen [@work].\n");
    write(PATH, before);
    write("articles/other.md", before);
    run("check", "--fix", "other");
    assertEquals(before, text());
    assertFalse(Files.readString(root.resolve("articles/other.md")).equals(before));
  }

  /** Line ends, a byte order mark and a silence stay; what is not UTF-8 is left alone. */
  @Test
  void bytesThatAreNotConcernedStay() throws IOException {
    String body =
        "\uFEFF" + article("Take 250mg ibuprofen [@work].\n\nRest.  \n").replace("\n", "\r\n");
    write(PATH, body);
    run("check", "--fix", PATH);
    assertEquals(body.replace("250mg", "250 mg"), text());
    byte[] latin =
        article("Take 250mg caf\u00e9 [@work].\n")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(root.resolve(PATH), latin);
    run("check", "--fix", PATH);
    assertArrayEquals(latin, Files.readAllBytes(root.resolve(PATH)));
  }

  @Test
  void anArticleUnderAnApprovalIsChangedOnlyWhereThatIsWanted(@TempDir Path temp) throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    ReviewFolder folder = new ReviewFolder(temp);
    folder.write("articles/topic/sample.md", ReviewFolder.article("Take ibuprofen 250mg daily."));
    folder.write("articles/topic/open.md", ReviewFolder.article("Take ibuprofen 250mg daily."));
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    folder.commit();
    CommandLine.Ran ran = folder.run("check", "--fix");
    assertTrue(
        ran.err().contains("an edit would end their approvals: articles/topic/sample.md"),
        ran.err());
    assertTrue(folder.text("articles/topic/sample.md").contains("250mg"));
    assertTrue(folder.text("articles/topic/open.md").contains("250 mg"));
    folder.run("check", "--fix", "--void-approvals");
    assertTrue(folder.text("articles/topic/sample.md").contains("250 mg"));
    assertTrue(folder.run("review", "status").out().contains("0 of 2 approvals"));
  }

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern CITATION = Pattern.compile("\\[[^\\]]*@[^\\]]*\\](?:\\{[^}]*\\})?");

  private static final String[] PIECES = {
    "Take 250mg ibuprofen",
    "Give 10 cc",
    "QD",
    "q.d.",
    "qod",
    "OD",
    "@ 5 mg",
    "@5 mg",
    "Tegretol300mg",
    "Tegretol300",
    "10 mg. of it",
    "5.0 mg",
    ".5mg",
    "100000units",
    "[@work]",
    "[@250mg, p. 12]",
    "@work",
    "[@work]{cover=paragraph}",
    "**250**mg",
    "`250mg`",
    "[250mg](Back.md)",
    "[x](../SPINE/back.md#Rest)",
    "<b>250mg</b>",
    "10\u03BCg",
    "10 \u03BCg",
    "daily",
    "and",
    "12 u.d. 5 mL",
    "use UD",
    "2 mL OJ with OJ",
    "\uD83D\uDE00",
    "e\u0301",
    "H\u00B2",
    ".",
    ". ",
    ",",
    "\n\n",
    "\n",
    "\n- ",
    "\n## ",
    "\n| 250mg | QD |\n|---|---|\n| 5mg | 10cc |\n",
    "{.no-claim reason=\"250mg QD\"}",
    "{.silence",
    "<!-- 250mg -->",
    "\u202E",
    "\\@5mg",
    "&#52;mg",
    "1,000mg",
    "1/2mg",
    "6mg/kg/d",
    "q6h"
  };

  /**
   * Numbers and citations are the same, a second time changes nothing, and no other finding comes.
   */
  @Test
  void whateverIsFixedKeepsNumbersAndCitations() throws IOException {
    int changed = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < 6; i++) {
        StringBuilder body = new StringBuilder();
        for (int piece = 0; piece < 40; piece++) {
          body.append(PIECES[random.nextInt(PIECES.length)])
              .append(random.nextInt(4) == 0 ? "" : " ");
        }
        write("articles/random/a" + i + ".md", article(body + "\n"));
      }
      Map<String, String> before = texts();
      Map<String, Integer> rules = rules();
      CommandLine.Ran ran = run("check", "--fix", "--quiet", "random");
      assertTrue(ran.code() < 2, ran.err());
      Map<String, String> after = texts();
      changed += before.equals(after) ? 0 : 1;
      for (Map.Entry<String, String> file : before.entrySet()) {
        String now = after.getOrDefault(file.getKey(), "");
        assertEquals(all(NUMBER, file.getValue()), all(NUMBER, now), "seed " + seed);
        assertEquals(all(CITATION, file.getValue()), all(CITATION, now), "seed " + seed);
        assertEquals(file.getValue().lines().count(), now.lines().count());
      }
      Map<String, Integer> rest = rules();
      // Of a dose that is written as it should be, others may see more.
      rest.keySet().retainAll(Fixes.RULES.stream().map(RuleId::id).toList());
      rest.forEach(
          (rule, count) ->
              assertTrue(
                  count <= rules.getOrDefault(rule, 0), rule + " " + count + " of " + rules));
      run("check", "--fix", "--quiet", "random");
      assertEquals(after, texts(), "seed " + seed);
    }
    assertTrue(changed > 50, "runs that changed something: " + changed);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      String path = "articles/random/a" + i + ".md";
      texts.put(path, new String(Files.readAllBytes(root.resolve(path)), UTF_8));
    }
    return texts;
  }

  private Map<String, Integer> rules() throws IOException {
    Map<String, Integer> rules = new TreeMap<>();
    List<JsonNode> findings = new ArrayList<>();
    JSON.readTree(run("check", "--json", "random").out()).get("findings").forEach(findings::add);
    findings.forEach(finding -> rules.merge(finding.get("rule").asText(), 1, Integer::sum));
    return rules;
  }
}
