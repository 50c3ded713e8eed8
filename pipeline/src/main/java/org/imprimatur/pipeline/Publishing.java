package org.imprimatur.pipeline;

import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Status;
import org.imprimatur.review.Action;
import org.imprimatur.review.ReviewProof;
import org.jspecify.annotations.Nullable;

/**
 * What stands at an article's address: the article, an earlier revision of it, or a word on why it
 * is not there. A page that was once published as approved never just vanishes.
 */
final class Publishing {
  private final Profile profile;
  private final Past past;

  Publishing(Desk desk, Profile profile) {
    this.profile = profile;
    this.past = new Past(desk);
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
   * @param reason for {@code NOT_SHOWN}, in a sentence; else empty
   */
  record Plan(
      Kind kind, Past.@Nullable Edition edition, ReviewProof.@Nullable Taken taken, String reason) {
    static final Plan TODAY = new Plan(Kind.TODAY, null, null, "");
    static final Plan WITHHELD = new Plan(Kind.WITHHELD, null, null, "");

    static Plan notShown(String reason) {
      return new Plan(Kind.NOT_SHOWN, null, null, reason);
    }

    /** Whether the article can be read, in one revision or another. */
    boolean isShown() {
      return kind == Kind.TODAY || kind == Kind.EARLIER;
    }
  }

  /** What is published of an article with a proof. */
  Plan plan(Article article, Proofs.Proved proved) {
    if (profile == Profile.PREVIEW) {
      return Plan.TODAY;
    }
    if (proved.proof().proved() == Status.APPROVED) {
      return proved.isOverdue()
          ? Plan.notShown("Its review was due on " + proved.proof().due() + " and is overdue.")
          : Plan.TODAY;
    }
    ReviewProof.Outcome outcome = proved.outcome();
    return outcome == null ? Plan.WITHHELD : plan(article.id(), outcome);
  }

  private Plan plan(ArticleId id, ReviewProof.Outcome outcome) {
    String digest = outcome.lastApproved();
    if (digest != null) {
      return past.approved(id, digest)
          .map(edition -> new Plan(Kind.EARLIER, edition, null, ""))
          .orElse(Plan.notShown("It was edited, and the edits are not approved yet."));
    }
    ReviewProof.Taken taken = outcome.taken();
    if (taken == null) {
      // What is said of a damaged ledger is not taken from it: its words may be anybody's.
      return outcome.onceApproved()
          ? Plan.notShown("The record of its review cannot be relied on until it is mended.")
          : Plan.WITHHELD;
    }
    String day = taken.at().substring(0, 10);
    return taken.action() == Action.WITHDRAW
        ? new Plan(Kind.TOMBSTONE, null, taken, "")
        : Plan.notShown("A reviewer asked for changes on " + day + ".");
  }
}
