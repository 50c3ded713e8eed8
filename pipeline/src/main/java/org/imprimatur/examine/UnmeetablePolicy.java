package org.imprimatur.examine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.review.Board;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Span;

/**
 * Looks for what the policy asks for and nobody can give: more approvals than there are reviewers,
 * a role that none of them has, a topic that no article has. What stands in the file is measured by
 * the people of the file.
 */
public final class UnmeetablePolicy {
  private static final String REVIEWER = "reviewer";
  private static final int NAMED = 3;

  /** Nobody approves as one of these, whatever the policy says. */
  private static final Set<String> NO_APPROVING_ROLES = Set.of("author", "editor");

  private final Workspace.Written written;
  private final PolicyPositions places;
  private final Policy policy;
  private final LocalDate asOf;
  private final List<Person> reviewers;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Span> reported = new HashSet<>();

  private UnmeetablePolicy(Workspace.Written written, LocalDate asOf) {
    this.written = written;
    this.places = new PolicyPositions(written.document());
    this.policy = written.configuration().policy();
    this.asOf = asOf;
    this.reviewers =
        Board.of(written.configuration().people()).signers(asOf).stream()
            .filter(person -> person.has(REVIEWER))
            .toList();
  }

  /**
   * What an article asks of the board.
   *
   * @param article its id
   * @param authors ids or names
   * @param topics its topics
   * @param statesDose whether one of its claims does
   * @param isApproved whether it has what it asks for
   */
  record Asked(
      String article,
      List<String> authors,
      List<String> topics,
      boolean statesDose,
      boolean isApproved) {
    static Asked of(CheckedArticle article) {
      FrontMatter front = article.article().frontMatter();
      return new Asked(
          article.id().value(),
          front.authors(),
          front.topics(),
          article.claims().stream().anyMatch(Claim::statesDose),
          article.proof().proved() == Status.APPROVED);
    }
  }

  /** The findings, each with its place in {@code imprimatur.yaml}. */
  public static List<Finding> findings(
      Workspace workspace, LocalDate asOf, Collection<Asked> articles) {
    Workspace.Written written = workspace.written();
    UnmeetablePolicy look = new UnmeetablePolicy(written, asOf);
    look.roles(articles);
    look.topics(articles);
    look.approvals();
    look.articles(articles);
    Level level =
        workspace
            .configuration()
            .policy()
            .levels()
            .level(RuleId.CONFIG_UNFULFILLABLE, Status.SUBMITTED);
    return look.problems.stream().map(p -> p.in(written.source(), level)).sorted().toList();
  }

  private void problem(Span span, String message, String hint) {
    problems.add(Problem.of(RuleId.CONFIG_UNFULFILLABLE, span, message, hint));
  }

  private void approvals() {
    int needed = policy.approvalsNeeded();
    place().ifPresent(span -> tooMany(span, needed, reviewers, ""));
    policy
        .approvalsByTopic()
        .forEach(
            (topic, count) -> {
              List<Person> free = free(List.of(topic));
              // More people may be in conflict in one topic than the policy as a whole allows for.
              if (count > needed || free.size() < reviewers.size()) {
                Span span = places.value("approvals-by-topic", topic).orElse(new Span(0, 0));
                tooMany(span, count, free, " of the topic \"" + topic + "\"");
              }
            });
  }

  private void tooMany(Span span, int needed, List<Person> free, String what) {
    if (needed > free.size()) {
      reported.add(span);
      problem(
          span,
          "an article"
              + what
              + " needs "
              + Counted.of(needed, "approval")
              + ", and the board has "
              + (free.isEmpty() ? "no reviewer" : Counted.of(free.size(), REVIEWER))
              + " whose key is valid on "
              + asOf
              + " and whose approval counts"
              + names(free),
          "add reviewers to the board, with their keys, or ask for fewer approvals");
    }
  }

  /**
   * Where the number of approvals stands; where nobody wrote one, it is the board that is too small
   * for it, once somebody has a key at all.
   */
  private Optional<Span> place() {
    Optional<Span> own = places.value("approvals-needed");
    boolean begun =
        written.configuration().people().stream().anyMatch(person -> !person.keys().isEmpty());
    return own.isPresent() || !begun ? own : places.people();
  }

