package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a summary of findings is shown, and linked with the recommendations that rest on it. */
final class FindingsPageTest {
  private static final String FRONT =
      """
      ---
      title: A title
      status: submitted
      updated: 2026-11-01
      authors: [a.author]
      ---

      """;

  private static final String HEADING =
      """
      | Outcome | Participants | Studies | Relative effect | Absolute effect | Certainty | Note |
      |---|---|---|---|---|---|---|
      """;

  private static final String TABLE =
      HEADING
          + """
          | Pain [@r1] {#pain} | 1,200 | 5 | RR 0.80 (0.70 to 0.92) | None | Very low | |
          | <b>Burns</b> [@r1] {#burns} | 9 | 1 | RR 1.0 | None | ⊕⊕⊕⊕ High | a |
          """;

  private final Corpus corpus = new Corpus();

  @BeforeEach
  void references() {
    corpus.references.put(
        "r1", Library.reference(Map.of("id", "r1", "type", "book", "title", "Work")));
  }

  private Document page(String body) {
    corpus.add("one", FRONT + body, Proof.submitted(List.of("no ledger")));
    return Jsoup.parse(corpus.page("one"));
  }

  @Test
  void aSummaryOfFindingsIsATableWithHeadsThatPhonesShowAsCards() {
    Document page = page(TABLE);
    Element table = page.expectFirst(".table-scroll.findings > table[role=table]");
    assertEquals("Summary of findings", table.select("caption").text());
    assertEquals(7, table.select("thead th[scope=col][role=columnheader]").size());
    assertEquals(2, table.select("tbody th[scope=row][role=rowheader]").size());
    assertEquals(
        List.of("Participants", "Studies", "Relative effect", "Absolute effect", "Certainty"),
        table.select("tbody tr:first-child td").eachAttr("data-label").subList(0, 5));
    assertEquals(
        List.of("⊕◯◯◯ Very low", "⊕⊕⊕⊕ High"), table.select("td[data-label=Certainty]").eachText());
    assertEquals(1, table.select(".symbols[aria-hidden=true]").size());
    assertEquals(11, table.select("td > .claim[data-coverage=table]").size());
  }

  @Test
  void aTableThatLacksAColumnIsAnOrdinaryOne() {
    Document page = page(TABLE.replace("Studies", "Trials"));
    assertEquals(0, page.select(".findings").size());
    assertEquals(1, page.select(".table-scroll").size());
  }

  @Test
  void recommendationsAndOutcomesLinkToEachOther() {
    Document page =
        page(
            """
            We suggest rest [@r1]. {strength=conditional certainty=low outcomes="pain #burns"}

            These help [@r1]: {outcomes=burns}

            - Sun
            - Sleep

            Nothing else does [@r1]. {outcomes=lost}

            """
                + TABLE);
    List<Claim> claims = corpus.articles.get(0).claims();
    assertEquals(List.of("pain", "burns"), claims.get(0).outcomes());
    assertEquals(List.of("burns"), claims.get(2).outcomes());
    Element named = page.expectFirst(".grade .outcomes");
    assertEquals("Rests on: Pain, <b>Burns</b>", named.text());
    assertEquals(List.of("#pain", "#burns"), named.select("a").eachAttr("href"));
    assertEquals(1, page.select("th #pain").size());
    Element back = page.expectFirst("tr:has(#burns) .resting");
    List<String> ids =
        List.of(claims.get(0), claims.get(1), claims.get(2)).stream()
            .map(claim -> "#" + claim.id())
            .toList();
    assertEquals(ids, back.select("a").eachAttr("href"));
    ids.forEach(id -> assertEquals(1, page.select(id).size(), id));
    assertEquals(2, page.select(".outcomes").size(), "one that is nowhere is not a link");
  }

  @Test
  void hostileIdsAndNamesStayText() {
    Document page =
        page(
            "Rest helps [@r1]. {outcomes=\"x\\\"><script> ref-1 pain\"}\n\n"
                + TABLE.replace("Pain", "\"><script>alert(1)</script>"));
    assertEquals(0, page.select(".prose script").size());
    assertEquals(1, page.select(".outcomes a").size());
  }
}
