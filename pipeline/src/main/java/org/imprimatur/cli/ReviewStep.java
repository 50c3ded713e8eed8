package org.imprimatur.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.desk.CommentDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.imprimatur.report.DiffView;
import org.imprimatur.report.Reports;
import org.imprimatur.review.Action;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.run.RefusedException;
import org.imprimatur.sign.NoKeyException;
import org.imprimatur.sign.Signing;
import org.imprimatur.sign.SigningKeys;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** One review step: says what is signed, asks, signs, records. */
final class ReviewStep {
  private static final String WHAT_MUST_CHANGE = "What must change?";
  static final String READERS = "shown to readers";

  private final Invocation invocation;
  private final ReviewOptions.Signer signer;
  private final Configuration configuration;
  private final ReviewDesk desk;
  private final SigningKeys keys;

  ReviewStep(
      Invocation invocation, ReviewOptions options, Configuration configuration, ReviewDesk desk) {
    this.invocation = invocation;
    this.signer = options.signer();
    this.configuration = configuration;
    this.desk = desk;
    this.keys = CommandLinePrompt.keys(invocation, options, configuration.people());
  }

  /** Carries the record of one address to another. */
  int move(String from, String article) throws UsageException, RefusedException, IOException {
    Person person = person();
    String note = signer.note();
    return sign(
        person,
        List.of(new ReviewDesk.Wish(Action.MOVE, article, from, person.id(), now(), note)),
        List.of());
  }

  /**
   * Takes a step for articles: each is prepared, all are shown, one word and one passphrase sign
   * those that may be. One that is refused does not keep the others from it.
   */
  int run(Action action, List<String> articles)
      throws UsageException, RefusedException, IOException {
    Map<String, String> works = new LinkedHashMap<>();
    articles.forEach(article -> works.put(article, ""));
    return run(action, works, List.of());
  }

  /**
   * The same for articles that were found by what they cite or mention.
   *
   * @param articles each to the key of the work because of which; empty where it is not for one
   * @param shown what was shown of them already, in the place of all that is signed of each
   */
  int run(Action action, Map<String, String> articles, List<String> shown)
      throws UsageException, RefusedException, IOException {
    Person person = person();
    Instant now = now();
    List<ReviewDesk.Wish> wishes = new ArrayList<>();
    articles.forEach(
        (article, work) ->
            wishes.add(
                new ReviewDesk.Wish(
                    action,
                    article,
                    null,
                    person.id(),
                    now,
                    signer.note(),
                    work.isEmpty() ? null : work)));
    return sign(person, wishes, shown);
  }

  private int sign(Person person, List<ReviewDesk.Wish> wishes, List<String> shown)
      throws UsageException, RefusedException, IOException {
    Action action = wishes.get(0).action();
    String note = signer.note();
    Map<String, ReviewDesk.Step> steps = new LinkedHashMap<>();
    int code = Exit.DONE;
    for (ReviewDesk.Wish each : wishes) {
      String article = each.article();
      ReviewDesk.Wish wish = each.withNote(note);
      ReviewDesk.Prepared prepared = desk.prepare(wish);
      if (ReviewSteps.NO_REASON.equals(prepared.refused())
          || ReviewSteps.NO_REASON_TO_FLAG.equals(prepared.refused())) {
        note = reason(action);
        prepared = note.isEmpty() ? prepared : desk.prepare(wish.withNote(note));
      }
      ReviewSteps.Refused refused = prepared.refused();
      if (refused != null) {
        code = refuse(refused, wishes.size() == 1 ? "" : article + ": ");
      } else {
        steps.put(article, Objects.requireNonNull(prepared.step()));
      }
    }
    if (steps.isEmpty()) {
      return code;
    }
    boolean all = record(action, person, steps, shown);
    return all ? code : Exit.FINDINGS;
  }

  /** Signs and records what is prepared; whether all of it was. */
  private boolean record(
      Action action, Person person, Map<String, ReviewDesk.Step> steps, List<String> shown)
      throws UsageException, IOException {
    List<List<String>> descriptions =
        shown.isEmpty()
            ? steps.values().stream().map(ReviewDesk.Step::description).toList()
            : List.of(together(steps, shown));
    List<byte[]> bytes = steps.values().stream().map(ReviewDesk.Step::signedBytes).toList();
    List<String> signatures = signed(person, descriptions, bytes);
    if (signatures.isEmpty()) {
      return false;
    }
    boolean all = true;
    int at = 0;
    for (Map.Entry<String, ReviewDesk.Step> step : steps.entrySet()) {
      try {
        String signature = signatures.get(at++);
        ReviewDesk.Done done = desk.record(step.getValue(), signature, invocation.who());
        print(action, step.getKey(), person, done);
      } catch (RefusedException e) {
        String which = steps.size() == 1 ? "" : step.getKey() + ": ";
        refused(which + e.refusal().message(), null);
        all = false;
      }
    }
    return all;
  }

