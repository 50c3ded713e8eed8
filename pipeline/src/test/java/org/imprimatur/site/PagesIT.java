package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Page after page in a real browser: rules of accessibility, width, no other origin. */
@Tag("browser")
final class PagesIT {
  private static final List<String> PATHS =
      List.of(
          "",
          "topics/",
          "topics/spine/",
          "a-z/",
          "a-z/questions/",
          "a-z/names/",
          "policy/",
          "board/",
          "rules/",
          "policy/verify/",
          "dashboard/",
          "404.html",
          "allergy/anaphylaxis/",
          "spine/lumbar-radiculopathy/",
          "spine/lumbar-radiculopathy.patient/",
          "spine/pinched-nerve/");

  /** One page of each make. */
  private static final List<String> AUDITED =
      List.of("", "topics/spine/", "policy/", "dashboard/", "allergy/anaphylaxis/");

  @TempDir private static Path folder;
  private static Browser browser;
  private static SiteServer server;

  @BeforeAll
  static void open() throws IOException {
    Corpus.ofRepository().write(folder.resolve("some/place"));
    Files.createSymbolicLink(folder.resolve("assets"), folder.resolve("some/place/assets"));
    Path search = Files.createDirectories(folder.resolve("some/place/search"));
    Files.writeString(search.resolve("search.js"), StandInIndex.SCRIPT, StandardCharsets.UTF_8);
    browser = Browser.open();
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
    browser.console();
    browser.requests();
  }

  private static void go(String path) {
    browser.go(server.url() + "some/place/" + path);
  }

  @Test
  void noPageBreaksARuleOfAccessibility() {
    List<String> faults = new ArrayList<>();
    // What BuiltSiteIT looks at in the dark on a phone, and in the light on a desk, the other way
    // round.
    for (String path : AUDITED) {
      browser.device(360, false);
      go(path);
      faults.addAll(faults(path + " 360", false));
      browser.device(1280, true);
      faults.addAll(faults(path + " 1280", true));
    }
    assertEquals(List.of(), faults);
  }

  private static List<String> faults(String where, boolean dark) {
    List<String> found = dark ? browser.faultsOfColour() : browser.faults();
    return found.stream().map(fault -> where + (dark ? " dark: " : ": ") + fault).toList();
  }

  /** From a phone to a desktop, and at fourfold zoom; the page is laid out again for each. */
  @Test
  void noPageScrollsSidewaysNorAsksAnotherOriginNorComplains() {
    for (String path : PATHS) {
      browser.device(320, false);
      go(path);
      for (int width : List.of(320, 360, 768, 1280)) {
        browser.device(width, false);
        assertEquals("", browser.tooWide(), path + " at " + width);
      }
    }
    assertEquals(
        List.of(),
        browser.requests().stream().filter(url -> !url.startsWith(server.url())).toList());
    assertEquals(List.of(), browser.console());
  }
}
