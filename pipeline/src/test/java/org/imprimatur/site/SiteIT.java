package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.jspecify.annotations.Nullable;
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

/** What a page does in a real browser: search, answers, keyboard, no script, paper. */
@Tag("browser")
final class SiteIT {
  @TempDir private static Path folder;
  private static Browser browser;
  private static SiteServer server;
  private static ChromeDriver driver;

  @BeforeAll
  static void open() throws IOException {
    Corpus.ofRepository().write(folder.resolve("some/place"));
    Files.createSymbolicLink(folder.resolve("assets"), folder.resolve("some/place/assets"));
    Path search = Files.createDirectories(folder.resolve("some/place/search"));
    Files.writeString(search.resolve("search.js"), StandInIndex.SCRIPT, StandardCharsets.UTF_8);
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
    go("board/");
    driver.executeScript("localStorage.clear()");
    browser.console();
    browser.requests();
  }

  private static void go(String path) {
    browser.go(server.url() + "some/place/" + path);
  }

  private static WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  private static void await(String script) {
    browser.await(script);
  }

  private static List<String> faults(String where, boolean dark) {
    List<String> found = dark ? browser.faultsOfColour() : browser.faults();
    return found.stream().map(fault -> where + (dark ? " dark: " : ": ") + fault).toList();
  }

  @Test
  void whatIsFoundAndAnsweredBreaksNoRuleAndDoesNotScrollSideways() {
    List<String> faults = new ArrayList<>();
    browser.device(320, false);
    go("#q=nerves");
    await("document.querySelectorAll('[data-hits] li').length === 1");
    faults.addAll(faultsOnAPhone("search"));
    browser.device(320, false);
    go("spine/lumbar-radiculopathy/");
    find("#_question").sendKeys("elsewhere?", Keys.ENTER);
    await("document.querySelector('.answer') !== null");
    faults.addAll(faultsOnAPhone("answer"));
    assertEquals(List.of(), faults);
  }

  private static List<String> faultsOnAPhone(String where) {
    List<String> out = new ArrayList<>();
    for (boolean dark : List.of(false, true)) {
      browser.device(320, dark);
      assertEquals("", browser.tooWide(), where);
      out.addAll(faults(where, dark));
    }
    return out;
  }

  @Test
  void aReferenceShowsOnFocusAndEscHidesIt() {
    go("spine/lumbar-radiculopathy/");
    driver.executeScript("document.querySelector('[data-audience=patient]').focus()");
    Actions keys = new Actions(driver);
    for (int i = 0; i < 60 && !"cite".equals(active("className")); i++) {
      keys.sendKeys(Keys.TAB).perform();
    }
    assertEquals("cite", active("className"));
    await("!document.getElementById('_card').hidden");
    assertEquals("_card", active("getAttribute('aria-describedby')"));
    assertTrue(find("#_card").getText().contains("doi"), find("#_card").getText());
    keys.sendKeys(Keys.ESCAPE).perform();
    await("document.getElementById('_card').hidden");
    assertEquals("cite", active("className"));
    keys.sendKeys(Keys.ENTER).perform();
    assertTrue(driver.getCurrentUrl().contains("#ref-"));
    find("#ref-1 .backlinks a").sendKeys(Keys.ENTER);
    assertTrue(driver.getCurrentUrl().endsWith("#cite-1-1"));
  }

  @Test
  void aReferenceShowsUnderThePointerAndStaysWhileItIsPointedAt() {
    go("spine/lumbar-radiculopathy/");
    WebElement cite = find(".body a.cite");
    new Actions(driver).moveToElement(cite).perform();
    await("!document.getElementById('_card').hidden");
    new Actions(driver).moveToElement(find("#_card")).perform();
    await("document.getElementById('_card').matches(':hover')");
    assertTrue(find("#_card").isDisplayed());
    new Actions(driver).moveToElement(find("h1")).perform();
    await("document.getElementById('_card').hidden");
  }

  @Test
  void aTermIsExplainedFromTheKeyboardAndEscClosesIt() {
    go("spine/lumbar-radiculopathy/");
    WebElement term = find(".body a.term");
    driver.executeScript("arguments[0].focus()", term);
    new Actions(driver).sendKeys(Keys.ENTER).perform();
    await("document.getElementById('_term-card').matches(':popover-open')");
    assertEquals("true", term.getDomAttribute("aria-expanded"));
    assertTrue(find("#_term-card").getText().contains("nerve root"));
    new Actions(driver).sendKeys(Keys.ESCAPE).perform();
    await("!document.getElementById('_term-card').matches(':popover-open')");
    await("document.activeElement.className === 'term'");
    assertFalse(driver.getCurrentUrl().contains("#"));
  }

  private static @Nullable Object active(String what) {
    return driver.executeScript("return document.activeElement." + what);
  }

