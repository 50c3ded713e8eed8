package org.imprimatur.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.parse.PandocCitations.Entry;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our citations are Pandoc's citations: same keys, modes, prefixes, suffixes and brackets, in the
 * same order, on texts made for the purpose and on every article that lies in this repository.
 * Where we differ on purpose, {@code <name>.differs.txt} beside the text says why; a text that
 * differs no more must lose that file.
 */
final class PandocTest {
  private static final Path TEXTS = Path.of("src/test/resources/pandoc");
  private static final List<Path> ARTICLES =
      List.of(Path.of("src/test/resources"), Path.of("../articles"));
  private static final String FENCE = "\n---\n";

  @BeforeAll
  static void needsPandoc() {
    boolean installed = PandocCitations.isInstalled();
    if (!installed) {
      System.err.println("SKIPPED: PandocTest needs pandoc, which is not installed here.");
    }
    boolean inCi = ContinuousIntegration.isRunning();
    assertTrue(installed || !inCi, "CI must have pandoc installed");
    assumeTrue(installed, "pandoc is not installed");
  }

  @TestFactory
  List<DynamicTest> textsMadeForThePurpose() throws IOException {
    List<DynamicTest> tests = tests(markdown(TEXTS), false);
    assertTrue(tests.size() >= 40, "at least forty texts");
    return tests;
  }

  @TestFactory
  List<DynamicTest> articlesOfTheRepository() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : ARTICLES) {
      files.addAll(markdown(folder));
    }
    return tests(files, true);
  }

  private static List<DynamicTest> tests(List<Path> files, boolean onlyArticles)
      throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      if (isText(bytes)) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isArticle = text.startsWith("---\n") && text.indexOf(FENCE, 3) > 0;
        if (isArticle == onlyArticles) {
          tests.add(DynamicTest.dynamicTest(file.toString(), () -> compare(file, text)));
        }
      }
    }
    return tests;
  }

  private static void compare(Path file, String text) throws IOException {
    Article article =
        ArticleParser.parse(new ArticleId("text"), Source.of("articles/text.md", text)).article();
    List<Inline.Cite> cites = new ArrayList<>();
    article.blocks().stream()
        .flatMap(PandocTest::inlines)
        .forEach(inline -> collect(inline, cites));
    List<Entry> ours = ours(cites, text);
    List<Entry> theirs = alike(PandocCitations.of(body(text)), ours);
    Path reason = file.resolveSibling(file.getFileName().toString().replace(".md", ".differs.txt"));
    if (Files.exists(reason)) {
      assertTrue(!Files.readString(reason).isBlank(), "a reason is given");
      assertNotEquals(lines(theirs), lines(ours), () -> "differs no more: remove " + reason);
    } else {
      assertEquals(lines(theirs), lines(ours));
    }
  }

  private static String body(String text) {
    int end = text.startsWith("---\n") ? text.indexOf(FENCE, 3) : -1;
    return end < 0 ? text : text.substring(end + FENCE.length());
  }

  /** Our citations; brackets with attributes right behind them are known by their keys alone. */
  private static List<Entry> ours(List<Inline.Cite> cites, String text) {
    List<Entry> entries = new ArrayList<>();
    for (int group = 0; group < cites.size(); group++) {
      Inline.Cite cite = cites.get(group);
      boolean plain = cite.attributes().isEmpty() && !text.startsWith("{", cite.span().end());
      for (int i = 0; i < cite.citations().size(); i++) {
        Citation citation = cite.citations().get(i);
        entries.add(
            plain
                ? new Entry(
                    group + 1 + "." + (i + 1),
                    mode(citation.mode()),
                    citation.key(),
                    PandocCitations.fold(citation.prefix()),
                    PandocCitations.suffix(citation.suffix()))
                : wild(citation.key()));
      }
    }
    return entries;
  }

  /**
   * Pandoc reads brackets with attributes as a span around textual citations: there, only the key
   * can be compared, and the numbers of the brackets behind it shift.
   */
  private static List<Entry> alike(List<Entry> theirs, List<Entry> ours) {
    boolean shifts = ours.stream().anyMatch(entry -> entry.mode().equals("*"));
    List<Entry> alike = new ArrayList<>();
    for (int i = 0; i < theirs.size(); i++) {
      Entry entry = theirs.get(i);
      boolean known = i < ours.size();
      if (known && ours.get(i).mode().equals("*")) {
        alike.add(wild(entry.key()));
      } else if (known && shifts) {
        alike.add(
            new Entry(
                ours.get(i).group(), entry.mode(), entry.key(), entry.prefix(), entry.suffix()));
      } else {
        alike.add(entry);
      }
    }
    return alike;
  }

  private static Entry wild(String key) {
    return new Entry("*", "*", key, "*", "*");
  }

  private static String mode(Citation.Mode mode) {
    return switch (mode) {
      case NORMAL -> "NormalCitation";
      case AUTHOR_IN_TEXT -> "AuthorInText";
      case SUPPRESS_AUTHOR -> "SuppressAuthor";
    };
  }

  private static String lines(List<Entry> entries) {
    return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }

  private static void collect(Inline inline, List<Inline.Cite> cites) {
    if (inline instanceof Inline.Cite cite) {
      cites.add(cite);
    } else {
      inline.content().forEach(inner -> collect(inner, cites));
    }
  }

  private static Stream<Inline> inlines(Block block) {
    if (block instanceof Block.Heading heading) {
      return heading.content().stream();
    } else if (block instanceof Block.Paragraph paragraph) {
      return paragraph.content().stream();
    } else if (block instanceof Block.Quote quote) {
      return quote.blocks().stream().flatMap(PandocTest::inlines);
    } else if (block instanceof Block.ListBlock list) {
      return list.items().stream()
          .flatMap(item -> item.blocks().stream())
          .flatMap(PandocTest::inlines);
    } else if (block instanceof Block.TableBlock table) {
      return Stream.concat(table.header().stream(), table.body().stream())
          .flatMap(row -> row.cells().stream())
          .flatMap(cell -> cell.content().stream());
    }
    return Stream.empty();
  }

  /** The Markdown files of a folder, found, sorted; none if there is no such folder. */
  private static List<Path> markdown(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** Not what holds a character that is none: no reader of JSON takes what Pandoc says of it. */
  private static boolean isText(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return bytes.length < 1 << 20 && text.indexOf('\uFFFE') < 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
