package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report of a build tells other programs of claims. */
final class ClaimsReportTest {
  @TempDir Path temp;

  /** Words before and behind a key are in no other output; so are the keys nobody knows. */
  @Test
  void showsCitationsAsTheyAreWritten() throws Exception {
    Path root = temp.resolve("root");
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    Files.writeString(
        root.resolve("articles/knee.md"),
        "Rest helps [see @one, p. 3; -@two].\n\nAs @three [ch. 1] says, warmth does.\n");
    CommandLine.Ran ran = CommandLine.run(root, "build", "--as-of", "2026-01-01");
    String claims = Files.readString(root.resolve("output/report/claims.json"));
    String expected =
        """
        "cited":[{"key":"one","mode":"normal","prefix":"see","suffix":"p. 3","line":1,"column":17},\
        {"key":"two","mode":"no-author","prefix":"","suffix":"","line":1,"column":30}]""";
    assertTrue(claims.contains(expected), claims);
    assertTrue(claims.contains("\"cited\":[{\"key\":\"three\",\"mode\":\"in-text\""), claims);
    assertEquals(1, ran.code(), ran.err());
  }
}
