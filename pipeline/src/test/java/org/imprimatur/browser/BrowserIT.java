package org.imprimatur.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser starts, and tells what it asked for and what it complained of. */
@Tag("browser")
final class BrowserIT {
  @TempDir private Path folder;

  @Test
  void showsAPageAndTellsItsRequests() throws Exception {
    Files.writeString(
        folder.resolve("index.html"),
        "<!doctype html><title>Here</title><script src=gone.js></script><script>0</script>");
    try (Browser browser = Browser.open();
        SiteServer server = SiteServer.start(folder, "default-src 'none'; script-src 'self'")) {
      browser.driver().get(server.url());
      assertEquals("Here", browser.driver().getTitle());
      assertTrue(browser.requests().contains(server.url() + "gone.js"));
      List<String> console = browser.console();
      assertTrue(console.stream().anyMatch(line -> line.contains("404")), console.toString());
      assertTrue(
          console.stream().anyMatch(line -> line.contains("Content Security Policy")),
          console.toString());
      assertEquals(
          new SiteServer.Served("/gone.js", 404, 0),
          server.served().stream().filter(s -> s.path().equals("/gone.js")).findFirst().get());
    }
  }

  /** What is right for one user's eyes may be wrong for another's, on one and the same page. */
  @Test
  void findsWhatIsWrongInEachSchemeWithoutLoadingThePageAgain() throws Exception {
    Files.writeString(
        folder.resolve("index.html"),
        """
        <!doctype html><html lang="en"><title>Here</title><meta name=viewport content="width=device-width">
        <style>body { background: white; color: black }
        @media (prefers-color-scheme: dark) { body { color: #ddd } }</style>
        <main><h1>Here</h1><p>Something.</p></main>
        """);
    String rule = "<article class=rule><h2>One</h2></article>";
    Files.writeString(
        folder.resolve("many.html"),
        "<!doctype html><html lang=en><title>Many</title><main><h1>Many</h1>"
            + rule.replace("class", "style='color: #ddd' class")
            + rule
            + rule.replace("<h2>One</h2>", "<h2></h2>")
            + "</main>");
    Files.writeString(folder.resolve("bare.html"), "<!doctype html><title>Bare</title><p>Text");
    try (Browser browser = Browser.open();
        SiteServer server = SiteServer.start(folder)) {
      browser.device(360, false);
      browser.go(server.url());
      assertEquals(List.of(), browser.faults());
      browser.device(360, true);
      List<String> dark = browser.faultsOfColour();
      assertTrue(dark.size() == 1 && dark.get(0).startsWith("color-contrast | "), dark.toString());
      assertEquals(dark, browser.faults());
      browser.device(1280, false);
      assertEquals(List.of(), browser.faults());
      browser.go(server.url() + "bare.html");
      List<String> bare = browser.faults();
      assertTrue(bare.stream().anyMatch(it -> it.startsWith("html-has-lang | ")), bare.toString());
      assertEquals(List.of(), browser.faultsOfColour());
      browser.go(server.url() + "many.html");
      List<String> many = browser.faults();
      assertEquals(2, many.size(), many.toString());
      assertTrue(many.get(0).startsWith("color-contrast | "), many.toString());
      assertTrue(many.get(1).startsWith("empty-heading | "), many.toString());
    }
  }
}
