package org.imprimatur.site;

import gg.jte.Content;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.HousePiece;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Person;
import org.imprimatur.model.Polarity;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;

/** What the house says of itself: policy, board, rules; and the page for what is not there. */
final class HousePages {
  private final Shelf shelf;
  private final Templates templates;
  private final Wording words;

  HousePages(Shelf shelf, Templates templates) {
    this.shelf = shelf;
    this.templates = templates;
    this.words = shelf.frame().words();
  }

  void write(Consumer<SiteFile> out) {
    out.accept(templates.page("policy/index.html", "policy", policy()));
    out.accept(templates.page("policy/verify/index.html", "verify", verify()));
    out.accept(templates.page("board/index.html", "board", board()));
    out.accept(templates.page("rules/index.html", "rules", rules()));
    if (shelf.frame().pieces().has(HousePiece.ABOUT)) {
      out.accept(templates.page(Pieces.ABOUT + "index.html", "house", about()));
    }
    out.accept(templates.page("404.html", "notfound", notFound()));
  }

  private PageView.Policy policy() {
    Policy policy = shelf.context().configuration().policy();
    PageHead shell =
        shelf
            .frame()
            .page(words.say("policy.title"), words.say("policy.described"), "policy/", "policy");
    return new PageView.Policy(
        shell,
        policy.approvalsNeeded(),
        PageWords.of(policy.reviewInterval(), words.guarded()),
        PageWords.of(policy.grace(), words.guarded()),
        PageWords.title(policy.style()),
        policy.exemptSections().stream().map(PageWords::clean).toList(),
        polarity(policy),
        exceptions(shelf.context().configuration()),
        levels(policy.levels()));
  }

  private List<PageView.PolarityRow> polarity(Policy policy) {
    List<PageView.PolarityRow> out = new ArrayList<>();
    for (Polarity.Kind kind : Polarity.Kind.values()) {
      List<String> headings = policy.polarity().getOrDefault(kind, List.of());
      if (!headings.isEmpty()) {
        out.add(
            new PageView.PolarityRow(
                words.say("policy.polarity-" + kind.word()),
                headings.stream().map(PageWords::clean).toList()));
      }
    }
    return out;
  }

  private List<PageView.Term> exceptions(Configuration configuration) {
    Policy policy = configuration.policy();
    List<PageView.Term> out = new ArrayList<>();
    policy
        .rolesWhen()
        .forEach(
            (when, roles) ->
                out.add(
                    new PageView.Term(
                        PageWords.name(when),
                        words.say(
                            "policy.must-include", PageWords.clean(String.join(", ", roles))))));
    policy
        .approvalsByTopic()
        .forEach(
            (topic, count) ->
                out.add(
                    new PageView.Term(
                        words.say("policy.topic", PageWords.name(topic)),
                        words.say("policy.topic-needed", count))));
    policy
        .intervalByTopic()
        .forEach(
            (topic, interval) ->
                out.add(
                    new PageView.Term(
                        words.say("policy.topic", PageWords.name(topic)),
                        words.say(
                            "policy.topic-interval", PageWords.of(interval, words.guarded())))));
    out.addAll(reviewers(configuration));
    return out;
  }

  /** Whose approval does not count, and what else stands in its way. */
  private List<PageView.Term> reviewers(Configuration configuration) {
    Policy policy = configuration.policy();
    List<PageView.Term> out = new ArrayList<>();
    for (Policy.Conflict conflict : policy.conflicted()) {
      String name =
          configuration.person(conflict.person()).map(Person::name).orElse(conflict.person());
      out.add(
          new PageView.Term(
              PageWords.clean(name),
              words.say(
                  "policy.conflicted", PageWords.clean(String.join(", ", conflict.topics())))));
    }
    for (Policy.QuoteNeed need : policy.quotesNeeded()) {
      out.add(
          new PageView.Term(
              words.say("policy.quotes-" + need.word()), words.say("policy.quotes-needed")));
    }
    if (policy.openComments() == Policy.OpenComments.HOLD) {
      out.add(new PageView.Term(words.say("policy.comments"), words.say("policy.comments-hold")));
    }
    return out;
  }

  /**
   * The levels in force, the most severe first: a family by its name where all its rules have the
   * same.
   */
  private List<PageView.LevelRow> levels(Levels levels) {
    Map<String, Set<List<Level>>> families = new TreeMap<>();
    for (RuleText rule : shelf.context().rules()) {
      families
          .computeIfAbsent(RuleFamily.of(rule.id()).word(), name -> new HashSet<>())
          .add(cells(levels, rule.id()));
    }
    Map<List<Level>, Set<String>> rows =
        new TreeMap<>(Comparator.comparing(row -> row.stream().map(Level::ordinal).toList() + ""));
    for (RuleText rule : shelf.context().rules()) {
      String family = RuleFamily.of(rule.id()).word();
      boolean same = families.getOrDefault(family, Set.of()).size() == 1;
      rows.computeIfAbsent(cells(levels, rule.id()), cells -> new TreeSet<>())
          .add(same ? family + "/*" : rule.id());
    }
    List<PageView.LevelRow> out = new ArrayList<>();
    rows.forEach((cells, rules) -> out.add(row(String.join(", ", rules), cells)));
    return out;
  }

