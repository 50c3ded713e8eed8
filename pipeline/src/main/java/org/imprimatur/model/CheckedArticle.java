package org.imprimatur.model;

import java.util.List;

/**
 * An article after parsing, reading of its claims, and proof: what index, site and reports are made
 * from.
 *
 * @param article as parsed
 * @param statements all statements, in source order
 * @param claims those that are claims, with their coverage, in source order
 * @param references what it cites, numbered by first appearance
 * @param proof what its ledger proves
 */
public record CheckedArticle(
    Article article,
    List<Statement> statements,
    List<Claim> claims,
    List<NumberedReference> references,
    Proof proof) {

  /** Copies the lists. */
  public CheckedArticle {
    statements = List.copyOf(statements);
    claims = List.copyOf(claims);
    references = List.copyOf(references);
  }

  /** The article's id. */
  public ArticleId id() {
    return article.id();
  }
}