  private void roles(Collection<Asked> articles) {
    policy
        .rolesWhen()
        .forEach(
            (condition, roles) ->
                new TreeSet<>(roles).forEach(role -> role(condition, role, articles)));
  }

  private void role(String condition, String role, Collection<Asked> articles) {
    Span span = places.item(role, "roles-when", condition);
    if (NO_APPROVING_ROLES.contains(role)) {
      problem(
          span,
          "nobody approves as " + role + ": those who write and edit do not approve",
          "name a role in which reviewers approve, such as pharmacist");
      return;
    }
    Predicate<Person> has = person -> person.has(role);
    if (reviewers.stream().noneMatch(has)) {
      Set<String> known = new TreeSet<>();
      reviewers.forEach(person -> known.addAll(person.roles()));
      known.removeAll(NO_APPROVING_ROLES);
      problem(
          span,
          "no reviewer whose key is valid on " + asOf + " has the role \"" + role + "\"",
          Nearest.hint(role, known)
              .orElse("give the role to a reviewer on the board, or remove it here"));
      return;
    }
    List<String> stuck =
        articles.stream()
            .filter(article -> article.statesDose() && !article.isApproved())
            .filter(article -> eligible(article).stream().noneMatch(has))
            .map(Asked::article)
            .toList();
    if (!stuck.isEmpty()) {
      problem(
          span,
          "every \"" + role + "\" of the board is an author, or in conflict, of " + list(stuck),
          "give the role to another reviewer on the board");
    }
  }

  private void topics(Collection<Asked> articles) {
    Set<String> known = new TreeSet<>();
    articles.forEach(article -> article.topics().forEach(t -> known.add(Policy.topicName(t))));
    places
        .topics()
        .forEach(
            (topic, span) -> {
              // A house that has written nothing yet may name its topics first.
              if (!articles.isEmpty() && !known.contains(Policy.topicName(topic))) {
                problem(
                    span,
                    "no article has the topic \"" + topic + "\"",
                    Nearest.hint(topic, known)
                        .orElse("correct its spelling, or remove it until an article has it"));
              }
            });
  }

  /** Articles for which the board would be large enough, were not so many in it barred. */
  private void articles(Collection<Asked> articles) {
    Map<Span, List<String>> stuck = new LinkedHashMap<>();
    for (Asked article : articles) {
      int needed = policy.approvalsFor(article.topics());
      if (!article.isApproved() && eligible(article).size() < needed) {
        place(article, needed)
            .filter(span -> !reported.contains(span))
            .ifPresent(
                span -> stuck.computeIfAbsent(span, s -> new ArrayList<>()).add(article.article()));
      }
    }
    stuck.forEach(
        (span, ids) ->
            problem(
                span,
                "too few reviewers of the board may approve "
                    + list(ids)
                    + ": the others are authors, or have a conflict of interest",
                "add reviewers to the board, with their keys"));
  }

  /** Where the number of approvals stands that an article needs. */
  private Optional<Span> place(Asked article, int needed) {
    if (needed == policy.approvalsNeeded()) {
      return place();
    }
    Set<String> topics = new TreeSet<>();
    article.topics().forEach(topic -> topics.add(Policy.topicName(topic)));
    return policy.approvalsByTopic().entrySet().stream()
        .filter(entry -> entry.getValue() == needed)
        .filter(entry -> topics.contains(Policy.topicName(entry.getKey())))
        .findFirst()
        .flatMap(entry -> places.value("approvals-by-topic", entry.getKey()));
  }

  private List<Person> eligible(Asked article) {
    return free(article.topics()).stream()
        .filter(p -> !article.authors().contains(p.id()) && !article.authors().contains(p.name()))
        .toList();
  }

  /** The reviewers without a conflict of interests in any of some topics. */
  private List<Person> free(Collection<String> topics) {
    return reviewers.stream()
        .filter(person -> policy.conflictsOf(person.id(), topics).isEmpty())
        .toList();
  }

  private static String names(List<Person> people) {
    return people.isEmpty() ? "" : ": " + list(people.stream().map(Person::id).toList());
  }

  private static String list(List<String> names) {
    int more = names.size() - NAMED;
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
