package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is trusted, and what a release publishes, when something was changed behind an approval. */
final class ReviewTrustTest extends ReviewFolderTests {
  private static final String[] RELEASE = {"build", "--profile", "release"};

  @Test
  void theFirstBoardNeedsBootstrapAndLaterOnesDoNotGetIt() throws Exception {
    String board = folder.text("imprimatur.yaml");
    folder.git("checkout", "-q", "--orphan", "bare");
    folder.git("rm", "-q", "--cached", "imprimatur.yaml");
    folder.git("commit", "-q", "-m", "no board");
    folder.git("checkout", "-q", "-f", "-b", "first");
    folder.write("imprimatur.yaml", board);
    folder.approve();
    folder.commit();
    CommandLine.Ran refused = folder.run("check", "--trust", "bare");
    assertEquals(2, refused.code(), refused.out());
    assertTrue(refused.err().contains("--trust-bootstrap"), refused.err());
    CommandLine.Ran first = folder.run("check", "--trust", "bare", "--trust-bootstrap");
    assertEquals(0, first.code(), first.out());
    assertTrue(first.err().contains("not independently trusted"), first.err());
    // Once the trusted branch has a board, bootstrap opens nothing any more.
    folder.git("checkout", "-q", "-b", "second");
    folder.addPerson("r.three");
    folder.taken("request-changes", "r.one", "--note", "Too short.");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.two");
    folder.taken("approve", "r.three");
    folder.commit();
    CommandLine.Ran later = folder.run("check", "--trust", "first", "--trust-bootstrap");
    assertEquals(1, later.code(), later.out());
    assertTrue(later.out().contains("review/unknown-reviewer"), later.out());
    CommandLine.Ran alone = folder.run("check", "--trust-bootstrap");
    assertEquals(2, alone.code());
    assertTrue(alone.err().contains("goes with --trust"), alone.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "build", "status", "verify", "submit"})
  void aRevisionThatCannotBeReadStopsEverything(String what) {
    String[] args =
        switch (what) {
          case "check", "build" -> new String[] {what, "--trust", "nowhere"};
          case "submit" ->
              folder.words(
                  List.of("submit", ReviewFolder.ID), "a.author", "--yes", "--trust", "nowhere");
          default -> new String[] {"review", what, "--trust", "nowhere"};
        };
    CommandLine.Ran ran = CommandLine.run(folder.root, folder.environment(), args);
    assertEquals(2, ran.code(), ran.out());
    assertTrue(ran.err().contains("full history"), ran.err());
    assertFalse(Files.exists(folder.root.resolve("output/site")));
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  @Test
  void outsideGitThereIsNothingToTrust() throws Exception {
    Path copy = Files.createDirectory(temp.resolve("copy"));
    CommandLine.copy(folder.root.resolve("articles"), copy.resolve("articles"));
    Files.copy(folder.root.resolve("imprimatur.yaml"), copy.resolve("imprimatur.yaml"));
    CommandLine.Ran ran = CommandLine.run(copy, "check", "--trust", "main");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("needs a git repository"), ran.err());
  }

