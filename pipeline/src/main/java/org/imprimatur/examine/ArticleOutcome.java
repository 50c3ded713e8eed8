package org.imprimatur.examine;

import java.util.List;
import java.util.Set;
import org.imprimatur.check.AnchorIndex;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Status;
import org.imprimatur.report.CheckReport;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an article that was examined, until all are: small, and without its text.
 *
 * @param path its file
 * @param status the proved status
 * @param findings about it
 * @param pending links that wait for the other articles
 * @param cited the keys it cites, and those of terms it explains with odd words
 * @param silenced how many findings its author silenced
 * @param omitted how many findings are counted only
 * @param readable what others need of it; null when it cannot be read
 */
public record ArticleOutcome(
    String path,
    Status status,
    List<Finding> findings,
    List<PendingFinding> pending,
    Set<String> cited,
    int silenced,
    int omitted,
    @Nullable Legible readable) {

  /** Copies the lists. */
  public ArticleOutcome {
    findings = List.copyOf(findings);
    pending = List.copyOf(pending);
  }

  /**
   * What others need of an article that could be read.
   *
   * @param id the article
   * @param coverage its numbers
   * @param anchors hashes of the places in it that links may lead to, sorted
   * @param asked what it asks of the board
   */
  public record Legible(
      ArticleId id,
      CheckReport.ArticleCoverage coverage,
      List<Long> anchors,
      UnmeetablePolicy.Asked asked) {
    /** Copies the list. */
    public Legible {
      anchors = List.copyOf(anchors);
    }
  }

  /**
   * What is kept.
   *
   * @param claims whether links may lead to the ids that its claims get by their words
   */
  public static ArticleOutcome of(ExaminedArticle examined, boolean claims) {
    CheckedArticle article = examined.article();
    return new ArticleOutcome(
        examined.path(),
        examined.status(),
        examined.findings(),
        examined.pending(),
        examined.cited(),
        examined.silenced(),
        examined.omitted(),
        article == null
            ? null
            : new Legible(
                article.id(),
                CheckReport.ArticleCoverage.of(article),
                AnchorIndex.anchorsOf(article, claims),
                UnmeetablePolicy.Asked.of(article)));
  }
}
