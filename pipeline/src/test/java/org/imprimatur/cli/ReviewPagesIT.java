package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/**
 * A reviewer makes a passkey, reads and signs on pages of {@code build --desk}, without a server.
 */
@Tag("browser")
final class ReviewPagesIT {
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
    // The day of the other steps.
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
    browser.await("document.querySelector(" + quoted(css) + ") !== null");
    return browser.driver().findElement(By.cssSelector(css));
  }

  private static String quoted(String css) {
    return "'" + css.replace("'", "\\'") + "'";
  }

  private static void choose(String person) {
    the("#_who option[value=\"" + person + "\"]").click();
  }

  private static String line() {
    browser.await("!document.querySelector('#_result').hidden");
    return String.valueOf(the("#_result textarea").getDomProperty("value"));
  }

  private Path handedIn(String name, String line) throws Exception {
    return Files.writeString(temp.resolve(name), line + "\n");
  }

  private static void build(ReviewFolder folder, String origin) throws Exception {
    folder.commit();
    CommandLine.Ran ran =
        CommandLine.run(
            folder.root,
            folder.environment(),
            "build",
            "--desk",
            origin,
            "--trust",
            "main",
            "--out",
            folder.root.resolveSibling("out").toString());
    assertTrue(ran.code() < 2, ran.err());
  }

  @Test
  void aReviewerJoinsApprovesAndSendsBack() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    ReviewFolder folder = new ReviewFolder(temp);
    folder.write(
        "articles/topic/sample.md",
        ReviewFolder.article("Rest helps [@work]. Walking helps for 6 weeks [@work]. Heat helps"));
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    Path site = temp.resolve("out/site");
    try (SiteServer server = SiteServer.start(site, SiteServer.OWN_ORIGIN)) {
      String url = server.url().replace("127.0.0.1", "imprimatur.localhost");
      String origin = url.substring(0, url.length() - 1);
      build(folder, origin);
      // The links to generations are made by the build; the server follows them.
      browser.driver().get(url + "review/");
      join(folder);
      build(folder, origin);
      browser.driver().get(url + "review/topic/sample/");
      approve(folder);
      edit(folder, origin);
      browser.driver().get(url + "review/topic/sample/");
      sendBack(folder);
    }
    List<String> violations =
        browser.console().stream().filter(line -> line.contains("Content Security")).toList();
    assertEquals(List.of(), violations);
  }

  private static void assertReadableEverywhere() {
    for (boolean dark : new boolean[] {false, true}) {
      browser.device(320, dark);
      assertEquals(
          true,
          browser
              .driver()
              .executeScript("return document.documentElement.scrollWidth <= window.innerWidth"));
      assertEquals(List.of(), dark ? browser.faultsOfColour() : browser.faults());
    }
    browser.device(1280, false);
  }

  private void join(ReviewFolder folder) throws Exception {
    assertReadableEverywhere();
    the("#_make").click();
    assertTrue(the("#_said").getText().contains("Choose your name"));
    choose("r.two");
    the("#_make").click();
    String proof = line();
    CommandLine.Ran ran =
        CommandLine.run(
            folder.root,
            folder.environment(),
            "review",
            "join",
            "--proof",
            handedIn("proof.json", proof).toString());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("words: " + the("#_words").getText() + "\n"), ran.out());
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

  private static List<WebElement> claims() {
    the("li[data-claim]");
    return browser.driver().findElements(By.cssSelector("li[data-claim]"));
  }

  private void approve(ReviewFolder folder) throws Exception {
    choose("r.two");
    assertEquals(3, claims().size());
    assertTrue(the("#_work").getText().contains("You have not approved this article before"));
    assertFalse(the("[data-action=approve]").isEnabled());
    // As readers see it: with its question, its answer, its marks and its references.
    for (String part : List.of("What helps?", "A summary.", "Walking helps", "A Sample Work")) {
      assertTrue(the("#_article").getText().contains(part), the("#_article").getText());
    }
    the("#_interests").click();
    browser.driver().executeScript("document.querySelector('li[data-claim]').focus()");
    String digest = the("#_digest").getText();
    assertReadableEverywhere();
    for (int i = 0; i < 3; i++) {
      browser.driver().switchTo().activeElement().sendKeys("a");
      browser.driver().switchTo().activeElement().sendKeys("j");
    }
    assertEquals("3 of 3 read", the("#_progress").getText());
    // The draft is still there when the page is opened again.
    browser.driver().navigate().refresh();
    assertEquals("3 of 3 read", the("#_progress").getText());
    the("#_interests").click();
    the("[data-action=approve]").click();
    String line = line();
    assertTrue(line.contains("\"content\":\"sha256:" + digest), line);
    CommandLine.Ran ran = add(folder, line);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("approve by r.two: added; proved: approved"), ran.out());
    assertEquals("approved", folder.proved());
    CommandLine.Ran verified = folder.run("review", "verify", "topic/sample");
    assertTrue(verified.out().contains("signed with a passkey"), verified.out());
  }

  private CommandLine.Ran add(ReviewFolder folder, String line) throws Exception {
    Path file = handedIn("line.jsonl", line);
    return CommandLine.run(folder.root, folder.environment(), "review", "add", file.toString());
  }

  private static void edit(ReviewFolder folder, String origin) throws Exception {
    folder.commit();
    folder.write(
        "articles/topic/sample.md",
        folder.text("articles/topic/sample.md").replace("6 weeks", "8 weeks"));
    build(folder, origin);
  }

  private void sendBack(ReviewFolder folder) throws Exception {
    choose("r.two");
    claims();
    assertTrue(the("#_work").getText().contains("1 of 3 claims changed"), the("#_work").getText());
    WebElement first = claims().get(0);
    assertEquals("[-6-]", first.findElement(By.cssSelector("del")).getText());
    assertEquals("{+8+}", first.findElement(By.cssSelector("ins")).getText());
    first.findElement(By.cssSelector("[data-answer=disagree]")).click();
    first.findElement(By.cssSelector("textarea")).sendKeys("It was 6 weeks.");
    the("#_note").sendKeys("Check the weeks.", Keys.TAB);
    the("#_interests").click();
    the("[data-action=request-changes]").click();
    String line = line();
    assertTrue(line.contains("\"disagreed\":{\"c-"), line);
    CommandLine.Ran ran = add(folder, line);
    assertEquals(0, ran.code(), ran.err());
    assertEquals("submitted", folder.proved());
  }
}
