package org.imprimatur.publish;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.finding.Counted;
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

/** From an article that was examined to what is published of it. Shared between threads. */
final class ArticlePlanning {
  private final RunContext desk;
  private final Publishing publishing;
  private final Levels levels;

  ArticlePlanning(RunContext desk, Publishing publishing) {
    this.desk = desk;
    this.publishing = publishing;
    this.levels = desk.workspace().configuration().policy().levels();
  }

  /** An article with what is published of it, and what was found when that was sought. */
  record Planned(PlannedArticle article, List<Finding> more) {}

  /** What becomes of an article that was examined. */
  Planned of(ArticleFile file, ExaminedArticle examined) {
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
    String editions = Counted.of(count, "edition was", "editions were");
    return Finding.ofFile(
        RuleId.CONFIG_NO_HISTORY,
        Level.NOTE,
        file.path(),
        editions
            + " approved that the git history here does not hold; the page's history leaves"
            + " them out",
        "fetch the full history: git fetch --unshallow");
  }

  /** What becomes of one that cannot be read. */
  Planned unreadable(ArticleFile file, ExaminedArticle examined) {
    Publishing.Plan plan =
        publishing.withoutArticle(file.id(), "Its file cannot be read as an article.");
    return new Planned(
        new PlannedArticle(file.id(), examined, plan, null, List.of(), null), List.of());
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
}
