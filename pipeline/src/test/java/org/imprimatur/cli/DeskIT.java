package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imprimatur.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** An article goes through its whole review at a desk, with a key at the terminal and a passkey. */
@Tag("browser")
final class DeskIT {
  private static final String LEDGER = "articles/topic/sample.review.jsonl";

  private static Browser browser;

  @TempDir Path temp;

  @BeforeAll
  static void open() {
    browser = Browser.open();
    browser
        .driver()
        .addVirtualAuthenticator(
            new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    // The day of the other steps, for the proof of the passkey.
    browser
        .driver()
        .executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of(
                "source",
                "const At = Date; window.Date = class extends At {"
                    + " constructor(...given) { super(...(given.length ? given :"
                    + " ['2026-06-01T12:00:00Z'])); } };"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static WebElement the(String css) {
    browser.await("document.querySelector('" + css.replace("'", "\\'") + "') !== null");
    return browser.driver().findElement(By.cssSelector(css));
  }

  private static void choose(String person) {
    the("#_who option[value=\"" + person + "\"]").click();
  }

  private ReviewFolder folder() throws Exception {
    ReviewFolder folder = new ReviewFolder(temp);
    folder.write(
        "articles/topic/sample.md",
        ReviewFolder.article(
            "Rest helps [@work]. Walking helps for 6 weeks [@work]. Take 5 mg of samplol"
                + " [@work]{q=dose}. Heat helps"));
    String works = folder.text("references/works.yaml").stripTrailing();
    folder.write(
        "references/works.yaml",
        works + "\n    quotes: {dose: {sentence: Samplol 5 mg helped., place: p. 1}}\n");
    folder.commit();
    Path home = Files.createDirectories(folder.keys.resolve(".ssh"));
    for (String person : new String[] {"a.author", "an.editor", "r.one"}) {
      Files.copy(folder.keys.resolve(person), home.resolve("imprimatur-" + person));
      Files.copy(
          folder.keys.resolve(person + ".pub"), home.resolve("imprimatur-" + person + ".pub"));
    }
    return folder;
  }

  @Test
  void anArticleIsReviewedAtADesk() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    ReviewFolder folder = folder();
    try (ServedRun run = new ServedRun(folder.root, folder.environment(), "desk")) {
      String address = run.line();
      assertTrue(address.startsWith("http://imprimatur.localhost:"), address);
      String origin = address.substring(0, address.indexOf('/', "http://".length()));
      browser.go(address);
      the("#_me option[value=\"a.author\"]").click();
      browser.await("document.getElementById('_rows').textContent.includes('hand in')");
      String page = origin + "/review/topic/sample/";
      takenAtTheTerminal(run, page, "a.author", "submit");
      takenAtTheTerminal(run, page, "an.editor", "start");
      agreeWithAll(page, "r.one");
      the("[data-action=approve]").click();
      typed(run);
      assertEquals("under-review", folder.proved());
      join(folder, origin);
      waitsFor(origin);
      comments(folder, page);
      agreeWithAll(page, "r.two");
      isReadable();
      the("[data-action=approve]").click();
      the("#_again");
      assertTrue(the("#_said").getText().startsWith("Recorded. The article is now approved."));
      assertEquals("approved", folder.proved());
      CommandLine.Ran verified = folder.run("review", "verify", "topic/sample");
      assertTrue(verified.out().contains("signed with a passkey"), verified.out());
      flag(folder, page);
      sendBack(folder, page);
      List<String> violations =
          browser.console().stream().filter(line -> line.contains("Content Security")).toList();
      assertEquals(List.of(), violations);
    }
    assertEquals(0, folder.run("review", "verify", "topic/sample").code());
  }

  private static void takenAtTheTerminal(ServedRun run, String page, String person, String action)
      throws Exception {
    browser.go(page);
    choose(person);
    the("[data-action=" + action + "]").click();
    typed(run);
  }

  /** Types what the page shows where the terminal asks for it. */
  private static void typed(ServedRun run) throws Exception {
    String said = run.saying();
    while (!said.contains("To sign this")) {
      said = run.saying();
    }
    run.type(the("#_digest").getText());
    the("#_again");
    assertTrue(the("#_said").getText().startsWith("Recorded."), the("#_said").getText());
  }

  private static void agreeWithAll(String page, String person) {
    browser.go(page);
    choose(person);
    the("li[data-claim]");
    assertTrue(the("#_article").getText().contains("Walking helps for 6 weeks"));
    assertFalse(the("[data-action=approve]").isEnabled());
    for (WebElement agree : browser.driver().findElements(By.cssSelector("[data-answer=agree]"))) {
      agree.click();
    }
    the("#_interests").click();
    if (!browser.driver().findElements(By.cssSelector("[data-tick]")).isEmpty()) {
      assertTrue(the(".evidence").getText().contains("Samplol 5 mg helped."));
      assertFalse(the("[data-action=approve]").isEnabled(), "the dose was not compared yet");
      assertTrue(the("#_progress").getText().contains("1 dose not yet compared with the quote"));
      the("[data-tick]").click();
    }
    assertTrue(the("[data-action=approve]").isEnabled(), the("#_work").getText());
  }

  private void join(ReviewFolder folder, String origin) throws Exception {
    browser.go(origin + "/review/");
    the("#_passkeys > summary").click();
    choose("r.two");
    the("#_make").click();
    browser.await("!document.querySelector('#_result').hidden");
    String proof = String.valueOf(the("#_result textarea").getDomProperty("value"));
    Path file = Files.writeString(temp.resolve("proof.json"), proof + "\n");
    CommandLine.Ran ran =
        CommandLine.run(
            folder.root, folder.environment(), "review", "join", "--proof", file.toString());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains(the("#_words").getText()), ran.out());
    String entry = ran.out().lines().filter(l -> l.contains("{key:")).findFirst().orElseThrow();
    String yaml = folder.text("imprimatur.yaml");
    int at = yaml.indexOf("keys:", yaml.indexOf("- id: r.two"));
    folder.write(
        "imprimatur.yaml",
        yaml.substring(0, at)
            + "keys: ["
            + entry.strip().substring(2)
            + "]"
            + yaml.substring(yaml.indexOf('\n', at)));
  }

  /** A comment with a passkey, its answer at the terminal of the command line, and its end. */
  private static void comments(ReviewFolder folder, String page) throws Exception {
    browser.go(page);
    choose("r.two");
    the("li[data-claim] [data-remark=Comment]").click();
    the("li[data-claim] .remark textarea").sendKeys("For whom?");
    the("[data-sign=Comment]").click();
    browser.await("document.querySelector('.remark').textContent.includes('Recorded: For whom?')");
    CommandLine.Ran listed = folder.run("review", "comments", "topic/sample");
    assertTrue(listed.out().contains("Sample r.two"), listed.out());
    assertTrue(listed.out().contains("(open): For whom?"), listed.out());
    browser.go(page);
    choose("r.two");
    assertTrue(
        the("[data-talk]").getText().contains("Comment, open"), the("[data-talk]").getText());
    isReadable();
    the("[data-remark=Close]").click();
    the("[data-sign=Close]").click();
    browser.await("document.querySelector('[data-talk]').textContent.includes('Recorded: closed')");
    listed = folder.run("review", "comments", "topic/sample");
    assertTrue(listed.out().contains("closed: "), listed.out());
  }

  private static void waitsFor(String origin) {
    browser.go(origin + "/review/");
    the("#_me option[value=\"r.two\"]").click();
    browser.await("document.getElementById('_rows').textContent.includes('You may approve')");
    WebElement row = the("li[data-article]");
    assertTrue(row.getText().contains("1 of 2 approvals"), row.getText());
    assertTrue(row.getText().contains("Approved by Sample r.one (2026-06-01)"), row.getText());
    assertTrue(row.getText().contains("You may approve, send back"), row.getText());
    isReadable();
  }

  private static void isReadable() {
    for (boolean dark : new boolean[] {false, true}) {
      browser.device(320, dark);
      assertEquals("", browser.tooWide());
      assertEquals(List.of(), dark ? browser.faultsOfColour() : browser.faults());
    }
    browser.device(1280, false);
  }

  private static void flag(ReviewFolder folder, String page) throws Exception {
    browser.go(page);
    choose("r.two");
    assertFalse(the("[data-action=flag]").isEnabled());
    the("#_note").sendKeys("A letter doubts its numbers.", Keys.TAB);
    the("#_because option[value=work]").click();
    the("[data-action=flag]").click();
    the("#_again");
    assertTrue(the("#_said").getText().startsWith("Recorded. The article is now approved."));
    String last = folder.text(LEDGER).lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.contains("\"action\":\"flag\""), last);
    assertTrue(last.contains("\"works\":{\"work\":"), last);
  }

  private void sendBack(ReviewFolder folder, String page) throws Exception {
    folder.commit();
    String text = folder.text("articles/topic/sample.md");
    folder.write("articles/topic/sample.md", text.replace("6 weeks", "8 weeks"));
    browser.go(page);
    choose("r.two");
    assertTrue(the("#_work").getText().contains("1 of 4 claims changed"), the("#_work").getText());
    WebElement first = the("li[data-claim]");
    first.findElement(By.cssSelector("[data-answer=disagree]")).click();
    first.findElement(By.cssSelector("textarea")).sendKeys("It was 6 weeks.");
    the("#_note").sendKeys("Check the weeks.", Keys.TAB);
    if (!the("#_interests").isSelected()) {
      the("#_interests").click();
    }
    the("[data-action=request-changes]").click();
    the("#_again");
    assertEquals("submitted", folder.proved());
    assertTrue(folder.text(LEDGER).contains("\"disagreed\":{\"c-"), folder.text(LEDGER));
  }
}
