package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Captions of tables: paragraphs that start with "Table:", right before or behind their table. */
final class Captions {
  private static final String WORD = "Table:";

  private Captions() {}

  /** The caption that a page shows over the table at an index, or null. */
  static Block.@Nullable Paragraph behind(List<Block> blocks, int table) {
    // A caption behind a table belongs to it unless the next table follows right away.
    int at = table + 1;
    boolean isNext = at + 1 < blocks.size() && blocks.get(at + 1) instanceof Block.TableBlock;
    return at < blocks.size() && !isNext ? caption(blocks.get(at)) : null;
  }

  /** The block as a caption of the table that follows it, or null. */
  static Block.@Nullable Paragraph before(List<Block> blocks, int at) {
    boolean isNext = at + 1 < blocks.size() && blocks.get(at + 1) instanceof Block.TableBlock;
    return isNext ? caption(blocks.get(at)) : null;
  }

  private static Block.@Nullable Paragraph caption(Block block) {
    if (!(block instanceof Block.Paragraph paragraph)) {
      return null;
    }
    List<Inline> content = paragraph.content();
    TextRun start = TextRun.of(content.subList(0, TextRun.end(content, 0)));
    return start.text().startsWith(WORD) ? paragraph : null;
  }

  /** The caption without the word that marks it as one. */
  static List<Inline> withoutWord(List<Inline> content) {
    String text = TextRun.of(content.subList(0, TextRun.end(content, 0))).text();
    int cut = WORD.length();
    while (cut < text.length() && TextRun.isBlank(text.charAt(cut))) {
      cut++;
    }
    List<Inline> rest = new ArrayList<>(content);
    while (cut > 0) {
      Inline first = rest.remove(0);
      int length = TextRun.length(first);
      if (length > cut && first instanceof Inline.Text words) {
        int from = words.span().start() + (words.isVerbatim() ? cut : 0);
        rest.add(
            0, new Inline.Text(words.text().substring(cut), new Span(from, words.span().end())));
      }
      cut -= Math.min(cut, length);
    }
    return rest;
  }
}
