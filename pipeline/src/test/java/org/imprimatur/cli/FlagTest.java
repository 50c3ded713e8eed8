package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flag warns readers, changes no status, and is lifted by the next approval. */
final class FlagTest extends ReviewFolderTests {
  private static final String NOTE = "The trial is being reinvestigated.";
  private static final String SAID =
      "Flagged on June 1, 2026: reference 1 (work) is being looked at again. Until that is done,"
          + " check another source before you act on anything that rests on it.";

  @BeforeEach
  void approve() {
    folder.approve();
  }

  private CommandLine.Ran flag(String person, String... more) {
    return CommandLine.run(
        folder.root, folder.environment(), folder.words(List.of("flag"), person, "--yes", more));
  }

  private List<String> flags() throws Exception {
    assertEquals(0, folder.run("build").code());
    Document page = Jsoup.parse(folder.text(PAGE));
    return page.select(".flagged").eachText();
  }

  @Test
  void aFlagIsOnThePageWithItsDayAndWorkAndItsNoteOnTheDashboardAlone() throws Exception {
    CommandLine.Ran ran = flag("an.editor", "--citing", "work", "--note", NOTE);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("flag topic/sample: approved"), ran.out());
    assertEquals("approved", folder.proved());
    assertEquals(List.of(SAID), flags());
    assertFalse(folder.text(PAGE).contains(NOTE));
    Document page = Jsoup.parse(folder.text(PAGE));
    assertEquals("#ref-1", page.expectFirst(".flagged a").attr("href"));
    Document dashboard = Jsoup.parse(folder.text("output/site/dashboard/index.html"));
    assertTrue(dashboard.text().contains("because of work: " + NOTE), dashboard.text());
    assertTrue(dashboard.text().contains("approve it again or withdraw it"));
    String feed = folder.text("output/site/feed.xml");
    assertTrue(feed.contains("<title>Flagged: Sample</title>"), feed);
    assertFalse(feed.contains(NOTE));
    assertTrue(folder.run("review", "status").out().contains(NOTE));
    assertEquals(0, folder.run("review", "verify").code());
  }

  @Test
  void theNextApprovalLiftsItAndAConfirmationDoesNot() throws Exception {
    folder.taken("flag", "r.two", "--note", NOTE);
    String bare =
        "Flagged on June 1, 2026: this article is being looked at again. Until that is done, check"
            + " another source before you act on it.";
    assertEquals(List.of(bare), flags());
    folder.taken("confirm", "r.one");
    folder.taken("confirm", "r.two");
    assertEquals(List.of(bare), flags());
    CommandLine.Ran again = folder.step("approve", "r.one");
    assertEquals(0, again.code(), again.err());
    assertTrue(again.err().contains("Lifted by this: It was flagged by Sample r.two"), again.err());
    assertEquals(List.of(), flags());
    assertEquals("approved", folder.proved());
    CommandLine.Ran idle = folder.step("approve", "r.one");
    assertEquals(1, idle.code());
  }

  @Test
  void anApprovalOnAnotherBranchDoesNotLiftWhatItDidNotKnow() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest helps.", "Walking helps."));
    String before = folder.text(LEDGER);
    folder.taken("approve", "r.one");
    String approval = folder.text(LEDGER).substring(before.length());
    folder.write(LEDGER, before);
    folder.taken("flag", "an.editor", "--note", NOTE);
    folder.write(LEDGER, folder.text(LEDGER) + approval);
    assertEquals(1, flags().size());
    folder.taken("approve", "r.two");
    assertEquals(List.of(), flags());
    assertEquals("approved", folder.proved());
  }

  /** Whoever took the key may not take back a warning by losing it. */
  @Test
  void aFlagOfAKeyThatWasRevokedSinceStays() throws Exception {
    folder.taken("flag", "p.one", "--note", NOTE);
    String board = folder.text("imprimatur.yaml");
    int at = board.indexOf("from: 2026-01-01}", board.indexOf("id: p.one"));
    folder.write(
        "imprimatur.yaml",
        board.substring(0, at) + "revoked: 2026-06-02, reason: lost, " + board.substring(at));
    assertEquals(1, flags().size());
    assertEquals("approved", folder.proved());
  }

  @Test
  void aFlagNeedsAReasonAndAPersonWhoMay() throws Exception {
    String before = folder.text(LEDGER);
    CommandLine.Ran bare = folder.step("flag", "an.editor");
    assertEquals(1, bare.code());
    assertTrue(bare.err().contains("A flag needs a reason"), bare.err());
    CommandLine.Ran author = folder.step("flag", "p.one", "--note", NOTE);
    assertEquals(0, author.code(), author.err());
    assertEquals(1, flags().size());
    folder.write(LEDGER, folder.text(LEDGER).replace(NOTE, "The trial is fine."));
    assertEquals("submitted", folder.proved());
    folder.write(LEDGER, before);
    folder.addWriter("a.writer");
    CommandLine.Ran writer = folder.step("flag", "a.writer", "--note", NOTE);
    assertEquals(1, writer.code());
    assertTrue(writer.err().contains("not yours"), writer.err());
  }

  @Test
  void whoReadsThePreviewIsToldThatAnArticleWasWithdrawn() throws Exception {
    folder.taken("withdraw", "an.editor", "--note", "The dose is too high.");
    assertEquals(0, folder.run("build").code());
    Document page = Jsoup.parse(folder.text(PAGE));
    String line = page.expectFirst(".status-line").text();
    assertTrue(line.startsWith("Exercise caution"), line);
    assertTrue(line.contains("Withdrawn on June 1, 2026"), line);
    folder.taken("submit", "a.author");
    assertEquals(0, folder.run("build").code());
    assertFalse(folder.text(PAGE).contains("Withdrawn"));
  }
}
