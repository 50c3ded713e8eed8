package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An open page of {@code serve} follows what its writer saves. */
@Tag("browser")
final class ServeIT {
  private static final String FRONT =
      "---\ntitle: Neck\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a]\n---\n\n";

  private static final String SETTINGS =
      "site: {title: Sample, id: s}\npeople: [{id: a, name: Sample Author, roles: [author]}]\n";

  private static Browser browser;

  @TempDir Path root;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private void save(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("x").getParent());
    // As many editors do: never half a file.
    Path beside = Files.writeString(file.resolveSibling(".saving"), text);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String article(String middle, int paragraphs) {
    StringBuilder out = new StringBuilder(FRONT);
    for (int i = paragraphs; i > 0; i--) {
      out.append("Rest helped patient ").append(i).append(" [@w].\n\n");
    }
    return out.append(middle).append("\n\n").toString() + "Sleep helps everybody [@w].\n";
  }

  private static @Nullable Object script(String text) {
    return browser.driver().executeScript(text);
  }

  private static double top(String words) {
    Object top =
        script(
            "return [...document.querySelectorAll('main .body p')].find((p) =>"
                + " p.textContent.includes('"
                + words
                + "')).getBoundingClientRect().top");
    return ((Number) Objects.requireNonNull(top)).doubleValue();
  }

  @Test
  void anOpenPageFollowsItsWriter() throws Exception {
    save("imprimatur.yaml", SETTINGS);
    save("references/r.yaml", "references: [{id: w, type: report, title: Work, issued: 2020}]\n");
    save("articles/neck.md", article("Heat helps [@w].", 80));
    try (ServedRun run = new ServedRun(root, Map.of(), "serve")) {
      String address = run.line();
      browser.go(address);
      browser.await("document.title.includes('Sample')");
      String origin = address.substring(0, address.indexOf('/', "http://".length()));
      browser.go(origin + "/neck/");
      keepsItsPlace();
      showsWhatIsFoundAtItsClaim();
      showsWhatCannotBeRead();
      findsWhatWasSaved(origin);
      browser.go(origin + "/");
      keepsWhatIsTyped();
      browser.go(origin + "/neck/");
      isReadable();
      List<String> violations =
          browser.console().stream().filter(line -> line.contains("Content Security")).toList();
      assertEquals(List.of(), violations);
      strangersGetNothing(origin);
    }
    assertFalse(Files.exists(root.resolve("output")));
  }

  private void keepsItsPlace() throws Exception {
    browser.await("document.body.textContent.includes('Heat helps')");
    script(
        "[...document.querySelectorAll('main .body p')].find((p) =>"
            + " p.textContent.includes('Heat helps')).scrollIntoView()");
    double before = top("Sleep helps");
    save("articles/neck.md", article("Heat helps much more [@w].", 85));
    browser.await("document.body.textContent.includes('Heat helps much more')");
    browser.await("scrollY > 0");
    double after = top("Sleep helps");
    assertTrue(Math.abs(after - before) < 2, before + " became " + after);
  }

  private void showsWhatIsFoundAtItsClaim() throws Exception {
    assertEquals(0L, script("return document.querySelectorAll('.live-finding').length"));
    save("articles/neck.md", article("Massage helps.", 85));
    browser.await("document.querySelectorAll('.live-warning').length === 1");
    String line =
        String.valueOf(
            script("return document.querySelector('p .live-finding').parentNode.textContent"));
    assertTrue(line.startsWith("Massage helps."), line);
    assertTrue(line.contains("no citation covers the claim \"Massage helps.\""), line);
    assertTrue(line.contains("claim/uncited"), line);
    save("articles/neck.md", article("Massage helps [@w].", 85));
    browser.await(
        "document.body.textContent.includes('Massage helps [1]') ||"
            + " document.querySelectorAll('.live-warning').length === 0");
    browser.await("document.querySelectorAll('.live-finding').length === 0");
  }

  private void showsWhatCannotBeRead() throws Exception {
    String good = article("Massage helps [@w].", 85);
    save("articles/neck.md", good.replace("title: Neck", "title: [Neck"));
    browser.await("document.querySelector('.live-problems') !== null");
    String problem =
        String.valueOf(script("return document.querySelector('.live-text').textContent"));
    assertTrue(problem.contains("articles/neck.md:"), problem);
    assertTrue(problem.contains("frontmatter/syntax"), problem);
    save("articles/neck.md", good);
    browser.await("document.querySelector('.live-problems') === null");
    browser.await("document.body.textContent.includes('Massage helps')");
    save("imprimatur.yaml", "site: {id: s, title: [}\n");
    browser.await("document.querySelector('.live-problems') !== null");
    script("document.querySelector('.live-close').click()");
    browser.await("document.querySelector('.live-problems') === null");
    save("imprimatur.yaml", SETTINGS.replace("Sample,", "Other,"));
    browser.await("document.title.includes('Other')");
  }

