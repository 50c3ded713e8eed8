package org.imprimatur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Nothing of the content is lost, and nothing makes the import fail. */
final class WordsKeptTest {
  private static final String[] WORDS = {
    "Heat",
    "helps",
    "the",
    "pain",
    "(moderate-quality",
    "evidence)",
    "grade",
    "3",
    "1",
    "2,",
    "1.",
    "5",
    "mg/day",
    "*",
    "**bold**",
    "_x_",
    "`code`",
    "[x](y)",
    "[1]",
    "<b>",
    "</b>",
    "<!--",
    "&amp;",
    "&",
    "#",
    "##tag",
    ">",
    "-",
    "+",
    "~~a~~",
    "|",
    "{.no-claim",
    "reason=\"x\"}",
    "@key",
    "[@key]",
    "\\",
    "\\*",
    "é",
    "Ω",
    "中文",
    "😀",
    "x²",
    "http://a.example/b_c_d",
    "e.g.,",
    "Dr.",
    "end.",
    "end?",
    "lead:",
    "¹",
    "10⁹/L",
    "$5",
    "100%",
    "\"quoted\"",
    "“curly”",
    "---",
    "===",
    "1)",
    "12.",
    "C:\\dir",
    "a*b",
    "a_b_c",
    "^",
    "!",
    "![i](u)",
    "\u00a0",
    "co\u200boperate"
  };
  private static final String[] STARTS = {
    "", "", "", "• ", "  • ", "    • ", "- ", "* ", "◦ ", "1. ", "2. ", "   ", "\t", "\t• ", "# ",
    "## ", "> ", "    "
  };

  private static final Parser MARKDOWN =
      Parser.builder(new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create())))
          .build();

  private static final HtmlRenderer HTML =
      HtmlRenderer.builder(
              new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create())))
          .build();

  @Test
  void theDraftSaysWhatThePageSays() {
    Random random = new Random(20250909);
    for (int round = 0; round < 1500; round++) {
      String content = content(random);
      String page = "Sample title of the page\n\nThe first paragraph stands here.\n\n" + content;
      ImportedPage imported =
          PageImport.read(Source.of("seeds/page.txt", page), ImportOptions.NONE);
      assertEquals(
          letters("The first paragraph stands here." + content), letters(shown(imported)), page);
    }
  }

  @Test
  void anyTextAtAllIsTaken() {
    Random random = new Random(7);
    String letters = " \n\n\t•◦-*1.2)[]<>&#|:?ab\r\u0000\u200b\ud83d\u2028\ufeff\"'\\/=é中²";
    for (int round = 0; round < 800; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(120);
      for (int i = 0; i < length; i++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (String path : List.of("seeds/a.txt", "seeds/a.html")) {
        Source page = Source.of(path, text.toString());
        ImportedPage imported = PageImport.read(page, ImportOptions.NONE);
        assertFrontMatter(imported);
        assertEquals(imported, PageImport.read(page, ImportOptions.NONE));
      }
    }
  }

  @Test
  void aLongLineTakesNoLongerThanItsLength() {
    String page =
        "Title\n\n" + "word 1, [2] 3. Word ¹ ".repeat(2_000) + "\n\n" + "• a\n".repeat(2_000);
    String shown = shown(PageImport.read(Source.of("seeds/a.txt", page), ImportOptions.NONE));
    assertTrue(shown.contains("word"));
  }

  /** Whatever is repeated or nested, the stack of a small thread is enough. */
  @Test
  void deepMarkupIsRead() throws InterruptedException {
    for (String tag : List.of("<div><ul><li>", "<b>a ", "<table><tr><td>", "<sup>1", "<dl><dd>")) {
      String page = "<html><body><h1>Title</h1>" + tag.repeat(3_000) + "bottom";
      AtomicReference<ImportedPage> read = new AtomicReference<>();
      Runnable work =
          () -> read.set(PageImport.read(Source.of("a.html", page), ImportOptions.NONE));
      Thread thread = new Thread(null, work, "small", 256 * 1024);
      thread.start();
      thread.join();
      ImportedPage imported = Objects.requireNonNull(read.get(), tag);
      assertTrue(imported.articleMarkdown().contains("bottom"), tag);
      assertTrue(imported.articleMarkdown().length() < 8 * page.length() + 100_000, tag);
    }
  }

  /** A dose that was struck out is no dose, however deep it lies. */
  @Test
  void whatIsStruckOutIsLeftOutAtAnyDepth() {
    String page =
        "<html><body><h1>Title</h1><p>Give.</p>"
            + "<div>".repeat(400)
            + "<del>500 mg</del> 5 mg of it";
    ImportedPage imported = PageImport.read(Source.of("a.html", page), ImportOptions.NONE);
    assertTrue(imported.articleMarkdown().contains("5 mg of it"), imported.articleMarkdown());
    assertFalse(imported.articleMarkdown().contains("500"), imported.articleMarkdown());
    assertTrue(imported.dropped().toString().contains("struck out: \"500 mg\""));
  }

  private static void assertFrontMatter(ImportedPage imported) {
    String draft = imported.articleMarkdown();
    assertTrue(draft.startsWith("---\n"));
    Source source = Source.of("articles/a.md", draft);
    Yaml.Result yaml =
        Yaml.read(source, new Span(4, draft.indexOf("\n---\n", 3) + 1), RuleId.FRONTMATTER_SYNTAX);
    assertEquals(List.of(), yaml.problems(), draft);
    assertTrue(yaml.node() instanceof Node.Mapping head && head.get("title") != null, draft);
    Source references = Source.of("references/a.yaml", imported.referencesYaml());
    Span all = new Span(0, references.text().length());
    assertEquals(
        List.of(), Yaml.read(references, all, RuleId.REF_SYNTAX).problems(), references.text());
  }

  private static String content(Random random) {
    StringBuilder out = new StringBuilder();
    int lines = 1 + random.nextInt(8);
    for (int line = 0; line < lines; line++) {
      out.append(STARTS[random.nextInt(STARTS.length)]);
      int words = 1 + random.nextInt(7);
      for (int i = 0; i < words; i++) {
        out.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      out.append(random.nextBoolean() ? "\n" : "\n\n");
    }
    return out.toString();
  }

  /** What a reader of the draft sees, without the citations that the import made. */
  private static String shown(ImportedPage imported) {
    String draft = imported.articleMarkdown();
    String body = draft.substring(draft.indexOf("\n---\n", 3) + 5);
    String bare = body.replaceAll("(?<!\\\\)\\[@[^\\]\\\\]*\\]", "");
    return Jsoup.parse(HTML.render(MARKDOWN.parse(bare))).wholeText();
  }

  /** Letters alone: figures may have become citations, signs may be bullets. */
  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