  /** What is signed for many articles, in short: what was found, then what each event says. */
  private static List<String> together(Map<String, ReviewDesk.Step> steps, List<String> shown) {
    List<String> out = new ArrayList<>(shown);
    out.add("");
    out.add(
        "You are about to sign, for each of "
            + steps.size()
            + ": "
            + String.join(", ", steps.keySet()));
    out.addAll(steps.values().iterator().next().shared());
    return out;
  }

  List<String> signed(Person person, List<List<String>> descriptions, List<byte[]> bytes)
      throws UsageException, IOException {
    return signed(person, descriptions, key -> keys.sign(key, person, bytes));
  }

  /** The signature of a remark, or null, with a word on why. */
  @Nullable String signedComment(Person person, CommentDesk.Ready ready)
      throws UsageException, IOException {
    List<String> signed = signedComments(person, List.of(ready));
    return signed.isEmpty() ? null : signed.get(0);
  }

  /** The signatures of remarks; empty, with a word on why, when they were not signed. */
  List<String> signedComments(Person person, List<CommentDesk.Ready> all)
      throws UsageException, IOException {
    List<byte[]> bytes = all.stream().map(ready -> ready.comment().signedBytes()).toList();
    List<List<String>> shown = all.stream().map(CommentDesk.Ready::description).toList();
    return signed(person, shown, key -> keys.signComments(key, person, bytes));
  }

  /** How a key is used. */
  private interface Use {
    List<Signing> sign(SigningKeys.Key key) throws IOException;
  }

  /** Shows what is signed, asks, and signs; empty, with a word on why, when it was not. */
  private List<String> signed(Person person, List<List<String>> descriptions, Use use)
      throws UsageException, IOException {
    try {
      SigningKeys.Key key = keys.find(person);
      String why = keys.whyNot(key, person);
      if (why != null) {
        refused(
            why,
            "If it is yours, run \"imprimatur review join --as "
                + person.id()
                + (signer.key() == null ? "" : " --key " + key.file())
                + "\", send what it prints to an editor, and wait until it is entered.");
        return List.of();
      }
      show(descriptions);
      if (!agreed(descriptions.size())) {
        invocation.warn("imprimatur: nothing was signed");
        return List.of();
      }
      return armoured(use.sign(key));
    } catch (NoKeyException e) {
      throw new UsageException(e.reason(), e.hint());
    }
  }

  private void show(List<List<String>> descriptions) {
    for (int i = 0; i < descriptions.size(); i++) {
      if (descriptions.size() > 1) {
        invocation.warn((i == 0 ? "" : "\n") + (i + 1) + " of " + descriptions.size());
      }
      descriptions.get(i).forEach(line -> invocation.warn(DiffView.plain(line)));
    }
  }

  private List<String> armoured(List<Signing> signings) {
    List<String> signatures = new ArrayList<>();
    for (Signing signing : signings) {
      if (signing instanceof Signing.NotSigned not) {
        invocation.warn("imprimatur: nothing was signed: " + not.reason());
        invocation.warn(not.hint());
        return List.of();
      }
      signatures.add(((Signing.Signed) signing).armoured());
    }
    return signatures;
  }

  Instant now() {
    return signer.time() != null ? signer.time() : invocation.surroundings().now().get();
  }

  /** Why a step is taken, where that was not given. */
  private String reason(Action action) {
    return switch (action) {
      case WITHDRAW -> reason("Why is it withdrawn?", READERS);
      case FLAG -> reason("Why is it flagged?", "shown on the dashboard");
      default -> reason(WHAT_MUST_CHANGE, READERS);
    };
  }

  /** A reason that was not given, asked for on a terminal; else empty. */
  String reason(String question, String shown) {
    if (signer.yes() || !isAsked()) {
      return "";
    }
    invocation.warn(question + " Say it in one line, which is signed, too, and " + shown + ":");
    return invocation.typed();
  }