  @Test
  void aPolicyThatWasLoweredDoesNotCountAgainstTheTrustedBranch() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.commit();
    folder.git("checkout", "-q", "-b", "change");
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("approvals-needed: 2", "approvals-needed: 1"));
    folder.taken("approve", "r.one");
    folder.commit();
    assertEquals(0, folder.run("check").code());
    CommandLine.Ran trusted = folder.run("check", "--trust", "main");
    assertEquals(1, trusted.code());
    assertTrue(trusted.out().contains("review/too-few-approvals"), trusted.out());
  }

  @Test
  void aStepIsMeasuredByTheTrustedBoard() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.commit();
    folder.addPerson("r.three");
    CommandLine.Ran ran = folder.step("approve", "r.three", "--trust", "main");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("not on the board"), ran.err());
    folder.taken("approve", "r.one", "--trust", "main");
  }

  @Test
  void nobodySignsOnTopOfARecordThatLacksEvents() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("request-changes", "r.one", "--note", "Too short.");
    folder.commit();
    String ledger = folder.text(LEDGER);
    int last = ledger.lastIndexOf('\n', ledger.length() - 2) + 1;
    folder.write(LEDGER, ledger.substring(0, last));
    folder.write(ARTICLE, folder.text(ARTICLE).replace("submitted", "under-review"));
    for (String[] more : new String[][] {{}, {"--trust", "main"}}) {
      CommandLine.Ran ran = folder.step("approve", "r.two", more);
      assertEquals(1, ran.code(), ran.err());
      assertTrue(ran.err().contains("an event that was in this ledger is gone"), ran.err());
      assertTrue(ran.err().contains("Ask an editor to run"), ran.err());
    }
    assertEquals(ledger.substring(0, last), folder.text(LEDGER));
  }

  @Test
  void nobodyCorrectsOnTopOfCorrectionsThatWereCut() throws Exception {
    folder.approve();
    folder.commit();
    String works = folder.text("references/works.yaml");
    folder.write("references/works.yaml", works.replace("volume: \"1\"", "volume: \"2\""));
    String[] amend =
        folder.words(List.of("amend-reference", "work"), "r.one", "--yes", "--note", "A slip.");
    assertEquals(0, CommandLine.run(folder.root, folder.environment(), amend).code());
    folder.commit();
    folder.write("references/amendments.review.jsonl", "");
    folder.write("references/works.yaml", works.replace("volume: \"1\"", "volume: \"3\""));
    CommandLine.Ran ran = CommandLine.run(folder.root, folder.environment(), amend);
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("cannot be trusted: an amendment was removed"), ran.err());
    assertEquals("", folder.text("references/amendments.review.jsonl"));
  }

  @Test
  void aBackDatedStepIsRefusedByTheTrustedBranch() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    folder.git("checkout", "-q", "-b", "change");
    folder.commit();
    assertEquals(0, folder.run("check", "--trust", "main", "--as-of", "2026-06-08").code());
    CommandLine.Ran late = folder.run("check", "--trust", "main", "--as-of", "2026-06-09");
    assertEquals(1, late.code());
    assertTrue(late.out().contains("review/back-dated"), late.out());
    CommandLine.Ran early = folder.run("check", "--trust", "main", "--as-of", "2026-05-30");
    assertEquals(1, early.code());
    assertTrue(early.out().contains("review/back-dated"), early.out());
    CommandLine.Ran step =
        folder.step(
            "withdraw", "r.one", "--note", "Gone.", "--trust", "main", "--as-of", "2026-06-20");
    assertEquals(0, step.code(), step.err());
  }

  private void withPicture() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE) + "\n![A figure.](figure.svg)\n");
    folder.write("articles/topic/figure.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    folder.write(
        "references/glossary.yaml", "glossary:\n  - term: Rest\n    definition: Doing nothing.\n");
    folder.approve();
    folder.commit();
    CommandLine.Ran released = folder.run(RELEASE);
    assertEquals(0, released.code(), released.err());
    assertFalse(folder.text(PAGE).contains("last approved revision"));
  }

  @Test
  void aPictureChangedAfterApprovalIsReplacedByTheApprovedOne() throws Exception {
    withPicture();
    folder.write(
        "articles/topic/figure.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>new</title></svg>\n");
    lastApproved();
    for (Path file : files("output/site")) {
      if (file.toString().endsWith(".svg")) {
        assertFalse(Files.readString(file).contains("<title>new"), file.toString());
      }
    }
  }

  @Test
  void anExplanationChangedAfterApprovalIsReplacedByTheApprovedOne() throws Exception {
    withPicture();
    folder.write(
        "references/glossary.yaml",
        "glossary:\n  - term: Rest\n    definition: Doing a great deal.\n");
    lastApproved();
    assertTrue(folder.text(PAGE).contains("Doing nothing."));
    assertFalse(folder.text(PAGE).contains("Doing a great deal."));
  }

  @Test
  void aReferenceChangedAfterApprovalIsReplacedByTheApprovedOne() throws Exception {
    withPicture();
    folder.write(
        "references/works.yaml",
        folder.text("references/works.yaml").replace("A Sample Work", "Another Work"));
    lastApproved();
    assertTrue(folder.text(PAGE).contains("A Sample Work"));
    assertFalse(folder.text(PAGE).contains("Another Work"));
  }

  /** Committed or not, the release shows what was approved, and says so. */
  private void lastApproved() throws Exception {
    for (int i = 0; i < 2; i++) {
      CommandLine.Ran ran = folder.run(RELEASE);
      assertTrue(folder.text(PAGE).contains("last approved revision"), ran.err());
      assertEquals("under-review", folder.proved());
      folder.commit();
    }
  }

  @Test
  void whatHistoryDoesNotHoldIsWithheldNamedAndFailsTheRelease() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Sleep"));
    folder.approve();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Sleep", "Walking"));
    folder.commit();
    CommandLine.Ran ran = folder.run(RELEASE);
    assertEquals(1, ran.code(), ran.err());
    assertTrue((ran.out() + ran.err()).contains(ReviewFolder.ID), ran.out() + ran.err());
    // It was approved once, so its address says what became of it.
    assertFalse(folder.text(PAGE).contains("helps"), folder.text(PAGE));
    CommandLine.Ran preview = folder.run("build", "--profile", "preview");
    assertTrue(folder.text(PAGE).contains("Walking helps"), preview.err());
  }

  @Test
  void withheldArticlesMayBeAllowed() throws Exception {
    folder.write("articles/topic/draft.md", ReviewFolder.article("Sleep helps."));
    folder.approve();
    folder.commit();
    CommandLine.Ran ran = folder.run(RELEASE);
    assertEquals(1, ran.code(), ran.err());
    assertTrue((ran.out() + ran.err()).contains("topic/draft"), ran.out() + ran.err());
    assertTrue(Files.exists(folder.root.resolve(PAGE)));
    assertFalse(Files.exists(folder.root.resolve("output/site/topic/draft/index.html")));
    CommandLine.Ran allowed = folder.run("build", "--profile", "release", "--allow-withheld");
    assertEquals(0, allowed.code(), allowed.out() + allowed.err());
    assertFalse(Files.exists(folder.root.resolve("output/site/topic/draft/index.html")));
  }

  private List<Path> files(String below) throws Exception {
    try (var walk =
        Files.walk(folder.root.resolve(below), java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
