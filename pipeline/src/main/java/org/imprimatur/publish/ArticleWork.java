package org.imprimatur.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.examine.ArticleBudget;
import org.imprimatur.examine.ArticleOutcome;
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
import org.imprimatur.review.Ledger;
import org.imprimatur.run.Failure;
import org.imprimatur.run.Proofs;
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

  private final Publishing publishing;
  private final Publishers publishers;
  private final RunContext desk;
  private final Levels levels;
  private final EarlierBuild earlier;
  private final TodaysAnswers others;

  ArticleWork(Examiner examiner, PublishContext context, Publishers publishers) {
    this.examiner = examiner;
    this.texts = examiner.forDigests();
    this.publishing = context.publishing();
    this.publishers = publishers;
    this.desk = context.desk();
    this.earlier = context.earlier();
    this.others = context.catalogue().answers();
    this.levels = desk.workspace().configuration().policy().levels();
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
        () -> prepared(planned(file, examined)),
        () ->
            prepared(
                unreadable(
                    file, ExaminedArticle.unreadable(file.path(), examiner.tooMuch(file), null))));
  }

  /** The article once more, of which nothing has changed. */
  private Planned remade(ArticleFile file) {
    return ArticleBudget.run(
        () -> planned(file, texts.examine(file)),
        () -> {
          throw new IllegalStateException("not enough memory for " + file.path());
        });
  }

  /** An article with what is published of it, and what was found when that was sought. */
  private record Planned(PlannedArticle article, List<Finding> more) {}

  private Planned planned(ArticleFile file, ExaminedArticle examined) {
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
      return new Planned(
          new PlannedArticle(
              file.id(), examined, plan, published, past.editions(), ledger(file, plan, proved)),
          more);
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

  private Planned unreadable(ArticleFile file, ExaminedArticle examined) {
    Publishing.Plan plan =
        publishing.withoutArticle(file.id(), "Its file cannot be read as an article.");
    return new Planned(
        new PlannedArticle(file.id(), examined, plan, null, List.of(), null), List.of());
  }

  private Prepared prepared(Planned planned) {
    PlannedArticle article = planned.article();
    return new Prepared(
        record(article.withoutFiles(planned.more())),
        article.examined().failure(),
        publishers.prepare(article));
  }

  private @Nullable Ledger ledger(ArticleFile file, Publishing.Plan plan, Proofs.Proved proved) {
    Proofs proofs = desk.proofs();
    boolean stands = plan.kind() != Publishing.Kind.WITHHELD;
    if (proved.isBroken() || !stands || !proofs.hasLedger(file.id())) {
      return null;
    }
    Ledger ledger = proofs.ledger(file.id());
    return ledger == null || ledger.entries().isEmpty() ? null : ledger;
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