  private void findsWhatWasSaved(String origin) throws Exception {
    save("articles/neck.md", article("Massage helps [@w]. So does acupressure [@w].", 3));
    save("articles/spine/hip.md", article("Cycling prevents stiffness [@w].", 1));
    found(origin, "acupressure", 1);
    found(origin, "cycling", 1);
    save("articles/neck.md", article("Massage helps [@w].", 3));
    found(origin, "acupressure", 0);
    Files.delete(root.resolve("articles/spine/hip.md"));
    browser.go(origin + "/neck/");
    browser.await("document.title.includes('Neck')");
    found(origin, "cycling", 0);
    save("references/synonyms.txt", "rubbing, massage\n");
    // Words of the house take as long as all articles do; until then the old ones count.
    isFound("rubbing", 1);
    Object answers =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + " import('/search/search.js').then((it) => it.open()).then((it) =>"
                    + " it.ask('Does massage help?', {includePending: true, article: 'neck'}))"
                    + ".then((it) => done(it.answers[0].quoted))");
    assertEquals("Massage helps.", answers);
  }

  /** How many articles the search of the home page finds. */
  private static void found(String origin, String word, int total) {
    isFound(word, total);
    browser.go(origin + "/");
    typed("_query", word, Keys.ENTER);
    browser.await(
        "document.querySelectorAll('[data-hits] li').length === "
            + total
            + " && document.querySelector('main').textContent.toLowerCase().includes('"
            + word
            + "')");
  }

  /** A page that has changed may be loaded again between a look at a field and its first key. */
  private static void typed(String id, CharSequence... keys) {
    new WebDriverWait(browser.driver(), Duration.ofMinutes(5))
        .ignoring(StaleElementReferenceException.class)
        .until(
            driver -> {
              driver.findElement(By.id(id)).sendKeys(keys);
              return true;
            });
  }

  /** Words in a field stay until something was done with them, whatever is saved meanwhile. */
  private void keepsWhatIsTyped() throws Exception {
    typed("_query", "acu");
    save("imprimatur.yaml", SETTINGS.replace("Sample,", "Third,"));
    Object value =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                const here = document.querySelector("meta[name=live-page]").content;
                const state = async () => (await (await fetch("/_live/state?/")).json()).page;
                const look = async () => {
                  if (await state() === here) return setTimeout(look, 20);
                  await state();
                  done(document.getElementById("_query").value);
                };
                look();
                """);
    assertEquals("acu", value);
    assertFalse(browser.driver().getTitle().contains("Third"));
    script("document.activeElement.blur()");
    browser.await("document.title.includes('Third')");
  }

  /** Asks until what was saved has been noticed. */
  private static void isFound(String word, int total) {
    browser.await(
        "import('/search/search.js').then((it) => it.open()).then((it) => it.search('"
            + word
            + "')).then((it) => it.total === "
            + total
            + ")");
  }

  private void isReadable() throws Exception {
    save("articles/neck.md", article("Massage helps.", 3));
    browser.await("document.querySelectorAll('.live-warning').length === 1");
    save("imprimatur.yaml", "site: {id: s, title: [}\n");
    browser.await("document.querySelector('.live-problems') !== null");
    for (boolean dark : new boolean[] {false, true}) {
      browser.device(320, dark);
      assertEquals("", browser.tooWide());
      assertEquals(List.of(), dark ? browser.faultsOfColour() : browser.faults());
    }
    browser.device(1280, false);
  }

  /** Pages of other origins, one of the same host, in the very browser that has the cookie. */
  private void strangersGetNothing(String origin) throws Exception {
    Path evil = Files.createDirectories(root.resolveSibling(root.getFileName() + "-evil"));
    Files.writeString(evil.resolve("index.html"), "<!doctype html><title>Other</title>");
    try (SiteServer server = SiteServer.start(evil)) {
      for (String host : List.of("127.0.0.1", "localhost")) {
        browser.go(server.url().replace("127.0.0.1", host));
        for (String how :
            List.of(
                "mode: 'cors'",
                "mode: 'no-cors'",
                "mode: 'no-cors', method: 'POST', body: '{}'",
                "method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'")) {
          Object answer =
              browser
                  .driver()
                  .executeAsyncScript(
                      "const done = arguments[arguments.length - 1]; fetch('"
                          + origin
                          + "/neck/', {credentials: 'include', "
                          + how
                          + "}).then((it) => done(it.type), () => done('refused'))");
          assertEquals("refused", answer, host + " " + how);
        }
      }
    }
    browser.console();
  }
}
