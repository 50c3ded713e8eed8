package org.imprimatur.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;

/**
 * The review dashboard: what each article waits for, the most urgent first. For the people who look
 * after the articles, not for search engines.
 */
final class Dashboard {
  private static final int PAGE = 500;

  private final Shelf shelf;
  private final Templates templates;
  private final List<ReviewStanding> standings;
  private final Policy policy;
  private final LocalDate asOf;
  private final Map<String, String> titles = new HashMap<>();

  Dashboard(Shelf shelf, Templates templates, List<ReviewStanding> standings) {
    this.shelf = shelf;
    this.templates = templates;
    this.policy = shelf.context().configuration().policy();
    this.asOf = shelf.context().asOf();
    this.standings =
        standings.stream()
            .sorted(
                Comparator.comparingInt((ReviewStanding s) -> next(s).rank())
                    .thenComparing(s -> String.valueOf(s.proof().due()))
                    .thenComparing(ReviewStanding::id))
            .toList();
    shelf.context().rules().forEach(rule -> titles.put(rule.id(), PageWords.clean(rule.title())));
  }

  void write(Consumer<SiteFile> out) {
    int count = Pages.count(standings.size(), PAGE);
    for (int page = 1; page <= count; page++) {
      String path = Pages.path("dashboard/", page);
      PageHead shell = shelf.frame().unlisted("Review dashboard", path, "dashboard");
      PageView.Dashboard view =
          new PageView.Dashboard(
              shell,
              counts(),
              Pages.slice(standings, page, PAGE).stream().map(s -> row(s, shell)).toList(),
              Pages.links(shell.root(), "dashboard/", page, count),
              page == 1);
      out.accept(templates.page(path + "index.html", "dashboard", view));
    }
  }

  private List<PageView.Count> counts() {
    List<PageView.Count> out = new ArrayList<>();
    for (Status status : Status.values()) {
      out.add(
          new PageView.Count(
              PageWords.of(status), status.word(), count(s -> s.proof().proved() == status)));
    }
    out.add(new PageView.Count("Overdue", "", count(s -> NextStep.isOverdue(s, asOf))));
    out.add(
        new PageView.Count(
            "Due within " + NextStep.SOON_DAYS + " days",
            "",
            count(s -> NextStep.isSoon(s, asOf))));
    int withheld = count(s -> !s.published().isShown());
    if (withheld > 0) {
      out.add(new PageView.Count("Not published", "", withheld));
    }
    return out;
  }

  private int count(Predicate<ReviewStanding> which) {
    return (int) standings.stream().filter(which).count();
  }

  private PageView.Next next(ReviewStanding standing) {
    return NextStep.of(standing, policy, asOf);
  }

  private PageView.Standing row(ReviewStanding standing, PageHead shell) {
    Proof proof = standing.proof();
    boolean isShown =
        standing.published().isShown() && shelf.catalogue().containsKey(standing.id().value());
    String id = PageWords.clean(standing.id().value());
    String title = standing.title();
    return new PageView.Standing(
        isShown ? Address.article(shell.root(), standing.id(), "").text() : null,
        title == null ? id : PageWords.clean(title),
        id,
        proof.proved().word(),
        PageWords.of(proof.proved()),
        published(standing.published()),
        reasons(standing),
        blockers(standing, shell),
        approvals(proof),
        next(standing),
        Day.orNull(proof.due()),
        NextStep.isOverdue(standing, asOf));
  }

  private static List<String> approvals(Proof proof) {
    List<String> out = new ArrayList<>();
    proof.approvals().forEach(approval -> out.add(approval(approval)));
    proof
        .asked()
        .setAside()
        .forEach(
            each -> out.add(approval(each.approval()) + " (conflict of interest, not counted)"));
    return out;
  }

  private static String approval(Proof.Approval approval) {
    return PageWords.clean(approval.name()) + ", " + PageWords.clean(approval.role());
  }

  private static String published(ReviewStanding.Published published) {
    if (!published.isShown()) {
      return "Not published";
    }
    LocalDate revision = published.revision();
    return revision == null ? "" : "Readers see the revision of " + Day.of(revision).words();
  }

  private static List<String> reasons(ReviewStanding standing) {
    List<String> out = new ArrayList<>();
    Proof proof = standing.proof();
    if (standing.declared() != proof.proved()) {
      out.add(
          "Its file says "
              + PageWords.of(standing.declared())
              + "; the signatures prove "
              + PageWords.of(proof.proved())
              + ".");
    }
    proof.reasons().forEach(reason -> out.add(PageWords.clean(reason)));
    for (String key : standing.published().retractedSince()) {
      out.add(
          "What readers see cites a work that was retracted since: " + PageWords.clean(key) + ".");
    }
    return out;
  }

  private List<PageView.Blocker> blockers(ReviewStanding standing, PageHead shell) {
    List<PageView.Blocker> out = new ArrayList<>();
    standing
        .inTheWay()
        .forEach(
            (rule, count) ->
                out.add(
                    new PageView.Blocker(
                        titles.containsKey(rule)
                            ? shell.root() + "rules/#" + Address.idText(RuleId.page(rule))
                            : null,
                        titles.getOrDefault(rule, rule),
                        count)));
    return out;
  }
}
