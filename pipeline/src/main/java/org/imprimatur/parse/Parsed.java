package org.imprimatur.parse;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Article;

/**
 * What parsing gave: always an article, however little of it could be read.
 *
 * @param article the article
 * @param problems what is wrong with its form, in source order
 */
public record Parsed(Article article, List<Problem> problems) {
  /** Copies the problems. */
  public Parsed {
    problems = List.copyOf(problems);
  }
}
