package org.imprimatur.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.examine.ArticleBudget;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.Desk;
import org.imprimatur.run.Proofs;
import org.imprimatur.source.Source;

/**
 * Enough of each article to list it. Front matter is enough for that where there is no ledger; an
 * article with a ledger is read whole, since its proved status depends on all that it says.
 */
final class FrontMatters {
  private final Desk desk;
  private final Set<String> keys;
  private final List<String> exempt;
  private final Publishing publishing;

  FrontMatters(Desk desk, Publishing publishing) {
    this.publishing = publishing;
    this.desk = desk;
    this.keys = Set.copyOf(desk.shelves().library().keys());
    this.exempt = desk.workspace().configuration().policy().exemptSections();
  }

  /** Empty when the article is not published, or cannot be read, which its examination tells. */
  Optional<ArticleSummary> summary(ArticleFile file) {
    return ArticleBudget.run(() -> read(file), Optional::empty);
  }

  private Optional<ArticleSummary> read(ArticleFile file) {
    Source source = desk.workspace().root().read(file).source();
    if (source == null) {
      return Optional.empty();
    }
    ArticleId id = new ArticleId(file.id());
    try {
      Article article;
      Proofs.Proved proved;
      if (desk.proofs().hasLedger(file.id())) {
        article = ArticleParser.parse(id, source).article();
        List<Claim> claims = ClaimReader.read(article, exempt, keys::contains).claims();
        proved = desk.proofs().of(article, claims, false);
      } else {
        article = ArticleParser.parseFrontMatter(id, source).article();
        proved = desk.proofs().withoutLedger(article);
      }
      Publishing.Plan plan = publishing.plan(article, proved);
      EarlierEditions.Edition earlier = plan.edition();
      if (earlier != null) {
        CheckedArticle old = earlier.article();
        return Optional.of(ArticleSummary.of(id, old.article().frontMatter(), old.proof()));
      }
      return plan.isShown()
          ? Optional.of(ArticleSummary.of(id, article.frontMatter(), proved.proof()))
          : Optional.empty();
    } catch (RuntimeException | LinkageError toldWhenExamined) {
      return Optional.empty();
    }
  }
}
