package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The approved editions of an article before the one in force. */
final class PastEditionsTest extends ReviewFolderTests {
  private static final String FOLDER = "output/site/topic/sample/";

  @BeforeEach
  void approveTwoEditions() throws Exception {
    folder.write(
        "imprimatur.yaml",
        folder
            .text("imprimatur.yaml")
            .replace("title: Sample}", "title: Sample, url: 'https://s.example/'}"));
    folder.approve();
    folder.commit();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest helps.", "Walking helps."));
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    assertEquals("approved", folder.proved());
    folder.commit();
  }

  private List<String> editions() throws Exception {
    try (Stream<Path> files = Files.list(folder.root.resolve(FOLDER))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("_edition-"))
          .sorted()
          .toList();
    }
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(folder.text(FOLDER + path), "https://s.example/topic/sample/" + path);
  }

  @Test
  void anEarlierEditionSaysSoAndLeadsToTheCurrentOne() throws Exception {
    assertEquals(0, folder.run("build").code());
    List<String> names = editions();
    assertEquals(1, names.size(), names.toString());
    Document now = page("index.html");
    assertTrue(now.text().contains("Walking helps."));
    assertFalse(now.text().contains("Rest helps."));
    assertEquals(names.get(0) + "/", now.expectFirst(".history a").attr("href"));
    Document then = page(names.get(0) + "/index.html");
    assertTrue(then.text().contains("Rest helps."));
    assertTrue(then.title().contains("Sample (Earlier edition)"), then.title());
    assertEquals("noindex", then.expectFirst("meta[name=robots]").attr("content"));
    assertTrue(
        then.expectFirst(".status-line")
            .text()
            .startsWith("This is an earlier edition, approved on "));
    assertEquals("../../../topic/sample/", then.expectFirst(".status-line a").attr("href"));
    assertEquals("Earlier edition", then.expectFirst(".bar .status").text());
    assertTrue(then.expectFirst(".bar strong.on-paper").text().contains("no longer in force"));
    assertEquals(
        0,
        then.select("form[data-ask], .cite-this, .formats, link[rel=canonical], script[type*=json]")
            .size());
    for (String elsewhere :
        List.of("output/site/sitemap.xml", "output/site/feed.xml", "output/report/claims.json")) {
      assertFalse(folder.text(elsewhere).contains("_edition-"), elsewhere);
      assertFalse(folder.text(elsewhere).contains("Rest helps"), elsewhere);
    }
    assertTrue(folder.run("search", "rest", "--json").out().contains("\"total\" : 0"));
    assertTrue(
        folder.run("ask", "does rest help?", "--json").out().contains("\"answered\" : false"));
  }

  @Test
  void anEarlierEditionCarriesTodaysRetractions() throws Exception {
    folder.write(
        "references/works.yaml",
        folder
            .text("references/works.yaml")
            .replace(
                "    volume:", "    retracted: {date: 2026-05-30, reason: Made up.}\n    volume:"));
    folder.commit();
    folder.run("build");
    List<String> names = editions();
    assertEquals(1, names.size());
    Document then = page(names.get(0) + "/index.html");
    assertTrue(
        then.expectFirst(".references .retracted").text().contains("Retracted on May 30, 2026"));
    assertEquals(1, then.select(".body .retracted-cite").size());
  }

  @Test
  void aRetractionWithoutADateStandsInTheFeedAtTheDayOfTheLastChange() throws Exception {
    folder.write(
        "references/works.yaml",
        folder
            .text("references/works.yaml")
            .replace("    volume:", "    retracted: {reason: Made up.}\n    volume:"));
    folder.commit();
    folder.run("build");
    String feed = folder.text("output/site/feed.xml");
    int at = feed.indexOf("A cited work was retracted: Sample");
    assertTrue(at >= 0, feed);
    assertTrue(feed.indexOf("<updated>2026-05-01T00:00:00Z</updated>", at) > at, feed);
  }

  @Test
  void whatWasTakenBackIsNotAnEditionAnyMore() throws Exception {
    folder.taken("request-changes", "r.one", "--note", "It is wrong.");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    folder.commit();
    assertEquals(0, folder.run("build").code());
    assertEquals(List.of(), editions());
    assertFalse(folder.text(PAGE).contains("_history"));
  }

  @Test
  void whatWasWithdrawnIsNotAnEditionAnyMore() throws Exception {
    folder.taken("withdraw", "an.editor", "--note", "It is wrong.");
    folder.approve();
    folder.commit();
    assertEquals("approved", folder.proved());
    assertEquals(0, folder.run("build").code());
    assertEquals(List.of(), editions());
  }

  @Test
  void whatAKeySignedThatIsRevokedSinceIsNotAnEdition() throws Exception {
    assertEquals(0, folder.run("build").code());
    assertEquals(1, editions().size());
    String yaml = folder.text("imprimatur.yaml");
    int key = yaml.indexOf("from: 2026-01-01}", yaml.indexOf("id: r.two"));
    folder.write(
        "imprimatur.yaml",
        yaml.substring(0, key)
            + "from: 2026-01-01, revoked: 2026-05-31, reason: stolen}"
            + yaml.substring(key + "from: 2026-01-01}".length()));
    folder.taken("approve", "p.one");
    folder.commit();
    assertEquals("approved", folder.proved());
    assertEquals(0, folder.run("build").code());
    assertEquals(List.of(), editions());
    assertTrue(folder.text(PAGE).contains("Walking helps."));
  }

  @Test
  void anEditionEndsWithTheGraceOfItsReview() throws Exception {
    for (String person : List.of("r.one", "r.two")) {
      Map<String, String> later = new TreeMap<>(folder.environment());
      later.put("SOURCE_DATE_EPOCH", person.equals("r.one") ? "1840000000" : "1840000001");
      CommandLine.Ran ran =
          CommandLine.run(
              folder.root,
              later,
              folder.words(List.of("confirm", ReviewFolder.ID), person, "--yes"));
      assertEquals(0, ran.code(), ran.err());
    }
    folder.commit();
    assertEquals(0, folder.run("build", "--as-of", "2028-08-29").code());
    assertEquals(1, editions().size(), "overdue, and within its grace");
    assertEquals(0, folder.run("build", "--as-of", "2028-09-15").code());
    assertEquals(List.of(), editions());
    assertTrue(folder.text(PAGE).contains("Walking helps."));
  }

  @Test
  void withoutTheHistoryTheBuildSaysWhatIsLeftOut() throws Exception {
    folder.git("checkout", "-q", "--orphan", "new");
    folder.commit();
    folder.git("branch", "-q", "-D", "main");
    CommandLine.Ran ran = folder.run("build");
    assertEquals(0, ran.code(), ran.out());
    assertEquals(List.of(), editions());
    assertTrue((ran.out() + ran.err()).contains("config/no-history"), ran.out() + ran.err());
  }
}
