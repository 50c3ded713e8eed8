package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds of every page of a site, on the repository's own articles. */
final class SiteBuilderTest {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'self'";

  private static Map<String, byte[]> site;
  private static final Map<String, Document> PAGES = new TreeMap<>();

  @BeforeAll
  static void build() throws IOException {
    site = Corpus.ofRepository().site();
    site.forEach(
        (path, bytes) -> {
          if (path.endsWith(".html")) {
            String base = "https://host.example/some/folder/" + path.replace("index.html", "");
            PAGES.put(path, Jsoup.parse(text(bytes), base));
          }
        });
  }

  private static String text(Map<String, byte[]> files, String path) {
    return text(Objects.requireNonNull(files.get(path), path));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void theSiteHasThePagesOfTheContract() {
    List<String> wanted =
        List.of(
            "index.html",
            "topics/index.html",
            "topics/spine/index.html",
            "a-z/index.html",
            "policy/index.html",
            "board/index.html",
            "rules/index.html",
            "dashboard/index.html",
            "404.html",
            "feed.xml",
            "sitemap.xml",
            "robots.txt",
            "assets/site.css",
            "assets/site.js",
            "spine/pinched-nerve/index.html",
            "allergy/anaphylaxis.patient/index.html");
    assertAll(wanted.stream().map(path -> () -> assertTrue(site.containsKey(path), path)));
  }

  @Test
  void everyPageHasOneHeadingALanguageATitleAndLandmarks() {
    PAGES.forEach(
        (path, page) -> {
          assertEquals(1, page.select("h1").size(), path);
          assertEquals("en", page.select("html").attr("lang"), path);
          assertFalse(page.title().isBlank(), path);
          assertEquals(1, page.select("main").size(), path);
          assertEquals(1, page.select("body > header").size(), path);
          assertEquals(1, page.select("body > footer").size(), path);
          assertEquals("#_main", page.select("body > a.skip").attr("href"), path);
        });
  }

  @Test
  void headingsNeverSkipALevel() {
    PAGES.forEach(
        (path, page) -> {
          int last = 0;
          for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertTrue(level <= last + 1, path + ": " + heading);
            last = level;
          }
        });
  }

  @Test
  void noIdStandsTwice() {
    PAGES.forEach(
        (path, page) -> {
          Set<String> seen = new TreeSet<>();
          for (Element element : page.select("[id]")) {
            assertTrue(seen.add(element.id()), path + " has twice the id " + element.id());
          }
        });
  }

  @Test
  void everyInternalLinkLeadsSomewhere() {
    List<String> broken = new ArrayList<>();
    PAGES.forEach(
        (path, page) -> {
          for (Element link : page.select("a[href], link[href], script[src], img[src]")) {
            String href = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            if (!isExternal(href) && !isOfTheBuild(href) && !resolves(path, href)) {
              broken.add(path + " -> " + href);
            }
          }
        });
    assertEquals(List.of(), broken);
  }

  /** What the build writes beside the pages: the calendar, the records and the board's keys. */
  private static boolean isOfTheBuild(String href) {
    return href.equals("../reviews.ics")
        || href.equals(SiteBuilder.LEDGER)
        || href.endsWith(SiteBuilder.SIGNERS);
  }

  private static boolean isExternal(String href) {
    return href.startsWith("https://") || href.startsWith("http://") || href.startsWith("mailto:");
  }

  private static boolean resolves(String from, String href) {
    URI target = URI.create("x:/").resolve("/" + from).resolve(href);
    String path = URI.create("http://h/" + from).resolve(href).getPath().substring(1);
    String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    String anchor = target.getFragment();
    Document page = PAGES.get(file);
    return site.containsKey(file)
        && (anchor == null || (page != null && page.getElementById(anchor) != null));
  }

  @Test
  void nothingIsLoadedFromElsewhereAndNothingStandsInline() {
    PAGES.forEach(
        (path, page) -> {
          for (Element element : page.select("[src], link[href]:not([rel=canonical])")) {
            String address =
                element.hasAttr("src") ? element.absUrl("src") : element.absUrl("href");
            String from = path.equals("404.html") ? "assets/" : "some/folder/";
            assertTrue(address.startsWith("https://host.example/" + from), path + element);
          }
          assertEquals(0, page.select("style, [style], iframe, object, embed, base").size(), path);
          for (Element script : page.select("script:not([src])")) {
            assertEquals("application/ld+json", script.attr("type"), path);
          }
          page.getAllElements()
              .forEach(
                  element ->
                      element
                          .attributes()
                          .forEach(a -> assertFalse(a.getKey().startsWith("on"), path + element)));
        });
    String css = text(site, "assets/site.css") + text(site, "assets/print.css");
    assertFalse(css.contains("url(") || css.contains("@import"), "the style sheet loads something");
  }

  @Test
  void everyPageCarriesTheContentSecurityPolicy() {
    PAGES.forEach(
        (path, page) ->
            assertEquals(
                POLICY,
                page.select("meta[http-equiv=Content-Security-Policy]").attr("content"),
                path));
  }

