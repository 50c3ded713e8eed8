package org.imprimatur.publish;

import java.util.Optional;
import org.imprimatur.examine.ArticleBudget;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;

/**
 * Enough of each article to list it. Front matter is enough for that where there is no ledger; an
 * article with a ledger is read whole, since its proved status depends on all that it says.
 */
final class FrontMatters {
  private final RunContext desk;
  private final Publishing publishing;

  FrontMatters(RunContext desk, Publishing publishing) {
    this.publishing = publishing;
    this.desk = desk;
  }

  /** Empty when the article is not published, or cannot be read, which its examination reports. */
  Optional<ArticleSummary> summary(ArticleFile file) {
    return ArticleBudget.run(() -> read(file), Optional::empty);
  }

  private Optional<ArticleSummary> read(ArticleFile file) {
    ArticleId id = new ArticleId(file.id());
    try {
      Article article;
      Proofs.Proved proved;
      if (desk.proofs().hasLedger(file.id())) {
        ReadArticle read = desk.articles().read(id).orElse(null);
        if (read == null) {
          return Optional.empty();
        }
        article = read.article();
        proved = desk.proofs().of(read, false);
        // It is read once more to be examined.
        desk.articles().keep(read);
      } else {
        article = desk.articles().frontMatter(id).orElse(null);
        if (article == null) {
          return Optional.empty();
        }
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
