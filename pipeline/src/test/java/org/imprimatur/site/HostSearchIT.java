package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.imprimatur.model.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The search of the home page where the house names a path of its own host. */
@Tag("browser")
final class HostSearchIT {
  private static final String INDEX =
      """
      export async function open() {
        return {async search(query) {
          return {query, total: 1, hits: [{article: "spine/pinched-nerve", title: "From the browser",
            url: "spine/pinched-nerve/", status: "submitted", score: 1, snippet: "x",
            marked: {title: [], snippet: []}}], suggestions: [], unknown: []};
        }};
      }
      """;

  private static final String HIT =
      "{\"article\":\"a/b\",\"title\":\"From <b>the host</b>\",\"url\":\"a/b/\","
          + "\"status\":\"approved\",\"score\":2,\"snippet\":\"Words\","
          + "\"marked\":{\"title\":[[0,4]],\"snippet\":[]}}";

  @TempDir private static Path folder;
  private static Browser browser;
  private static SiteServer server;
  private static ChromeDriver driver;

  @BeforeAll
  static void open() throws IOException {
    Corpus corpus = Corpus.ofRepository();
    corpus.house = HostSearchIT::withSearch;
    corpus.write(folder.resolve("place"));
    Path search = Files.createDirectories(folder.resolve("place/search"));
    Files.writeString(search.resolve("search.js"), INDEX);
    browser = Browser.open();
    driver = browser.driver();
    server = SiteServer.start(folder, SiteServer.OWN_ORIGIN);
  }

  private static Configuration.Site withSearch(Configuration.Site site) {
    return new Configuration.Site(
        site.id(),
        site.title(),
        site.url(),
        site.contact(),
        site.sample(),
        site.files(),
        site.lang(),
        site.wordsReviewed(),
        site.tagline(),
        site.logo(),
        site.colours(),
        site.notices(),
        site.disclaimer(),
        site.footer(),
        site.numberedRecommendations(),
        "/find.json");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void fresh() throws IOException {
    Files.deleteIfExists(folder.resolve("find.json"));
    driver.get("about:blank");
    server.served();
  }

  private static void answer(String hits, int total) throws IOException {
    Files.writeString(
        folder.resolve("find.json"),
        "{\"query\":\"x\",\"total\":" + total + ",\"hits\":[" + hits + "]}");
  }

  private static String found() {
    driver.get(server.url() + "place/");
    driver.findElement(By.id("_query")).sendKeys("two words", Keys.ENTER);
    browser.await("document.querySelectorAll('[data-hits] li').length === 1");
    return driver.findElement(By.cssSelector("[data-hits] h2")).getText();
  }

  @Test
  void theHostAnswersAndThePageSaysThatQueriesGoThere() throws IOException {
    answer(HIT, 1);
    assertEquals("From <b>the host</b>", found());
    assertEquals("From", driver.findElement(By.cssSelector("[data-hits] mark")).getText());
    List<String> asked =
        server.served().stream()
            .map(SiteServer.Served::path)
            .filter(path -> path.startsWith("/find.json"))
            .toList();
    assertTrue(asked.contains("/find.json?q=two+words&limit=20"), asked.toString());
    String page = driver.findElement(By.tagName("body")).getText();
    assertTrue(page.contains("is sent to this site's own host (/find.json)"), page);
    assertFalse(page.contains("stays in your browser."), page);
    driver.get(server.url() + "place/board/");
    String foot = driver.findElement(By.cssSelector(".privacy")).getText();
    assertTrue(foot.contains("is sent to its own host"), foot);
  }

  @Test
  void withoutAnAnswerTheBrowserSearches() {
    assertEquals("From the browser", found());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"url\":\"//x.example/\"",
        "\"url\":\"https://x.example/\"",
        "\"url\":\"/a/b/\"",
        "\"url\":\"../a/\"",
        "\"url\":\"a/../../b/\"",
        "\"url\":\"\"",
        "\"url\":7",
        "\"status\":\"certified\"",
        "\"title\":{}",
        "\"snippet\":[]"
      })
  void anAnswerOfAnotherFormIsNotUsed(String changed) throws IOException {
    answer(HIT.substring(0, HIT.length() - 1) + "," + changed + "}", 1);
    assertEquals("From the browser", found());
  }

  @Test
  void whatIsMarkedOutsideTheWordsIsShownUnmarked() throws IOException {
    answer(HIT.replace("[[0,4]]", "[[0,4],[2,999]]"), 1);
    assertEquals("From <b>the host</b>", found());
    assertEquals(0, driver.findElements(By.cssSelector("[data-hits] mark")).size());
    answer(HIT, 0);
    assertEquals("From the browser", found(), "fewer in all than are shown");
  }
}
