package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Texts of a house in places of the pages: where they stand, and what they cannot do. */
final class HousePiecesTest extends ReviewFolderTests {
  private static final List<String> ALL =
      List.of("about.md", "article.md", "article.patient.md", "foot.md", "home.md", "not-found.md");

  /** What must stand on an article's page, whatever a piece says. */
  private static final List<String> KEPT =
      List.of(
          "h1",
          ".status-line",
          ".bar .status",
          "section.review",
          "section.disclaimer",
          ".body .claim",
          "#_references",
          ".sample, .privacy");

  private List<String> found() {
    return folder
        .run("check")
        .out()
        .lines()
        .map(String::strip)
        .filter(line -> line.contains(" config/piece: "))
        .toList();
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(folder.text("output/site/" + path));
  }

  private Document article() throws Exception {
    return Jsoup.parse(folder.text(PAGE));
  }

  @Test
  void aPieceStandsInItsPlace() throws Exception {
    folder.write(
        "theme/pieces/home.md",
        "## Our clinics\n\nAsk **us** or [our board](/board/).\n\n- one\n- two\n");
    folder.write(
        "theme/pieces/about.md", "We are a sample house. See [nothing](/no/such/page/).\n");
    folder.write("theme/pieces/foot.md", "Sample house, [imprint](https://x.example/imprint).\n");
    folder.write("theme/pieces/article.md", "## Where to call\n\nCall [us](tel:+100).\n");
    folder.write("theme/pieces/article.patient.md", "For patients only.\n");
    folder.write("theme/pieces/not-found.md", "Look [here](/topics/) first.\n");
    assertEquals(List.of(), found());
    folder.run("build");
    Element home = page("index.html").expectFirst(".house-piece.prose");
    assertEquals("Our clinics", home.expectFirst("h2").text());
    assertEquals("./board/", home.expectFirst("p a").attr("href"));
    assertEquals(List.of("one", "two"), home.select("li").eachText());
    Document about = page("about/index.html");
    assertTrue(about.text().contains("We are a sample house. See nothing."), about.text());
    assertEquals(0, about.select("main a").size(), "there is no such page");
    assertEquals(
        "../about/", page("topics/index.html").expectFirst("footer a[href$=about/]").attr("href"));
    assertTrue(folder.text("output/site/404.html").contains("topics/\" rel=\"noopener\">here</a>"));
    Document article = article();
    assertEquals("Where to call", article.expectFirst(".house-notices h3").text());
    assertTrue(article.expectFirst("footer").text().startsWith("Sample house, imprint."));
    assertFalse(article.text().contains("For patients only"));
  }

  @Test
  void withoutPiecesThereIsNothingOfThem() throws Exception {
    folder.run("build");
    assertEquals(0, page("index.html").select(".house-piece, a[href$=about/]").size());
    assertFalse(Files.exists(folder.root.resolve("output/site/about/index.html")));
  }

  private static Map<String, String> hostile() {
    Map<String, String> out = new TreeMap<>();
    out.put("<script>alert(1)</script>", "HTML");
    out.put("Words <img src=x onerror=alert(1)> words", "HTML");
    out.put("<style>.status{display:none}</style>", "HTML");
    out.put("a &#x202E;b", "invisible character");
    out.put("# Approved", "a heading of the first level");
    out.put("Approved by 3 people.", "a review status");
    out.put("NOT YET REVIEWED", "a review status");
    out.put("- **App**roved", "a review status");
    out.put("## [Approved](https://x.example/)", "a review status");
    out.put("Exercise caution: content is pending review", "a review status");
    out.put("Take 400 mg of it.", "a dose");
    out.put("- Take\n  - 5 tablets", "a dose");
    out.put("It helps [@smith-2020].", "a citation");
    out.put("As @smith-2020 says.", "a citation");
    out.put("Words. {.no-claim reason=\"x\"}", "attributes");
    out.put("Words. {strength=strong certainty=high}", "attributes");
    out.put("![Approved](logo.png)", "a picture");
    out.put("> **Warning:** do not wait.", "a quotation");
    out.put("| a |\n|---|\n| b |", "a table");
    out.put("```\ncode\n```", "code");
    out.put("    code", "code");
    out.put("---\ntitle: x\n---", "a");
    links(out);
    return out;
  }

