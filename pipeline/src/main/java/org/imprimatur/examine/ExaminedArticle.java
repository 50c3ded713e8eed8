package org.imprimatur.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Status;
import org.imprimatur.model.Targets;
import org.imprimatur.run.Failure;
import org.imprimatur.run.Glossary;
import org.imprimatur.run.Proofs;
import org.jspecify.annotations.Nullable;

/**
 * An article after all that can be done with it alone.
 *
 * @param path its file
 * @param article the article, or null when it cannot be read or a defect was met
 * @param proved what its ledger proves, or null as for the article
 * @param findings about it
 * @param pending links that wait for the other articles
 * @param cited the keys it cites, and those of {@link Glossary#oddTermsIn}
 * @param silenced how many findings its author silenced
 * @param omitted how many findings are counted only
 * @param failure a defect, if one was met
 */
public record ExaminedArticle(
    String path,
    @Nullable CheckedArticle article,
    Proofs.@Nullable Proved proved,
    List<Finding> findings,
    List<PendingFinding> pending,
    Set<String> cited,
    int silenced,
    int omitted,
    @Nullable Failure failure) {

  /** The proved status. */
  Status status() {
    return proved == null ? Status.SUBMITTED : proved.proof().proved();
  }

  /**
   * The same without the bytes of pictures and files, which are not kept, and with more findings.
   */
  public ExaminedArticle withoutFiles(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new ExaminedArticle(
        path,
        article == null ? null : article.with(Targets.NONE),
        proved,
        all,
        pending,
        cited,
        silenced,
        omitted,
        failure);
  }

  /** An article that cannot be read, with what is reported of it. */
  public static ExaminedArticle unreadable(
      String path, List<Finding> findings, @Nullable Failure failure) {
    return new ExaminedArticle(path, null, null, findings, List.of(), Set.of(), 0, 0, failure);
  }
}
