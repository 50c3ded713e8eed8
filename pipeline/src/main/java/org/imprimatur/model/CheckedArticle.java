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
 * @param targets what its links and images lead to
 */
public record CheckedArticle(
    Article article,
    List<Statement> statements,
    List<Claim> claims,
    List<NumberedReference> references,
    Proof proof,
    Targets targets) {

  /** Copies the lists. */
  public CheckedArticle {
    statements = List.copyOf(statements);
    claims = List.copyOf(claims);
    references = List.copyOf(references);
  }

  /** An article of which it is not known where its links and images lead. */
  public CheckedArticle(
      Article article,
      List<Statement> statements,
      List<Claim> claims,
      List<NumberedReference> references,
      Proof proof) {
    this(article, statements, claims, references, proof, Targets.NONE);
  }

  /** The same with what its links and images lead to. */
  public CheckedArticle with(Targets known) {
    return new CheckedArticle(article, statements, claims, references, proof, known);
  }

  /**
   * The article as it may be published: of an approved one, what its approvals do not cover is left
   * out (contract, section 7). Before it is approved nobody takes its words for signed.
   */
  public CheckedArticle asSigned() {
    if (!proof.coversLess()) {
      return this;
    }
    FrontMatter front = proof.shown(article.frontMatter());
    Article signed = new Article(article.id(), article.source(), front, article.blocks());
    List<NumberedReference> works =
        references.stream()
            .map(it -> it.with(it.reference().with(it.reference().governance().ofCanon1())))
            .toList();
    List<Claim> unquoted =
        claims.stream()
            .map(it -> it.with(new Support(it.support().citations(), List.of())))
            .toList();
    return new CheckedArticle(signed, statements, unquoted, works, proof, targets);
  }

  /** The article's id. */
  public ArticleId id() {
    return article.id();
  }
}
