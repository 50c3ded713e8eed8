package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.imprimatur.model.Proof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a reader has in sight: the answer first, and its status on every screen and sheet. */
@Tag("browser")
final class ReaderIT {
  private static final int PHONE = 780;

  /** How many texts joined to a number the page has, and those that stand on two lines. */
  private static final String TORN =
      """
      const whole = /[\\p{L}\\d.,]*\\d[\\p{L}\\d.,]*(?:[-–/][\\p{L}\\d]+)+|\\d[-–/\\p{L}]*(?:\\s(?:mg|mcg|g|kg|mL|mm)\\b(?:\\sHg)?)|\\[\\d[\\d, -]*\\]/gu;
      const torn = [];
      let looked = 0;
      for (const part of document.querySelectorAll(".answer-line, .body :is(p, li, td, th)")) {
        const texts = [];
        const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        let length = 0;
        while (walk.nextNode()) {
          texts.push({ node: walk.currentNode, from: length });
          length += walk.currentNode.data.length;
        }
        const at = (offset) => {
          const text = texts.findLast((one) => one.from <= offset);
          return [text.node, offset - text.from];
        };
        for (const match of part.textContent.matchAll(whole)) {
          const range = document.createRange();
          range.setStart(...at(match.index));
          const [node, last] = at(match.index + match[0].length - 1);
          range.setEnd(node, last + 1);
          const tops = [...range.getClientRects()].filter((one) => one.width > 0);
          looked++;
          const height = Math.max(...tops.map((one) => one.bottom)) - Math.min(...tops.map((one) => one.top));
          if (tops.length > 0 && height > 34) torn.push(match[0]);
        }
      }
      return [looked, torn.join(" | ")];
      """;

  private static Corpus corpus;
  @TempDir private static Path folder;
  private static Browser browser;
  private static SiteServer server;
  private static ChromeDriver driver;

  @BeforeAll
  static void open() throws IOException {
    corpus = Corpus.ofRepository();
    corpus.add(
        "spine/errors",
        "---\ntitle: Errors\nstatus: submitted\n---\nText.\n\n## Pitfalls\n\n### Of the many\n\n"
            + "- Bed rest that lasts for weeks.\n".repeat(120)
            + "\n## Then\n\nMore.\n",
        Proof.submitted(List.of()));
    corpus.write(folder.resolve("site"));
    browser = Browser.open();
    driver = browser.driver();
    server = SiteServer.start(folder, SiteServer.OWN_ORIGIN);
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
  }

  private static void go(String path) {
    browser.go(server.url() + "site/" + path);
  }

  private static WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  private static List<String> articles() {
    return corpus.articles.stream().map(article -> article.id().url()).toList();
  }

  private static long top(String css) {
    Object found =
        driver.executeScript(
            "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().top)",
            css);
    return found instanceof Number number ? number.longValue() : Long.MAX_VALUE;
  }

  @Test
  void theFirstClaimIsInSightOrNearlySo() {
    List<String> far = new ArrayList<>();
    for (String path : articles()) {
      browser.screen(390, PHONE);
      go(path);
      long phone = top(".body .claim");
      browser.screen(1280, 900);
      long desk = top(".body .claim");
      if (phone >= PHONE * 1.2 || desk >= 900) {
        far.add(path + " " + phone + " " + desk);
      }
    }
    assertEquals(List.of(), far);
  }

  /** Everything that the text of the repository joins to a number, at three widths of a screen. */
  @Test
  void whatBelongsToANumberStaysOnItsLine() {
    List<String> torn = new ArrayList<>();
    long looked = 0;
    for (String path : articles()) {
      go(path);
      for (int width : List.of(320, 390, 1280)) {
        browser.screen(width, PHONE);
        Object found = driver.executeScript(TORN);
        List<?> seen = assertInstanceOf(List.class, found);
        looked += ((Number) seen.get(0)).longValue();
        if (!seen.get(1).equals("")) {
          torn.add(path + " at " + width + ": " + seen.get(1));
        }
      }
    }
    assertEquals(List.of(), torn);
    assertTrue(looked > 1000, "looked at " + looked);
  }

  @Test
  void nothingMovesWhenTheScriptComes() {
    for (String path : List.of("", "topics/spine/", "spine/lumbar-radiculopathy/", "dashboard/")) {
      for (int width : List.of(390, 1280)) {
        driver.get("about:blank"); // the page before it does not change its size under way
        browser.screen(width, PHONE);
        go(path);
        browser.await("document.querySelector('form[hidden], [data-choose][hidden]') === null");
        Object moved =
            driver.executeAsyncScript(
                """
                const done = arguments[0];
                let moved = "";
                const add = (entries) => entries.forEach((entry) => {
                  const what = entry.sources.map((source) => source.node?.cloneNode(false)?.outerHTML);
                  moved += `${entry.value} ${what} `;
                });
                const seen = new PerformanceObserver((list) => add(list.getEntries()));
                seen.observe({ type: "layout-shift", buffered: true });
                requestAnimationFrame(() => requestAnimationFrame(() => {
                  add(seen.takeRecords());
                  done(moved);
                }));
                """);
        assertEquals("", moved, path + " at " + width);
      }
    }
  }

