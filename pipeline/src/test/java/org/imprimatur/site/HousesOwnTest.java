package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Proof;
import org.imprimatur.theme.StyleClasses;
import org.imprimatur.wording.Wording;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a house makes its own, and what stays whatever it does. */
final class HousesOwnTest {
  private static final String BAD = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\"'";

  /** What no part may hold that a theme may colour. */
  private static final String GUARDED =
      ".status, .caution, .retracted, .approvals, .cite, .claim, .certainty, .strength, .disclaimer,"
          + " .sample, .review, .references, .status-line, .bar, .body";

  private static Corpus corpus() {
    Corpus corpus = new Corpus();
    corpus.isSample = false;
    corpus.add(
        "spine/page",
        """
        ---
        title: A page
        summary: Take 5 mg.
        status: submitted
        updated: 2026-03-01
        ---

        Rest helps. Give 5 mg/kg to 10 mg/kg daily.

        > **Warnung:** Nicht warten.

        We recommend rest. {strength=strong certainty=high}

        We suggest walks. {strength=conditional certainty=low}
        """,
        Proof.submitted(List.of("It is new.")));
    return corpus;
  }

  private static void withRules(Corpus corpus) {
    corpus.rules.add(
        new RuleText(
            "claim/uncited", "A claim without", "# claim/uncited\n\nEvery claim needs one.\n"));
  }

