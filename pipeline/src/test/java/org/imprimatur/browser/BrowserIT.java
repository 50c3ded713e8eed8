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
}
