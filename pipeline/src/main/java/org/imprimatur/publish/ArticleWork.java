package org.imprimatur.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.imprimatur.examine.ArticleBudget;
import org.imprimatur.examine.ArticleOutcome;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.examine.Examiner;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.review.Ledger;
import org.imprimatur.run.Failure;
import org.imprimatur.run.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * What is done with one article alone: it is examined, planned, and prepared by all publishers.
 * Shared between threads.
 */
final class ArticleWork {
  private final Examiner examiner;

  /** The index shows no reference, only its number. */
  private final Examiner texts;

  private final ArticlePlanning plans;
  private final Publishers publishers;
  private final RunContext desk;
  private final EarlierBuild earlier;
  private final TodaysAnswers others;

  ArticleWork(Examiner examiner, PublishContext context, Publishers publishers) {
    this.examiner = examiner;
    this.texts = examiner.forDigests();
    this.plans = new ArticlePlanning(context.desk(), context.publishing());
    this.publishers = publishers;
    this.desk = context.desk();
    this.earlier = context.earlier();
    this.others = context.catalogue().answers();
  }

  /** An article that was worked on. */
  private record Prepared(
      ArticleRecord article, @Nullable Failure failure, Publisher.Prepared prepared) {}

  /** An article of which all is written that needs no order. */
  record Written(ArticleRecord article, @Nullable Failure failure, Publisher.InOrder rest) {}

  /** Works on an article; a defect that is met is told in its result. */
  Written on(ArticleFile file) {
    try {
      Optional<CachedArticle> cached = earlier.whole(file.id(), others);
      if (cached.isPresent()) {
        Publisher.Prepared again = publishers.again(cached.get(), () -> remade(file).article());
        return new Written(cached.get().record(), null, again.write(new LeftBehind()));
      }
      Prepared done = earlier.recorded(file.id(), () -> done(file));
      // Only now, since what is behind the border may be done twice.
      LeftBehind left = new LeftBehind();
      Publisher.InOrder rest = done.prepared().write(left);
      if (done.failure() == null) {
        earlier.leave(done.article(), left);
      }
      return new Written(done.article(), done.failure(), rest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Prepared done(ArticleFile file) {
    ExaminedArticle examined = examiner.examine(file);
    return ArticleBudget.run(
        () -> prepared(plans.of(file, examined)),
        () ->
            prepared(
                plans.unreadable(
                    file, ExaminedArticle.unreadable(file.path(), examiner.tooMuch(file), null))));
  }

  /** The article once more, of which nothing has changed. */
  private ArticlePlanning.Planned remade(ArticleFile file) {
    return ArticleBudget.run(
        () -> plans.of(file, texts.examine(file)),
        () -> {
          throw new IllegalStateException("not enough memory for " + file.path());
        });
  }

  private Prepared prepared(ArticlePlanning.Planned planned) {
    PlannedArticle article = planned.article();
    return new Prepared(
        record(article.withoutFiles(planned.more())),
        article.examined().failure(),
        publishers.prepare(article));
  }

  private ArticleRecord record(PlannedArticle planned) {
    Ledger ledger = planned.ledger();
    return new ArticleRecord(
        planned.id(),
        ArticleOutcome.of(planned.examined(), true),
        planned.plan().kind(),
        planned.published() != null,
        DashboardReviews.bare(planned, desk.workspace().configuration().policy()),
        NewsDesk.of(planned, desk.settings().asOf()),
        ledger == null ? List.of() : Moves.of(planned.id(), ledger));
  }
}
