package org.imprimatur.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the other pages need to know of an article: small, so that it can be kept for all.
 *
 * @param id the article
 * @param title its title
 * @param question its question, or null
 * @param summary its summary, or null
 * @param status the proved status
 * @param topics its topics
 * @param audience for whom
 * @param updated when it last changed, or null
 * @param due when its review is due, or null
 * @param changes what readers read about its changes
 */
public record ArticleSummary(
    ArticleId id,
    String title,
    @Nullable String question,
    @Nullable String summary,
    Status status,
    List<String> topics,
    Audience audience,
    @Nullable LocalDate updated,
    @Nullable LocalDate due,
    List<Change> changes) {

  /** Copies the lists. */
  public ArticleSummary {
    topics = List.copyOf(topics);
    changes = List.copyOf(changes);
  }

  /** The summary of an article under a proof, as far as that lets it be shown. */
  public static ArticleSummary of(ArticleId id, FrontMatter written, Proof proof) {
    FrontMatter front = proof.shown(written);
    return new ArticleSummary(
        id,
        front.title(),
        front.question(),
        front.summary(),
        proof.proved(),
        front.topics(),
        front.audience(),
        front.updated(),
        proof.due(),
        front.changes());
  }
}
