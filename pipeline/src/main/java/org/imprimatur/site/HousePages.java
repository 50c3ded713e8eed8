package org.imprimatur.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.imprimatur.finding.Level;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** What the house says of itself: policy, board, rules; and the page for what is not there. */
final class HousePages {
  private final Shelf shelf;
  private final Templates templates;

  HousePages(Shelf shelf, Templates templates) {
    this.shelf = shelf;
    this.templates = templates;
  }

  void write(Consumer<SiteFile> out) {
    out.accept(templates.page("policy/index.html", "policy", policy()));
    out.accept(templates.page("policy/verify/index.html", "verify", verify()));
    out.accept(templates.page("board/index.html", "board", board()));
    out.accept(templates.page("rules/index.html", "rules", rules()));
    out.accept(templates.page("404.html", "notfound", notFound()));
  }

  private PageView.Policy policy() {
    Policy policy = shelf.context().configuration().policy();
    Shell shell =
        shelf
            .frame()
            .page(
                "Editorial policy",
                "How articles are reviewed, approved and kept up to date.",
                "policy/",
                "policy");
    return new PageView.Policy(
        shell,
        policy.approvalsNeeded(),
        Words.of(policy.reviewInterval()),
        Words.of(policy.grace()),
        Words.title(policy.style()),
        policy.exemptSections().stream().map(Words::clean).toList(),
        exceptions(shelf.context().configuration()),
        policy.levels().rows().stream().map(HousePages::levels).toList());
  }

  private static List<PageView.Term> exceptions(Configuration configuration) {
    Policy policy = configuration.policy();
    List<PageView.Term> out = new ArrayList<>();
    policy
        .rolesWhen()
        .forEach(
            (when, roles) ->
                out.add(
                    new PageView.Term(
                        Words.name(when),
                        "the approvals must include: " + Words.clean(String.join(", ", roles)))));
    policy
        .approvalsByTopic()
        .forEach(
            (topic, count) ->
                out.add(
                    new PageView.Term("Topic " + Words.name(topic), "approvals needed: " + count)));
    policy
        .intervalByTopic()
        .forEach(
            (topic, interval) ->
                out.add(
                    new PageView.Term(
                        "Topic " + Words.name(topic), "reviewed every " + Words.of(interval))));
    for (Policy.Conflict conflict : policy.conflicted()) {
      String name =
          configuration.person(conflict.person()).map(Person::name).orElse(conflict.person());
      out.add(
          new PageView.Term(
              Words.clean(name),
              "has a conflict of interest, so that no approval counts, in: "
                  + Words.clean(String.join(", ", conflict.topics()))));
    }
    return out;
  }

  private static PageView.LevelRow levels(Levels.Row row) {
    return new PageView.LevelRow(
        Words.clean(row.pattern()),
        level(row.submitted()),
        level(row.underReview()),
        level(row.approved()));
  }

  private static String level(@Nullable Level level) {
    if (level == null) {
      return "as below";
    }
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private PageView.Board board() {
    List<PageView.Member> members = new ArrayList<>();
    for (Person person : shelf.context().configuration().people()) {
      int keys = (int) person.keys().stream().filter(key -> key.revoked() == null).count();
      members.add(
          new PageView.Member(
              Address.idText("person-" + person.id()),
              Words.clean(person.name()),
              Words.clean(String.join(", ", person.roles())),
              Words.orNull(person.interests()),
              keys));
    }
    Shell shell =
        shelf
            .frame()
            .page(
                "Advisory board",
                "The people who write, edit and review, with their interests.",
                "board/",
                "board");
    return new PageView.Board(shell, members);
  }

  private PageView.Rules rules() {
    Levels levels = shelf.context().configuration().policy().levels();
    Map<String, List<PageView.Rule>> families = new LinkedHashMap<>();
    for (RuleText rule : shelf.context().rules()) {
      int slash = rule.id().indexOf('/');
      String family = slash < 0 ? rule.id() : rule.id().substring(0, slash);
      PageView.Rule view =
          new PageView.Rule(
              Words.clean(rule.id()),
              Address.idText(rule.id().replace('/', '-')),
              Words.clean(rule.title()),
              RuleBody.of(rule.text()),
              new PageView.LevelRow(
                  rule.id(),
                  level(levels.level(rule.id(), Status.SUBMITTED)),
                  level(levels.level(rule.id(), Status.UNDER_REVIEW)),
                  level(levels.level(rule.id(), Status.APPROVED))));
      families.computeIfAbsent(family, f -> new ArrayList<>()).add(view);
    }
    Shell shell =
        shelf
            .frame()
            .page(
                "Rules reference",
                "What every article is checked for before it is published.",
                "rules/",
                "rules");
    return new PageView.Rules(
        shell,
        families.entrySet().stream()
            .map(entry -> new PageView.Family(entry.getKey(), entry.getValue()))
            .toList());
  }

  private PageView.Verify verify() {
    Shell shell =
        shelf
            .frame()
            .page(
                "Verify an approval",
                "How to check the signatures under an article with tools that anybody can get.",
                "policy/verify/",
                "policy");
    return new PageView.Verify(shell, shell.root() + SiteBuilder.SIGNERS, SiteBuilder.LEDGER);
  }

  /**
   * Hosts show this page at addresses of any depth, where a relative link leads nowhere: so its
   * links are full addresses where the site's own is known. Only its looks are relative, since a
   * page asks no other origin for anything; where they cannot be found, it is read without.
   */
  private PageView.Message notFound() {
    Shell shell = shelf.frame().unlisted("Page not found", "", "");
    String url = shelf.frame().url();
    return new PageView.Message(
        shell,
        List.of(
            "There is no page at this address. Articles never just vanish: one that was moved or"
                + " withdrawn says so at its old address.",
            "Start from the home page, or look the article up by its title or topic."),
        url == null ? shell.root() : url,
        ArticlePage.contact(shelf.context().configuration().site()));
  }
}
