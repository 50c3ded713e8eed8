package org.imprimatur.model;

import java.util.List;
import org.imprimatur.source.Source;

/**
 * An article as parsed: nothing is judged yet.
 *
 * @param id its id
 * @param source its text; all spans point into it
 * @param frontMatter its front matter
 * @param blocks its body
 */
public record Article(ArticleId id, Source source, FrontMatter frontMatter, List<Block> blocks) {

  /** Copies the blocks. */
  public Article {
    blocks = List.copyOf(blocks);
  }
}
