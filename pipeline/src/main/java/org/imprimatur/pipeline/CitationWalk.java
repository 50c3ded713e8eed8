package org.imprimatur.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;

/** All citations of an article as they appear, headings included: what numbers are given by. */
final class CitationWalk {
  private final List<Citation> found = new ArrayList<>();

  private CitationWalk() {}

  static List<Citation> of(List<Block> blocks) {
    CitationWalk walk = new CitationWalk();
    walk.blocks(blocks);
    return walk.found;
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      block(block);
    }
  }

  private void block(Block block) {
    if (block instanceof Block.Heading heading) {
      inlines(heading.content());
    } else if (block instanceof Block.Paragraph paragraph) {
      inlines(paragraph.content());
    } else if (block instanceof Block.ListBlock list) {
      list.items().forEach(item -> blocks(item.blocks()));
    } else if (block instanceof Block.TableBlock table) {
      table.header().forEach(this::row);
      table.body().forEach(this::row);
    } else if (block instanceof Block.Quote quote) {
      blocks(quote.blocks());
    }
  }

  private void row(Block.Row row) {
    row.cells().forEach(cell -> inlines(cell.content()));
  }

  private void inlines(List<Inline> content) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Cite cite) {
        found.addAll(cite.citations());
      } else if (inline instanceof Inline.Emphasis emphasis) {
        inlines(emphasis.content());
      } else if (inline instanceof Inline.Strong strong) {
        inlines(strong.content());
      } else if (inline instanceof Inline.Link link) {
        inlines(link.content());
      }
    }
  }
}
