package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The repository's own content, built by the program and read in a real browser. */
@Tag("browser")
final class BuiltSiteIT {
  /** One page of each make. */
  private static final List<String> KINDS =
      List.of(
          "",
          "topics/",
          "topics/spine/",
          "a-z/",
          "a-z/questions/",
          "a-z/names/",
          "policy/",
          "policy/verify/",
          "board/",
          "rules/",
          "dashboard/",
          "404.html",
          "spine/pinched-nerve/",
          "cardiology/hypertension/",
          "allergy/anaphylaxis.patient/");

  @TempDir private static Path folder;
  private static Path site;
  private static Browser browser;
  private static SiteServer server;
  private static ChromeDriver driver;

  @BeforeAll
  static void build() throws Exception {
    Path repository = Path.of("..").toRealPath();
    CommandLine.Ran built =
        CommandLine.run(
            repository, Map.of("SOURCE_DATE_EPOCH", "1795132800"), "build", "--out", out());
    assertEquals(0, built.code(), built.err());
    site = Files.createDirectories(folder.resolve("host/some")).resolve("place");
    Files.createSymbolicLink(site, folder.resolve("out/site"));
    Files.createSymbolicLink(folder.resolve("host/assets"), folder.resolve("out/site/assets"));
    browser = Browser.open();
    driver = browser.driver();
    server = SiteServer.start(folder.resolve("host"), SiteServer.OWN_ORIGIN);
  }

