package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an article's page shows, and that it shows it whatever the author wrote. */
final class ArticlePageTest {
  private static final String FRONT =
      """
      ---
      title: A title
      question: What then?
      status: submitted
      updated: 2026-11-01
      authors: [a.author, Somebody Else]
      topics: [spine]
      ---

      """;

  private final Corpus corpus = new Corpus();

  @BeforeEach
  void references() {
    for (int i = 1; i <= 6; i++) {
      add(Map.of("id", "r" + i, "type", "book", "title", "Work " + i));
    }
    add(
        Map.of(
            "id", "gone",
            "type", "article-journal",
            "title", "A retracted work",
            "DOI", "10.1000/<x>\"y",
            "retracted", Map.of("date", "2020-06-05", "reason", "data <b>not</b> sound"),
            "justification", "shows what went wrong"));
    add(Map.of("id", "old", "type", "book", "title", "Old", "superseded-by", "r2"));
    add(
        Map.of(
            "id", "named",
            "type", "book",
            "title", "N",
            "author",
                List.of(Map.of("family", "Roe"), Map.of("family", "Doe"), Map.of("family", "X"))));
    add(Map.of("id", "ours", "type", "webpage", "title", "Ours", "article", "spine/other"));
  }

  private void add(Map<?, ?> fields) {
    corpus.references.put(String.valueOf(fields.get("id")), Library.reference(fields));
  }

  private Document render(String body) {
    return render(body, Proof.submitted(List.of("no ledger")));
  }

  private Document render(String body, Proof proof) {
    corpus.add("spine/page", FRONT + body, proof);
    return Jsoup.parse(corpus.page("spine/page"));
  }

  @Test
  void everyClaimIsAnAnchorWithItsCoverage() {
    Document page = render("First claim [@r1]. Second claim.\n\n- Item:\n  - under [@r2]\n");
    for (Claim claim : corpus.articles.get(0).claims()) {
      Element span = page.expectFirst("[id=" + claim.id() + "]");
      assertEquals("claim", span.classNames().iterator().next());
      assertEquals(claim.coverage().word(), span.attr("data-coverage"));
    }
    assertEquals("First claim [1].", page.expectFirst(".claim").text());
    assertEquals("Second claim.", page.expectFirst(".claim.uncited").text());
  }

  @Test
  void aClaimThatEndsInsideEmphasisClosesAndReopensIt() {
    Document page = render("*One ends here [@r1]. Two **starts** here* and goes on [@r2].\n");
    List<String> claims = page.select(".body .claim").eachText();
    assertEquals(List.of("One ends here [1].", "Two starts here and goes on [2]."), claims);
    assertEquals(
        List.of("One ends here [1].", "Two starts here"), page.select(".body em").eachText());
    assertEquals("em", page.expectFirst(".body strong").parents().get(0).tagName());
  }

  @Test
  void citationsAreNumberedCompressedAndLinkedBack() {
    Document page =
        render("A [@r1]. B [@r2; @r3; @r4]. C [@r5; @r1; @r2; @r3]. D [see @r6, p. 12; @r1].\n");
    List<String> cites = page.select(".body .cites").eachText();
    assertEquals(List.of("[1]", "[2-4]", "[1-3,5]", "[see 6, p. 12; 1]"), cites);
    for (Element link : page.select("a.cite, .backlinks a")) {
      String id = link.attr("href").substring(1);
      assertTrue(page.getElementById(id) != null, "no " + id);
    }
    assertEquals(3, page.select("#ref-1 .backlinks a").size());
    assertEquals(2, page.select("#ref-3 .backlinks a").size());
    assertEquals("Reference 1", page.select("#cite-1-1").attr("aria-label"));
  }

  @Test
  void anUnknownKeyIsSeen() {
    Document page = render("A claim [@nobody; @r1].\n");
    assertEquals("unknown reference nobody", page.select(".cite-unknown").text());
    assertEquals("[unknown reference nobody; 1]", page.select(".cites").text());
  }

  @Test
  void anAuthorInTheSentenceIsNamed() {
    Document page = render("@named found it.\n");
    assertEquals("Roe et al [1] found it.", page.select(".claim").text());
  }

