package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a change says of the house and of its own topics, measured by the commit before it. */
final class TrustedHouseTest extends ReviewFolderTests {
  private static final String[] TRUST = {"--trust", "main"};

  private void policy(String more) throws Exception {
    folder.write("imprimatur.yaml", folder.text("imprimatur.yaml") + more);
    folder.commit();
  }

  private void topics(String topics) throws Exception {
    folder.write(
        ARTICLE,
        folder.text(ARTICLE).replaceFirst("(?m)^summary:", "topics: [" + topics + "]\nsummary:"));
  }

  private void withoutTopics() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE).replaceFirst("(?m)^topics:.*\n", ""));
  }

  @Test
  void theSiteIsThatOfTheTrustedCommit() throws Exception {
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("title: Sample}", "title: Sample, sample: true}"));
    folder.write("references/synonyms.txt", "helps, aids\n");
    folder.approve();
    folder.commit();
    folder.git("checkout", "-q", "-b", "change");
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("title: Sample, sample: true", "title: Renamed"));
    folder.write("references/synonyms.txt", "helps, poisons\n");
    folder.commit();
    CommandLine.Ran built = folder.run("build", "--trust", "main");
    assertEquals(0, built.code(), built.out());
    assertTrue(built.err().contains("has another imprimatur.yaml than the trusted"), built.err());
    String page = folder.text("output/site/topic/sample/index.html");
    assertTrue(page.contains("Sample data, not reviewed by clinicians"), page);
    assertFalse(page.contains("Renamed"), page);
    assertTrue(folder.run("search", "aids", "--json").out().contains(ReviewFolder.ID));
    assertFalse(folder.run("search", "poisons", "--json").out().contains(ReviewFolder.ID));
    assertTrue(folder.run("build").err().contains("not independently trusted"));
    assertTrue(folder.text("output/site/topic/sample/index.html").contains("Renamed"));
    assertTrue(folder.run("search", "poisons", "--json").out().contains(ReviewFolder.ID));
  }

  @Test
  void aTopicThatAChangeTakesOutStillAsksForItsApprovals() throws Exception {
    topics("risky");
    policy("  approvals-by-topic: {risky: 3}\n");
    folder.git("checkout", "-q", "-b", "change");
    withoutTopics();
    folder.approve();
    folder.commit();
    assertEquals(0, folder.run("check").code());
    CommandLine.Ran ran = folder.run("check", TRUST[0], TRUST[1]);
    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.out().contains("It has 2 of 3 approvals"), ran.out());
    CommandLine.Ran third = folder.step("approve", "p.one", TRUST);
    assertEquals(0, third.code(), third.err());
    assertEquals(0, folder.run("check", TRUST[0], TRUST[1]).code());
    // Once the target has it so, the article's own topics say what it needs.
    folder.commit();
    folder.git("branch", "-f", "main");
    assertEquals(0, folder.run("check", TRUST[0], TRUST[1]).code());
  }

  @Test
  void aMoveLeavesNoTopicBehind() throws Exception {
    topics("risky");
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    policy("  approvals-by-topic: {risky: 3}\n");
    folder.git("checkout", "-q", "-b", "change");
    Files.move(folder.root.resolve(ARTICLE), folder.root.resolve("articles/topic/other.md"));
    String[] move =
        folder.words(
            java.util.List.of("move", ReviewFolder.ID, "topic/other"), "an.editor", "--yes");
    assertEquals(0, CommandLine.run(folder.root, folder.environment(), move).code());
    folder.write(
        "articles/topic/other.md",
        folder.text("articles/topic/other.md").replaceFirst("(?m)^topics:.*\n", ""));
    for (String who : new String[] {"r.one", "r.two"}) {
      String[] approve = folder.words(java.util.List.of("approve", "topic/other"), who, "--yes");
      assertEquals(0, CommandLine.run(folder.root, folder.environment(), approve).code());
    }
    assertEquals(0, folder.run("check").code());
    CommandLine.Ran ran = folder.run("check", TRUST[0], TRUST[1]);
    assertTrue(ran.out().contains("It has 2 of 3 approvals"), ran.out());
  }

  @Test
  void anApprovalOfSomebodyWithAConflictIsToldWhereverApprovalsAre() throws Exception {
    topics("spine");
    policy("  conflicted: [{person: r.two, topics: [Spine]}]\n");
    folder.git("checkout", "-q", "-b", "change");
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    CommandLine.Ran told = folder.step("approve", "r.two");
    assertEquals(0, told.code());
    assertTrue(told.err().contains("It will not count: the editorial policy"), told.err());
    assertTrue(told.out().endsWith(": under-review\n"), told.out());
    String json = folder.run("review", "status", "--json").out();
    assertTrue(json.contains("conflict of interest in Spine"), json);
    int at = json.indexOf("\"conflicted\"");
    assertTrue(json.indexOf("\"by\" : \"r.two\"") > at && at > 0, json);
    String table = folder.run("review", "status").out();
    assertTrue(table.contains("r.one, r.two (conflict of interest, not counted)"), table);
    assertEquals(0, folder.run("check").code());
    CommandLine.Ran built = folder.run("build");
    assertEquals(0, built.code(), built.out());
    String page = folder.text("output/site/topic/sample/index.html");
    assertTrue(page.contains("Conflict of interest in: Spine"), page);
    assertTrue(
        folder
            .text("output/site/dashboard/index.html")
            .contains("Sample r.two, reviewer (conflict of interest, not counted)"));
    // Neither a changed policy nor a changed topic hides it from CI.
    withoutTopics();
    folder.board(java.util.List.of("a.author", "an.editor", "r.one", "r.two"), "");
    for (String who : new String[] {"r.one", "r.two"}) {
      folder.step("approve", who);
    }
    folder.commit();
    assertEquals("approved", folder.proved());
    String trusted = folder.run("review", "status", "--json", TRUST[0], TRUST[1]).out();
    assertTrue(trusted.contains("\"proved\" : \"under-review\""), trusted);
    assertTrue(trusted.contains("It has 1 of 2 approvals"), trusted);
    assertTrue(trusted.indexOf("\"by\" : \"r.two\"") > trusted.indexOf("\"conflicted\""), trusted);
  }

  @Test
  void noChangeAddsToTheListOfFindingsThatDoNotCount() throws Exception {
    String[] check = {"check", "--fail-on", "warning", "--baseline", "old.txt"};
    String[] trusting = {
      "check", "--fail-on", "warning", "--baseline", "old.txt", "--trust", "main"
    };
    folder.write(ARTICLE, folder.text(ARTICLE).replace("helps. [@work]", "helps."));
    folder.run("check", "--baseline", "old.txt", "--update-baseline");
    folder.commit();
    assertEquals(0, folder.run(trusting).code());
    folder.git("checkout", "-q", "-b", "change");
    folder.write(ARTICLE, folder.text(ARTICLE) + "\nSleep helps.\n");
    Files.delete(folder.root.resolve("old.txt"));
    folder.run("check", "--baseline", "old.txt", "--update-baseline");
    folder.commit();
    assertEquals(0, folder.run(check).code());
    CommandLine.Ran ran = folder.run(trusting);
    assertEquals(1, ran.code());
    assertTrue(ran.out().contains("\"Sleep helps.\""), ran.out());
    assertFalse(ran.out().contains("\"Rest helps.\""), ran.out());
    folder.git("branch", "-f", "main", "main~1");
    CommandLine.Ran none = folder.run(trusting);
    assertEquals(2, none.code());
    assertTrue(none.err().contains("the trusted commit has no baseline old.txt"), none.err());
  }
}