  @Test
  void sampleDataSaysSoAndStaysOutOfSearchEngines() {
    PAGES.forEach(
        (path, page) -> {
          assertTrue(page.text().contains("Sample data, not reviewed by clinicians"), path);
          assertEquals("noindex", page.select("meta[name=robots]").attr("content"), path);
          assertEquals(0, page.select("link[rel=canonical]").size(), path);
          assertFalse(page.html().contains("reviewedBy"), path);
        });
    assertFalse(text(site, "robots.txt").contains("Sitemap"));
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    Map<String, byte[]> again = Corpus.ofRepository().site();
    assertEquals(site.keySet(), again.keySet());
    again.forEach((path, bytes) -> assertArrayEquals(site.get(path), bytes, path));
  }

  @Test
  void aSiteThatIsNoSampleMayBeFound() throws IOException {
    Corpus corpus = Corpus.ofRepository();
    corpus.isSample = false;
    Map<String, byte[]> real = corpus.site();
    Document page = Jsoup.parse(text(real, "allergy/anaphylaxis/index.html"));
    assertEquals(0, page.select("meta[name=robots]").size());
    assertEquals(
        "https://guidelines.example/allergy/anaphylaxis/",
        page.select("link[rel=canonical]").attr("href"));
    String json = page.select("script[type=application/ld+json]").html();
    assertTrue(json.contains("\"reviewedBy\":[{\"@type\":\"Person\",\"name\":\"Sample Reviewer"));
    assertTrue(json.contains("\"lastReviewed\":\"2026-10-02\""));
    Document pending = Jsoup.parse(text(real, "spine/pinched-nerve/index.html"));
    assertFalse(pending.html().contains("reviewedBy"));
    assertFalse(pending.text().contains("Sample data"));
    assertEquals("noindex", pending.select("meta[name=robots]").attr("content"));
    assertEquals(0, pending.select("link[rel=canonical]").size());
    assertEquals(
        "noindex",
        Jsoup.parse(text(real, "dashboard/index.html"))
            .select("meta[name=robots]")
            .attr("content"));
    assertTrue(
        text(real, "robots.txt").contains("Sitemap: https://guidelines.example/sitemap.xml"));
  }

  @Test
  void feedAndSitemapAreWellFormed() {
    Document feed = Jsoup.parse(text(site, "feed.xml"), Parser.xmlParser());
    assertFalse(feed.select("entry").isEmpty());
    for (Element entry : feed.select("entry")) {
      assertTrue(entry.select("id").text().startsWith("https://guidelines.example/"));
      assertTrue(entry.select("updated").text().endsWith("T00:00:00Z"));
      assertFalse(entry.select("link").attr("href").isEmpty());
      boolean isApproved = entry.select("link").attr("href").endsWith("/allergy/anaphylaxis/");
      assertEquals(isApproved, entry.select("title").text().endsWith("(Approved)"));
      assertEquals(!isApproved, entry.select("summary").text().startsWith("Exercise caution"));
    }
    Set<String> ids = new TreeSet<>(feed.select("entry > id").eachText());
    assertEquals(feed.select("entry").size(), ids.size());
    Document map = Jsoup.parse(text(site, "sitemap.xml"), Parser.xmlParser());
    assertTrue(
        map.select("loc").eachText().contains("https://guidelines.example/allergy/anaphylaxis/"));
    assertFalse(map.text().contains("pinched-nerve"), "what is not approved is not offered");
    assertTrue(map.select("loc").eachText().contains("https://guidelines.example/topics/spine/"));
    for (String place : map.select("loc").eachText()) {
      String path = place.substring("https://guidelines.example/".length()) + "index.html";
      assertTrue(site.containsKey(path), path);
    }
  }

  @Test
  void withoutAnAddressTheFeedHasRelativeLinksAndThereIsNoSitemap() throws IOException {
    Corpus corpus = Corpus.ofRepository();
    corpus.url = null;
    Map<String, byte[]> moved = corpus.site();
    assertFalse(moved.containsKey("sitemap.xml"));
    assertFalse(text(moved, "feed.xml").contains("https://guidelines.example"));
    assertTrue(text(moved, "feed.xml").contains("href=\"spine/pinched-nerve/\""));
  }

  @Test
  void thePolicyPageIsMadeFromThePolicy() {
    String policy = Jsoup.parse(text(site, "policy/index.html")).text();
    assertTrue(policy.contains("Approvals needed 2"), policy);
    assertTrue(policy.contains("24 months"));
    assertTrue(policy.contains("90 days"));
    assertTrue(policy.contains("American Medical Association"));
    assertTrue(policy.contains("Dose changed the approvals must include: pharmacist"));
    assertTrue(policy.contains("Topic Pain approvals needed: 3"));
    assertTrue(policy.contains("Topic Infection reviewed every 1 year"));
    assertTrue(
        policy.contains(
            "Sample Reviewer Two, MD has a conflict of interest, so that this person's approval"
                + " does not count, in: spine"),
        policy);
    assertTrue(policy.contains("About this page"));
    assertTrue(policy.contains("claim/* warning error error"));
  }