  @Test
  void theReferenceListTellsRetractionSupersessionAndHouseArticles() {
    corpus.add(
        "spine/other",
        "---\ntitle: Other\nstatus: submitted\n---\nText.\n",
        Proof.submitted(List.of()));
    Document page = render("A [@gone]. B [@old]. C [@ours]. D [@r2].\n");
    assertEquals("Retracted on June 5, 2020", page.select("#ref-1 .retracted").text());
    assertTrue(page.select("#ref-1").text().contains("shows what went wrong"));
    assertEquals("https://doi.org/10.1000/%3cx%3e%22y", page.select("#ref-1 .work a").attr("href"));
    assertEquals("#ref-4", page.select("#ref-2 .superseded a").attr("href"));
    assertEquals("../../spine/other/", page.select("#ref-3 .work-note a").attr("href"));
    assertEquals("Other", page.select("section[aria-labelledby=_related] a").text());
  }

  @Test
  void aRetractedWorkIsMarkedAtEachCitationAndNeverHidesInARange() {
    Document page = render("A [@r1; @r2; @gone; @r3; @r4; @r5]. B [see @gone, p. 2].\n");
    assertEquals(
        List.of("[1,2,3 retracted,4-6]", "[see 3 retracted, p. 2]"),
        page.select(".body .cites").eachText());
    assertEquals("Reference 3 retracted", page.select("#cite-3-1").attr("aria-label"));
  }

  @Test
  void aReaderIsWarnedOfARetractionThatThoseWhoApprovedDidNotKnow() {
    assertEquals(0, render("A [@gone].\n").select(".article-head .retracted").size());
    Corpus fresh = new Corpus();
    fresh.references.putAll(corpus.references);
    Proof proof = Corpus.approved();
    fresh.add("spine/known", FRONT + "A [@gone].\n", proof);
    fresh.add(
        "spine/page",
        FRONT + "A [@r1; @gone].\n",
        proof.with(new Proof.Marks(Map.of(), null, java.util.Set.of("gone"))));
    assertEquals(
        0, Jsoup.parse(fresh.page("spine/known")).select(".article-head .retracted").size());
    Element notice = Jsoup.parse(fresh.page("spine/page")).expectFirst(".article-head .retracted");
    assertEquals("#ref-2", notice.expectFirst("a").attr("href"));
    assertTrue(notice.text().contains("did not know"), notice.text());
    assertTrue(notice.text().contains("Retracted on June 5, 2020"), notice.text());
    fresh.references.put(
        "gone",
        Library.reference(
            Map.of(
                "id",
                "gone",
                "type",
                "book",
                "title",
                "G",
                "retracted",
                Map.of("date", "2020-06-05", "reason", "why"))));
    fresh.add("spine/draft", FRONT + "A [@gone].\n", Proof.submitted(List.of()));
    notice = Jsoup.parse(fresh.page("spine/draft")).expectFirst(".article-head .retracted");
    assertFalse(notice.text().contains("did not know"), notice.text());
  }

  @Test
  void theReviewPathShowsWhereTheArticleStands() {
    Document approved = render("Text [@r1].\n", Corpus.approved());
    assertEquals("Approved", approved.select(".steps [aria-current=step] .step-label").text());
    assertEquals(2, approved.select(".approvals li").size());
    assertTrue(
        approved
            .select(".approvals")
            .text()
            .contains(
                "Sample Reviewer Two, MD, reviewer, October 2, 2026, 16:40 UTC “I have read it and"
                    + " approve its content”"));
    assertEquals("_review.jsonl", approved.select(".verify a").attr("href"));
    assertTrue(approved.select(".verify").text().contains("sha256:0123456789abcdef"));
    assertEquals(0, approved.select(".caution").size());
    assertTrue(approved.select(".dates").text().contains("Next review due October 2, 2028"));
    assertTrue(approved.text().contains("sha256:0123456789abcdef"));
  }