  private static void links(Map<String, String> out) {
    out.put("[x](javascript:alert(1))", "leads to");
    out.put("[x](JaVaScRiPt:alert(1))", "leads to");
    out.put("[x](data:text/html,x)", "leads to");
    out.put("[x](//x.example/)", "leads to");
    out.put("[x](http://x.example/)", "leads to");
    out.put("[x](/../secret/)", "leads to");
    out.put("[x](/a/../../b/)", "leads to");
    out.put("[x](/\\\\x.example/)", "leads to");
    out.put("[x](../articles/knee.md)", "leads to");
    out.put("[x](#_review)", "leads to");
    out.put("[x](/board/?x)", "leads to");
    out.put("[x]: javascript:alert(1)\n\n[y][x]", "leads to");
    out.put("<javascript:alert(1)>", "");
    out.put("<<<<<<< a\nx\n=======\ny\n>>>>>>> b", "");
    out.put("x".repeat(40_001), "more than");
  }

  @Test
  void whatIsNotAllowedIsNamedWithItsPlaceAndTheWholePieceIsLeftOut() throws Exception {
    for (Map.Entry<String, String> each : hostile().entrySet()) {
      folder.write("theme/pieces/article.md", "MARKER\n\n" + each.getKey() + "\n");
      List<String> found = found();
      assertFalse(found.isEmpty(), each.getKey());
      assertTrue(found.get(0).startsWith("theme/pieces/article.md:"), found.get(0));
      assertTrue(found.get(0).contains(" error "), found.get(0));
      assertTrue(
          found.stream().anyMatch(line -> line.contains(each.getValue())),
          each.getKey() + ": " + found);
    }
  }

  @Test
  void aHostilePieceTakesNothingAwayWhereverItStands() throws Exception {
    folder.run("build");
    Document before = article();
    StringBuilder all = new StringBuilder("MARKER\n\n");
    hostile().keySet().stream()
        .filter(text -> text.length() < 400)
        .forEach(text -> all.append(text).append("\n\n"));
    for (String name : ALL) {
      folder.write("theme/pieces/" + name, all.toString());
    }
    folder.write("theme/pieces/header.html", "<script>alert(1)</script>");
    List<String> found = found();
    for (String name : ALL) {
      assertTrue(found.stream().anyMatch(l -> l.startsWith("theme/pieces/" + name)), name);
    }
    assertEquals(
        1, found.stream().filter(l -> l.startsWith("theme/pieces/header.html:1:1:")).count());
    assertEquals(1, folder.run("build").code());
    Document after = article();
    assertEquals(before.body().text(), after.body().text());
    for (String part : KEPT) {
      assertEquals(before.select(part).text(), after.select(part).text(), part);
      assertTrue(after.select(part).hasText(), part);
    }
    for (String path : List.of("index.html", "404.html", "board/index.html")) {
      assertFalse(folder.text("output/site/" + path).contains("MARKER"), path);
    }
  }

  @Test
  void anAllowedPieceLeavesStatusApprovalsAndCitationsWhereTheyAre() throws Exception {
    folder.run("build");
    Document before = article();
    String text =
        "## Words &lt;b&gt;\n\nA *b* **c** `d` \\<b> <!-- a remark -->\n\n1. f\n\n   g\n2. h\n";
    for (String name : ALL) {
      folder.write("theme/pieces/" + name, text);
    }
    assertEquals(List.of(), found());
    folder.run("build");
    Document after = article();
    for (String part : KEPT) {
      assertEquals(before.select(part).text(), after.select(part).text(), part);
    }
    Element piece = Objects.requireNonNull(after.selectFirst(".house-notices"));
    assertEquals(0, piece.select("b, [class]:not(.house-notices), [style], [id^=c-]").size());
    assertEquals("Words <b>", piece.expectFirst("h3").text());
    assertFalse(piece.html().contains("remark"));
    assertTrue(
        after.expectFirst(".body").elementSiblingIndex()
            < Objects.requireNonNull(piece.parent()).elementSiblingIndex());
  }

  @Test
  void thePiecesAreThoseOfTheTrustedCommit() throws Exception {
    folder.write("theme/pieces/home.md", "Ours.\n");
    folder.commit();
    folder.git("checkout", "-q", "-b", "change");
    folder.write("theme/pieces/home.md", "Theirs.\n");
    folder.write("theme/pieces/about.md", "Theirs.\n");
    folder.commit();
    folder.run("build", "--trust", "main");
    assertEquals("Ours.", page("index.html").select(".house-piece").text());
    assertFalse(Files.exists(folder.root.resolve("output/site/about/index.html")));
    folder.run("build");
    assertEquals("Theirs.", page("index.html").select(".house-piece").text());
    assertTrue(page("about/index.html").text().contains("Theirs."));
  }
}
