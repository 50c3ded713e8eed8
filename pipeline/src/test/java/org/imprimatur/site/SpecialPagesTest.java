package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The pages that stand in the place of an article, and the one that tells of all. */
final class SpecialPagesTest {
  @Test
  void aWithdrawnArticleLeavesADatedPage() {
    SiteFile page =
        new SiteBuilder(new Corpus().context())
            .tombstone(
                new ArticleId("spine/old"),
                "Old <b>advice</b>",
                LocalDate.parse("2026-03-01"),
                "superseded");
    assertEquals("spine/old/index.html", page.path());
    Document tombstone = Jsoup.parse(SiteBuilderTest.text(page.content()));
    assertEquals("Withdrawn: Old <b>advice</b>", tombstone.select("h1").text());
    assertTrue(tombstone.text().contains("withdrawn on March 1, 2026"));
    assertEquals("noindex", tombstone.select("meta[name=robots]").attr("content"));
    assertEquals("../../", tombstone.select("main a").eachAttr("href").get(1));
  }

  @Test
  void whatIsWithheldIsNamedByItsAddressWhereNoTitleIsProved() {
    SiteFile page =
        new SiteBuilder(new Corpus().context())
            .notShown(new ArticleId("spine/low-back-pain.patient"), null, List.of("Why <b>."));
    Document withheld = Jsoup.parse(SiteBuilderTest.text(page.content()));
    assertEquals("Withheld: Low back pain", withheld.select("h1").text());
    assertTrue(withheld.text().contains("As of November 22, 2026, this article is withheld."));
    assertTrue(withheld.text().contains("Why <b>."));
    assertEquals("mailto:editors@guidelines.example", withheld.select("main a").attr("href"));
    assertEquals("noindex", withheld.select("meta[name=robots]").attr("content"));
  }

  @Test
  void anAddressThatAnArticleLeftLeadsOnWithoutAScript() {
    for (boolean isSample : List.of(true, false)) {
      Corpus corpus = new Corpus();
      corpus.isSample = isSample;
      corpus.add("new place/one", "---\ntitle: A & B\n---\n", Proof.submitted(List.of()));
      SiteBuilder builder = new SiteBuilder(corpus.context());
      SiteFile page = builder.moved(new ArticleId("old"), new ArticleId("new place/one"));
      assertEquals("old/index.html", page.path());
      Document moved = Jsoup.parse(SiteBuilderTest.text(page.content()));
      assertEquals(
          "0; url=../new%20place/one/", moved.select("meta[http-equiv=refresh]").attr("content"));
      assertEquals(
          "https://guidelines.example/new%20place/one/",
          moved.select("link[rel=canonical]").attr("href"));
      assertEquals("../new%20place/one/", moved.select("main a").attr("href"));
      assertEquals("Moved: A & B", moved.select("h1").text());
      assertEquals(isSample ? 1 : 0, moved.select("meta[name=robots]").size());
    }
  }

  @Test
  void theDashboardTellsWhatEachArticleWaitsForTheMostUrgentFirst() {
    Corpus corpus = new Corpus();
    corpus.rules.add(new RuleText("claim/uncited", "A claim without a citation", "Text."));
    String front = "---\ntitle: T\nstatus: submitted\n---\n";
    corpus.add("a/draft", front, Proof.submitted(List.of("No review has been started.")));
    corpus.add("b/review", front, Corpus.underReview());
    corpus.add("c/done", front, Corpus.approved());
    Document page =
        dashboard(corpus, corpus.standings().stream().map(SpecialPagesTest::lacking).toList());
    List<Element> rows = page.select(".standings tbody tr");
    assertEquals(
        List.of("a/draft", "T b/review", "T c/done"),
        rows.stream().map(row -> row.expectFirst("th").text()).toList());
    assertEquals(0, rows.get(0).select("th a").size());
    assertTrue(rows.get(0).text().contains("Not published"), rows.get(0).text());
    assertTrue(rows.get(0).text().contains("Editors: restore the record"), rows.get(0).text());
    assertTrue(rows.get(0).text().contains("3 × A claim without a citation"));
    assertEquals("../rules/#claim-uncited", rows.get(0).select("td li a").attr("href"));
    assertEquals("4", rows.get(0).attr("data-findings"));
    assertTrue(rows.get(1).text().contains("A pharmacist: approve it"), rows.get(1).text());
    assertTrue(rows.get(1).text().contains("1 of 2 approvals was given"), rows.get(1).text());
    assertTrue(rows.get(2).text().contains("the signatures prove Approved"), rows.get(2).text());
    assertTrue(rows.get(2).text().contains("Nobody: nothing to do until October 2, 2028"));
    assertTrue(rows.get(2).text().contains("Sample Reviewer Two, MD, reviewer"));
  }

  /** A draft has findings and a broken record; for all others a pharmacist is missing. */
  private static ReviewStanding lacking(ReviewStanding standing) {
    boolean isDraft = standing.id().value().equals("a/draft");
    return new ReviewStanding(
        standing.id(),
        isDraft ? null : standing.title(),
        standing.declared(),
        standing.proof(),
        isDraft
            ? ReviewStanding.Lacks.ofBroken(2)
            : new ReviewStanding.Lacks(
                true, true, standing.lacks().given(), 2, List.of("pharmacist")),
        isDraft ? Map.of("claim/uncited", 3, "cite/unknown-key", 1) : Map.of(),
        isDraft ? ReviewStanding.Published.NOTHING : standing.published());
  }

  private static Document dashboard(Corpus corpus, List<ReviewStanding> standings) {
    List<String> written = new ArrayList<>();
    new SiteBuilder(corpus.context())
        .overall(
            standings,
            List.of(),
            file -> {
              if (file.path().equals("dashboard/index.html")) {
                written.add(SiteBuilderTest.text(file.content()));
              }
            });
    return Jsoup.parse(written.get(0));
  }
}