  @Test
  void inAnEmergencyAPatientSeesWhatToDoFirst() {
    browser.screen(390, PHONE);
    go("allergy/anaphylaxis.patient/");
    Object end =
        driver.executeScript(
            "return document.querySelector('.body ol li').getBoundingClientRect().bottom < 780");
    assertEquals(true, end, "the first step begins at " + top(".body ol li"));
  }

  @Test
  void titleAndStatusStayInSightWithoutScript() {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      for (int width : List.of(320, 390, 1280)) {
        browser.screen(width, PHONE);
        go("spine/pinched-nerve/#_references");
        WebElement bar = find(".bar");
        assertEquals(0, top(".bar"), "at " + width);
        assertTrue(bar.getText().contains("Not yet reviewed"), bar.getText());
        assertTrue(bar.getText().contains("Top"), bar.getText());
        assertTrue(find(".bar-title").getText().startsWith("Treatment"), bar.getText());
      }
    } finally {
      driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @Test
  void theBarCoversNeitherWhatHasTheFocusNorWhatALinkLeadsTo() {
    browser.screen(390, PHONE);
    go("spine/lumbar-radiculopathy/");
    Object covered =
        driver.executeScript(
            """
            const bar = document.querySelector(".bar");
            const height = bar.getBoundingClientRect().height;
            const out = [];
            const look = (what, node) => {
              const top = node.getBoundingClientRect().top;
              if (top < height && scrollY > 0) out.push(what + " " + top);
            };
            const all = [...document.querySelectorAll("main a[href], main input, main summary")];
            for (const node of all.reverse()) {
              if (bar.contains(node) || !node.checkVisibility()) continue;
              node.focus();
              look("focus " + node.textContent, node);
            }
            for (const node of document.querySelectorAll(".body [id], .references li")) {
              location.hash = "#" + node.id;
              look(node.id, node);
            }
            return out;
            """);
    assertEquals(List.of(), covered);
  }

  @Test
  void aHeadingThatTurnsTheMeaningIsPrintedOverItsStatementsOnEverySheet() throws IOException {
    go("spine/errors/");
    int sheets = 0;
    try (PDDocument paper = Loader.loadPDF(browser.printed())) {
      for (int sheet = 1; sheet <= paper.getNumberOfPages(); sheet++) {
        String text = sheet(paper, sheet);
        int rest = text.indexOf("Bed rest");
        if (rest >= 0) {
          sheets++;
          int heading = text.indexOf("Pitfalls");
          assertTrue(heading >= 0 && heading < rest, text);
        }
      }
    }
    assertTrue(sheets > 2, "the list is long enough to prove something");
    assertEquals("Pitfalls › Of the many", find(".contents .inner a").getText());
  }

  private static String sheet(PDDocument paper, int sheet) throws IOException {
    PDFTextStripper reader = new PDFTextStripper();
    reader.setSortByPosition(true);
    reader.setStartPage(sheet);
    reader.setEndPage(sheet);
    return reader.getText(paper).replaceAll("\\s+", " ");
  }

  @Test
  void everySheetOfPaperSaysWhatItIsAndHowFarToTrustIt() throws IOException {
    Map<String, List<String>> heads =
        Map.of(
            "spine/pinched-nerve/",
            List.of(
                "Treatment options for",
                "Not yet reviewed",
                "Exercise caution: content is pending"),
            "allergy/anaphylaxis/",
            List.of("Anaphylaxis: epinephrine first", "Approved", "October 2, 2026", "sha256:01"));
    for (Map.Entry<String, List<String>> head : heads.entrySet()) {
      go(head.getKey());
      try (PDDocument paper = Loader.loadPDF(browser.printed())) {
        assertTrue(paper.getNumberOfPages() > 2, "the page is long enough to prove something");
        for (int sheet = 1; sheet <= paper.getNumberOfPages(); sheet++) {
          String text = sheet(paper, sheet);
          for (String words : head.getValue()) {
            assertTrue(text.contains(words), head.getKey() + " sheet " + sheet + ": " + text);
          }
          assertTrue(text.contains("Guidelines, Updated "), text);
          assertTrue(text.contains(sheet + " / " + paper.getNumberOfPages()), text);
          assertFalse(text.contains("Top of the page"), text);
        }
      }
    }
  }
}
