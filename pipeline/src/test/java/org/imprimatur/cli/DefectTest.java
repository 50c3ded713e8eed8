package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A defect is told from a mistake of the user, whatever exception it shows itself by. */
final class DefectTest {
  @TempDir Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("articles/neck.md"),
        "---\ntitle: Neck\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n---\n");
  }

  /** A stream that refuses to be read, as a mistake in a library would show. */
  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() {
        throw new IllegalArgumentException("a library was called wrongly");
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        return read();
      }
    };
  }

  @Test
  void aWrongArgumentInsideAReviewStepIsADefect() {
    for (List<String> words :
        List.of(List.of("review", "submit", "neck"), List.of("review", "amend-reference", "x"))) {
      CommandLine.Ran ran =
          CommandLine.typed(root, Map.of("HOME", "none"), broken(), words.toArray(String[]::new));
      assertEquals(Exit.DEFECT, ran.code(), ran.err());
      assertTrue(
          ran.err()
              .contains(
                  "this is a defect of the program, not of your files: IllegalArgumentException: a"
                      + " library was called wrongly"),
          ran.err());
    }
  }

  /** What is asked wrongly is no defect, and says so in the same words as ever. */
  @Test
  void whatThereIsNotIsAMistake() {
    refused(
        "there is no article \"nek\" that can be read; did you mean \"neck\"?",
        "review",
        "status",
        "nek");
    refused(
        "there is no article \"nek\" that can be read; did you mean \"neck\"?",
        "review",
        "settle",
        "nek");
    refused(
        "there is no article \"quite-another\" that can be read",
        "review",
        "diff",
        "quite-another");
    refused(
        "there is no revision of the article for --since 2026-01-01; give a day, an event's digest"
            + " or a revision of git",
        "review",
        "diff",
        "neck",
        "--since",
        "2026-01-01");
    CommandLine.Ran odd = CommandLine.run(root, "new", "a//b");
    assertEquals(Exit.USAGE, odd.code(), odd.err());
    assertTrue(odd.err().startsWith("imprimatur: the article id \"a//b\" "), odd.err());
  }

  private void refused(String message, String... words) {
    CommandLine.Ran ran = CommandLine.run(root, words);
    assertEquals(Exit.USAGE, ran.code(), ran.err());
    assertTrue(ran.err().contains("imprimatur: " + message + "\n"), ran.err());
  }
}
