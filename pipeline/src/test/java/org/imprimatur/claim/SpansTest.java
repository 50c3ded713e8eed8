package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Statement;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** Every statement, citation and heading has a span that cuts out of the source what it says. */
final class SpansTest {
  private static final String BEFORE = "Z ";

  @Test
  void everyStatementsSpanReadsAsTheStatement() throws IOException {
    int seen = 0;
    List<String> other = new ArrayList<>();
    for (Source source : Corpus.all()) {
      Article article = article(source);
      String definitions =
          source
              .text()
              .lines()
              .filter(l -> l.matches("\\s*\\[[^\\]^@]+\\]:.*"))
              .collect(Collectors.joining("\n"));
      for (Statement statement :
          ClaimReader.read(article, Policy.DEFAULT, key -> true).statements()) {
        seen++;
        String slice = source.slice(statement.span());
        String read = reread(slice, definitions);
        if (!marksDropped(statement.text()).equals(marksDropped(read))) {
          other.add(
              source.path() + ": " + statement.text() + "\n  cut:  " + slice + "\n  read: " + read);
        }
      }
    }
    assertTrue(seen > 1_500, "statements are found: " + seen);
    assertEquals(List.of(), other, other.size() + " of " + seen);
  }

  @Test
  void everyCitationsSpanIsItsKey() throws IOException {
    int seen = 0;
    for (Source source : Corpus.all()) {
      for (Citation citation : Citations.of(article(source).blocks())) {
        seen++;
        String slice = source.slice(citation.span());
        String bare = "@" + citation.key();
        assertTrue(
            slice.equals(bare) || slice.equals("@{" + citation.key() + "}"),
            () -> source.path() + ": " + slice + " for " + bare);
      }
    }
    assertTrue(seen > 500, "citations are found: " + seen);
  }

  @Test
  void everyHeadingsSpanReadsAsTheHeading() throws IOException {
    int seen = 0;
    for (Source source : Corpus.all()) {
      for (Block.Heading heading : headings(article(source).blocks())) {
        seen++;
        String slice = unquoted(source.slice(heading.span()));
        List<Block.Heading> read = headings(article(Source.of("articles/a.md", slice)).blocks());
        assertEquals(1, read.size(), () -> source.path() + ": " + slice);
        assertEquals(heading.text(), read.get(0).text());
      }
    }
    assertTrue(seen > 100, "headings are found: " + seen);
  }

  /** A slice as running text; what begins lines of a quotation or item is no part of it. */
  private static String reread(String slice, String definitions) {
    String markdown = BEFORE + unquoted(slice) + "\n\n" + definitions + "\n";
    Article read = article(Source.of("articles/a.md", markdown));
    RunningText running = new RunningText();
    if (!read.blocks().isEmpty() && read.blocks().get(0) instanceof Block.Paragraph paragraph) {
      running.read(paragraph.content());
    }
    String text = running.text();
    String before = BEFORE.strip();
    return text.startsWith(before) ? text.substring(before.length()).strip() : text;
  }

  private static String unquoted(String slice) {
    return slice.replaceAll("(\\r?\\n|\\r)[ \\t>]*", "\n");
  }

  /**
   * Emphasis over several sentences is cut in two, so that its marks stand alone; and what TeX or a
   * script hides from being cited is cited when it is cut out of it.
   */
  private static String marksDropped(String text) {
    return text.replaceAll("[*_\\s\\h]|\\[?@hidden\\]?", "");
  }

  private static List<Block.Heading> headings(List<Block> blocks) {
    List<Block.Heading> found = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        found.add(heading);
      } else if (block instanceof Block.Quote quote) {
        found.addAll(headings(quote.blocks()));
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> found.addAll(headings(item.blocks())));
      }
    }
    return found;
  }

  private static Article article(Source source) {
    return ArticleParser.parse(new ArticleId("a"), source).article();
  }
}
