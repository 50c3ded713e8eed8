package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;

/** All citations of an article, wherever they stand: headings, captions and links included. */
public final class Citations {
  private Citations() {}

  /** The citations of a body in source order. */
  public static List<Citation> of(List<Block> blocks) {
    List<Citation> found = new ArrayList<>();
    new Walk(found).blocks(blocks);
    return List.copyOf(found);
  }

  private record Walk(List<Citation> found) implements BodyWalk {
    @Override
    public void cite(Inline.Cite it) {
      found.addAll(it.citations());
    }
  }
}
