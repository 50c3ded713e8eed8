package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.review.Action;
import org.imprimatur.review.Comment;
import org.imprimatur.review.CommentPlace;
import org.imprimatur.review.Comments;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.PageKeys;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;

/** What reviewers are shown of an article, and what each of them may sign, as plain values. */
final class ReviewSubjects {
  /** What stands in the place of a reason that the page fills in. */
  private static final String OPEN = "-";

  /** Whoever may not take these wants to know why; other steps are other people's work. */
  private static final Set<Action> JUDGES = Set.of(Action.APPROVE, Action.CONFIRM);

  private final RunContext desk;
  private final String origin;
  private final List<Signer> signers;
  private final List<Action> actions;
  private final ReviewSteps steps;
  private final SinceReview since;

  /**
   * Somebody who may sign.
   *
   * @param passkeys their lines on the board; empty where there is none for the page
   * @param usesKeygen whether they have a key that {@code ssh-keygen} signs with
   */
  record Signer(Person person, List<String> passkeys, boolean usesKeygen) {}

  ReviewSubjects(RunContext desk, String origin, List<Signer> signers, List<Action> actions)
      throws IOException {
    this.desk = desk;
    this.origin = origin;
    this.signers = signers;
    this.actions = actions;
    this.steps = new ReviewSteps(desk.proofs().rules(), desk.proofs().amendmentsThatCount());
    this.since = new SinceReview(desk);
  }

  /** Everybody who has a passkey for an origin. */
  static List<Signer> withPasskeys(RunContext desk, String origin) {
    return pageKeys(desk, origin).stream()
        .map(it -> new Signer(it.person(), it.keys(), false))
        .toList();
  }

  /** Everybody on the board. */
  static List<Signer> all(RunContext desk, String origin) {
    Map<String, List<String>> passkeys = new LinkedHashMap<>();
    pageKeys(desk, origin).forEach(it -> passkeys.put(it.person().id(), it.keys()));
    return desk.workspace().configuration().people().stream()
        .map(it -> new Signer(it, passkeys.getOrDefault(it.id(), List.of()), usesKeygen(desk, it)))
        .toList();
  }

  private static boolean usesKeygen(RunContext desk, Person person) {
    return person.keys().stream()
        .anyMatch(key -> key.origins().isEmpty() && key.signsOn(desk.settings().asOf()));
  }

  private static List<PageKeys> pageKeys(RunContext desk, String origin) {
    return PageKeys.on(
        origin,
        desk.workspace().configuration().people(),
        desk.proofs().rules().board(),
        desk.settings().asOf());
  }

  /** People and site, for the page on which passkeys are made. */
  Map<String, ?> house() {
    Configuration configuration = desk.workspace().configuration();
    List<Object> people = new ArrayList<>();
    for (Person person : configuration.people()) {
      people.add(Json.object("id", person.id(), "name", person.name()));
    }
    return Json.object(
        "site", configuration.site().id(),
        "title", configuration.site().title(),
        "rpId", PageKeys.host(origin),
        "people", people);
  }

  /**
   * An article, for all who may sign.
   *
   * @param errors for how many findings an approval would be refused
   * @param at when it is looked at
   */
  Map<String, ?> review(ReadArticle read, int errors, Instant at) throws IOException {
    ReviewedArticle subject = desk.proofs().subject(read);
    List<Object> people = new ArrayList<>();
    for (Signer signer : signers) {
      people.add(person(signer, read, subject, at));
    }
    return Json.object(
        "site", subject.site(),
        "article", read.id().value(),
        "content", subject.content().value(),
        "rpId", PageKeys.host(origin),
        "errors", errors,
        "claims", read.claims().stream().map(ReviewSubjects::claim).toList(),
        "comments", comments(read),
        "people", people);
  }

  /** What was said on its claims: each exchange with the claim that it is on today, if any. */
  private List<Object> comments(ReadArticle read) {
    if (!desk.comments().has(read.id().value())) {
      return List.of();
    }
    Comments comments = desk.comments().of(read.article(), ledger(read));
    CommentPlace place = new CommentPlace(read.statements(), read.claims());
    List<Object> out = new ArrayList<>();
    for (Comments.Exchange exchange : comments.exchanges()) {
      Comment first = exchange.first();
      out.add(
          Json.object(
              "digest", first.digest(),
              "claim", place.find(first).map(Claim::id).orElse(null),
              "quote", first.quote(),
              "state", exchange.state().word(),
              "closers",
                  signers.stream()
                      .map(it -> it.person().id())
                      .filter(person -> comments.mayClose(first, person))
                      .toList(),
              "all",
                  exchange.all().stream()
                      .map(it -> Json.object("name", it.name(), "at", it.at(), "text", it.text()))
                      .toList()));
    }
    return out;
  }

  private static Map<String, ?> claim(Claim claim) {
    List<String> above = new ArrayList<>();
    List<String> section = claim.statement().section();
    if (!section.isEmpty()) {
      above.add(section.get(section.size() - 1));
    }
    above.addAll(claim.statement().context());
    return Json.object(
        "id", claim.id(),
        "above", above,
        "text", claim.statement().text(),
        "citations", claim.citations(),
        "dose", claim.statesDose(),
        "quotes",
            claim.support().quotes().stream()
                .map(
                    it ->
                        Json.object(
                            "key", it.key(), "sentence", it.sentence(), "place", it.place()))
                .toList());
  }

  private Map<String, ?> person(
      Signer signer, ReadArticle read, ReviewedArticle subject, Instant at) throws IOException {
    Person person = signer.person();
    Steps steps = steps(person, read, subject, at);
    SinceReview.Seen seen = since.of(read, ledger(read), person.id());
    return Json.object(
        "id", person.id(),
        "name", person.name(),
        "interests", person.interests() == null ? "" : person.interests(),
        "keys", signer.passkeys(),
        "keygen", signer.usesKeygen(),
        "events", steps.events(),
        "refused", steps.refused(),
        "since", seen.at(),
        "compared", seen.compared(),
        "changes", seen.changes(),
        "other", seen.other());
  }

  private Ledger ledger(ReadArticle read) {
    return Objects.requireNonNullElse(
        desk.proofs().ledger(read.id().value()), Ledger.empty(read.id().path()));
  }

  /**
   * What somebody may do with an article.
   *
   * @param events by the words of the steps, as they would be signed but for time and remark
   * @param refused why other steps are not theirs, in sentences
   */
  record Steps(Map<String, Object> events, List<String> refused) {}

  Steps steps(Person person, ReadArticle read, ReviewedArticle subject, Instant at) {
    Map<String, Object> events = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    Ledger ledger = ledger(read);
    Trust trust = desk.workspace().footing().trust(ledger, ledger.source().path());
    for (Action action : actions) {
      ReviewSteps.Request wish =
          new ReviewSteps.Request(action, person.id(), at, OPEN, read.claims(), List.of(), null);
      ReviewSteps.Prepared prepared = steps.prepare(wish, subject, ledger, trust);
      if (prepared instanceof ReviewSteps.Ready ready) {
        String text = new String(ready.event().signedBytes(), UTF_8);
        events.put(action.word(), Objects.requireNonNull(JsonReader.read(text).value()));
      } else if (JUDGES.contains(action)
          && !ReviewSteps.isOutOfOrder((ReviewSteps.Refused) prepared)) {
        refused.add(((ReviewSteps.Refused) prepared).reason());
      }
    }
    return new Steps(events, refused.stream().distinct().toList());
  }
}
