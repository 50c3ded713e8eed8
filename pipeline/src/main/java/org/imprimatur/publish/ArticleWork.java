package org.imprimatur.publish;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.examine.ArticleBudget;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.examine.Examiner;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.history.EarlierPictures;
import org.imprimatur.history.PastEditions;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Levels;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.Failure;
import org.imprimatur.run.Proofs;

/**
 * What is done with one article alone: it is examined, planned, and prepared by all publishers.
 * Shared between threads.
 */
final class ArticleWork {
  private final Examiner examiner;
  private final Publishing publishing;
  private final Publishers publishers;
  private final Levels levels;

  ArticleWork(Examiner examiner, Publishing publishing, Publishers publishers, Levels levels) {
    this.examiner = examiner;
    this.publishing = publishing;
    this.publishers = publishers;
    this.levels = levels;
  }

  /** An article that was worked on. */
  private record Prepared(PlannedArticle article, Publisher.Prepared prepared) {}

  /** An article of which all is written that needs no order. */
  record Written(PlannedArticle article, Publisher.InOrder rest) {}

  /** Works on an article; a defect that is met is told in its result. */
  Written on(ArticleFile file) {
    ExaminedArticle examined = examiner.examine(file);
    Prepared done =
        ArticleBudget.run(
            () -> prepared(file, examined),
            () ->
                unreadable(
                    file, ExaminedArticle.unreadable(file.path(), examiner.tooMuch(file), null)));
    // Only now, since what is behind the border may be done twice.
    return new Written(done.article(), done.prepared().write());
  }

  private Prepared prepared(ArticleFile file, ExaminedArticle examined) {
    CheckedArticle article = examined.article();
    Proofs.Proved proved = examined.proved();
    if (article == null || proved == null) {
      return unreadable(file, examined);
    }
    try {
      Publishing.Plan plan = publishing.plan(article.article(), proved);
      EarlierEditions.Edition edition = plan.edition();
      CheckedArticle published =
          edition != null ? edition.shown() : plan.isShown() ? article : null;
      List<Finding> more = new ArrayList<>();
      if (edition != null) {
        more.addAll(EarlierPictures.findings(edition.shown(), levels));
      }
      PastEditions.Past past =
          published == null ? PastEditions.Past.NONE : publishing.history(published);
      if (past.missing() > 0) {
        more.add(missing(file, past.missing()));
      }
      return prepared(
          new PlannedArticle(file.id(), examined, plan, published, past.editions()), more);
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      Failure failure = new Failure(file.path(), e);
      return unreadable(
          file, ExaminedArticle.unreadable(file.path(), examined.findings(), failure));
    }
  }

  private static Finding missing(ArticleFile file, int count) {
    String editions = count == 1 ? "1 edition was" : count + " editions were";
    return Finding.ofFile(
        RuleId.CONFIG_NO_HISTORY,
        Level.NOTE,
        file.path(),
        editions
            + " approved that the git history here does not hold; the page's history leaves"
            + " them out",
        "Fetch the full history: git fetch --unshallow.");
  }

  private Prepared unreadable(ArticleFile file, ExaminedArticle examined) {
    Publishing.Plan plan =
        publishing.withoutArticle(file.id(), "Its file cannot be read as an article.");
    return prepared(new PlannedArticle(file.id(), examined, plan, null, List.of()), List.of());
  }

  private Prepared prepared(PlannedArticle article, List<Finding> more) {
    return new Prepared(article.withoutFiles(more), publishers.prepare(article));
  }
}
