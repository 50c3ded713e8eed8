package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a claim whose keys name no work: of one key, and of several. */
final class UnknownKeysTest {
  @TempDir Path root;

  @Test
  void oneKeyIsNotSeveral() throws Exception {
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: sample, title: Sample}\n");
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("articles/knee.md"),
        """
        ---
        title: Sample
        status: submitted
        updated: 2026-05-20
        authors: [a.author]
        ---

        Rest helps [@one; @one]. Walking helps [@one; @two].
        """);
    String said = CommandLine.run(root, "check", "--explain", "knee").out();
    for (String words :
        new String[] {
          "uncited; no reference has the key @one\n",
          "uncited; no reference has the keys @one, @two\n",
          "it cites [@one], which names no reference\n",
          "it cites [@one], [@two], which name no reference\n",
          "hint: fix the key, or add the work to references/\n",
          "hint: fix the keys, or add the works to references/\n"
        }) {
      assertTrue(said.contains(words), said);
    }
  }
}
