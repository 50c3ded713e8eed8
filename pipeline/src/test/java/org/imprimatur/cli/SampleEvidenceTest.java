package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's article in which every dose has its sentence in a stored text. */
final class SampleEvidenceTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final String ARTICLE = "articles/samples/examplolol.md";
  private static final String TEXT = "references/sampletext2026examplolol.txt";

  @TempDir Path root;

  private void copied(String from, String to) throws Exception {
    Files.createDirectories(root.resolve("articles/samples"));
    Files.createDirectories(root.resolve("references"));
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        """
        site: {id: s, title: S}
        people: [{id: a.author, name: A, roles: [author]}]
        policy: {quotes-needed: [dose, strength]}
        """);
    for (String path : new String[] {ARTICLE, TEXT, "references/samples.yaml"}) {
      String text = Files.readString(REPOSITORY.resolve(path));
      Files.writeString(root.resolve(path), from.isEmpty() ? text : text.replace(from, to));
    }
  }

  @Test
  void everyClaimIsQuotedAndNothingIsFound() throws Exception {
    copied("", "");
    JsonNode summary =
        new ObjectMapper().readTree(CommandLine.run(root, "check", "--json").out()).get("summary");
    assertEquals(7, summary.get("quoted").asInt());
    assertEquals(summary.get("claims").asInt(), summary.get("quoted").asInt());
    for (String level : new String[] {"errors", "warnings", "notes"}) {
      assertEquals(0, summary.get(level).asInt(), level);
    }
  }

  @Test
  void anotherDoseInTheSourceIsReportedAsDifferentOrNotFound() throws Exception {
    copied("more than 5 mg of examplolol", "more than 7 mg of examplolol");
    Files.writeString(root.resolve(ARTICLE), Files.readString(REPOSITORY.resolve(ARTICLE)));
    String out = CommandLine.run(root, "check").out();
    assertTrue(out.contains("cite/quote-differs: the claim and its quote differ"), out);
    assertTrue(out.contains("the claim says 5 mg, the quote 7 mg"), out);
    Files.writeString(root.resolve(TEXT), Files.readString(REPOSITORY.resolve(TEXT)));
    out = CommandLine.run(root, "check").out();
    assertTrue(out.contains("cite/quote-not-found: the quote \"slowmost\""), out);
  }
}