  private static List<Level> cells(Levels levels, String rule) {
    return Stream.of(Status.values()).map(status -> levels.level(rule, status)).toList();
  }

  private PageView.LevelRow row(String rules, List<Level> cells) {
    return new PageView.LevelRow(
        PageWords.clean(rules), word(cells.get(0)), word(cells.get(1)), word(cells.get(2)));
  }

  private String word(Level level) {
    return words.say("policy.level-" + level.word());
  }

  /** The entry of a person on the board, from a page at {@code root} from the site's folder. */
  static String entry(String root, Person person) {
    return Address.inSite(root, "board/").text() + Address.fragment(anchor(person)).text();
  }

  private static String anchor(Person person) {
    return Address.idText("person-" + person.id());
  }

  private PageView.More more(Person person) {
    String orcid = person.orcid();
    LocalDate from = person.term().from();
    LocalDate until = person.term().until();
    String term = "";
    if (from != null && until != null) {
      term = words.say("board.term-both", words.day(from), words.day(until));
    } else if (from != null) {
      term = words.say("board.term-from", words.day(from));
    } else if (until != null) {
      term = words.say("board.term-until", words.day(until));
    }
    return new PageView.More(
        PageWords.orNull(person.credentials()),
        PageWords.orNull(person.affiliation()),
        orcid == null ? null : new ArticleView.Link(Address.orcid(orcid).text(), orcid),
        term);
  }

  private PageView.Board board() {
    List<PageView.Member> members = new ArrayList<>();
    for (Person person : shelf.context().configuration().people()) {
      int keys = (int) person.keys().stream().filter(key -> key.revoked() == null).count();
      String stated = PageWords.orNull(person.interests());
      members.add(
          new PageView.Member(
              anchor(person),
              PageWords.clean(person.name()),
              PageWords.clean(String.join(", ", person.roles())),
              stated == null ? null : new Html().prose(stated, shelf.frame().words()),
              keys,
              more(person)));
    }
    PageHead shell =
        shelf
            .frame()
            .page(words.say("board.title"), words.say("board.described"), "board/", "board");
    return new PageView.Board(shell, members);
  }

  private PageView.About about() {
    PageHead shell =
        shelf.frame().page(words.say("site.about-house"), "", Pieces.ABOUT, Pieces.ABOUT);
    return new PageView.About(shell, shelf.frame().pieces().of(HousePiece.ABOUT, shell.root(), 2));
  }

  private PageView.Rules rules() {
    Levels levels = shelf.context().configuration().policy().levels();
    Map<String, List<PageView.Rule>> families = new LinkedHashMap<>();
    for (RuleText rule : shelf.context().rules()) {
      PageView.Rule view =
          new PageView.Rule(
              PageWords.clean(rule.id()),
              Address.idText(RuleId.page(rule.id())),
              PageWords.clean(rule.title()),
              RuleBody.of(rule.text()),
              row(rule.id(), cells(levels, rule.id())));
      families.computeIfAbsent(RuleFamily.of(rule.id()).word(), f -> new ArrayList<>()).add(view);
    }
    PageHead shell =
        shelf
            .frame()
            .page(words.say("rules.title"), words.say("rules.described"), "rules/", "rules");
    return new PageView.Rules(
        shell,
        families.entrySet().stream()
            .map(entry -> new PageView.Family(entry.getKey(), entry.getValue()))
            .toList());
  }

  private PageView.Verify verify() {
    PageHead shell =
        shelf
            .frame()
            .page(
                words.say("verify.title"),
                words.say("verify.described"),
                "policy/verify/",
                "policy");
    return new PageView.Verify(shell, SiteBuilder.LEDGER);
  }

  /**
   * Hosts show this page at addresses of any depth, where a relative link leads nowhere: so its
   * links are full addresses where the site's own is known, and its looks are found by their path
   * from the host, since a page asks no other origin for anything.
   */
  private PageView.NotFound notFound() {
    PageHead shell = shelf.frame().unlisted(words.say("absent.title"), "", "");
    String url = shelf.frame().url();
    PageView.Message message =
        new PageView.Message(
            shell,
            List.of(words.say("absent.text"), words.say("absent.advice")),
            List.of(),
            url == null ? shell.root() : url,
            ArticlePage.contact(shelf.context().configuration().site()));
    String path = url == null ? "" : URI.create(url).getRawPath();
    Content piece = shelf.frame().pieces().of(HousePiece.ABSENT, message.home(), 2);
    return new PageView.NotFound(message, piece, path + "assets/");
  }
}
