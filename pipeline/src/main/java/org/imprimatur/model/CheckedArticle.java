package org.imprimatur.model;

import java.util.List;
import java.util.Map;

/**
 * An article after parsing, reading of its claims, and proof: what index, site and reports are made
 * from.
 *
 * @param article as parsed
 * @param statements all statements, in source order
 * @param claims those that are claims, with their coverage, in source order
 * @param references what it cites, numbered by first appearance
 * @param proof what its ledger proves
 * @param pictures what becomes of its images, by destination as written; where there is none, the
 *     image leads to no file
 */
public record CheckedArticle(
    Article article,
    List<Statement> statements,
    List<Claim> claims,
    List<NumberedReference> references,
    Proof proof,
    Map<String, Picture> pictures) {

  /** Copies the lists. */
  public CheckedArticle {
    statements = List.copyOf(statements);
    claims = List.copyOf(claims);
    references = List.copyOf(references);
    pictures = Map.copyOf(pictures);
  }

  /** An article of which no picture is known. */
  public CheckedArticle(
      Article article,
      List<Statement> statements,
      List<Claim> claims,
      List<NumberedReference> references,
      Proof proof) {
    this(article, statements, claims, references, proof, Map.of());
  }

  /** The same with its pictures. */
  public CheckedArticle with(Map<String, Picture> known) {
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
    return new CheckedArticle(signed, statements, claims, works, proof, pictures);
  }

  /** The article's id. */
  public ArticleId id() {
    return article.id();
  }
}
