package org.imprimatur.search;

import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;

/**
 * What a reader sees of an article's body, as one plain text with single blanks. Where a block ends
 * without a stop (an item, a cell, a heading), a dot keeps it apart from the next.
 */
final class IndexedWords {
  private static final String ENDS = ".!?:;,…·";

  private final StringBuilder out = new StringBuilder();
  private boolean ended;

  private IndexedWords() {}

  /** The text of blocks, without citations and marks. */
  static String of(List<Block> blocks) {
    IndexedWords text = new IndexedWords();
    text.blocks(blocks);
    return text.out.toString().strip();
  }

  private void blocks(List<Block> blocks) {
    blocks.forEach(this::block);
  }

  private void block(Block block) {
    if (block instanceof Block.Heading heading) {
      inlines(heading.content());
    } else if (block instanceof Block.Paragraph paragraph) {
      inlines(paragraph.content());
    } else if (block instanceof Block.ListBlock list) {
      list.items().forEach(item -> blocks(item.blocks()));
    } else if (block instanceof Block.TableBlock table) {
      rows(table.header());
      rows(table.body());
    } else if (block instanceof Block.Quote quote) {
      blocks(quote.blocks());
    } else if (block instanceof Block.CodeBlock code) {
      words(code.text());
    }
    end();
  }

  private void end() {
    blank();
    ended = out.length() > 0;
  }

  private void rows(List<Block.Row> rows) {
    for (Block.Row row : rows) {
      for (Block.Cell cell : row.cells()) {
        inlines(cell.content());
        end();
      }
    }
  }

  private void inlines(List<Inline> content) {
    content.forEach(this::inline);
  }

  private void inline(Inline inline) {
    if (inline instanceof Inline.Text text) {
      words(text.text());
    } else if (inline instanceof Inline.Code code) {
      words(code.text());
    } else if (inline instanceof Inline.Emphasis emphasis) {
      inlines(emphasis.content());
    } else if (inline instanceof Inline.Strong strong) {
      inlines(strong.content());
    } else if (inline instanceof Inline.Link link) {
      inlines(link.content());
    } else if (inline instanceof Inline.Image image) {
      words(image.alt());
    } else if (inline instanceof Inline.RawHtml html) {
      words(html.text());
    } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
      blank();
    }
  }

  private void words(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00A0') {
        blank();
      } else {
        dropBlankBefore(c);
        divide();
        out.append(c);
      }
    }
  }

  /** A citation stood before the full stop: "pain [@x]." reads "pain." */
  private void dropBlankBefore(char c) {
    int last = out.length() - 1;
    if ((c == '.' || c == ',' || c == ';') && last > 0 && out.charAt(last) == ' ') {
      out.setLength(last);
    }
  }

  /** Before the first word of a block: the mark between it and the one before. */
  private void divide() {
    int last = out.length() - 2;
    if (ended && last >= 0 && ENDS.indexOf(out.charAt(last)) < 0) {
      out.append("· ");
    }
    ended = false;
  }

  private void blank() {
    if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
