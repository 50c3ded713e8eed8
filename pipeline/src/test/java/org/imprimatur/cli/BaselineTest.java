package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old corpus is taken in, and its findings become fewer, never more. */
final class BaselineTest {
  private static final String HEAD =
      """
      ---
      title: Old
      status: submitted
      updated: 2026-01-02
      authors: [a.author]
      topics: [a]
      ---

      """;
  private static final String[] CHECK = {
    "check", "--fail-on", "warning", "--baseline", "baseline.txt"
  };

  @TempDir Path root;

  @BeforeEach
  void corpus() throws IOException {
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: old, title: Old}\npeople: [{id: a.author, name: Sample, roles: [author]}]\n");
    article("Rest helps.\n\nWalking helps.\n");
  }

  @Test
  void onlyNewFindingsCount() throws IOException {
    assertEquals(1, CommandLine.run(root, "check", "--fail-on", "warning").code());
    assertEquals(0, update().code());
    assertEquals(0, CommandLine.run(root, CHECK).code());
    article("What helps?\n\nRest helps.\n\nWalking helps.\n\nSwimming helps.\n");
    CommandLine.Ran ran = CommandLine.run(root, CHECK);
    assertEquals(1, ran.code());
    assertTrue(ran.out().contains("\"Swimming helps.\""), ran.out());
    assertFalse(ran.out().contains("\"Rest helps.\""), ran.out());
  }

  @Test
  void theBaselineOnlyShrinks() throws IOException {
    update();
    String first = baseline();
    article("Rest helps.\n\nSwimming helps.\n");
    CommandLine.Ran ran = update();
    assertEquals(1, ran.code(), "the new finding was not taken in");
    assertTrue(ran.out().contains("\"Swimming helps.\""), ran.out());
    assertTrue(first.lines().toList().containsAll(baseline().lines().toList()));
    assertEquals(first.lines().count() - 1, baseline().lines().count());
    article("Rest helps.\n\nWalking helps.\n");
    assertEquals(1, CommandLine.run(root, CHECK).code(), "what was fixed is new when it is back");
  }

  @Test
  void whatIsGoneIsToldButKept() throws IOException {
    update();
    String first = baseline();
    article("Rest helps.\n");
    CommandLine.Ran ran = CommandLine.run(root, CHECK);
    assertTrue(ran.err().contains("1 of its findings is gone"), ran.err());
    assertEquals(first, baseline());
  }

  @Test
  void aPartOfTheCorpusIsHeldAgainstIt() throws IOException {
    update();
    String[] part = {"check", "old", "--fail-on", "warning", "--baseline", "baseline.txt"};
    assertEquals(0, CommandLine.run(root, part).code());
    CommandLine.Ran ran =
        CommandLine.run(root, "check", "old", "--baseline", "baseline.txt", "--update-baseline");
    assertEquals(2, ran.code());
  }

  @Test
  void aMissingOrForeignFileIsWrongUsage() throws IOException {
    assertEquals(2, CommandLine.run(root, CHECK).code());
    Files.writeString(root.resolve("baseline.txt"), "something else\n");
    CommandLine.Ran ran = CommandLine.run(root, CHECK);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("line 1"), ran.err());
    assertEquals(2, CommandLine.run(root, "check", "--baseline", "../baseline.txt").code());
    assertEquals(2, CommandLine.run(root, "check", "--update-baseline").code());
  }

  private CommandLine.Ran update() {
    return CommandLine.run(
        root, "check", "--fail-on", "warning", "--baseline", "baseline.txt", "--update-baseline");
  }

  private void article(String body) throws IOException {
    Files.writeString(root.resolve("articles/old.md"), HEAD + body);
  }

  private String baseline() throws IOException {
    return Files.readString(root.resolve("baseline.txt"));
  }
}
