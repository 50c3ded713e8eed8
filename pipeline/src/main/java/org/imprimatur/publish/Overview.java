package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReferenceShelf;
import org.jspecify.annotations.Nullable;

/** Where the reviews of all articles stand, for the dashboard. Used by one thread. */
final class Overview {
  private final Policy policy;
  private final List<Line> lines = new ArrayList<>();

  /** An article, as far as it is known before all were read. */
  private record Line(String path, ReviewStanding bare, Set<String> cited) {}

  Overview(Policy policy) {
    this.policy = policy;
  }

  /**
   * Takes an article.
   *
   * @param id its id
   * @param examined what was found
   * @param shown the article as published, or null
   */
  void add(String id, ExaminedArticle examined, @Nullable CheckedArticle shown) {
    CheckedArticle article = examined.article();
    Proofs.Proved proved = examined.proved();
    ReviewStanding bare =
        article == null || proved == null
            ? new ReviewStanding(
                new ArticleId(id),
                null,
                Status.SUBMITTED,
                Proof.submitted(List.of("The file cannot be read as an article.")),
                ReviewStanding.Lacks.ofNew(policy.approvalsFor(List.of())),
                Map.of(),
                ReviewStanding.Published.NOTHING)
            : new ReviewStanding(
                new ArticleId(id),
                shown == null ? null : shown.article().frontMatter().title(),
                article.article().frontMatter().status(),
                proved.proof(),
                proved.lacks(),
                Map.of(),
                shown == null
                    ? ReviewStanding.Published.NOTHING
                    : ReviewStanding.Published.of(shown.proof().marks()));
    lines.add(new Line(examined.path(), bare, examined.cited()));
  }

  /** The articles in their order, with the findings for which an approval would be refused. */
  List<ReviewStanding> standings(CheckReport report, ReferenceShelf shelves) {
    Map<String, Map<String, Integer>> byPath = new HashMap<>();
    for (Finding finding : report.findings()) {
      if (refuses(finding.rule())) {
        count(byPath, finding.path(), finding.rule());
      }
    }
    Map<String, Map<String, Integer>> byKey = new HashMap<>();
    for (ReferenceProblem problem : shelves.problems()) {
      if (refuses(problem.problem().rule())) {
        count(byKey, problem.key(), problem.problem().rule());
      }
    }
    List<ReviewStanding> out = new ArrayList<>();
    for (Line line : lines) {
      Map<String, Integer> all = new TreeMap<>(byPath.getOrDefault(line.path(), Map.of()));
      for (String key : line.cited()) {
        byKey.getOrDefault(key, Map.of()).forEach((rule, n) -> all.merge(rule, n, Integer::sum));
      }
      ReviewStanding bare = line.bare();
      out.add(
          new ReviewStanding(
              bare.id(),
              bare.title(),
              bare.declared(),
              bare.proof(),
              bare.lacks(),
              all,
              bare.published()));
    }
    return out;
  }

  /** Whether a finding of a rule keeps reviewers from approving: see {@link ReviewDesk}. */
  private boolean refuses(String rule) {
    return policy.levels().level(rule, Status.APPROVED) == Level.ERROR
        && !RuleFamily.REVIEW.holds(rule);
  }

  private static void count(Map<String, Map<String, Integer>> counts, String of, String rule) {
    counts.computeIfAbsent(of, o -> new TreeMap<>()).merge(rule, 1, Integer::sum);
  }
}
