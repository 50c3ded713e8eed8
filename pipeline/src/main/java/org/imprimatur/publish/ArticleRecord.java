package org.imprimatur.publish;

import java.util.List;
import org.imprimatur.examine.ArticleOutcome;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.site.News;

/**
 * What a build keeps of an article once its own files are written: all that lists, feed, dashboard
 * and reports are made of. Small, and made of values only.
 *
 * @param id its id
 * @param outcome what was found, and its numbers
 * @param kind what stands at its address
 * @param isPublished whether it can be read there, in one revision or another
 * @param standing where its review stands, as far as it is known before all articles are read
 * @param news what happened to it
 * @param left the addresses that it had before
 */
record ArticleRecord(
    String id,
    ArticleOutcome outcome,
    Publishing.Kind kind,
    boolean isPublished,
    ReviewStanding standing,
    List<News> news,
    List<Moves.Left> left) {

  /** Copies the lists. */
  ArticleRecord {
    news = List.copyOf(news);
    left = List.copyOf(left);
  }
}
