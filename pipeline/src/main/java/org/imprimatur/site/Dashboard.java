package org.imprimatur.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Status;

/** The review dashboard: for the editors, not for search engines. */
final class Dashboard {
  private static final int PAGE = 500;
  private static final int URGENT = 100;

  /** The contract, section 4: an article is called out this long before its review is due. */
  private static final int SOON_DAYS = 60;

  private final Shelf shelf;
  private final Templates templates;
  private final LocalDate asOf;

  Dashboard(Shelf shelf, Templates templates) {
    this.shelf = shelf;
    this.templates = templates;
    this.asOf = shelf.context().asOf();
  }

  void write(Consumer<SiteFile> out) {
    List<ArticleSummary> all = shelf.context().catalogue();
    int count = Pages.count(all.size(), PAGE);
    for (int page = 1; page <= count; page++) {
      String path = Pages.path("dashboard/", page);
      Shell shell = shelf.frame().unlisted("Review dashboard", path, "dashboard");
      LocalDate soon = asOf.plusDays(SOON_DAYS);
      PageView.Dashboard view =
          new PageView.Dashboard(
              shell,
              counts(all),
              due(shell, due -> due.isBefore(asOf)),
              due(shell, due -> !due.isBefore(asOf) && !due.isAfter(soon)),
              rows(Pages.slice(all, page, PAGE), shell),
              Pages.links(shell.root(), "dashboard/", page, count),
              page == 1);
      out.accept(templates.page(path + "index.html", "dashboard", view));
    }
  }

  private static List<PageView.Count> counts(List<ArticleSummary> all) {
    List<PageView.Count> out = new ArrayList<>();
    for (Status status : Status.values()) {
      int articles = (int) all.stream().filter(s -> s.status() == status).count();
      out.add(new PageView.Count(Words.of(status), status.word(), articles));
    }
    return out;
  }

  /** The most urgent first, cut at a number that a person can act on. */
  private List<PageView.Row> due(Shell shell, Predicate<LocalDate> when) {
    List<ArticleSummary> due =
        shelf.context().catalogue().stream()
            .filter(s -> s.due() != null && when.test(s.due()))
            .sorted(
                Comparator.comparing((ArticleSummary s) -> String.valueOf(s.due()))
                    .thenComparing(ArticleSummary::id))
            .limit(URGENT)
            .toList();
    return rows(due, shell);
  }

  private List<PageView.Row> rows(List<ArticleSummary> articles, Shell shell) {
    return articles.stream().map(s -> Rows.of(s, shell.root(), asOf)).toList();
  }
}
