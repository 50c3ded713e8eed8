package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.read.ContentRoot;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers meet at the addresses of a release, whatever became of an article's approval. */
final class ReleaseTest extends ReviewFolderTests {
  private static final String DAY = "2026-06-03";

  @BeforeEach
  void approve() throws Exception {
    folder.approve();
    folder.commit();
  }

  private CommandLine.Ran release() {
    return folder.run("build", "--profile", "release", "--as-of", DAY);
  }

  private Document page() throws Exception {
    return Jsoup.parse(folder.text(PAGE));
  }

  /** Edits the article, so that its last approved revision is published. */
  private void edit() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
    folder.commit();
  }

  @Test
  void aRetractionThatBecameKnownSinceIsShownOnTheRevisionThatReadersSee() throws Exception {
    edit();
    String works = folder.text(WORKS);
    folder.write(WORKS, works + "    retracted: {date: 2026-06-02, reason: data not sound}\n");
    release();
    Document page = page();
    assertTrue(page.text().contains("Rest helps"), page.text());
    assertEquals("[1 retracted]", page.select(".body .cites").text());
    String notice = page.select(".article-head .retracted").text();
    assertTrue(notice.contains("did not know"), notice);
    assertTrue(notice.contains("Retracted on June 2, 2026."), notice);
    assertFalse(page.text().contains("not sound"), "nobody signed the reason");
    assertEquals("is-retracted", page.select("#ref-1").attr("class"));
    assertTrue(page.select("#ref-1").text().contains("Retracted on June 2, 2026"));
    assertEquals(2, page.select("#ref-1").text().split("https://works.example/1", -1).length);
    assertEquals(1, page.select("#ref-1 .work a[href=https://works.example/1]").size());
    String dashboard = dashboard();
    assertTrue(dashboard.contains("cites a work that has since been retracted: work"), dashboard);
  }

  @Test
  void aRetractionIsFoundByTheWorkAlsoWhenItsKeyIsGone() throws Exception {
    String works = folder.text(WORKS);
    String doi = "10.5555/sample";
    folder.write(WORKS, works + "    DOI: " + doi + "\n");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    folder.commit();
    edit();
    folder.write(WORKS, works.replace("id: work", "id: other"));
    folder.write(ARTICLE, folder.text(ARTICLE).replace("@work", "@other"));
    folder.write(
        "references/retractions.csv",
        "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason\n"
            + "1,"
            + doi
            + ",0,Retraction,6/2/2026 0:00,+Sample Reason;\n");
    release();
    assertEquals("[1 retracted]", page().select(".body .cites").text());
    assertTrue(page().select("#ref-1").text().contains("Retracted on June 2, 2026"));
    assertFalse(page().text().contains("Sample Reason"), "nobody signed the reason");
  }

  @Test
  void aWorkRetractedAfterTheApprovalIsShownOnThePageAsItStands() throws Exception {
    String works = folder.text(WORKS);
    folder.write(WORKS, works + "    retracted: {date: 2026-06-02, reason: not sound}\n");
    release();
    assertTrue(page().select(".article-head .retracted").text().contains("did not know"));
    folder.write(WORKS, folder.text(WORKS) + "    justification: it shows what went wrong\n");
    folder.taken("approve", "r.one", "--as-of", DAY);
    release();
    assertEquals(1, page().select(".article-head .retracted").size(), "one of two has seen it");
    assertFalse(page().text().contains("it shows what went wrong"), page().text());
    folder.taken("approve", "r.two", "--as-of", DAY);
    release();
    assertEquals(0, page().select(".article-head .retracted").size());
    assertTrue(page().text().contains("it shows what went wrong"), page().text());
    assertEquals("[1 retracted]", page().select(".body .cites").text());
  }

  @Test
  void aSignedCorrectionIsShownOnTheRevisionThatReadersSee() throws Exception {
    edit();
    folder.write(WORKS, folder.text(WORKS).replace("volume: \"1\"", "volume: \"27\""));
    release();
    assertFalse(page().select("#ref-1").text().contains("27"), "nobody signed it yet");
    CommandLine.Ran amended =
        folder.run(
            "review",
            "amend-reference",
            "work",
            "--yes",
            "--as",
            "r.one",
            "--key",
            folder.keys.resolve("r.one").toString(),
            "--note",
            "The volume was wrong.",
            "--as-of",
            "2026-06-02");
    assertEquals(0, amended.code(), amended.err());
    release();
    String reference = page().select("#ref-1").text();
    assertTrue(reference.contains("27"), reference);
    assertTrue(reference.contains("Reference corrected on June 2, 2026"), reference);
    assertTrue(page().text().contains("Rest helps"));
  }

  @Test
  void anApprovedArticleWithABrokenLedgerIsWithheldWithAWordAndNothingElse() throws Exception {
    String good = folder.text(LEDGER);
    folder.write(
        ARTICLE,
        folder
            .text(ARTICLE)
            .replace("title: Sample", "title: Take more\ntopics: [unproved words]"));
    String forged = good.replaceFirst("\"note\":\"\"", "\"note\":\"forged\"");
    for (String broken : List.of(forged, good.substring(0, 40), "", "{}\n")) {
      folder.write(LEDGER, broken);
      CommandLine.Ran ran = release();
      assertEquals(1, ran.code());
      assertTrue(ran.err().contains("withheld, since not approved: topic/sample"), ran.err());
      Document page = page();
      assertTrue(page.text().contains("As of June 3, 2026, this article is withheld"), broken);
      assertTrue(page.text().contains("cannot be verified"), page.text());
      for (String unproved : List.of("Rest", "Take more", "summary", "What helps")) {
        assertFalse(page.html().contains(unproved), unproved);
      }
      assertFalse(Files.exists(folder.root.resolve("output/site/topic/sample/_review.jsonl")));
      assertTrue(dashboard().contains("topic/sample Submitted Not published Editors: restore"));
      assertFalse(dashboard().contains("unproved words"));
    }
    assertFalse(folder.text("output/site/feed.xml").contains("topic"));
  }

  @Test
  void anArticleThatIsGoneOrUnreadableLeavesAWord() throws Exception {
    byte[] article = Files.readAllBytes(folder.root.resolve(ARTICLE));
    try (RandomAccessFile file =
        new RandomAccessFile(folder.root.resolve(ARTICLE).toString(), "rw")) {
      file.setLength(ContentRoot.LONGEST_ARTICLE + 1);
    }
    release();
    assertTrue(page().text().contains("cannot be read"), page().text());
    Files.delete(folder.root.resolve(ARTICLE));
    release();
    assertTrue(page().text().contains("no longer part of this site"), page().text());
    Files.delete(folder.root.resolve(LEDGER));
    CommandLine.Ran ran = release();
    assertEquals(1, ran.code());
    assertTrue(page().text().contains("no longer part of this site"), page().text());
    Files.write(folder.root.resolve(ARTICLE), article);
    release();
    assertTrue(page().text().contains("cannot be verified"), page().text());
  }

  @Test
  void approvalsThatCountNoMoreDoNotMakeThePageVanish() throws Exception {
    String board = folder.text("imprimatur.yaml");
    int key = board.indexOf("from: 2026-01-01", board.indexOf("r.two"));
    folder.write(
        "imprimatur.yaml",
        board.substring(0, key) + "revoked: 2026-06-02, reason: lost, " + board.substring(key));
    folder.write(ARTICLE, folder.text(ARTICLE).replace("status: approved", "status: under-review"));
    release();
    assertTrue(page().text().contains("no longer count"), page().text());
    assertFalse(page().text().contains("Rest helps"));
  }

  @Test
  void theOldAddressOfAMovedArticleLeadsToTheNewOne() throws Exception {
    move("topic/sample", "topic/other", "2026-06-02");
    folder.commit();
    move("topic/other", "else/third", DAY);
    for (String profile : List.of("release", "preview")) {
      folder.run("build", "--profile", profile, "--as-of", DAY);
      for (String old : List.of("topic/sample", "topic/other")) {
        Document moved = Jsoup.parse(folder.text("output/site/" + old + "/index.html"));
        String content = moved.select("meta[http-equiv=refresh]").attr("content");
        assertEquals("0; url=../../else/third/", content);
        assertEquals("../../else/third/", moved.select("link[rel=canonical]").attr("href"));
        assertEquals("../../else/third/", moved.select("main a").attr("href"));
      }
      assertTrue(folder.text("output/site/else/third/index.html").contains("Rest helps"));
      assertFalse(folder.text("output/site/feed.xml").contains("topic/sample"));
      assertFalse(folder.run("search", "rest").out().contains("topic/sample"));
    }
    folder.write(ARTICLE, ReviewFolder.article("Heat helps."));
    folder.run("build", "--as-of", DAY);
    assertTrue(page().text().contains("Heat helps"), "a new article took the address");
    assertEquals(0, page().select("meta[http-equiv=refresh]").size());
  }

  private void move(String from, String to, String day) throws Exception {
    Path target = folder.root.resolve("articles/" + to + ".md");
    Files.createDirectories(target.getParent());
    Files.move(folder.root.resolve("articles/" + from + ".md"), target);
    CommandLine.Ran ran =
        folder.run(
            "review",
            "move",
            from,
            to,
            "--yes",
            "--as",
            "r.one",
            "--key",
            folder.keys.resolve("r.one").toString(),
            "--as-of",
            day);
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void theDashboardNamesWhatBlocksAndKeepsWordsThatAreNotPublished() throws Exception {
    folder.write(
        "articles/topic/draft.md",
        ReviewFolder.article("Salt helps.")
            .replace("title: Sample", "title: Secret")
            .replace("[@work]", "[@nobody]"));
    release();
    String release = dashboard();
    assertTrue(release.contains("topic/draft Submitted Not published"), release);
    assertTrue(release.contains("Authors: fix 2 findings, then hand it in"), release);
    assertFalse(release.contains("Secret"), release);
    assertTrue(release.contains("Sample r.one, reviewer"), release);
    folder.run("build", "--as-of", DAY);
    assertTrue(dashboard().contains("Secret topic/draft Submitted"), dashboard());
  }

  private String dashboard() throws Exception {
    return Jsoup.parse(folder.text("output/site/dashboard/index.html")).select("main").text();
  }

  @Test
  void aReaderVerifiesAnApprovalWithThePublishedFilesAndCommands() throws Exception {
    release();
    Path site = folder.root.resolve("output/site");
    Document page = page();
    String digest = page.select(".about .digest").text();
    Path work = Files.createDirectories(temp.resolve("reader"));
    Path ledger = site.resolve("topic/sample/" + page.select(".verify a").attr("href"));
    Files.copy(ledger, work.resolve("_review.jsonl"));
    Files.copy(site.resolve("board/allowed_signers"), work.resolve("allowed_signers"));
    String how = Files.readString(site.resolve("policy/verify/index.html"));
    String script = Jsoup.parse(how).expectFirst("pre").wholeText();
    String said = bash(work, script);
    assertEquals(4, said.split("Good \"imprimatur-review\" signature", -1).length - 1, said);
    assertEquals(2, said.split(" approve, Sample r\\.", -1).length - 1, said);
    assertEquals(5, said.split(digest, -1).length, said);
    String forged = Files.readString(ledger).replaceFirst("\"note\":\"\"", "\"note\":\"x\"");
    Files.writeString(work.resolve("_review.jsonl"), forged);
    said = bash(work, script);
    assertEquals(3, said.split("Good \"imprimatur-review\" signature", -1).length - 1, said);
  }

  private static String bash(Path folder, String script) throws Exception {
    boolean hasJq;
    try {
      hasJq = new ProcessBuilder("jq", "--version").start().waitFor() == 0;
    } catch (java.io.IOException e) {
      hasJq = false;
    }
    if (!ContinuousIntegration.isRunning()) {
      Assumptions.assumeTrue(hasJq, "SKIPPED: jq is missing, the reader's commands were not run");
    }
    Path log = Files.createTempFile("imprimatur-test", ".log");
    try {
      Process process =
          new ProcessBuilder("bash", "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      return Files.readString(log, UTF_8);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  /** Neither of today's text, where an earlier revision is published, nor of what is withheld. */
  @Test
  void aReleaseThatSucceedsPrintsNoErrorOfWhatItPublished() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE).replace("[@work]", "") + "\n![](none.png)\n");
    folder.write(
        "articles/draft.md",
        ReviewFolder.article("Sleep helps.").replace("status: submitted", "status: approved"));
    folder.commit();
    CommandLine.Ran strict = release();
    assertEquals(1, strict.code(), "one is withheld");
    CommandLine.Ran ran =
        folder.run("build", "--profile", "release", "--as-of", DAY, "--allow-withheld");
    assertEquals(0, ran.code(), ran.out() + ran.err());
    assertFalse(ran.out().contains(": error "), ran.out());
    assertTrue(ran.out().contains("\n0 errors, "), ran.out());
    assertTrue(ran.err().contains("last approved revision, since edited: topic/sample"));
    assertTrue(ran.err().contains("withheld, since not approved: draft"), ran.err());
    Pattern unpublished =
        Pattern.compile(
            "Articles that are not published in their present form have \\d errors: see ");
    assertTrue(unpublished.matcher(ran.err()).find(), ran.err());
    assertTrue(folder.text("output/report/findings.txt").contains("draft.md:4:9: error "));
    CommandLine.Ran json =
        folder.run("build", "--profile", "release", "--as-of", DAY, "--allow-withheld", "--json");
    assertTrue(json.out().contains("\"errors\":0,"), json.out());
    assertFalse(json.out().contains("\"unpublished\":{\"errors\":0,"), json.out());
  }

  @Test
  void aRecordThatOnlyAnUnpublishedArticleCitesFailsNoRelease() throws Exception {
    folder.write(
        "references/more.yaml",
        "references:\n  - {id: bad, type: book, issued: 2020, publisher: P, PMID: none}\n");
    folder.write("articles/second.md", ReviewFolder.article("Sleep helps.").replace("work", "bad"));
    String[] start = folder.words(List.of("start", "second"), "an.editor", "--yes");
    assertEquals(0, CommandLine.run(folder.root, folder.environment(), start).code());
    assertEquals(1, folder.run("check", "--as-of", DAY).code());
    CommandLine.Ran ran =
        folder.run("build", "--profile", "release", "--as-of", DAY, "--allow-withheld");
    assertEquals(0, ran.code(), ran.out() + ran.err());
    assertFalse(ran.out().contains(": error "), ran.out());
    assertTrue(ran.out().contains("more.yaml:2:"), ran.out());
    // What a published one cites fails it.
    folder.write(WORKS, folder.text(WORKS) + "    retracted: {date: 2026-06-02, reason: no}\n");
    assertEquals(
        1, folder.run("build", "--profile", "release", "--as-of", DAY, "--allow-withheld").code());
  }
}
