package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown at a signature is true, step by step; and what a step asks for beside it. */
final class ReviewShownTest extends ReviewFolderTests {
  private static final String SAME =
      "Nothing in it has changed since it was approved on 2026-06-01 by Sample r.one, Sample"
          + " r.two.";

  private CommandLine.Ran typed(String typed, String action, String person, String... more) {
    return folder.asked(new ByteArrayInputStream(typed.getBytes(UTF_8)), action, person, more);
  }

  /** What is shown, line by line, to somebody who then says no. */
  private List<String> shown(String action, String person) {
    CommandLine.Ran ran = typed("no\n", action, person);
    assertEquals(1, ran.code(), ran.err());
    return ran.err().lines().toList();
  }

  private static void has(List<String> shown, String... lines) {
    for (String line : lines) {
      assertTrue(shown.contains(line), line + " in " + shown);
    }
  }

  private static void hasNone(List<String> shown, String words) {
    assertTrue(shown.stream().noneMatch(line -> line.contains(words)), shown.toString());
  }

  @Test
  void aConfirmationOfWhatWasApprovedShowsNoChange() throws Exception {
    folder.approve();
    List<String> first = shown("confirm", "p.one");
    has(first, SAME);
    hasNone(first, "new or changed");
    // Nor after an edit that was approved, too.
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest helps.", "Walking helps."));
    has(
        shown("approve", "p.one"),
        "Since it was last approved on 2026-06-01 by Sample r.one, Sample r.two, 1 claim is new or"
            + " changed, and 1 claim is gone.",
        "New or changed: Walking helps.");
    folder.taken("approve", "p.one");
    folder.taken("approve", "r.two");
    List<String> then = shown("confirm", "r.one");
    has(
        then,
        "Nothing in it has changed since it was approved on 2026-06-01 by Sample p.one, Sample"
            + " r.two.");
    hasNone(then, "new or changed");
  }

  @Test
  void whatComesBackUnchangedIsNotCalledNew() throws Exception {
    folder.approve();
    folder.taken("request-changes", "p.one", "--note", "Is this so?");
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    List<String> shown = shown("approve", "r.one");
    has(shown, SAME);
    hasNone(shown, "everything in it is new");
  }

  @Test
  void aChangedReferenceAndGoneDosesAreNamed() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE) + "\nTake ibuprofen 400 mg once. [@work]\n");
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    String works = folder.text("references/works.yaml");
    folder.write("references/works.yaml", works.replace("A Sample Work", "Another Work"));
    has(
        shown("approve", "p.one"),
        "Since it was last approved on 2026-06-01 by Sample r.one, Sample r.two, no claim is new"
            + " or changed.",
        "The record of the reference \"work\" is different now.");
    folder.write(
        "references/works.yaml",
        works + works.replace("references:\n", "").replace("id: work", "id: other"));
    folder.write(ARTICLE, ReviewFolder.article("Rest helps.").replace("@work", "@other"));
    has(
        shown("approve", "p.one"),
        "Since it was last approved on 2026-06-01 by Sample r.one, Sample r.two, 1 claim is new or"
            + " changed, and 1 claim is gone, with a dose.",
        "It cites a work that it did not cite: \"other\".",
        "It no longer cites \"work\".");
  }

  @Test
  void aTitleAloneIsSaidToHaveChanged() throws Exception {
    folder.approve();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("title: Sample", "title: Other"));
    has(
        shown("approve", "p.one"),
        "Words beside the claims, images or explained words changed: \"imprimatur review diff"
            + " topic/sample\" shows all.");
  }

  @Test
  void aMoveSaysWhetherItIsWhatWasApproved() throws Exception {
    folder.approve();
    Path to = Files.createDirectories(folder.root.resolve("articles/other"));
    Files.move(folder.root.resolve(ARTICLE), to.resolve("sample.md"));
    String[] words =
        folder.words(List.of("move", ReviewFolder.ID, "other/sample"), "an.editor", "--no-color");
    CommandLine.Ran ran =
        CommandLine.typed(
            folder.root,
            folder.environment(),
            new ByteArrayInputStream("no\n".getBytes(UTF_8)),
            words);
    has(ran.err().lines().toList(), SAME, "Until now its address was: topic/sample");
  }

  @ParameterizedTest
  @ValueSource(strings = {"request-changes", "withdraw"})
  void whoTakesAnArticleBackSaysWhy(String action) throws Exception {
    folder.approve();
    String ledger = folder.text(LEDGER);
    for (String[] note : List.of(new String[0], new String[] {"--note", " \t"})) {
      CommandLine.Ran refused = folder.step(action, "r.one", note);
      assertEquals(1, refused.code(), refused.err());
      assertTrue(refused.err().contains("refused: This step needs a reason"), refused.err());
      assertTrue(refused.err().contains("--note"), refused.err());
    }
    // At a terminal they are asked; whoever says nothing signs nothing.
    CommandLine.Ran silent = typed("\nyes\n", action, "r.one");
    assertEquals(1, silent.code(), silent.err());
    assertFalse(silent.err().contains("Sign this?"), silent.err());
    assertEquals(ledger, folder.text(LEDGER));
    CommandLine.Ran told = typed("The dose is too high.\nyes\n", action, "r.one");
    assertEquals(0, told.code(), told.err());
    has(told.err().lines().toList(), "Your remark: The dose is too high.");
    assertTrue(folder.text(LEDGER).contains("\"note\":\"The dose is too high.\""));
  }

  @Test
  void whoMayNotTakeAStepIsNotAskedWhy() throws Exception {
    folder.approve();
    CommandLine.Ran ran = typed("Why?\nyes\n", "request-changes", "an.editor");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("This step is not yours"), ran.err());
    assertFalse(ran.err().contains("What must change?"), ran.err());
  }
}