  @Test
  void searchingTellsHowMuchWasFoundAndShowsTextAsText() {
    go("topics/spine/");
    find("#_find").sendKeys("nerves", Keys.ENTER);
    await("document.querySelectorAll('[data-hits] li').length === 1");
    assertTrue(find("[data-count]").getText().startsWith("1 article found"));
    assertEquals("Treatment of <b>nerves</b>", find("[data-hits] h2").getText());
    assertEquals("nerves", find("[data-hits] mark").getText());
    assertTrue(
        String.valueOf(find("[data-hits] a").getDomProperty("href"))
            .endsWith("/some/place/spine/pinched-nerve/"));
    assertTrue(driver.getCurrentUrl().endsWith("#q=nerves"));
    find("#_query").sendKeys(Keys.ARROW_DOWN);
    assertEquals("A", active("tagName"));
    find("[data-hits] a").sendKeys(Keys.ARROW_DOWN);
    assertEquals("A", active("tagName"));
    find("[data-hits] a").sendKeys(Keys.ARROW_UP);
    assertEquals("_query", active("id"));
    find("#_query").sendKeys(Keys.ARROW_DOWN);
    find("[data-hits] a").sendKeys(Keys.ESCAPE);
    assertEquals("_query", active("id"));
    find("h1").click();
    driver.executeScript("document.activeElement.blur()");
    find("body").sendKeys("/");
    assertEquals("_query", active("id"));
    assertEquals("nerves", find("#_query").getDomProperty("value"));
    find("#_query").clear();
    find("#_query").sendKeys("nothing", Keys.ENTER);
    await("document.querySelector('[data-count]').textContent.startsWith('Nothing found')");
    assertTrue(browser.requests().stream().noneMatch(url -> url.contains("nerves")));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void aQuestionIsAnsweredWithQuotedClaimsAndTheirReferences() {
    go("spine/lumbar-radiculopathy/");
    find("#_question").sendKeys("rest?", Keys.ENTER);
    await("document.querySelector('[data-answers]').textContent.includes('No approved passage')");
    assertTrue(
        find("[data-answers]").getText().contains("No approved article mentions “<b>gout</b>”."));
    assertEquals("Near › Drugs", find("[data-answers] li a").getText());
    find("[data-answers] button").click();
    await("document.querySelector('.answer') !== null");
    assertEquals("Head | Cell\nRest <i>little</i>. | 2", find(".answer blockquote").getText());
    assertEquals("First › Care:", find(".answer p").getText());
    assertEquals("reference 1", find(".answer a[href='#ref-1']").getText());
    assertTrue(find(".answer").getText().contains("Exercise caution"));
    assertTrue(find("[data-answers]").getText().startsWith("1 passage of this article answers"));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void whatThisArticleDoesNotAnswerIsAskedOfAllAndSaidToBe() {
    go("spine/lumbar-radiculopathy/");
    find("#_question").sendKeys("elsewhere?", Keys.ENTER);
    await("document.querySelector('.answer') !== null");
    String answers = find("[data-answers]").getText();
    assertTrue(answers.startsWith("No approved passage of this article answers this."), answers);
    assertTrue(answers.contains("1 passage of other articles answers this"), answers);
    assertTrue(
        String.valueOf(find(".answer a").getDomAttribute("href")).contains("allergy/anaphylaxis/"));
  }

  @Test
  void theChosenVersionIsRemembered() {
    go("spine/lumbar-radiculopathy/");
    find("a[data-audience=patient]").click();
    await("location.pathname.endsWith('lumbar-radiculopathy.patient/')");
    go("allergy/anaphylaxis/");
    assertEquals(
        "Patients and carers (your earlier choice)", find("[data-audience=patient]").getText());
    assertTrue(driver.getCurrentUrl().endsWith("/allergy/anaphylaxis/"), "nobody is led away");
    find("a[data-audience=professional]").click();
    await("localStorage.getItem('imprimatur-audience') === 'professional'");
    go("allergy/anaphylaxis/");
    assertEquals("Patients and carers", find("[data-audience=patient]").getText());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void theAddressOfASectionAndOfAStatementCanBeCopied() {
    go("spine/lumbar-radiculopathy/");
    find(".body h2 .permalink").sendKeys(Keys.ENTER);
    await("location.hash.length > 1 && document.querySelector('.said')?.textContent");
    driver.executeScript("document.querySelector('.body .claim[id] a.cite').focus()");
    find(".claim[id] + button.permalink").sendKeys(Keys.ENTER);
    await(
        "document.querySelector('.claim[id]:has(+ button.permalink)').id ==="
            + " location.hash.slice(1)");
    assertEquals(List.of(), browser.console());
  }

  @Test
  void withoutScriptEverythingCanBeRead() {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      go("spine/lumbar-radiculopathy/");
      assertTrue(find(".body").isDisplayed());
      assertTrue(find("#ref-1").isDisplayed());
      assertTrue(find(".contents a").getRect().getHeight() > 0);
      assertTrue(find(".ask noscript p").getRect().getHeight() > 0);
      assertFalse(find(".ask form").isDisplayed());
      find(".body a.cite").click();
      assertTrue(driver.getCurrentUrl().contains("#ref-"));
      go("");
      assertTrue(find("noscript a[href$='topics/']").getRect().getHeight() > 0);
    } finally {
      driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @Test
  void theDashboardIsOrderedAndNarrowedFromTheKeyboard() {
    go("dashboard/");
    await("!document.querySelector('[data-choose]').hidden");
    find("#_sort").sendKeys("Title");
    await("document.querySelector('.standings tbody tr').dataset.name.startsWith('Acute')");
    find("#_show").sendKeys("Nothing");
    await("document.querySelectorAll('.standings tbody tr:not([hidden])').length === 1");
    assertTrue(find("[data-chosen]").getText().startsWith("1 of "));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void onPaperTheApprovalsAreThereAndTheControlsAreNot() {
    go("allergy/anaphylaxis/");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    try {
      assertTrue(find(".approvals").isDisplayed());
      assertTrue(find(".about .digest").isDisplayed());
      assertTrue(find("#ref-1").getText().contains("doi:"));
      assertTrue(find(".bar").getText().contains("Guidelines, Updated "));
      for (String gone : List.of(".site-foot", ".contents", ".ask", ".audience")) {
        assertFalse(find(gone).isDisplayed(), gone);
      }
    } finally {
      driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }
  }
}
