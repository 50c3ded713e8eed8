package org.imprimatur.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.finding.Finding;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a house's style sheet may do, and what it may not. */
final class StyleReaderTest {
  /** The form of all that may come out, whatever goes in. */
  private static final Pattern SAFE =
      Pattern.compile(
          "(?:@media [a-z0-9:(), .-]+ \\{\\n|}\\n|  }\\n| {0,2}[.a-z:> -]+(?: \\{|,)\\n"
              + "| {2,4}[a-z-]+: [\\w\"#%(), .-]+;\\n)*");

  private static final List<String> PARTS =
      List.of(
          ".lead",
          ".status",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ":",
          ";",
          ",",
          "color",
          "display",
          "none",
          "content",
          "'",
          "\"",
          "\\",
          "\\0",
          "\u0000",
          "/*",
          "*/",
          "<!--",
          "@media",
          "@import",
          "url(",
          "var(--ink)",
          "1rem",
          "-1px",
          "!important",
          "\n",
          " ",
          "\uD83D\uDE00",
          "é",
          "#",
          "%");

  private static final String SHEET =
      """
      /* ours */
      .topics, .crumbs > .topics { color: var(--soft); border-top-width: 2px; border-top-style: solid; }
      .site-name:hover { font-family: Georgia, "Noto Serif", serif; font-size: 1.5rem; }
      .body { padding-block: 1rem; margin: 0 1em }
      @media screen and (min-width: 40rem), print { .hero { padding: 2rem 16px; } }
      @media (prefers-color-scheme: dark) { .lead { font-style: italic; } }
      """;

  private final List<Finding> findings = new ArrayList<>();

  private String read(String css) {
    return StyleReader.read(Source.of("theme/style.css", css), findings);
  }