  @Test
  void titleAnswerAndStatusStandBeforeTheTextAndAllOfTheProcessBehindIt() {
    Corpus fresh = new Corpus();
    String front = FRONT.replace("topics:", "summary: Do this.\npopulation: Adults\ntopics:");
    fresh.add("spine/page", front + "Text.\n", Corpus.approved());
    Document page = Jsoup.parse(fresh.page("spine/page"));
    List<Element> all = page.getAllElements();
    List<Integer> places =
        List.of("h1", ".answer-line", ".status-line", ".body", ".review", ".disclaimer", ".about")
            .stream()
            .map(css -> all.indexOf(page.expectFirst(css)))
            .toList();
    assertEquals(places.stream().sorted().toList(), places);
    assertEquals(
        "Approved by 2 people, October 2, 2026; review due October 2, 2028: details",
        page.select(".status-line").text());
    assertEquals("#_review", page.select(".status-line a").attr("href"));
    assertEquals(0, page.select("nav.audience").size(), "there is no other version");
    String about = page.select(".about").text();
    assertTrue(about.contains("Written for Health professionals Applies to Adults"), about);
    Document pending = render("Text.\n", Corpus.underReview());
    assertEquals(
        "Exercise caution: content is pending review. Review not finished: 1 of 2 approvals"
            + " given. Details",
        pending.select(".status-line").text());
  }

  @Test
  void anApprovalThatDoesNotCountIsShownAsSuch() {
    Proof.Approval conflicted = Corpus.approved().approvals().get(1);
    Proof proof =
        Corpus.underReview()
            .with(
                new Proof.Asked(
                    3, List.of(new Proof.SetAside(conflicted, List.of("spine", "<b>knee")))));
    Corpus fresh = new Corpus();
    fresh.add("spine/page", FRONT + "Text.\n", proof);
    Document page = Jsoup.parse(fresh.page("spine/page"));
    assertEquals(
        List.of("_approvals", "_set-aside"),
        page.select(".review ul.approvals").eachAttr("aria-labelledby"));
    assertEquals(
        "Sample Reviewer Two, MD, reviewer, October 2, 2026, 16:40 UTC Conflict of interest in:"
            + " spine, <b>knee",
        page.select("ul[aria-labelledby=_set-aside] li").text());
    assertTrue(page.select(".steps").text().contains("1 of 3 approvals given"));
    assertEquals(0, render("Text.\n", Corpus.approved()).select("#_set-aside").size());
  }

  @Test
  void whatIsPendingCarriesTheCaution() {
    for (Proof proof : List.of(Proof.submitted(List.of("why not")), Corpus.underReview())) {
      Corpus fresh = new Corpus();
      fresh.add("spine/page", FRONT + "Text.\n", proof);
      Document page = Jsoup.parse(fresh.page("spine/page"));
      assertTrue(
          page.expectFirst(".caution")
              .text()
              .startsWith("Exercise caution: content is pending review. "));
      assertEquals(1, page.select(".steps [aria-current=step]").size());
    }
    assertTrue(render("Text.\n").select(".reasons").text().contains("no ledger"));
  }

  @Test
  void thePageSaysWhoIsResponsible() {
    Document page = render("Text [@r1].\n");
    String about = page.select(".about").text();
    assertTrue(
        about.contains("Sample Author One, MD; interests: none declared (2026-01-10)"), about);
    assertEquals("../../board/#person-a.author", page.select(".about .authors a").attr("href"));
    assertTrue(about.contains("Somebody Else; interests not stated"), about);
    assertEquals("mailto:editors@guidelines.example", page.select(".contact a").attr("href"));
    assertEquals(
        "Sample Author One, MD; Somebody Else. A title. Example Guidelines. Updated November 1,"
            + " 2026. Review status: Submitted. https://guidelines.example/spine/page/",
        page.select(".cite-this").text());
    for (String part : List.of("disclaimer", "ask", "references", "review")) {
      assertEquals(1, page.select("section." + part).size(), part);
    }
  }

  @Test
  void theVariantsOfAnArticleLinkToEachOther() {
    corpus.add(
        "spine/page.patient",
        "---\ntitle: Plain\nstatus: submitted\naudience: patient\n---\nText.\n",
        Proof.submitted(List.of()));
    Document page = render("Text.\n");
    assertEquals("../../spine/page.patient/", page.select("a[data-audience=patient]").attr("href"));
    Document patient = Jsoup.parse(corpus.page("spine/page.patient"));
    assertEquals("../../spine/page/", patient.select("a[data-audience=professional]").attr("href"));
    assertEquals("true", patient.select("a[data-audience=patient]").attr("aria-current"));
  }

