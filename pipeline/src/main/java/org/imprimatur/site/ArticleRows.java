package org.imprimatur.site;

import java.time.LocalDate;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Audience;
import org.imprimatur.wording.Wording;

/** Articles as lines of lists. */
final class ArticleRows {
  private ArticleRows() {}

  /** A line for an article, on a page at {@code root} from the site's folder. */
  static PageView.Row of(ArticleSummary summary, String root, LocalDate asOf, Wording words) {
    LocalDate due = summary.due();
    return new PageView.Row(
        Address.article(root, summary.id(), "").text(),
        PageWords.clean(summary.title()),
        PageWords.orNull(summary.question()),
        summary.status().word(),
        PageWords.plain(summary.status(), words),
        summary.audience() == Audience.PROFESSIONAL ? "" : PageWords.of(summary.audience(), words),
        Day.orNull(summary.updated(), words),
        Day.orNull(due, words),
        due != null && due.isBefore(asOf));
  }
}
