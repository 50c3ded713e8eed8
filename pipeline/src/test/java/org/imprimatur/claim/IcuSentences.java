package org.imprimatur.claim;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.claim.LabelledDocument.Label;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;

/**
 * Splits the same text with ICU's sentence rules (UAX #29), as a yardstick for our own: the text of
 * each paragraph and table cell, without its bracketed citations and attribute blocks.
 */
final class IcuSentences {
  private final ULocale locale;

  /**
   * A splitter.
   *
   * @param locale {@code en}, or {@code en@ss=standard}, which keeps CLDR's abbreviations together
   */
  IcuSentences(String locale) {
    this.locale = new ULocale(locale);
  }

  /** The sentences of an article; nothing is said of claims. */
  List<Label> split(Article article) {
    List<String> texts = new ArrayList<>();
    article.blocks().forEach(block -> collect(block, texts));
    List<Label> sentences = new ArrayList<>();
    for (String text : texts) {
      BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
      breaks.setText(text);
      int start = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
        String sentence = text.substring(start, end).strip();
        if (!sentence.isEmpty()) {
          sentences.add(new Label("claim", "", "", sentence, List.of()));
        }
      }
    }
    return sentences;
  }

  private static void collect(Block block, List<String> texts) {
    if (block instanceof Block.Paragraph paragraph) {
      texts.add(plain(paragraph.content()));
    } else if (block instanceof Block.Quote quote) {
      quote.blocks().forEach(inner -> collect(inner, texts));
    } else if (block instanceof Block.ListBlock list) {
      list.items().forEach(item -> item.blocks().forEach(inner -> collect(inner, texts)));
    } else if (block instanceof Block.TableBlock table) {
      table.header().forEach(row -> row.cells().forEach(c -> texts.add(plain(c.content()))));
      table.body().forEach(row -> row.cells().forEach(c -> texts.add(plain(c.content()))));
    }
  }

  private static String plain(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    content.forEach(inline -> append(inline, out));
    return out.toString().replaceAll("\\s+", " ").strip();
  }

  private static void append(Inline inline, StringBuilder out) {
    if (inline instanceof Inline.Text text) {
      out.append(text.text());
    } else if (inline instanceof Inline.Code code) {
      out.append(code.text());
    } else if (inline instanceof Inline.RawHtml html) {
      out.append(html.text());
    } else if (inline instanceof Inline.Emphasis emphasis) {
      emphasis.content().forEach(inner -> append(inner, out));
    } else if (inline instanceof Inline.Strong strong) {
      strong.content().forEach(inner -> append(inner, out));
    } else if (inline instanceof Inline.Link link) {
      link.content().forEach(inner -> append(inner, out));
    } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
      out.append(' ');
    } else if (inline instanceof Inline.Cite cite) {
      appendCite(cite, out);
    }
  }

  private static void appendCite(Inline.Cite cite, StringBuilder out) {
    Citation first = cite.citations().get(0);
    if (first.mode() == Citation.Mode.AUTHOR_IN_TEXT) {
      out.append('@').append(first.key());
      return;
    }
    while (!out.isEmpty() && Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.setLength(out.length() - 1);
    }
  }
}