  @Test
  void theRulesReferenceShowsAPageWithTheLevelsInForce() {
    Element rule =
        Objects.requireNonNull(PAGES.get("rules/index.html")).expectFirst("#claim-uncited");
    assertEquals("claim/uncited A claim that no citation covers", rule.expectFirst("h3").text());
    assertEquals(List.of("Fires", "How to fix it"), rule.select("h4").eachText());
    assertEquals("- Heat <b>", rule.expectFirst("pre").text());
    assertEquals("[@key]", rule.expectFirst("p code").text());
    assertEquals(2, rule.select("li").size());
    assertEquals(
        "Submitted: warning. Under Review: error. Approved: error.",
        rule.expectFirst(".rule-levels").text());
  }

  @Test
  void aClaimWithoutACitationIsMarkedOnlyWhileTheArticleIsPending() throws IOException {
    Document nerve = Objects.requireNonNull(PAGES.get("spine/pinched-nerve/index.html"));
    assertTrue(nerve.select(".uncited").size() > nerve.select(".uncited + .needed").size());
    assertEquals(
        nerve.select(".uncited:not(:has(.cite-unknown)) + .needed"), nerve.select(".needed"));
    assertEquals(
        nerve.select(".uncited:not(:has(.cite-unknown))").size(), nerve.select(".needed").size());
    Corpus corpus = new Corpus();
    String text = Library.read(Path.of("../articles/spine/pinched-nerve.md"));
    corpus.add("spine/approved", text, Corpus.approved());
    Document approved = Jsoup.parse(text(corpus.site(), "spine/approved/index.html"));
    assertTrue(approved.select(".uncited").size() > 0);
    assertEquals(0, approved.select(".needed").size());
  }

  @Test
  void longListsAreCutIntoPages() {
    Corpus corpus = new Corpus();
    for (int i = 0; i < 450; i++) {
      String front = "---\ntitle: Alpha " + i + "\nstatus: submitted\ntopics: [many]\n---\n";
      corpus.add("x/a" + i, front, Proof.submitted(List.of()));
    }
    corpus.add("x/z", "---\ntitle: Élan\nstatus: submitted\n---\n", Proof.submitted(List.of()));
    Map<String, byte[]> big = corpus.site();
    Set<String> lists = new TreeSet<>(big.keySet());
    lists.removeIf(path -> path.startsWith("x/") || !path.endsWith("index.html"));
    assertTrue(
        lists.containsAll(
            Set.of(
                "a-z/a/index.html",
                "a-z/a/2/index.html",
                "a-z/a/3/index.html",
                "a-z/e/index.html",
                "topics/many/3/index.html")),
        lists.toString());
    assertFalse(lists.contains("a-z/a/4/index.html"));
    Document second = Jsoup.parse(text(big, "a-z/a/2/index.html"));
    assertEquals(200, second.select(".articles > li").size());
    assertEquals("2", second.select(".pager [aria-current=page]").text());
    assertEquals("../../../", second.select(".site-name").attr("href"));
  }

  @Test
  void anArticleNeverTakesThePlaceOfAPageOfTheSite() {
    assertTrue(SiteBuilder.isReserved(new ArticleId("topics/spine")));
    assertTrue(SiteBuilder.isReserved(new ArticleId("search")));
    assertFalse(SiteBuilder.isReserved(new ArticleId("spine/topics")));
    Corpus corpus = new Corpus();
    corpus.add("policy", "---\ntitle: Mine\n---\n", Proof.submitted(List.of()));
    assertTrue(text(corpus.site(), "policy/index.html").contains("Editorial policy"));
  }

  @Test
  void thePageForWhatIsNotThereWorksAtAnyDepth() {
    Document page = Objects.requireNonNull(PAGES.get("404.html"));
    assertEquals(0, page.select("script").size(), "it reads well where nothing else is found");
    assertEquals(
        List.of(
            "https://guidelines.example/",
            "https://guidelines.example/topics/",
            "https://guidelines.example/a-z/"),
        page.select("main a").eachAttr("href"));
    assertEquals("https://guidelines.example/", page.select("header a").attr("href"));
    assertEquals("/assets/site.css", page.select("link[rel=stylesheet]").attr("href"));
    Corpus corpus = new Corpus();
    corpus.url = null;
    assertTrue(text(corpus.site(), "404.html").contains("\"./topics/\""));
  }

  @Test
  void theAssetsAreThoseOfTheProgram() {
    assertNotNull(site.get("assets/site.js"));
    String script = text(site, "assets/site.js").toLowerCase(Locale.ROOT);
    assertFalse(script.contains("innerhtml"), "text must never be read as markup");
    assertFalse(script.contains("eval("));
  }
}
