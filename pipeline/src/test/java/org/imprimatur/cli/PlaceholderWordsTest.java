package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code new} and {@code import} write to be replaced is told, whatever it is, until it is.
 */
final class PlaceholderWordsTest {
  @TempDir Path root;

  private List<String> told(String path) throws IOException {
    CommandLine.Ran ran = CommandLine.run(root, "check", path, "--format", "json");
    List<String> lines = Files.readAllLines(root.resolve(path));
    List<String> found = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(ran.out()).get("findings")) {
      if (finding.get("rule").asText().equals("article/placeholder")) {
        String line = lines.get(finding.get("line").asInt() - 1);
        found.add(finding.get("level").asText() + " " + line.strip());
      }
    }
    return found;
  }

  @Test
  void everyLineOfADraftThatIsToBeReplaced() throws IOException {
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    CommandLine.run(root, "new", "spine/neck-pain.patient");
    assertEquals(
        List.of(
            "warning question: \"What should a reader know about neck pain?\"",
            "warning authors: [\"Author's Name\"]",
            "warning summary: Write one paragraph that answers the question.",
            "warning Write the answer in one sentence, and cite the work that supports it, as in"
                + " `[@key]`.",
            "warning ## First section",
            "warning - Lead-in to a list, cited where one work supports every item:",
            "warning - First item",
            "warning - Second item",
            "warning Say here how the evidence was searched for."),
        told("articles/spine/neck-pain.patient.md"));
  }

  @Test
  void theAuthorOfAnImportedPage() throws IOException {
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    Files.writeString(root.resolve("page.txt"), "Rest and sleep\n\nRest helps a lot.\n");
    CommandLine.run(root, "import", "page.txt", "--id", "a");
    assertEquals(List.of("warning authors: [Author to be named]"), told("articles/a.md"));
  }
}
