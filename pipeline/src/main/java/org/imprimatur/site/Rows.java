package org.imprimatur.site;

import java.time.LocalDate;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Audience;

/** Articles as lines of lists. */
final class Rows {
  private Rows() {}

  /** A line for an article, on a page at {@code root} from the site's folder. */
  static PageView.Row of(ArticleSummary summary, String root, LocalDate asOf) {
    LocalDate due = summary.due();
    return new PageView.Row(
        Address.article(root, summary.id(), "").text(),
        Words.clean(summary.title()),
        Words.orNull(summary.question()),
        summary.status().word(),
        Words.of(summary.status()),
        summary.audience() == Audience.PROFESSIONAL ? "" : Words.of(summary.audience()),
        Day.orNull(summary.updated()),
        Day.orNull(due),
        due != null && due.isBefore(asOf));
  }
}
