package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.examine.ApprovalErrors;
import org.imprimatur.examine.ArticleOutcome;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.report.CheckReport;
import org.imprimatur.review.ReviewRequest;
import org.imprimatur.run.OpenRequests;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReferenceShelf;

/** Where the reviews of all articles stand, for the dashboard. Used by one thread. */
final class DashboardReviews {
  private final Policy policy;
  private final List<Line> lines = new ArrayList<>();

  /** An article, as far as it is known before all were read. */
  private record Line(
      String path, ReviewStanding bare, Set<String> cited, ReviewStanding.Evidence evidence) {}

  DashboardReviews(Policy policy) {
    this.policy = policy;
  }

  /** Takes an article. */
  void add(ArticleRecord article) {
    ArticleOutcome outcome = article.outcome();
    lines.add(new Line(outcome.path(), article.standing(), outcome.cited(), evidence(article)));
  }

  /**
   * Of what is published as it stands today: nothing else of an article may be told, topics
   * included.
   */
  private static ReviewStanding.Evidence evidence(ArticleRecord article) {
    ArticleOutcome.Legible readable = article.outcome().readable();
    if (readable == null || article.kind() != Publishing.Kind.TODAY) {
      return ReviewStanding.Evidence.NONE;
    }
    CheckReport.Counts counts = readable.coverage().counts();
    return new ReviewStanding.Evidence(
        readable.coverage().topics(), counts.quoted(), counts.located(), counts.bare());
  }

  /** Where an article's review stands, without what would refuse an approval. */
  static ReviewStanding bare(PlannedArticle planned, Policy policy) {
    ExaminedArticle examined = planned.examined();
    CheckedArticle shown = planned.published();
    CheckedArticle article = examined.article();
    Proofs.Proved proved = examined.proved();
    ArticleId id = new ArticleId(planned.id());
    return article == null || proved == null
        ? new ReviewStanding(
            id,
            null,
            Status.SUBMITTED,
            Proof.submitted(List.of("The file cannot be read as an article.")),
            ReviewStanding.Lacks.ofNew(policy.approvalsFor(List.of())),
            Map.of(),
            ReviewStanding.Published.NOTHING)
        : new ReviewStanding(
            id,
            shown == null ? null : shown.article().frontMatter().title(),
            article.article().frontMatter().status(),
            proved.proof(),
            proved.lacks(),
            Map.of(),
            shown == null
                ? ReviewStanding.Published.NOTHING
                : ReviewStanding.Published.of(shown.proof().marks()));
  }

  /** The articles in their order, with the findings for which an approval would be refused. */
  List<ReviewStanding> standings(
      CheckReport report, ReferenceShelf shelves, OpenRequests requests) {
    ApprovalErrors errors = new ApprovalErrors(report.findings(), shelves, policy.levels());
    List<ReviewStanding> out = new ArrayList<>();
    for (Line line : lines) {
      ReviewStanding bare = line.bare();
      out.add(
          new ReviewStanding(
              bare.id(),
              bare.title(),
              bare.declared(),
              bare.proof().because(more(bare, requests)),
              bare.lacks(),
              errors.rulesOf(line.path(), line.cited()),
              bare.published(),
              line.evidence()));
    }
    return out;
  }

  /** In sentences, beside the reasons why an article is not approved. */
  private static List<String> more(ReviewStanding standing, OpenRequests requests) {
    List<String> out = new ArrayList<>();
    standing.proof().marks().flags().forEach(flag -> out.add(flag.sentence()));
    for (ReviewRequest request : requests.of(standing.id().value())) {
      out.add("Asked since " + request.day() + ": " + request.to() + ".");
    }
    return out;
  }
}