  @Test
  void whatIsAllowedIsWrittenAgain() {
    String expected =
        """
        .topics,
        .crumbs > .topics {
          color: var(--soft);
          border-top-width: 2px;
          border-top-style: solid;
        }
        .site-name:hover {
          font-family: Georgia, "Noto Serif", serif;
          font-size: 1.5rem;
        }
        .body {
          padding-block: 1rem;
          margin: 0 1em;
        }
        @media screen and (min-width: 40rem), print {
          .hero {
            padding: 2rem 16px;
          }
        }
        @media (prefers-color-scheme: dark) {
          .lead {
            font-style: italic;
          }
        }
        """;
    assertEquals(expected, read(SHEET));
    assertEquals(List.of(), findings);
    assertTrue(SAFE.matcher(expected).matches());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".caution { display: none; }",
        ".status-line { display: none }",
        ".status-line { color: var(--paper) }",
        ".status-line { font-size: 0 }",
        ".status-line { background-color: var(--ink) }",
        ".review { visibility: hidden }",
        ".body { opacity: 0 }",
        ".body { color: var(--soft) }",
        ".body { font-family: Wingdings }",
        ".body { letter-spacing: 2px }",
        ".references { position: absolute }",
        ".lead { content: 'Approved' }",
        ".lead::before { content: 'Approved' }",
        ".lead::before { color: var(--ink) }",
        ".lead:after { color: var(--ink) }",
        ".lead { background-image: url(https://x.example/a.png) }",
        ".lead { background: url(a.png) }",
        ".lead { background-color: var(--ink) }",
        ".lead { color: #fff }",
        ".lead { color: transparent }",
        ".lead { font-size: 8px }",
        ".lead { font-size: .5rem }",
        ".lead { font-size: 0.5em }",
        ".lead { font-size: 1e1px }",
        ".lead { transform: scale(0) }",
        ".lead { clip-path: inset(50%) }",
        ".lead { filter: opacity(0) }",
        ".lead { margin: -100px }",
        ".lead { margin-top: 9999px }",
        ".lead { margin: calc(-1 * 10rem) }",
        ".lead { padding: 1rem !important }",
        ".lead { --paper: #000 }",
        ".lead { color: var(--ink, red) }",
        ".lead { color: var(--evil) }",
        ".lead { width: 0 }",
        ".lead { height: 0 }",
        ".lead { max-height: 1px }",
        ".lead { text-indent: 9999px }",
        ".lead { z-index: 99 }",
        ".lead { animation: x 1s }",
        ".lead { behavior: url(x.htc) }",
        ".lead { -moz-binding: url(x) }",
        ".lead { width: expression(alert(1)) }",
        ".lead { \\63 ontent: 'x' }",
        ".lead { c\\6f lor: red }",
        ".l\\65 ad { display: none }",
        "body { margin: 0 }",
        "* { margin: 0 }",
        "main { padding: 0 }",
        "[class] { margin: 0 }",
        "#_review { margin: 0 }",
        ":root { --ink: #fff }",
        ":not(.lead) { margin: 0 }",
        ".lead:has(.status) { margin: 0 }",
        ".lead + .body { margin: 0 }",
        ".lead ~ .body { margin: 0 }",
        ".status { padding: 0 }",
        ".bar { padding: 4rem }",
        ".claim { margin: 1rem }",
        ".sample { margin: 1rem }",
        "@import 'x.css';",
        "@import url(https://x.example/x.css);",
        "@font-face { font-family: x; src: url(x) }",
        "@keyframes x { from { opacity: 0 } }",
        "@page { margin: 0 }",
        "@namespace svg url(x);",
        "@supports (display: grid) { .lead { margin: 0 } }",
        "@layer a { .lead { margin: 0 } }",
        "@media not print { .lead { margin: 0 } }",
        "@media (hover: hover) { .lead { margin: 0 } }",
        "@media speech { .lead { margin: 0 } }",
        "@charset 'x'; .lead { color: red }",
        "</style><script>alert(1)</script>",
        "<!-- .lead { color: red } -->",
        ".lead { color: var(--ink); } } .caution { display: none",
        ".lead { color: var(--ink)",
        ".lead { margin: 0; ; { } }",
      })
  void whatCouldHideOrInventIsLeftOutAndSaid(String css) {
    String written = read(css);
    assertFalse(findings.isEmpty(), css);
    assertTrue(SAFE.matcher(written).matches(), written);
    for (String word : List.of("none;", "content", "url", "opacity", "-1", "script", "important")) {
      assertFalse(written.contains(word), written);
    }
    for (Finding finding : findings) {
      assertEquals("config/style", finding.rule());
      assertTrue(finding.region().line() >= 1 && finding.region().column() >= 1);
      assertTrue(finding.hint() != null && !finding.hint().isBlank());
    }
  }

  @Test
  void aFindingSaysWhereAndTheRestIsKept() {
    String css = ".lead {\n  color: var(--soft);\n  display: none;\n}\n.leed { margin: 0 }\n";
    assertEquals(".lead {\n  color: var(--soft);\n}\n", read(css));
    assertEquals(2, findings.size());
    assertEquals("3:3", findings.get(0).region().line() + ":" + findings.get(0).region().column());
    assertEquals("5:1", findings.get(1).region().line() + ":" + findings.get(1).region().column());
    assertTrue(String.valueOf(findings.get(1).hint()).contains("lead"), findings.get(1).message());
  }

  @Test
  void nothingHangsOrEscapesOnAnyBytes() {
    Random random = new Random(20261129);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder css = new StringBuilder();
      for (int k = random.nextInt(24); k >= 0; k--) {
        css.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      assertTrue(SAFE.matcher(read(css.toString())).matches(), css.toString());
    }
    assertEquals("", read("(".repeat(50_000)));
    assertEquals("", read(".lead{}".repeat(20_000)));
  }

  @Test
  void theDocumentListsWhatIsAllowedAndNoMore() throws Exception {
    String page = Files.readString(Path.of("../docs/theme.md"));
    assertEquals(named(page, "These parts show nothing"), StyleVocabulary.FREE);
    assertEquals(named(page, "These show, or may show, a status"), StyleVocabulary.GUARDED);
    for (String property : StyleVocabulary.LOOKS.keySet()) {
      String whole =
          property.replaceAll("-(?:top|bottom|left|right|block|inline)(?:-start|-end)?", "");
      assertTrue(page.contains("`" + whole + "`"), property);
    }
    for (String property : StyleVocabulary.SPACING.keySet()) {
      String whole = property.startsWith("padding-") ? property.substring(7) : property;
      assertTrue(page.contains("`" + whole.replace("margin-", "-") + "`"), property);
    }
  }

  /** The words in code of a paragraph, behind its colon. */
  private static Set<String> named(String page, String beginning) {
    int from = page.indexOf(": `", page.indexOf(beginning));
    String list = page.substring(from, page.indexOf("\n\n", from));
    return Pattern.compile("`([a-z-]+)`")
        .matcher(list)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
