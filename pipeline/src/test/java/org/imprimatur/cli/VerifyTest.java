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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code import --verify} compares records with an export, and {@code miscited.csv} is read. */
final class VerifyTest {
  private static final String RECORDS =
      """
      references:
        - id: walking
          type: article-journal
          title: "Walking with a painful hip: a sample"
          author: [{family: Sämple, given: Ada B.}, {family: Example, given: Ben}]
          container-title: Journal of Samples
          issued: 2021
          volume: "13"
          page: 1005-1012
          DOI: 10.5555/walking
          PMID: "1"
        - id: running
          type: book
          title: Running
          author: [{family: Runner, given: R.}]
          publisher: P
          issued: 2019
      """;

  private static final String NBIB =
      """
      PMID- 1
      TI  - Walking with a painful hip: a sample.
      FAU - Sample, Ada B
      FAU - Example, B
      JT  - Journal of Samples
      DP  - 2021 Mar
      VI  - 13
      PG  - 1005-12
      LID - 10.5555/walking [doi]
      """;

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    Files.createDirectories(root.resolve("references"));
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    Files.writeString(root.resolve("references/works.yaml"), RECORDS);
  }

  private JsonNode verified(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
    CommandLine.Ran ran = CommandLine.run(root, "import", "--verify", name, "--json");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(RECORDS, Files.readString(root.resolve("references/works.yaml")));
    return new ObjectMapper().readTree(ran.out());
  }

  private static List<String> differences(JsonNode result) {
    List<String> out = new ArrayList<>();
    for (JsonNode finding : result.get("findings")) {
      if (finding.get("rule").asText().equals("ref/differs-from-source")) {
        out.add(finding.get("line").asInt() + " " + finding.get("message").asText());
      }
    }
    return out;
  }

  @Test
  void whatIsTheSameInOtherFormsDoesNotDiffer() throws IOException {
    JsonNode result = verified("pubmed.nbib", NBIB);
    assertEquals(List.of(), differences(result));
    assertEquals("[\"walking\"]", result.get("compared").toString());
    assertEquals("[\"running\"]", result.get("without").toString());
    assertEquals(0, result.get("notOnRecord").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a painful hip | a painful knee | 4 | title",
        "Example, B | Exemple, B | 5 | author",
        "Example, B | Example, C | 5 | author",
        "2021 Mar | 2022 Mar | 7 | year",
        "VI  - 13 | VI  - 12 | 8 | volume",
        "1005-12 | 1005-13 | 9 | page",
      })
  void eachFieldIsCompared(String from, String to, int line, String field) throws IOException {
    List<String> found = differences(verified("pubmed.nbib", NBIB.replace(from, to)));
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).startsWith(line + " \"walking\" has the " + field), found.get(0));
    assertTrue(found.get(0).contains("pubmed.nbib has"), found.get(0));
  }

  @Test
  void anAuthorMoreOrLessDiffersUnlessTheListIsOpen() throws IOException {
    String more = NBIB.replace("JT  -", "FAU - Third, C\nJT  -");
    assertTrue(differences(verified("pubmed.nbib", more)).get(0).contains("number 3: nobody"));
    Files.writeString(
        root.resolve("references/works.yaml"),
        RECORDS.replace("given: Ben}]", "given: Ben}, {literal: others}]"));
    Files.writeString(root.resolve("pubmed.nbib"), more);
    CommandLine.Ran ran = CommandLine.run(root, "import", "--verify", "pubmed.nbib");
    assertTrue(
        ran.out().startsWith("1 record compared, 0 differences; 1 record without"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.ris", "a.json", "a.bib"})
  void theOtherFormatsAreReadToo(String name) throws IOException {
    String text =
        switch (name) {
          case "a.ris" ->
              """
              TY  - JOUR
              DO  - 10.5555/WALKING
              TI  - Walking with a painful hip: a sample
              AU  - Sample, Ada B.
              AU  - Example, Ben
              PY  - 2021
              VL  - 14
              SP  - 1005
              EP  - 1012
              ER  -
              """;
          case "a.json" ->
              "{\"message\": {\"type\": \"journal-article\", \"DOI\": \"10.5555/walking\","
                  + " \"title\": [\"Walking with a painful hip\"], \"subtitle\": [\"A sample\"],"
                  + " \"author\": [{\"family\": \"Sample\", \"given\": \"Ada\"}, {\"family\":"
                  + " \"Example\", \"given\": \"Ben\"}], \"issued\": {\"date-parts\": [[2021]]},"
                  + " \"volume\": \"14\", \"page\": \"1005\u20131012\"}}";
          default ->
              " @article{Sample_2021, title={Walking with a painful hip: a sample}, volume={14},"
                  + " DOI={10.5555/walking}, author={S{\\\"a}mple, Ada B. and Example, Ben},"
                  + " year={2021}, month=mar, pages={1005\u20131012} }";
        };
    List<String> found = differences(verified(name, text));
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).contains("volume"), found.get(0));
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    JsonNode other =
        verified("b.ris", "TY  - BOOK\nTI  - Swimming\nAU  - S, A\nPY  - 2000\nER  - \n");
    assertEquals(1, other.get("notOnRecord").asInt());
    assertEquals(2, other.get("without").size());
    assertEquals(2, CommandLine.run(root, "import", "--verify", "page.txt").code());
    assertEquals(2, CommandLine.run(root, "import", "--verify").code());
    assertEquals(2, CommandLine.run(root, "import", "--verify", "b.ris", "--id", "x").code());
    Files.writeString(root.resolve("c.nbib"), "nothing\n");
    assertEquals(1, CommandLine.run(root, "import", "--verify", "c.nbib").code());
  }

  @Test
  void worksThatAreOftenMiscitedAreNoted() throws IOException {
    Path list = root.resolve("references/miscited.csv");
    Files.writeString(
        list,
        "DOI,wrong use,right use\nhttps://doi.org/10.5555/WALKING,\"that it heals, fast\",pain\n");
    String out = CommandLine.run(root, "check").out();
    assertTrue(
        out.contains("references/works.yaml:10:10: note ref/often-miscited: \"walking\" is often")
            && out.contains("that it heals, fast")
            && out.contains("it says \"pain\""),
        out);
    Files.writeString(list, "DOI;use\n");
    out = CommandLine.run(root, "check").out();
    assertTrue(out.contains("references/miscited.csv:1:1: error ref/syntax"), out);
    Files.writeString(list, "");
    assertEquals(0, CommandLine.run(root, "check").code());
  }
}
