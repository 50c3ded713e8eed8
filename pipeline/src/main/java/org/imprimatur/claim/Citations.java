package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;

/** All citations of an article, wherever they stand: headings, captions and links included. */
public final class Citations {
  private final List<Citation> found = new ArrayList<>();

  private Citations() {}

  /** The citations of a body in source order. */
  public static List<Citation> of(List<Block> blocks) {
    Citations citations = new Citations();
    citations.blocks(blocks);
    return List.copyOf(citations.found);
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        inlines(heading.content());
      } else if (block instanceof Block.Paragraph paragraph) {
        inlines(paragraph.content());
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> blocks(item.blocks()));
      } else if (block instanceof Block.Quote quote) {
        blocks(quote.blocks());
      } else if (block instanceof Block.TableBlock table) {
        table.header().forEach(this::row);
        table.body().forEach(this::row);
      }
    }
  }

  private void row(Block.Row row) {
    row.cells().forEach(cell -> inlines(cell.content()));
  }

  private void inlines(List<Inline> inlines) {
    for (Inline inline : inlines) {
      if (inline instanceof Inline.Cite cite) {
        found.addAll(cite.citations());
      } else {
        inlines(inline.content());
      }
    }
  }
}
