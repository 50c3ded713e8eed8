package org.imprimatur.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the headings of a body.
 *
 * @param found those that were met, in order
 * @param inBlocks whether those in quotations and items of lists count
 */
public record Headings(List<Block.Heading> found, boolean inBlocks) implements BodyWalk {

  /** All of them, those in quotations and items of lists included, in order. */
  public static List<Block.Heading> all(List<Block> blocks) {
    return of(blocks, true);
  }

  /** Those that stand in no other block, in order. */
  public static List<Block.Heading> top(List<Block> blocks) {
    return of(blocks, false);
  }

  private static List<Block.Heading> of(List<Block> blocks, boolean inBlocks) {
    List<Block.Heading> found = new ArrayList<>();
    new Headings(found, inBlocks).blocks(blocks);
    return found;
  }

  @Override
  public void heading(Block.Heading it) {
    found.add(it);
  }

  @Override
  public void list(Block.ListBlock it) {
    if (inBlocks) {
      BodyWalk.super.list(it);
    }
  }

  @Override
  public void quote(Block.Quote it) {
    if (inBlocks) {
      BodyWalk.super.quote(it);
    }
  }

  /** No running text holds a heading. */
  @Override
  public void inlines(List<Inline> content) {}
}
