package org.imprimatur.examine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.run.ReferenceShelf;

/**
 * What refuses the approval of articles: the findings about an article, and about the records and
 * terms that it shows, which would be errors were it approved. Those of its review are not: a step
 * of the review may be what fixes them. The one place that decides it, for review steps, status and
 * dashboard alike.
 */
public final class ApprovalErrors {
  private final Levels levels;
  private final Map<String, List<Finding>> byPath = new HashMap<>();
  private final Map<String, List<ReferenceProblem>> byKey = new HashMap<>();

  /**
   * Those of some articles.
   *
   * @param findings all that is known of them, at whatever levels
   * @param shelf the records and terms
   */
  public ApprovalErrors(List<Finding> findings, ReferenceShelf shelf, Levels levels) {
    this.levels = levels;
    for (Finding finding : findings) {
      if (refuses(finding.rule())) {
        byPath.computeIfAbsent(finding.path(), path -> new ArrayList<>()).add(finding);
      }
    }
    for (ReferenceProblem problem : shelf.problems()) {
      if (refuses(problem.problem().rule())) {
        byKey.computeIfAbsent(problem.key(), key -> new ArrayList<>()).add(problem);
      }
    }
  }

  private boolean refuses(String rule) {
    return levels.level(rule, Status.APPROVED) == Level.ERROR && !RuleFamily.REVIEW.holds(rule);
  }

  /**
   * Those of an article, as errors, in findings' order.
   *
   * @param path its file
   * @param cited the keys that it shows, see {@link ExaminedArticle#cited}
   */
  public List<Finding> of(String path, Set<String> cited) {
    List<Finding> out = new ArrayList<>();
    byPath.getOrDefault(path, List.of()).forEach(finding -> out.add(finding.at(Level.ERROR)));
    for (String key : cited) {
      byKey.getOrDefault(key, List.of()).forEach(problem -> out.add(problem.at(Level.ERROR)));
    }
    out.sort(null);
    return List.copyOf(out);
  }

  /** The rules of those of an article, each with how many there are of it. */
  public Map<String, Integer> rulesOf(String path, Set<String> cited) {
    Map<String, Integer> out = new TreeMap<>();
    of(path, cited).forEach(finding -> out.merge(finding.rule(), 1, Integer::sum));
    return out;
  }
}
