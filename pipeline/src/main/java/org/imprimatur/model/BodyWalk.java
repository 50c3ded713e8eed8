package org.imprimatur.model;

import java.util.List;

/**
 * A walk through a whole body in source order, down to the last piece of running text, for what
 * looks for some kinds and passes by all others. The one place that knows what stands inside what:
 * who wants a kind that holds something overrides its method and calls this one from there.
 */
public interface BodyWalk extends Block.Visitor, Inline.Visitor {

  /** Goes through blocks, one after the other. */
  default void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      block.accept(this);
    }
  }

  /** Goes through running text: that of one block or cell, or what stands inside a piece of it. */
  default void inlines(List<Inline> content) {
    for (Inline inline : content) {
      inline.accept(this);
    }
  }

  @Override
  default void heading(Block.Heading it) {
    inlines(it.content());
  }

  @Override
  default void paragraph(Block.Paragraph it) {
    inlines(it.content());
  }

  @Override
  default void list(Block.ListBlock it) {
    for (Block.Item item : it.items()) {
      blocks(item.blocks());
    }
  }

  @Override
  default void table(Block.TableBlock it) {
    rows(it.header());
    rows(it.body());
  }

  /** Goes through rows of a table. */
  private void rows(List<Block.Row> rows) {
    for (Block.Row row : rows) {
      row.cells().forEach(this::cell);
    }
  }

  /** A cell of a table. */
  default void cell(Block.Cell it) {
    inlines(it.content());
  }

  @Override
  default void quote(Block.Quote it) {
    blocks(it.blocks());
  }

  @Override
  default void codeBlock(Block.CodeBlock it) {}

  @Override
  default void divider(Block.Divider it) {}

  @Override
  default void text(Inline.Text it) {}

  @Override
  default void code(Inline.Code it) {}

  @Override
  default void emphasis(Inline.Emphasis it) {
    inlines(it.content());
  }

  @Override
  default void strong(Inline.Strong it) {
    inlines(it.content());
  }

  @Override
  default void link(Inline.Link it) {
    inlines(it.content());
  }

  @Override
  default void image(Inline.Image it) {
    inlines(it.content());
  }

  @Override
  default void cite(Inline.Cite it) {}

  @Override
  default void marks(Inline.Marks it) {}

  @Override
  default void hardBreak(Inline.HardBreak it) {}

  @Override
  default void softBreak(Inline.SoftBreak it) {}

  @Override
  default void rawHtml(Inline.RawHtml it) {}
}