  private void print(Action action, String article, Person person, ReviewDesk.Done done) {
    if (invocation.json()) {
      invocation
          .out()
          .line(
              Json.compact(
                  Json.object(
                      "article", article,
                      "action", action.word(),
                      "by", person.id(),
                      "at", done.event().at(),
                      "proved", done.status().word(),
                      "reasons", done.reasons(),
                      "ledger", done.path())));
      return;
    }
    invocation.out().line(action.word() + " " + article + ": " + done.status().word());
    invocation.out().flush();
    done.reasons().forEach(reason -> invocation.say(DiffView.plain(reason)));
    String next = next(action, article, done.status());
    if (!next.isEmpty()) {
      invocation.say(next);
    }
    sayRecorded(done.path());
  }

  void sayRecorded(String path) {
    invocation.say(
        "Recorded in " + path + ". Share it as you share your other changes to the articles.");
    List<String> lacks = desk.missingMergeLines();
    if (!lacks.isEmpty()) {
      invocation.say(
          "note: git would not keep both records where two people sign on two branches. Ask an"
              + " editor to add to .gitattributes:");
      lacks.forEach(line -> invocation.say("  " + line));
    }
  }

  private static String next(Action action, String article, Status status) {
    return switch (action) {
      case SUBMIT ->
          "Next, a reviewer or an editor starts the review: imprimatur review start " + article;
      case START ->
          "Next, reviewers read it, then: imprimatur review approve "
              + article
              + ", or request-changes with --note.";
      case REQUEST_CHANGES, WITHDRAW ->
          "The author may fix it and submit it again: imprimatur review submit " + article;
      case APPROVE -> status == Status.APPROVED ? "It has all the approvals that it needs." : "";
      case FLAG ->
          "Its page says so from the next build on. The next approval lifts it: imprimatur review"
              + " approve "
              + article;
      case CONFIRM, MOVE -> "";
    };
  }

  private int refuse(ReviewSteps.Refused refused, String which) throws IOException {
    int code = refused(which + refused.reason(), null);
    if (!refused.findings().isEmpty()) {
      StringBuilder text = new StringBuilder();
      Reports.writeFindings(refused.findings(), invocation.colour(), text);
      invocation.warn(text.toString().stripTrailing());
    }
    if (!refused.hint().isEmpty()) {
      invocation.warn(refused.hint());
    }
    return code;
  }

  int refused(String reason, @Nullable String hint) {
    invocation.warn("imprimatur: refused: " + DiffView.plain(reason));
    if (hint != null) {
      invocation.warn(hint);
    }
    return Exit.FINDINGS;
  }

  /** {@code --as}, else whose key is at hand, else asked. */
  Person person() throws UsageException, IOException {
    String named = signer.as();
    Optional<Person> found = named == null ? owner() : configuration.person(named);
    if (named == null && found.isEmpty() && isAsked()) {
      invocation.warn("Who are you on the board? One of:");
      configuration.people().forEach(p -> invocation.warn("  " + p.id() + "  " + p.name()));
      named = invocation.typed();
      found = configuration.person(named);
    }
    if (found.isPresent()) {
      return found.get();
    }
    List<String> ids = configuration.people().stream().map(Person::id).toList();
    String hint = "Say who you are with --as PERSON, one of: " + String.join(", ", ids) + ".";
    if (named != null) {
      throw new UsageException(
          "\"" + named + "\" is not on the board", Nearest.question(named, ids).orElse(hint));
    }
    String key = signer.keyAsNamed();
    throw new UsageException(
        key != null
            ? "nobody on the board has the key " + key
            : "it is not clear who you are: this computer has no key of the board, or keys of"
                + " several people",
        hint);
  }

  private Optional<Person> owner() throws UsageException, IOException {
    try {
      return keys.owner();
    } catch (NoKeyException e) {
      throw new UsageException(e.reason(), e.hint());
    }
  }

  private boolean agreed(int count) throws UsageException {
    if (signer.yes()) {
      return true;
    }
    if (!isAsked()) {
      throw new UsageException(
          "a signature needs your word, and there is no terminal to ask on",
          "Run this in a terminal, or add --yes.");
    }
    String what = count == 1 ? "Sign this?" : "Sign these " + count + "?";
    invocation.warn(what + " Type yes to sign, anything else to leave it:");
    // A single letter is typed by habit.
    return invocation.typed().equalsIgnoreCase("yes");
  }

  boolean isAsked() {
    return invocation.surroundings().terminals().contains("in");
  }
}
