package org.imprimatur.publish;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.history.PastEditions;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Status;
import org.imprimatur.recorded.Asked;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RunContext;
import org.imprimatur.site.Day;
import org.jspecify.annotations.Nullable;

/**
 * What stands at an article's address: the article, an earlier revision of it, or a word on why it
 * is not there. A page that was once published as approved never just vanishes.
 */
final class Publishing {
  private static final String WAS_APPROVED =
      "It was once published here as approved. Do not rely on copies of it.";
  private static final String WAS_PERHAPS =
      "It may have been published here before. Do not rely on copies of it.";

  private final BuildProfile profile;
  private final Proofs proofs;
  private final LedgerQuestions questions;
  private final EarlierEditions past;
  private final PastEditions history;

  Publishing(RunContext desk, BuildProfile profile) throws IOException {
    this.profile = profile;
    this.proofs = desk.proofs();
    this.questions = new LedgerQuestions(desk);
    this.past = new EarlierEditions(desk);
    this.history = new PastEditions(desk, past);
  }

  /** The editions that were approved before the one that is shown. */
  PastEditions.Past history(CheckedArticle shown) {
    questions.note(shown.id().value());
    return history.of(shown);
  }

  /** What recorded questions of ledgers are answered with. */
  Optional<String> answer(Asked question) {
    return questions.answer(question);
  }

  BuildProfile profile() {
    return profile;
  }

  /** What is published of an article. */
  enum Kind {
    /** What it says today. */
    TODAY,
    /** Its last approved revision. */
    EARLIER,
    /** That it was withdrawn. */
    TOMBSTONE,
    /** That it is not shown at present. */
    NOT_SHOWN,
    /** Nothing: it never was approved. */
    WITHHELD
  }

  /**
   * What is published of an article.
   *
   * @param edition for {@code EARLIER}
   * @param taken for {@code TOMBSTONE}
   * @param reasons for {@code NOT_SHOWN}, in sentences; else empty
   * @param isTitleProved whether the title of today was approved, so that it may be shown where
   *     nothing else is
   */
  record Plan(
      Kind kind,
      EarlierEditions.@Nullable Edition edition,
      ReviewProof.@Nullable Taken taken,
      List<String> reasons,
      boolean isTitleProved) {
    static final Plan TODAY = new Plan(Kind.TODAY, null, null, List.of(), true);
    static final Plan WITHHELD = new Plan(Kind.WITHHELD, null, null, List.of(), false);

    static Plan notShown(boolean isTitleProved, String... reasons) {
      return new Plan(Kind.NOT_SHOWN, null, null, List.of(reasons), isTitleProved);
    }

    /** Whether the article can be read, in one revision or another. */
    boolean isShown() {
      return kind == Kind.TODAY || kind == Kind.EARLIER;
    }
  }

  /** What is published of an article with a proof. */
  Plan plan(Article article, Proofs.Proved proved) {
    questions.note(article.id().value());
    if (profile == BuildProfile.PREVIEW) {
      return Plan.TODAY;
    }
    if (proved.isBroken()) {
      boolean declared = article.frontMatter().status() == Status.APPROVED;
      return declared || proofs.speaksOfApproval(article.id().value())
          ? Plan.notShown(
              false,
              "The signed record of its review cannot be verified, so it is not known whether what"
                  + " it says was approved. Nothing of it is shown until the record is fixed.",
              WAS_PERHAPS)
          : Plan.WITHHELD;
    }
    if (proved.proof().proved() == Status.APPROVED) {
      return proved.isOverdue()
          ? Plan.notShown(
              true,
              "Its review was due on " + day(proved.proof().due()) + " and is overdue.",
              WAS_APPROVED)
          : Plan.TODAY;
    }
    ReviewProof.Outcome outcome = proved.outcome();
    return outcome == null ? Plan.WITHHELD : plan(article, outcome);
  }

  /**
   * What stands where an article cannot be read, or is no longer there.
   *
   * @param reason in a sentence
   */
  Plan withoutArticle(String id, String reason) {
    return profile == BuildProfile.RELEASE && proofs.hasLedger(id) && proofs.speaksOfApproval(id)
        ? Plan.notShown(false, reason, WAS_PERHAPS)
        : Plan.WITHHELD;
  }

  private Plan plan(Article article, ReviewProof.Outcome outcome) {
    ArticleId id = article.id();
    String digest = outcome.lastApproved();
    if (digest != null) {
      return past.approved(id, digest)
          .map(edition -> new Plan(Kind.EARLIER, edition, null, List.of(), true))
          .orElse(
              Plan.notShown(
                  false, "It was edited, and the edits are not approved yet.", WAS_APPROVED));
    }
    ReviewProof.Taken taken = outcome.taken();
    if (taken != null) {
      return taken(taken, taken.isOfToday());
    }
    boolean declared = article.frontMatter().status() == Status.APPROVED;
    return outcome.onceApproved() || (declared && proofs.speaksOfApproval(id.value()))
        ? Plan.notShown(false, "Approvals that were given to it no longer count.", WAS_PERHAPS)
        : Plan.WITHHELD;
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "an earlier day" : Day.of(day).words();
  }

  private static Plan taken(ReviewProof.Taken taken, boolean isTitleProved) {
    String day = day(LocalDate.parse(taken.at().substring(0, 10)));
    return switch (taken.action()) {
      case WITHDRAW -> new Plan(Kind.TOMBSTONE, null, taken, List.of(), isTitleProved);
      case MOVE ->
          Plan.notShown(
              false,
              "It was moved here on " + day + " by somebody who may not move it.",
              WAS_APPROVED);
      default ->
          Plan.notShown(
              isTitleProved, "A reviewer asked for changes on " + day + ".", WAS_APPROVED);
    };
  }
}
