package org.imprimatur.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.check.AnchorIndex;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.FindingLimit;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.Failure;
import org.jspecify.annotations.Nullable;

/** What is kept of articles that were examined, until all were. Used by one thread. */
public final class CheckTally {
  /** With so many findings, of however many files, memory is for other things. */
  private static final int PLENTY = 200_000;

  private final Levels levels;
  private final AnchorIndex anchors = new AnchorIndex();
  private final List<Finding> findings = new ArrayList<>();
  private final List<CheckReport.ArticleCoverage> coverage = new ArrayList<>();
  private final List<PendingFinding> pending = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final Map<String, Status> cited = new TreeMap<>();
  private final Map<String, Status> counted = new TreeMap<>();
  private final List<UnmeetablePolicy.Asked> asked = new ArrayList<>();
  private final boolean claims;
  private int silenced;
  private int omitted;

  /**
   * An empty tally.
   *
   * @param claims whether to take the ids of claims with the other anchors; without them, {@link
   *     #remember} must be given each article with a claim that a pending link may name
   */
  public CheckTally(Levels levels, boolean claims) {
    this.levels = levels;
    this.claims = claims;
  }

  /** Counts an article. */
  public void add(ExaminedArticle examined) {
    add(ArticleOutcome.of(examined, claims));
    failed(examined.failure());
  }

  /** Takes a defect, if one was met. */
  public void failed(@Nullable Failure failure) {
    if (failure != null) {
      failures.add(failure);
    }
  }

  /** Counts an article. */
  public void add(ArticleOutcome outcome) {
    add(outcome.findings());
    pending.addAll(outcome.pending());
    silenced += outcome.silenced();
    omitted += outcome.omitted();
    outcome.cited().forEach(key -> counted.merge(key, outcome.status(), CheckTally::higher));
    if (outcome.readable() != null) {
      coverage.add(outcome.readable().coverage());
    }
    remember(outcome);
  }

  /** Takes of an article only what others need of it: what it cites, and its anchors. */
  public void remember(ArticleOutcome outcome) {
    outcome.cited().forEach(key -> cited.merge(key, outcome.status(), CheckTally::higher));
    ArticleOutcome.Legible readable = outcome.readable();
    if (readable != null) {
      anchors.add(readable.id(), readable.anchors());
      asked.add(readable.asked());
    }
  }

  /** As {@link #remember(ArticleOutcome)}. */
  public void remember(ExaminedArticle examined, boolean withClaims) {
    remember(ArticleOutcome.of(examined, withClaims));
  }

  private static Status higher(Status a, Status b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Takes findings; where there are plenty already, no more of a file than people are shown. */
  public void add(List<Finding> more) {
    if (findings.size() < PLENTY || more.size() <= FindingLimit.PRINTED.ofRule()) {
      findings.addAll(more);
      return;
    }
    FindingLimit.Limited<Finding> limited =
        FindingLimit.PRINTED.findings(more.stream().sorted().toList());
    findings.addAll(limited.reported());
    omitted += limited.omitted();
  }

  List<PendingFinding> pending() {
    return pending;
  }

  /** Each cited key with the highest status among all articles that cite it. */
  public Map<String, Status> cited() {
    return cited;
  }

  /** The same of those articles only that were counted, not just remembered. */
  public Map<String, Status> counted() {
    return counted;
  }

  /** What each article asks of the board, whether it is counted or only remembered. */
  public List<UnmeetablePolicy.Asked> asked() {
    return asked;
  }

  /** The defects that were met. */
  public List<Failure> failures() {
    return failures;
  }

  /** Judges the links into other articles and sorts. */
  public CheckReport report(int references) {
    for (PendingFinding link : pending) {
      anchors
          .problem(link.link())
          .ifPresent(p -> findings.add(link.finding(p, levels.level(p.rule(), link.status()))));
    }
    findings.sort(null);
    FindingLimit.Limited<Finding> limited = FindingLimit.KEPT.findings(findings);
    int counted = omitted + limited.omitted();
    return new CheckReport(limited.reported(), coverage, references, silenced, 0, counted);
  }
}
