package org.imprimatur.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.imprimatur.claim.Claims;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;
import org.imprimatur.parse.Parsed;
import org.imprimatur.review.ContentDigest;
import org.jspecify.annotations.Nullable;

/** An article as {@link ArticleReader} read it. Safe to share between threads. */
public final class ReadArticle {
  private final Parsed parsed;
  private final Claims claims;
  private final List<Finding> findings;
  private final Function<Article, ContentDigest> digests;
  private @Nullable ContentDigest digest;

  ReadArticle(
      Parsed parsed,
      Claims claims,
      List<Finding> findings,
      Function<Article, ContentDigest> digests) {
    this.parsed = parsed;
    this.claims = claims;
    this.findings = List.copyOf(findings);
    this.digests = digests;
  }

  Parsed parsed() {
    return parsed;
  }

  /** The article. */
  public Article article() {
    return parsed.article();
  }

  /** Its id. */
  public ArticleId id() {
    return article().id();
  }

  /** What is wrong with its form, then with its marks, each in source order. */
  public List<Problem> problems() {
    List<Problem> out = new ArrayList<>(parsed.problems());
    out.addAll(claims.problems());
    return out;
  }

  /** All that it states, in source order. */
  public List<Statement> statements() {
    return claims.statements();
  }

  /** Those of its statements that are claims. */
  public List<Claim> claims() {
    return claims.claims();
  }

  /** What is wrong with its bytes, at the most severe level. */
  public List<Finding> findings() {
    return findings;
  }

  /** The digest of its content as a reader sees it; it is made when it is first asked for. */
  public synchronized ContentDigest digest() {
    ContentDigest known = digest;
    if (known == null) {
      known = digests.apply(article());
      digest = known;
    }
    return known;
  }
}