  private static String out() {
    return folder.resolve("out").toString();
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
  void fresh() {
    browser.device(1280, false);
    go("404.html");
    driver.executeScript("localStorage.clear()");
    browser.console();
    browser.requests();
  }

  private static String place() {
    return server.url() + "some/place/";
  }

  private static void go(String path) {
    browser.go(place() + path);
  }

  private static WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  private static void await(String script) {
    browser.await(script);
  }

  private static void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** The paths of all pages, as a reader asks for them. */
  private static List<String> pages() throws Exception {
    try (Stream<Path> walk = Files.walk(site.toRealPath())) {
      return walk.filter(file -> file.toString().endsWith(".html"))
          .map(file -> relative(file).replaceAll("(^|/)index\\.html$", "$1"))
          .sorted()
          .toList();
    }
  }

  private static String relative(Path file) {
    try {
      return site.toRealPath().relativize(file).toString().replace('\\', '/');
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Nothing was asked of anybody else, and nothing is wrong enough for the console. */
  private static void assertQuiet() {
    assertEquals(
        List.of(),
        browser.requests().stream()
            .filter(url -> !url.startsWith(place()) && !url.startsWith(server.url() + "assets/"))
            .toList());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void aReaderFindsAnArticleAndAsksItWithoutAPointer() {
    go("");
    driver.executeScript("document.getElementById('_query').focus()");
    press("nsaid back pain", Keys.ENTER);
    await("document.querySelectorAll('[data-hits] li').length > 0");
    assertTrue(find("[data-count]").getText().contains("articles found"));
    press(Keys.TAB, Keys.TAB);
    assertEquals(
        place() + "spine/pinched-nerve/",
        driver.executeScript("return document.activeElement.href"));
    press(Keys.ENTER);
    await("location.pathname.endsWith('/spine/pinched-nerve/')");
    driver.executeScript("document.getElementById('_question').focus()");
    press("Which dose of cyclobenzaprine in hepatic impairment?", Keys.ENTER);
    await("document.querySelector('[data-answers]').textContent.includes('No approved passage')");
    assertEquals(0, driver.findElements(By.cssSelector(".answer")).size());
    press(Keys.TAB, Keys.TAB);
    assertEquals("BUTTON", driver.executeScript("return document.activeElement.tagName"));
    press(Keys.ENTER);
    await("document.querySelector('.answer') !== null");
    String answer = find(".answer blockquote").getText();
    assertTrue(answer.contains("5 mg"), answer);
    assertTrue(find(".answer").getText().contains("cyclobenzaprine"));
    assertTrue(find(".answer").getText().contains("Exercise caution"));
    String claim = find(".answer a[href^='#c-']").getDomAttribute("href");
    assertEquals(answer, find(String.valueOf(claim)).getText());
    assertQuiet();
  }

  @Test
  void whatStandsInNoArticleIsSaidAndTheNearestWordOffered() {
    go("");
    find("#_query").sendKeys("sciatcia", Keys.ENTER);
    await("document.querySelector('[data-count]').textContent.startsWith('Nothing found')");
    find("[data-suggestions] a").sendKeys(Keys.ENTER);
    await("document.querySelectorAll('[data-hits] li').length > 0");
    assertEquals("sciatica", find("#_query").getDomProperty("value"));
    find("#_query").clear();
    find("#_query").sendKeys("naproxene", Keys.ENTER);
    await("document.querySelector('[data-count]').textContent.includes('naproxene')");
    assertTrue(browser.requests().stream().noneMatch(url -> url.contains("naprox")));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void referencesAndTermsAreExplainedOnTheSpot() {
    go("spine/pinched-nerve/");
    driver.executeScript("document.querySelector('.body a.cite').focus()");
    await("!document.getElementById('_card').hidden");
    String reference = find("#ref-1 .work").getText();
    assertTrue(find("#_card").getText().contains(reference.substring(0, 20)), reference);
    press(Keys.ESCAPE);
    await("document.getElementById('_card').hidden");
    WebElement term = find(".body a.term");
    driver.executeScript("arguments[0].focus()", term);
    press(Keys.ENTER);
    await("document.getElementById('_term-card').matches(':popover-open')");
    assertTrue(find("#_term-card").getText().length() > term.getText().length() + 10);
    press(Keys.ESCAPE);
    assertQuiet();
  }

  @Test
  void theReadersThemeIsFollowed() {
    go("spine/pinched-nerve/");
    String light = find("body").getCssValue("background-color");
    browser.device(1280, true);
    assertNotEquals(light, find("body").getCssValue("background-color"));
  }

  /** Both the header and the page's own tag forbid what an injected script could do. */
  @Test
  void thePolicyOfThePageIsInForce() throws Exception {
    try (SiteServer plain = SiteServer.start(folder.resolve("host"))) {
      for (String start : List.of(server.url(), plain.url())) {
        driver.get(start + "some/place/spine/pinched-nerve/");
        Object ran =
            driver.executeScript(
                "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
                    + "document.body.append(s); return window.ran === 1;");
        assertEquals(false, ran, start);
        List<String> console = browser.console();
        assertTrue(
            console.stream().anyMatch(line -> line.contains("Content Security Policy")),
            console.toString());
      }
    }
  }

  /** Each page is loaded at one width, every other page at the other, and laid out again. */
  @Test
  void noPageScrollsSidewaysOrComplains() throws Exception {
    List<Integer> widths = new ArrayList<>(List.of(360, 1280));
    for (String path : pages()) {
      browser.device(widths.get(0), false);
      go(path);
      assertEquals("", browser.tooWide(), path + " at " + widths.get(0));
      browser.device(widths.get(1), false);
      assertEquals("", browser.tooWide(), path + " at " + widths.get(1));
      Collections.reverse(widths);
    }
    assertQuiet();
  }

  @Test
  void noKindOfPageBreaksARuleOfAccessibility() {
    List<String> faults = new ArrayList<>();
    for (String path : KINDS) {
      browser.device(360, true);
      go(path);
      browser.faults().forEach(fault -> faults.add(path + " 360 dark " + fault));
      browser.device(1280, false);
      browser.faults().forEach(fault -> faults.add(path + " 1280 " + fault));
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void whoGetsNoAnswerIsToldWhyAndWhatComesNear() {
    go("cardiology/hypertension/");
    find("#_question").sendKeys("Does lithium lower blood pressure in gout?", Keys.ENTER);
    await("document.querySelector('main').textContent.includes('No approved article mentions')");
    String said = find("[data-answers]").getText();
    assertTrue(said.contains("lithium"), said);
    assertTrue(driver.findElements(By.cssSelector(".answer")).isEmpty(), said);
  }

  @Test
  void everyLinkOfEveryPageLeadsSomewhere() throws Exception {
    Map<String, Document> documents = new TreeMap<>();
    for (String path : pages()) {
      Path file = site.resolve(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
      documents.put(place() + path, Jsoup.parse(Files.readString(file), place() + path));
    }
    assertTrue(documents.size() > 20, documents.keySet().toString());
    TreeSet<String> addresses = new TreeSet<>();
    List<String> broken = new ArrayList<>();
    for (Document page : documents.values()) {
      for (Element element : page.select("[href], [src]")) {
        String url = element.absUrl(element.hasAttr("href") ? "href" : "src");
        if (!url.startsWith(place())) {
          continue; // works and other sites
        }
        int hash = url.indexOf('#');
        String address = hash < 0 ? url : url.substring(0, hash);
        addresses.add(address);
        Document target = documents.get(address);
        if (hash >= 0 && hash + 1 < url.length() && target != null) {
          String id = URI.create(url).getFragment();
          if (target.getElementById(id) == null) {
            broken.add(page.baseUri() + " -> " + url);
          }
        }
      }
    }
    HttpClient client = HttpClient.newHttpClient();
    for (String address : addresses) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        broken.add(address + " " + answer.statusCode());
      }
    }
    assertEquals(List.of(), broken);
    assertFalse(addresses.isEmpty());
  }
}
