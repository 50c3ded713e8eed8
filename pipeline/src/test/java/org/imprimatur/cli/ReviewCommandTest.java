package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The whole review path through the front door, signed by {@code ssh-keygen}, kept by git. */
final class ReviewCommandTest extends ReviewFolderTests {
  @Test
  void theWholePathProvesApprovedAndTouchesOnlyTheStatus() throws Exception {
    String before = folder.text(ARTICLE);
    folder.approve();
    assertEquals(before.replace("submitted", "approved"), folder.text(ARTICLE));
    assertEquals("approved", folder.proved());
    assertEquals(4, folder.text(LEDGER).lines().count());
    assertEquals(0, folder.run("review", "verify").code());
    assertEquals(0, folder.run("check").code(), folder.run("check").out());
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
    assertEquals("under-review", folder.proved());
    CommandLine.Ran check = folder.run("check");
    assertEquals(1, check.code());
    assertTrue(check.out().contains("review/changed-since-approval"), check.out());
  }

  /** Names are what the board says, and a branch brings a board of its own. */
  @Test
  void namesSteerNoTerminal() throws Exception {
    String yaml = folder.text("imprimatur.yaml");
    folder.write(
        "imprimatur.yaml", yaml.replace("name: Sample r.one", "name: \"Sample \\e[2J r.one\""));
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("request-changes", "r.one", "--note", "Too short.");
    for (String command : new String[] {"status", "verify", "diff"}) {
      CommandLine.Ran ran = folder.run("review", command);
      assertFalse((ran.out() + ran.err()).contains("\u001b"), command);
    }
    assertTrue(folder.run("review", "status").out().contains("Sample \ufffd[2J r.one"));
  }

  @Test
  void statusTellsTheContractsShape() {
    folder.approve();
    String json = folder.run("review", "status", "--json").out();
    int at = -1;
    for (String key :
        new String[] {
          "article",
          "declared",
          "proved",
          "approvals",
          "by",
          "name",
          "role",
          "at",
          "meaning",
          "due",
          "content",
          "reasons"
        }) {
      int next = json.indexOf("\"" + key + "\" :", at + 1);
      assertTrue(next > at, key + " in " + json);
      at = next;
    }
    assertTrue(json.contains("\"due\" : \"2028-06-01\""), json);
  }

  @Test
  void stepsOutOfOrderByTheWrongRoleByTheAuthorAndUncleanAreRefused() throws Exception {
    refused(folder.step("approve", "r.one"), "Out of order");
    folder.taken("submit", "a.author");
    refused(folder.step("submit", "r.one"), "not yours");
    folder.taken("start", "an.editor");
    refused(folder.step("approve", "a.author"), "cannot approve it");
    refused(folder.step("approve", "an.editor"), "not yours");
    folder.taken("approve", "r.one");
    refused(folder.step("approve", "r.one"), "already");
    folder.write(ARTICLE, folder.text(ARTICLE).replace("[@work]", "[@nothing]"));
    CommandLine.Ran unclean = folder.step("approve", "r.two");
    refused(unclean, "not clean");
    assertTrue(unclean.err().contains("cite/unknown-key"), unclean.err());
  }

  @Test
  void aKeyThatIsNotThePersonsIsRefusedAndNothingIsWritten() throws Exception {
    folder.taken("submit", "a.author");
    String before = folder.text(LEDGER);
    CommandLine.Ran ran =
        folder.run(
            "review",
            "start",
            ReviewFolder.ID,
            "--yes",
            "--as",
            "an.editor",
            "--key",
            folder.keys.resolve("r.one").toString());
    assertTrue(ran.code() != 0, ran.err());
    assertEquals(before, folder.text(LEDGER));
  }

