package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two reviewers on two branches, merged by git, and what git and editors do to ledgers. */
final class MergedReviewsTest extends ReviewFolderTests {
  private static final String LINES = ".gitattributes";
  private static final Pattern RULE = Pattern.compile("\"rule\" ?: ?\"([^\"]+)\"");

  /** An approval on each of two branches, merged into the second. */
  private void mergeTwoApprovals() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.commit();
    folder.git("checkout", "-q", "-b", "left");
    folder.taken("approve", "r.one");
    folder.commit();
    folder.git("checkout", "-q", "main");
    folder.taken("approve", "r.two");
    folder.commit();
    ReviewFolder.exec(folder.root, "sh", "-c", "git merge -q -m merge left || true");
  }

  private List<String> rules(String... args) {
    return RULE.matcher(folder.run(args).out()).results().map(found -> found.group(1)).toList();
  }

  private List<String> found() {
    return rules("check", "--format", "json");
  }

  @Test
  void aCleanMergeOfTwoApprovalsEndsGreen() throws Exception {
    mergeTwoApprovals();
    CommandLine.Ran check = folder.run("check");
    assertEquals(0, check.code(), check.out());
    assertTrue(check.out().contains(ARTICLE + ":4:9: warning review/status-behind"), check.out());
    assertTrue(check.out().contains("imprimatur review settle topic/sample"), check.out());
    assertEquals(0, folder.run("review", "verify").code());
    assertEquals(0, folder.run("build", "--profile", "release").code());
    String page = folder.text(PAGE);
    assertTrue(page.contains("Sample r.one") && page.contains("Sample r.two"), page);
    assertFalse(page.contains("Exercise caution"), page);

    String before = folder.text(ARTICLE);
    CommandLine.Ran settled = folder.run("review", "settle");
    assertEquals(0, settled.code(), settled.err());
    assertEquals("topic/sample: under-review becomes approved\n", settled.out());
    assertEquals(before.replace("status: under-review", "status: approved"), folder.text(ARTICLE));
    assertEquals(List.of(), found());
    CommandLine.Ran again = folder.run("review", "settle", "topic/sample", "--json");
    assertEquals(0, again.code(), again.err());
    assertEquals("[ ]\n", again.out());
  }

  @Test
  void settleWritesAllOfThemOrThoseThatAreNamed() throws Exception {
    folder.write("articles/other.md", ReviewFolder.article("Sleep helps."));
    mergeTwoApprovals();
    folder.write(
        "articles/other.md", folder.text("articles/other.md").replace("submitted", "approved"));
    CommandLine.Ran named = folder.run("review", "settle", "other", "--json");
    assertEquals(0, named.code(), named.err());
    assertTrue(named.out().contains("\"article\" : \"other\""), named.out());
    assertTrue(named.out().contains("\"declared\" : \"approved\""), named.out());
    assertTrue(named.out().contains("\"proved\" : \"submitted\""), named.out());
    assertTrue(named.out().contains("\"written\" : true"), named.out());
    assertTrue(folder.text(ARTICLE).contains("status: under-review"));
    folder.write(
        "articles/other.md", folder.text("articles/other.md").replace("submitted", "approved"));
    assertEquals(
        "other: approved becomes submitted\ntopic/sample: under-review becomes approved\n",
        folder.run("review", "settle").out());
    CommandLine.Ran unknown = folder.run("review", "settle", "othr");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("did you mean \"other\"?"), unknown.err());
  }

  @Test
  void withoutTheLinesAMergeIsAConflictThatIsNamed() throws Exception {
    Files.delete(folder.root.resolve(LINES));
    mergeTwoApprovals();
    CommandLine.Ran check = folder.run("check");
    assertEquals(1, check.code(), check.out());
    assertTrue(check.out().contains(LEDGER + ":3:1: error review/malformed: git could not merge"));
    assertTrue(check.out().contains("\"*.review.jsonl merge=union -text\""), check.out());
    assertEquals(
        List.of("config/merge-lines", "review/status-mismatch", "review/malformed"), found());
    CommandLine.Ran step = folder.step("approve", "p.one");
    assertEquals(1, step.code(), step.err());
    assertTrue(step.err().contains("cannot be trusted: git could not merge"), step.err());
    CommandLine.Ran settle = folder.run("review", "settle");
    assertEquals(1, settle.code(), settle.out());
    assertTrue(settle.err().contains("the status of topic/sample was not written"), settle.err());
    assertTrue(folder.text(ARTICLE).contains("status: under-review"));

    // As the hint says.
    folder.write(LEDGER, folder.text(LEDGER).replaceAll("(?m)^[<=>]{7}.*\n", ""));
    assertEquals(List.of("config/merge-lines", "review/status-behind"), found());
    assertEquals("approved", folder.proved());
  }

  @Test
  void aBaseBetweenTheMarksIsNoSecondCopy() throws Exception {
    Files.delete(folder.root.resolve(LINES));
    folder.git("config", "merge.conflictstyle", "diff3");
    mergeTwoApprovals();
    assertTrue(folder.text(LEDGER).contains("|||||||"));
    assertEquals(
        List.of("config/merge-lines", "review/status-mismatch", "review/malformed"), found());
  }

  @Test
  void aHouseWithoutTheLinesIsToldWhichToAdd() throws Exception {
    Files.delete(folder.root.resolve(LINES));
    assertEquals(List.of(), found(), "there is nothing to merge yet");
    CommandLine.Ran step = folder.step("submit", "a.author");
    assertEquals(0, step.code(), step.err());
    for (String line :
        List.of(
            "  *.review.jsonl merge=union -text",
            "  *.comments.jsonl merge=union -text",
            "  requests.jsonl merge=union -text")) {
      assertTrue(step.err().lines().toList().contains(line), step.err());
    }
    CommandLine.Ran check = folder.run("check");
    assertEquals(0, check.code(), check.out());
    assertTrue(check.out().contains(".gitattributes:1:1: warning config/merge-lines"), check.out());
    assertTrue(rules("review", "verify", "--json").contains("config/merge-lines"));
    folder.write(LINES, "*.review.jsonl merge=union\n");
    assertEquals(List.of(), found());
    assertFalse(folder.step("start", "an.editor").err().contains(".gitattributes"));
  }

  @Test
  void linesThatAreOverruledDoNotCount() throws Exception {
    folder.taken("submit", "a.author");
    // What only this machine knows helps nobody else.
    folder.write(".git/info/attributes", "*.review.jsonl merge=union\n");
    for (String lines :
        List.of(
            "*.jsonl merge=union\narticles/** -merge\n",
            "*.review.jsonl merge=union\n*.jsonl binary\n",
            "*.review.jsonl merge=ours\n",
            "*.review.jsonl merge\n",
            "# *.review.jsonl merge=union\n")) {
      folder.write(LINES, lines);
      assertEquals(List.of("config/merge-lines"), found(), lines);
    }
    folder.write("articles/topic/.gitattributes", "sample.review.jsonl merge=union\n");
    assertEquals(List.of(), found());
  }

  @Test
  void commentsAndRequestsNeedTheirLinesOnceTheyAreThere() throws Exception {
    folder.write("articles/topic/sample.comments.jsonl", "");
    assertEquals(List.of("config/merge-lines"), found());
    folder.write(LINES, "*.jsonl merge=union\n");
    folder.write("requests.jsonl", "");
    assertEquals(List.of(), found());
  }

  @Test
  void windowsLineEndsAreNamedAsWhatTheyAre() throws Exception {
    folder.approve();
    folder.commit();
    folder.write(LEDGER, folder.text(LEDGER).replace("\n", "\r\n"));
    CommandLine.Ran check = folder.run("check");
    assertEquals(1, check.code(), check.out());
    assertTrue(check.out().contains("this ledger has Windows line ends"), check.out());
    assertTrue(check.out().contains("git checkout -- " + LEDGER), check.out());
    assertTrue(check.out().contains("-text"), check.out());
    assertEquals(List.of("review/status-mismatch", "review/malformed"), found());
    CommandLine.Ran step = folder.step("withdraw", "r.one", "--note", "Gone.");
    assertEquals(1, step.code());
    assertTrue(step.err().contains("this ledger has Windows line ends"), step.err());
  }

  @Test
  void whatEditorsPutIntoALedgerIsNamed() throws Exception {
    folder.approve();
    folder.commit();
    String ledger = folder.text(LEDGER);
    folder.write(LEDGER, "\uFEFF" + ledger);
    assertEquals(List.of("review/status-mismatch", "review/malformed"), found());
    assertTrue(folder.run("check").out().contains("begins with a byte order mark"));
    folder.write(LEDGER, ledger + "\n");
    assertTrue(folder.run("check").out().contains("an empty line"));
    Files.write(folder.root.resolve(LEDGER), ("\uFEFF" + ledger).getBytes(UTF_16LE));
    assertTrue(folder.run("check").out().contains("this ledger is UTF-16"));
  }

  @Test
  void correctionsOfReferencesAreToldTheSameWay() throws Exception {
    folder.approve();
    folder.commit();
    String works = folder.text("references/works.yaml");
    folder.write("references/works.yaml", works.replace("volume: \"1\"", "volume: \"2\""));
    String[] amend =
        folder.words(List.of("amend-reference", "work"), "r.one", "--yes", "--note", "A slip.");
    assertEquals(0, CommandLine.run(folder.root, folder.environment(), amend).code());
    String path = "references/amendments.review.jsonl";
    String line = folder.text(path);
    assertEquals(List.of(), found());
    folder.write(path, line.replace("\n", "\r\n"));
    assertTrue(folder.run("check").out().contains("this ledger has Windows line ends"));
    folder.write(path, "<<<<<<< HEAD\n" + line + "=======\n" + line + ">>>>>>> left\n");
    CommandLine.Ran marks = folder.run("check");
    assertTrue(marks.out().contains(path + ":1:1: error review/malformed: git could not merge"));
    assertEquals(1, marks.out().split(Pattern.quote(path + ":"), -1).length - 1, marks.out());
    assertTrue(new String(Files.readAllBytes(folder.root.resolve(path)), UTF_8).contains("<<<"));
  }
}
