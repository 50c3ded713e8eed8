package org.imprimatur.manuscript;

import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;

/** Whether a quotation begins in bold: then it is a box that warns, recommends or the like. */
final class BoldBeginning implements BodyWalk {
  private boolean found;

  private BoldBeginning() {}

  static boolean of(Block.Quote quote) {
    BoldBeginning walk = new BoldBeginning();
    if (!quote.blocks().isEmpty()) {
      walk.blocks(List.of(quote.blocks().get(0)));
    }
    return walk.found;
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    if (!it.content().isEmpty()) {
      inlines(it.content().subList(0, 1));
    }
  }

  @Override
  public void strong(Inline.Strong it) {
    found = true;
  }

  @Override
  public void heading(Block.Heading it) {}

  @Override
  public void list(Block.ListBlock it) {}

  @Override
  public void table(Block.TableBlock it) {}

  @Override
  public void quote(Block.Quote it) {}

  @Override
  public void emphasis(Inline.Emphasis it) {}

  @Override
  public void link(Inline.Link it) {}
}