  @Test
  void withoutATerminalNothingIsSignedUnlessSaidSo() {
    CommandLine.Ran ran =
        folder.run(
            "review",
            "submit",
            ReviewFolder.ID,
            "--as",
            "a.author",
            "--key",
            folder.keys.resolve("a.author").toString());
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("--yes"), ran.err());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  @Test
  void withoutSshKeygenASentenceSaysSo() {
    CommandLine.Ran ran =
        CommandLine.run(
            folder.root,
            java.util.Map.of("PATH", "/nowhere"),
            "review",
            "submit",
            ReviewFolder.ID,
            "--yes",
            "--as",
            "a.author",
            "--key",
            folder.keys.resolve("a.author").toString());
    assertNotEquals(0, ran.code());
    assertTrue(ran.err().contains("it comes with OpenSSH"), ran.err());
  }

  @Test
  void aSelfAdmittedReviewerIsRefusedAgainstTheTrustedBranch() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    folder.commit();
    folder.git("checkout", "-q", "-b", "change");
    folder.addPerson("r.three");
    folder.taken("approve", "r.three");
    folder.commit();
    assertEquals(0, folder.run("check").code(), folder.run("check").out());
    CommandLine.Ran trusted = folder.run("check", "--trust", "main");
    assertEquals(1, trusted.code());
    assertTrue(trusted.out().contains("review/unknown-reviewer"), trusted.out());
  }

  @Test
  void anEventThatTheTrustedBranchHoldsMustStay() throws Exception {
    folder.approve();
    folder.taken("request-changes", "r.one", "--note", "Too short.");
    folder.commit();
    String ledger = folder.text(LEDGER);
    folder.write(LEDGER, ledger.substring(0, ledger.lastIndexOf('\n', ledger.length() - 2) + 1));
    folder.write(ARTICLE, folder.text(ARTICLE).replace("submitted", "approved"));
    for (String[] args : new String[][] {{"check"}, {"check", "--trust", "main"}}) {
      CommandLine.Ran ran = folder.run(args);
      assertEquals(1, ran.code());
      assertTrue(ran.out().contains("review/removed-event"), ran.out());
    }
    Files.delete(folder.root.resolve(LEDGER));
    Files.delete(folder.root.resolve(ARTICLE));
    assertTrue(folder.run("check").out().contains("review/removed-event"));
  }

  @Test
  void aRevisionThatCannotBeReadIsWrongUsage() {
    CommandLine.Ran ran = folder.run("check", "--trust", "nowhere");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("full history"), ran.err());
  }

  @Test
  void twoBranchesWithAnApprovalEachMergeToApproved() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.commit();
    folder.git("checkout", "-q", "-b", "left");
    folder.taken("approve", "r.one");
    folder.commit();
    folder.git("checkout", "-q", "-b", "right", "main");
    folder.taken("approve", "r.two");
    folder.commit();
    folder.git("merge", "-q", "-m", "merge", "left");
    assertEquals("approved", folder.proved());
  }

  @Test
  void aMoveCarriesTheProofAlong() throws Exception {
    folder.approve();
    folder.commit();
    folder.git("mv", ARTICLE, "articles/topic/other.md");
    assertTrue(folder.run("check").out().contains("review/orphan-ledger"));
    CommandLine.Ran ran =
        folder.run(
            "review",
            "move",
            ReviewFolder.ID,
            "topic/other",
            "--yes",
            "--as",
            "r.one",
            "--key",
            folder.keys.resolve("r.one").toString(),
            "--as-of",
            "2026-06-02");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("approved", folder.proved());
    assertEquals(0, folder.run("check", "--as-of", "2026-06-03").code(), folder.run("check").out());
  }

  @Test
  void theDifferenceSinceTheApprovalIsShownWordByWord() throws Exception {
    folder.approve();
    folder.commit();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
    CommandLine.Ran text = folder.run("review", "diff", ReviewFolder.ID);
    assertEquals(0, text.code(), text.err());
    assertTrue(text.out().contains("[-Rest-]{+Walking+} helps."), text.out());
    assertTrue(folder.run("review", "diff", ReviewFolder.ID, "--json").out().contains("Walking"));
    String html = folder.run("review", "diff", ReviewFolder.ID, "--format", "html").out();
    assertTrue(html.contains("<del>Rest</del><ins>Walking</ins>"), html);
    assertEquals(2, folder.run("review", "diff", ReviewFolder.ID, "--since", "nowhere").code());
  }

  @Test
  void whatIsNoClaimChangesInTheDifferenceToo() throws Exception {
    folder.approve();
    folder.commit();
    String approved = folder.text(ARTICLE);
    folder.write(ARTICLE, approved.replace("title: Sample", "title: Another") + "\n## More\n");
    String words = folder.run("review", "diff", ReviewFolder.ID).out();
    assertTrue(words.contains("Title: [-Sample-]{+Another+}"), words);
    assertTrue(words.contains("{+Heading: More+}"), words);
    assertTrue(words.contains("0 claims changed"), words);
    assertTrue(words.contains("Beside the claims, 2 texts changed."), words);

    folder.write(ARTICLE, approved.replace("Rest helps", "**Rest** helps"));
    String look = folder.run("review", "diff", ReviewFolder.ID).out();
    assertTrue(look.contains("Something else that readers see changed"), look);
    folder.write(ARTICLE, approved);
    String same = folder.run("review", "diff", ReviewFolder.ID).out();
    assertFalse(same.contains("changed:") || same.contains("Beside"), same);
  }

  @Test
  void aSignedCorrectionOfAReferenceKeepsTheApprovalAndIsShown() throws Exception {
    folder.approve();
    folder.commit();
    String works = folder.text("references/works.yaml");
    folder.write("references/works.yaml", works.replace("volume: \"1\"", "volume: \"2\""));
    assertEquals("under-review", folder.proved());
    String[] amend = {
      "review",
      "amend-reference",
      "work",
      "--yes",
      "--as",
      "r.one",
      "--key",
      folder.keys.resolve("r.one").toString(),
      "--as-of",
      "2026-06-02"
    };
    assertEquals(1, folder.run(amend).code());
    String[] reasoned = java.util.Arrays.copyOf(amend, amend.length + 2);
    reasoned[amend.length] = "--note";
    reasoned[amend.length + 1] = "The volume was wrong.";
    CommandLine.Ran ran = folder.run(reasoned);
    assertEquals(0, ran.code(), ran.err());
    assertEquals(0, folder.run("review", "verify", "--as-of", "2026-06-02").code());
    folder.run("build", "--as-of", "2026-06-02");
    String page = folder.text("output/site/topic/sample/index.html");
    assertTrue(page.contains("Reference corrected on"), page);
    folder.write("references/works.yaml", works.replace("A Sample Work", "Another Work"));
    assertTrue(folder.run(reasoned).err().contains("harmless correction"));
  }

  @Test
  void aReleasePublishesTheLastApprovedRevisionAndSaysSo() throws Exception {
    folder.approve();
    folder.commit();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
    folder.commit();
    CommandLine.Ran ran = folder.run("build", "--profile", "release", "--as-of", "2026-06-03");
    String page = folder.text("output/site/topic/sample/index.html");
    assertTrue(page.contains("Rest helps"), ran.err());
    assertFalse(page.contains("Walking helps"));
    assertTrue(page.contains("last approved revision"), page);
  }

  @Test
  void aWithdrawnArticleKeepsATombstone() throws Exception {
    folder.approve();
    folder.taken("withdraw", "r.one", "--note", "It is outdated.");
    folder.run("build", "--profile", "release", "--as-of", "2026-06-03");
    String page = folder.text("output/site/topic/sample/index.html");
    assertTrue(page.contains("withdrawn on"), page);
    assertTrue(page.contains("It is outdated."), page);
    assertFalse(page.contains("Rest helps"), page);
  }

  private static void refused(CommandLine.Ran ran, String why) {
    assertTrue(ran.code() != 0, ran.out());
    assertTrue(ran.err().contains(why), ran.err());
  }
}
