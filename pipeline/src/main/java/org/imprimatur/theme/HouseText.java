package org.imprimatur.theme;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Block;
import org.imprimatur.source.Source;

/**
 * A text of the house, read as the text of an article is.
 *
 * @param source where it stands
 * @param blocks what it says
 * @param problems what is wrong with its form
 */
public record HouseText(Source source, List<Block> blocks, List<Problem> problems) {
  /** Copies the lists. */
  public HouseText {
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }
}
