package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Proof;
import org.imprimatur.text.JsonReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a page says to other programs: files beside it, its head, and the headers of the site. */
final class PageRecordsTest {
  private static final String FRONT =
      """
      ---
      title: A title & more
      status: submitted
      updated: 2026-11-01
      authors: [a.author]
      summary: Do this.
      licence: CC BY 4.0
      ---

      """;

  private static Map<String, byte[]> site(Proof proof) {
    Corpus corpus = new Corpus();
    corpus.isSample = false;
    corpus.references.put(
        "r1",
        Library.reference(
            Map.of(
                "id",
                "r1",
                "type",
                "article-journal",
                "title",
                "On {this} & 5% of that",
                "abstract",
                "not ours to print",
                "page",
                "12-34",
                "author",
                List.of(Map.of("family", "Roe", "given", "R"), Map.of("literal", "A Body")),
                "issued",
                Map.of("date-parts", List.of(List.of(2020, 6, 5))))));
    corpus.add("spine/page", FRONT + "## Pitfalls\n\nRest [@r1]. {certainty=low}\n", proof);
    return corpus.site();
  }

  private static String text(Map<String, byte[]> site, String path) {
    return new String(site.get(path), StandardCharsets.UTF_8);
  }

  @Test
  void thePageAndItsReferencesAreCitedFromFiles() {
    Map<String, byte[]> site = site(Proof.submitted(List.of()));
    assertEquals(
        """
        @article{r1,
          author = {Roe, R and {A Body}},
          title = {{On (this) \\& 5\\% of that}},
          pages = {12--34},
          year = {2020},
          month = {6}
        }

        """,
        text(site, "spine/page/_references.bib"));
    assertEquals(
        "TY  - JOUR|ID  - r1|AU  - Roe, R|AU  - A Body|TI  - On {this} & 5% of that|SP  - 12|EP  -"
            + " 34|PY  - 2020|DA  - 2020/06/05/|ER  - ||",
        text(site, "spine/page/_references.ris").replace("\r\n", "|"));
    assertFalse(text(site, "spine/page/_references.json").contains("not ours"));
    String page = text(site, "spine/page/_cite.bib");
    assertTrue(page.contains("title = {{A title \\& more (Not yet reviewed)}}"), page);
    assertTrue(page.contains("url = {https://guidelines.example/spine/page/}"), page);
    for (String name : List.of("_cite", "_references")) {
      assertNull(JsonReader.read(text(site, "spine/page/" + name + ".json")).error());
    }
    Document shown = Jsoup.parse(text(site, "spine/page/index.html"));
    for (String href : shown.select(".formats a").eachAttr("href")) {
      assertTrue(site.containsKey("spine/page/" + href), href);
    }
    assertEquals(6, shown.select(".formats a").size());
  }

  @Test
  void theClaimsOfAPageAreAFileThatSaysWhatTheyAreWorth() {
    Map<String, byte[]> site = site(Proof.submitted(List.of()));
    Object read = JsonReader.read(text(site, "spine/page/_claims.json")).value();
    if (read instanceof Map<?, ?> file && file.get("claims") instanceof List<?> claims) {
      assertEquals("submitted", file.get("status"));
      Map<?, ?> claim = (Map<?, ?>) claims.get(0);
      assertEquals("Rest.", claim.get("text"));
      assertEquals(List.of("Pitfalls"), claim.get("section"));
      assertEquals("mistake", claim.get("polarity"));
      assertEquals("low", claim.get("certainty"));
    } else {
      assertEquals("an object with claims", read);
    }
  }

  @Test
  void theHeadSpeaksToReferenceManagersAndPreviews() {
    Document pending = Jsoup.parse(text(site(Proof.submitted(List.of())), "spine/page/index.html"));
    assertEquals(
        "A title & more (Not yet reviewed)",
        pending.select("meta[property=og:title]").attr("content"));
    assertEquals(
        "Exercise caution: content is pending review. Do this.",
        pending.select("meta[name=description]").attr("content"));
    assertEquals(
        "2026/11/01", pending.select("meta[name=citation_publication_date]").attr("content"));
    assertEquals(
        "https://creativecommons.org/licenses/by/4.0/",
        pending.select(".about a[rel~=license]").attr("href"));
    Map<String, byte[]> site = site(Corpus.approved());
    Document approved = Jsoup.parse(text(site, "spine/page/index.html"));
    assertEquals("A title & more", approved.select("meta[property=og:title]").attr("content"));
    assertEquals("Do this.", approved.select("meta[name=description]").attr("content"));
    assertTrue(
        approved.select("script[type=application/ld+json]").html().contains("licenses/by/4.0"));
    for (String path : List.of("index.html", "topics/index.html", "a-z/index.html")) {
      assertFalse(
          Jsoup.parse(text(site, path)).select("meta[name=description]").attr("content").isBlank());
    }
  }

  @Test
  void theHeadersForHostsHoldThePolicyOfThePages() {
    Map<String, byte[]> site = site(Corpus.approved());
    String policy =
        Jsoup.parse(text(site, "index.html"))
            .select("meta[http-equiv=Content-Security-Policy]")
            .attr("content");
    for (String path : List.of("_headers", "headers/nginx.conf", "headers/apache.conf")) {
      String headers = text(site, path);
      assertTrue(headers.contains(policy + "; frame-ancestors 'none'"), headers);
      assertTrue(headers.contains("nosniff"), headers);
    }
    Object manifest = JsonReader.read(text(site, "manifest.webmanifest")).value();
    assertTrue(manifest instanceof Map<?, ?> map && "Example Guidelines".equals(map.get("name")));
  }

  @Test
  void aPatientReadsWhatToDoInAnEmergency() {
    Corpus corpus = new Corpus();
    corpus.add(
        "spine/page.patient",
        "---\ntitle: T\nstatus: submitted\naudience: patient\n---\nText.\n",
        Proof.submitted(List.of()));
    String text = Jsoup.parse(corpus.page("spine/page.patient")).select(".disclaimer").text();
    assertTrue(text.contains("call your local emergency number"), text);
    assertFalse(text.contains("contraindications"), text);
  }
}
