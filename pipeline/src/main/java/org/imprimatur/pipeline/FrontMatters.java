package org.imprimatur.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Proof;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.source.Source;

/**
 * Enough of each article to list it. Front matter is enough for that where there is no ledger; an
 * article with a ledger is read whole, since its proved status depends on all that it says.
 */
final class FrontMatters {
  private final Desk desk;
  private final Set<String> keys;
  private final List<String> exempt;

  FrontMatters(Desk desk) {
    this.desk = desk;
    this.keys = Set.copyOf(desk.shelves().library().keys());
    this.exempt = desk.workspace().configuration().policy().exemptSections();
  }

  /** Empty when the article cannot be read, which its own examination tells. */
  Optional<ArticleSummary> summary(ArticleFile file) {
    Source source = desk.workspace().root().read(file).source();
    if (source == null) {
      return Optional.empty();
    }
    ArticleId id = new ArticleId(file.id());
    try {
      Article article;
      Proof proof;
      if (desk.proofs().hasLedger(file.id())) {
        article = ArticleParser.parse(id, source).article();
        List<Claim> claims = ClaimReader.read(article, exempt, keys::contains).claims();
        proof = desk.proofs().of(article, claims, false).proof();
      } else {
        article = ArticleParser.parseFrontMatter(id, source).article();
        proof = desk.proofs().withoutLedger(article).proof();
      }
      return Optional.of(ArticleSummary.of(id, article.frontMatter(), proof));
    } catch (RuntimeException | StackOverflowError | LinkageError toldWhenExamined) {
      return Optional.empty();
    }
  }
}
