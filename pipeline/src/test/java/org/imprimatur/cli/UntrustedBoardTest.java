package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In CI, somebody must vouch for the board. */
final class UntrustedBoardTest {
  private static final Map<String, String> CI = Map.of("CI", "yes");
  private static final String FINDING = "imprimatur.yaml:1:1: error review/untrusted-board";

  @TempDir Path root;

  @BeforeEach
  void house() throws Exception {
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        """
        site: {id: house, title: House}
        policy:
          levels:
            review/untrusted-board: {submitted: note, under-review: note, approved: note}
            "review/*": {submitted: note, under-review: note, approved: note}
        """);
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("articles/one.md"),
        "---\ntitle: A\nstatus: submitted\nupdated: 2026-01-02\nauthors: [Sample]\n---\n\nHm?\n");
    Files.writeString(root.resolve("articles/one.review.jsonl"), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --format text",
        "check --format text articles/one.md",
        "check --format text --fail-on error --quiet",
        "check --format text --baseline list.txt",
        "build",
        "build --profile release --allow-withheld"
      })
  void itIsToldOnceWhateverIsAskedFor(String line) throws Exception {
    run(CI, "check", "--baseline", "list.txt", "--update-baseline");
    String before = Files.readString(root.resolve("list.txt"));
    Files.writeString(
        root.resolve("list.txt"),
        before + "0123456789abcdef0123456789abcdef review/untrusted-board imprimatur.yaml\n");
    CommandLine.Ran ran = run(CI, line.split(" ", -1));
    assertEquals(1, ran.code(), ran.out() + ran.err());
    assertEquals(2, ran.out().split("error review/untrusted-board", -1).length, ran.out());
    assertTrue(ran.out().contains(FINDING), ran.out());
    CommandLine.Ran purpose = run(CI, with(line, "--trust", "none"));
    assertEquals(0, purpose.code(), purpose.out());
    assertFalse(purpose.out().contains("error review/untrusted-board"), purpose.out());
    for (Map<String, String> other : List.of(Map.<String, String>of(), Map.of("CI", ""))) {
      assertEquals(0, run(other, line.split(" ", -1)).code(), "not in CI");
    }
  }

  @Test
  void aRealBaselineDoesNotHoldItEither() throws Exception {
    run(CI, "check", "--baseline", "list.txt", "--update-baseline");
    assertFalse(Files.readString(root.resolve("list.txt")).contains("untrusted-board"));
    CommandLine.Ran json = run(CI, "check", "--json", "--baseline", "list.txt");
    assertEquals(1, json.code());
    assertTrue(json.out().contains("\"errors\":1"), json.out());
  }

  @Test
  void whereNothingWasReviewedThereIsNothingToVouchFor() throws Exception {
    Files.delete(root.resolve("articles/one.review.jsonl"));
    assertEquals(0, run(CI, "check").code());
  }

  @Test
  void whatIsNoCheckDoesNotAskForIt() {
    assertEquals(0, run(CI, "review", "status").code());
    assertEquals(0, run(CI, "review", "status", "--trust", "none").code());
  }

  private static String[] with(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private CommandLine.Ran run(Map<String, String> environment, String... args) {
    return CommandLine.run(root, environment, args);
  }
}