  @Test
  void headingsStartAtTheSecondLevelAndNeverSkip() {
    Document page = render("# A title\n\n#### Deep\n\n# Top\n\n### Inner\n\n## Middle\n");
    assertEquals(1, page.select("h1").size());
    assertEquals(List.of("Deep", "Top"), page.select(".body h2").eachText());
    assertEquals(List.of("Inner", "Middle"), page.select(".body h3").eachText());
    assertEquals("Contents", page.select(".contents summary").text());
  }

  @Test
  void tablesHaveCaptionsHeadersAndAWayToScroll() {
    Document page =
        render(
            """
            Table: Doses [@r1].

            | Drug | Dose |
            |---|---:|
            | A | 5 mg |
            | | 6 mg |

            Text.

            | X |
            |---|
            | y |

            Table: Behind.
            """);
    assertEquals(List.of("Doses [1].", "Behind."), page.select("caption").eachText());
    assertFalse(page.text().contains("Table:"));
    assertEquals("col", page.select("thead th").attr("scope"));
    assertEquals("A", page.expectFirst("tbody th[scope=row]").text());
    assertEquals("right", page.expectFirst("tbody td.right").className());
    Element scroll = page.expectFirst(".table-scroll");
    assertEquals("0", scroll.attr("tabindex"));
    assertEquals("Doses [1].", page.expectFirst("#" + scroll.attr("aria-labelledby")).text());
  }

  @Test
  void gradesAreShownWhereTheyAreStatedAndKeptShortWhereInherited() {
    Document page =
        render(
            """
            Use it [@r1]. {certainty=moderate strength=strong}

            Consider: {certainty=low}

            - yoga [@r1]
            """);
    assertEquals(
        List.of("⊕⊕⊕◯ Moderate certainty", "⊕⊕◯◯ Low certainty", "⊕⊕◯◯ Low certainty"),
        page.select(".certainty").stream()
            .map(e -> e.child(0).text() + " " + e.child(1).text())
            .toList());
    assertEquals("Strong recommendation", page.select(".strength").text());
    assertEquals(1, page.select(".certainty.inherited").size());
    assertFalse(page.select(".body").text().contains("{"));
  }

  @Test
  void aTermIsExplainedOnceWhereItFirstStands() {
    corpus.glossary =
        List.of(
            new GlossaryEntry("sciatica", List.of("leg pain"), "Pain along the <i>nerve</i>."),
            new GlossaryEntry("MS", List.of(), "Multiple sclerosis."),
            new GlossaryEntry("unused", List.of(), "Not there."));
    CheckedArticle article =
        corpus.add(
            "spine/page",
            FRONT + "## Sciatica\n\nSciatica hurts [@r1]. Ms. X has leg pain; MSs differ [@r1].\n",
            Proof.submitted(List.of()));
    Document page = Jsoup.parse(corpus.page("spine/page"));
    assertEquals(List.of("Sciatica", "MSs"), page.select(".term").eachText());
    assertEquals(2, page.select(".terms dfn").size());
    assertEquals("Pain along the <i>nerve</i>.", page.select("#_term-1 dd").text());
    assertEquals("#_term-1", page.expectFirst(".term").attr("href"));
    assertEquals(
        List.of("Sciatica: sciatica", "MSs: MS"),
        GlossaryTerms.of(corpus.context().glossary()).explainedIn(article.article()).stream()
            .map(e -> e.words() + ": " + e.entry().term())
            .toList());
  }

  @Test
  void linksToArticlesBecomeLinksToPages() {
    corpus.add(
        "spine/other one",
        "---\ntitle: O\nstatus: submitted\n---\nText.\n",
        Proof.submitted(List.of()));
    Document page =
        render(
            "See [a](other%20one.md#c-1), [b](../spine/page.md), [c](missing.md), [d](#here),"
                + " [e](https://x.example/?a=1&b=\"2), [f](mailto:a@b.example).\n");
    assertEquals(
        List.of(
            "../../spine/other%20one/#c-1",
            "../../spine/page/", "#here", "https://x.example/?a=1&b=%222", "mailto:a@b.example"),
        page.select(".body a").eachAttr("href"));
    assertEquals("c", page.select(".no-link").text());
    assertEquals("noopener", page.select("a[href^=https://x]").attr("rel"));
  }
}
