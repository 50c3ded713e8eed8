package org.imprimatur.publish;

import java.util.List;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.finding.Finding;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Targets;
import org.imprimatur.review.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * An article, and what is published of it.
 *
 * @param id its id
 * @param examined the article as it stands today, with what was found
 * @param plan what stands at its address
 * @param published the article as it is published: today's, or an earlier edition; null when it
 *     cannot be read on the site
 * @param past the editions that were approved before it, the newest first
 * @param ledger its record, verified, where something stands at its address; else null
 */
record PlannedArticle(
    String id,
    ExaminedArticle examined,
    Publishing.Plan plan,
    @Nullable CheckedArticle published,
    List<EarlierEditions.Edition> past,
    @Nullable Ledger ledger) {

  /** Copies the list. */
  PlannedArticle {
    past = List.copyOf(past);
  }

  /** The same without the bytes of pictures and files, and with more findings. */
  PlannedArticle withoutFiles(List<Finding> more) {
    return new PlannedArticle(
        id,
        examined.withoutFiles(more),
        plan,
        published == null ? null : published.with(Targets.NONE),
        List.of(),
        ledger);
  }
}
