package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an author writes is text. */
final class HostilePageTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\"><svg onload=alert(1)>",
          "' onmouseover='alert(1)",
          "<!--",
          "]]>",
          "${7*7} @if(true)x@endif",
          "&lt;b&gt; &#60;b&#62;",
          "`<b>`",
          "\u202Eevil\u202C \u2066x\u2069",
          "\u0000\u0007\u001b\ud800");

  private static Document page(String body, String title) {
    Corpus corpus = new Corpus();
    corpus.isSample = false;
    String quoted = title.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
    String clean =
        quoted.replace("\u0000", "\\0").replace("\u0007", "\\a").replace("\u001b", "\\e");
    String front =
        "---\ntitle: \"" + clean.replace("\ud800", "") + "\"\nstatus: submitted\n---\n\n";
    corpus.add("spine/page", front + body, Proof.submitted(List.of(title)));
    return Jsoup.parse(corpus.page("spine/page"), "https://h.example/spine/page/");
  }

  private static void assertHarmless(Document page, String what) {
    assertEquals(2, page.select("script").size(), what); // site.js and the JSON-LD
    assertEquals(0, page.select("svg, iframe, object, embed, style, base").size(), what);
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                assertFalse(attribute.getKey().startsWith("on"), what + ": " + element);
                assertTrue(attribute.getKey().matches("[a-z-]+"), what + ": " + element);
              });
      for (String name : List.of("href", "src")) {
        String value = element.attr(name).strip().toLowerCase(java.util.Locale.ROOT);
        assertFalse(value.startsWith("javascript:"), what + ": " + element);
        assertFalse(value.startsWith("data:"), what + ": " + element);
        assertFalse(value.startsWith("vbscript:"), what + ": " + element);
        assertFalse(value.startsWith("//"), what + ": " + element);
      }
    }
    String text = page.outerHtml();
    assertTrue(text.indexOf('\u202E') < 0 && text.indexOf('\u2066') < 0, what);
    assertEquals(1, page.select("h1").size(), what);
    assertEquals(1, page.select("footer").size(), what);
  }

  @Test
  void markupIsTextWhereverItStands() {
    for (String bad : FRAGMENTS) {
      String body =
          String.join(
              "\n\n",
              "Text " + bad + " more.",
              bad,
              "## Heading " + bad,
              "- item " + bad,
              "> " + bad,
              "| " + bad + " |\n|---|\n| " + bad + " |",
              "Table: " + bad,
              "[" + bad + "](https://x.example/" + bad + " \"" + bad + "\")",
              "![" + bad + "](" + bad + ".png)",
              "A [@" + bad + "; see " + bad + " @x, p. " + bad + "].",
              "A claim. {#" + bad + "}",
              "```" + bad + "\n" + bad + "\n```");
      assertHarmless(page(body, bad), bad);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java&#x09;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/x",
        "/\\evil.example",
        "file:///etc/passwd",
        "../../../../etc/passwd",
        "../../imprimatur.yaml"
      })
  void addressesThatAPageMayNotHaveAreNoLinks(String address) {
    Document page = page("A [link](<" + address + ">) here.\n", "T");
    assertHarmless(page, address);
    assertEquals(0, page.select(".body a").size(), address);
    assertTrue(page.select(".body").text().contains("link"), address);
  }

  @Test
  void anIdOfAnAuthorNeverTakesOneOfOurs() {
    Document page =
        page(
            """
            ## References

            One. {#ref-1}

            Two. {#_main}

            Three. {#cite-1-1}

            Four. {#references}
            """,
            "T");
    assertEquals(1, page.select("[id=_main]").size());
    assertEquals("main", page.expectFirst("#_main").tagName());
    assertEquals(0, page.select("[id=cite-1-1]").size());
    assertEquals("h2", page.expectFirst("#references").tagName());
  }

  @Test
  void theJsonOfAPageCannotEndItsElement() {
    Document page = page("Text.", "</script><!--<script>");
    String json = page.expectFirst("script[type=application/ld+json]").data();
    assertFalse(json.contains("<"), json);
    assertTrue(json.contains("\\u003c/script\\u003e"), json);
  }
}
