package org.imprimatur.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;

/**
 * The review dashboard: what each article waits for, the most urgent first. For the people who look
 * after the articles, not for search engines.
 */
final class Dashboard {
  /** The markup of a row. */
  private static final int ROW = 900;

  /** The markup of a reason, a finding or a person in a row. */
  private static final int LINE = 120;

  /** More topics are in the report alone. */
  private static final int MOST_TOPICS = 100;

  private final Shelf shelf;
  private final Templates templates;
  private final List<ReviewStanding> standings;
  private final LocalDate asOf;
  private final Wording words;
  private final NextStep steps;
  private final Map<String, String> titles = new HashMap<>();

  Dashboard(Shelf shelf, Templates templates, List<ReviewStanding> standings) {
    this.shelf = shelf;
    this.templates = templates;
    this.asOf = shelf.context().asOf();
    this.words = shelf.frame().words().guarded();
    this.steps = new NextStep(shelf.context().configuration().policy(), asOf, words);
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
    List<List<ReviewStanding>> pages = Pages.cut(standings, this::weight);
    int count = pages.size();
    List<PageView.Count> counts = counts();
    List<PageView.TopicEvidence> topics = topics();
    boolean more = topics.size() > MOST_TOPICS;
    List<PageView.TopicEvidence> first = topics.subList(0, more ? MOST_TOPICS : topics.size());
    for (int page = 1; page <= count; page++) {
      String path = Pages.path("dashboard/", page);
      PageHead shell = shelf.frame().unlisted(words.say("dashboard.title"), path, "dashboard");
      PageView.Dashboard view =
          new PageView.Dashboard(
              shell,
              counts,
              pages.get(page - 1).stream().map(s -> row(s, shell)).toList(),
              Pages.links(shell.root(), "dashboard/", page, count),
              page == 1,
              page == 1 ? first : List.of(),
              more);
      out.accept(templates.page(path + "index.html", "dashboard", view));
    }
  }

  private int weight(ReviewStanding standing) {
    Proof proof = standing.proof();
    List<String> texts = new ArrayList<>(proof.reasons());
    proof.approvals().forEach(approval -> texts.add(approval.name() + approval.role()));
    proof.asked().setAside().forEach(each -> texts.add(each.approval().name()));
    texts.addAll(standing.published().retractedSince());
    standing.inTheWay().keySet().forEach(rule -> texts.add(titles.getOrDefault(rule, rule)));
    String id = standing.id().value();
    int own = Pages.weight(standing.title(), id, id);
    return ROW + own + texts.size() * LINE + Pages.weight(texts.toArray(String[]::new));
  }

  private List<PageView.Count> counts() {
    List<PageView.Count> out = new ArrayList<>();
    for (Status status : Status.values()) {
      out.add(
          new PageView.Count(
              PageWords.step(status, words),
              status.word(),
              count(s -> s.proof().proved() == status)));
    }
    out.add(
        new PageView.Count(
            words.say("dashboard.overdue-count"), "", count(s -> NextStep.isOverdue(s, asOf))));
    out.add(
        new PageView.Count(
            words.say("dashboard.soon", NextStep.SOON_DAYS),
            "",
            count(s -> NextStep.isSoon(s, asOf))));
    int withheld = count(s -> !s.published().isShown());
    if (withheld > 0) {
      out.add(new PageView.Count(words.say("dashboard.not-published"), "", withheld));
    }
    return out;
  }

  private int count(Predicate<ReviewStanding> which) {
    return (int) standings.stream().filter(which).count();
  }

  private PageView.Next next(ReviewStanding standing) {
    return steps.of(standing);
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
        PageWords.step(proof.proved(), words),
        published(standing.published()),
        evidence(standing.evidence()),
        reasons(standing),
        blockers(standing, shell),
        approvals(proof),
        next(standing),
        Day.orNull(proof.due(), words),
        NextStep.isOverdue(standing, asOf));
  }

  private List<String> approvals(Proof proof) {
    List<String> out = new ArrayList<>();
    proof.approvals().forEach(approval -> out.add(approval(approval)));
    proof
        .asked()
        .setAside()
        .forEach(each -> out.add(words.say("dashboard.set-aside", approval(each.approval()))));
    return out;
  }

  private static String approval(Proof.Approval approval) {
    return PageWords.clean(approval.name()) + ", " + PageWords.clean(approval.role());
  }

  private String published(ReviewStanding.Published published) {
    if (!published.isShown()) {
      return words.say("dashboard.not-published");
    }
    LocalDate revision = published.revision();
    return revision == null ? "" : words.say("dashboard.readers-see", words.day(revision));
  }

  private String evidence(ReviewStanding.Evidence evidence) {
    return evidence.covered() == 0
        ? ""
        : words.say("dashboard.evidence", evidence.quoted(), evidence.located(), evidence.bare());
  }

  /** By topic, those with most claims that rest on a work alone first. */
  private List<PageView.TopicEvidence> topics() {
    Map<String, PageView.TopicEvidence> out = new TreeMap<>();
    for (ReviewStanding standing : standings) {
      ReviewStanding.Evidence its = standing.evidence();
      for (String topic : its.topics()) {
        String name = PageWords.name(topic);
        PageView.TopicEvidence one =
            new PageView.TopicEvidence(name, 1, its.quoted(), its.located(), its.bare());
        out.merge(topic, one, Dashboard::both);
      }
    }
    return out.values().stream()
        .sorted(Comparator.comparingInt(PageView.TopicEvidence::bare).reversed())
        .toList();
  }

  private static PageView.TopicEvidence both(
      PageView.TopicEvidence one, PageView.TopicEvidence other) {
    return new PageView.TopicEvidence(
        one.topic(),
        one.articles() + other.articles(),
        one.quoted() + other.quoted(),
        one.located() + other.located(),
        one.bare() + other.bare());
  }

  private List<PageView.Reason> reasons(ReviewStanding standing) {
    List<PageView.Reason> out = new ArrayList<>();
    Proof proof = standing.proof();
    if (standing.declared() != proof.proved()) {
      out.add(
          own(
              "dashboard.file-says",
              PageWords.step(standing.declared(), words),
              PageWords.step(proof.proved(), words)));
    }
    proof.reasons().forEach(reason -> out.add(new PageView.Reason(PageWords.clean(reason), true)));
    for (String key : standing.published().retractedSince()) {
      out.add(own("dashboard.retracted", PageWords.clean(key)));
    }
    return out;
  }

  private PageView.Reason own(String name, Object... values) {
    return new PageView.Reason(words.say(name, values), false);
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