  private static Map<String, Document> pages(Corpus corpus) {
    Map<String, Document> out = new HashMap<>();
    corpus
        .site()
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(".html")) {
                out.put(
                    path,
                    Jsoup.parse(
                        new String(bytes, StandardCharsets.UTF_8), "https://h.example/" + path));
              }
            });
    return out;
  }

  private static Document at(Map<String, Document> pages, String path) {
    return Objects.requireNonNull(pages.get(path), path);
  }

  private static Map<String, String> hostileWords() {
    Map<String, String> own = new HashMap<>();
    for (String name : Wording.names()) {
      String english = Wording.ENGLISH.say(name);
      StringBuilder values = new StringBuilder(BAD);
      for (int i = 0; i < Wording.values(english); i++) {
        boolean isLink = english.contains("](" + i + ")");
        values.append(isLink ? " [" + BAD + "](" + i + ")" : " {" + i + "}");
      }
      own.put(name, name.equals("date") ? "{day} {month} {year} " + BAD : values.toString());
    }
    return own;
  }

  private static Configuration.Site hostileSite(Configuration.Site site) {
    return new Configuration.Site(
        site.id(),
        BAD,
        site.url(),
        site.contact(),
        false,
        List.of(),
        "fr",
        null,
        BAD,
        null,
        Configuration.Colours.NONE,
        new Configuration.ByAudience(List.of(BAD), Map.of()),
        new Configuration.ByAudience(List.of(BAD), Map.of()),
        List.of(
            new Configuration.FootLink(BAD, "https://x.example/" + BAD),
            new Configuration.FootLink(BAD, "javascript:alert(1)")),
        true,
        null);
  }

  private static Configuration.Site german(Configuration.Site site) {
    return new Configuration.Site(
        site.id(),
        site.title(),
        site.url(),
        site.contact(),
        false,
        List.of(),
        "de-CH",
        null,
        null,
        null,
        Configuration.Colours.NONE,
        Configuration.ByAudience.NONE,
        Configuration.ByAudience.NONE,
        List.of(),
        true,
        null);
  }

  @Test
  void wordsOfAHouseAreTextWhereverTheyStand() {
    Corpus corpus = corpus();
    corpus.look = Look.of(Wording.of("fr", hostileWords()));
    corpus.house = HousesOwnTest::hostileSite;
    Map<String, Document> pages = pages(corpus);
    assertTrue(pages.size() > 8);
    pages.forEach(
        (path, page) -> {
          assertTrue(page.select("script").size() <= 2, path);
          assertEquals(0, page.select("[onerror], img[src=x], svg, iframe, style").size(), path);
          for (Element link : page.select("a[href]")) {
            assertFalse(link.attr("href").startsWith("javascript:"), path);
          }
        });
    String words =
        new String(
            Objects.requireNonNull(corpus.site().get("assets/words.js")), StandardCharsets.UTF_8);
    assertTrue(
        words.contains("\"caution\":\"Exercise caution: content is pending review\""), words);
    Document page = at(pages, "spine/page/index.html");
    Element caution = page.expectFirst(".status-line.caution");
    assertEquals("en", caution.attr("lang"));
    assertTrue(caution.text().startsWith("Exercise caution: content is pending review."));
    assertEquals("Not yet reviewed", page.expectFirst(".bar .status").text());
    assertTrue(page.title().contains("A page"));
  }

  @Test
  void aPageInAnotherLanguageSaysAllOfItInThatLanguage() {
    Corpus corpus = corpus();
    withRules(corpus);
    corpus.look = Look.of(Wording.of("de-CH", Map.of()));
    corpus.house = HousesOwnTest::german;
    Map<String, Document> pages = pages(corpus);
    Document page = at(pages, "spine/page/index.html");
    assertEquals("de-CH", page.expectFirst("html").attr("lang"));
    assertEquals("ltr", page.expectFirst("html").attr("dir"));
    assertTrue(
        page.expectFirst(".status-line")
            .text()
            .startsWith("Vorsicht: Der Inhalt ist noch nicht freigegeben."));
    assertTrue(page.text().contains("1. März 2026"));
    assertEquals(1, page.select(".callout.warning").size());
    assertTrue(
        page.expectFirst(".unreviewed-words").text().contains("noch nicht geprüfte Übersetzung"));
    assertEquals("Beirat", at(pages, "board/index.html").expectFirst("h1").text());
    housePagesAreInGerman(pages);
    List<String> english = new ArrayList<>();
    pages.forEach(
        (path, each) -> {
          each.select("[lang=en], .body").remove();
          for (String word : List.of("Review status", "Approved", "Topics", " the ", "Search")) {
            if ((" " + each.body().text() + " ").contains(word)) {
              english.add(path + ": " + word + " in " + each.body().text());
            }
          }
        });
    assertEquals(List.of(), english);
  }

  private static void housePagesAreInGerman(Map<String, Document> pages) {
    assertEquals("Verzeichnis der Regeln", at(pages, "rules/index.html").expectFirst("h1").text());
    assertEquals("en", at(pages, "rules/index.html").expectFirst(".rule > div").attr("lang"));
    assertEquals("Redaktionelle Regeln", at(pages, "policy/index.html").expectFirst("h1").text());
    assertEquals("", at(pages, "policy/index.html").expectFirst("main").attr("lang"));
    assertEquals(
        "Eine Freigabe nachprüfen", at(pages, "policy/verify/index.html").expectFirst("h1").text());
    Document dashboard = at(pages, "dashboard/index.html");
    assertEquals("Stand der Prüfungen", dashboard.expectFirst("h1").text());
    assertEquals(
        List.of("Autorinnen und Autoren: zur Prüfung einreichen"),
        dashboard.select("td[data-label=Nächster Schritt]").eachText());
    assertEquals("It is new.", dashboard.expectFirst("td li[lang=en]").text());
  }

  @Test
  void whatTheProgramSaysOfItselfIsInEnglishWhereTheLanguageIsNotShipped() {
    Corpus corpus = corpus();
    withRules(corpus);
    Map<String, String> own =
        Map.of("policy.title", "Nous", "dashboard.title", "Nous", "site.policy", "Charte");
    corpus.look = Look.of(Wording.of("fr", own));
    Map<String, Document> pages = pages(corpus);
    for (String path : List.of("policy/", "policy/verify/", "rules/", "dashboard/")) {
      Document page = at(pages, path + "index.html");
      assertEquals("en", page.expectFirst("main").attr("lang"), path);
      assertFalse(page.text().contains("Nous"), path);
      assertTrue(page.text().contains("Charte"), path);
    }
  }

  @Test
  void recommendationsAreNumberedWhereTheHouseAsksForIt() {
    Corpus corpus = corpus();
    assertEquals(0, at(pages(corpus), "spine/page/index.html").select(".number").size());
    corpus.house = HousesOwnTest::german;
    corpus.look = Look.of(Wording.of("de", Map.of()));
    Document page = at(pages(corpus), "spine/page/index.html");
    assertEquals(
        List.of("Empfehlung 1", "Empfehlung 2"), page.select(".grade > .number").eachText());
  }

  @Test
  void dosesKeepTheirOrderAmongWordsFromTheRight() {
    Corpus corpus = corpus();
    corpus.look = Look.of(Wording.of("ar", Map.of()));
    Document page = at(pages(corpus), "spine/page/index.html");
    assertEquals("rtl", page.expectFirst("html").attr("dir"));
    assertEquals("ltr", page.expectFirst("section.review").attr("dir"));
    List<String> kept = page.select(".body [dir=ltr]").stream().map(Element::wholeText).toList();
    assertEquals(List.of("5\u00A0mg/kg", "10\u00A0mg/kg"), kept);
    assertEquals("5\u00A0mg", page.expectFirst(".answer-line [dir=ltr]").wholeText());
  }

  @Test
  void noPartThatAThemeMayColourHoldsAStatusACautionACitationOrAClaim() throws Exception {
    List<String> found = new ArrayList<>();
    Corpus corpus = Corpus.ofRepository();
    pages(corpus)
        .forEach(
            (path, page) -> {
              for (String name : StyleClasses.free()) {
                for (Element part : page.getElementsByClass(name)) {
                  if (!part.select(GUARDED).isEmpty() || part.closest(".body, .review") != null) {
                    found.add(path + ": " + name);
                  }
                }
              }
            });
    assertEquals(List.of(), found);
  }
}
