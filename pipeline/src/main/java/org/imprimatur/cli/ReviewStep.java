package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.pipeline.AmendmentDesk;
import org.imprimatur.pipeline.ReviewDesk;
import org.imprimatur.report.Reports;
import org.imprimatur.review.Action;
import org.imprimatur.review.AmendmentSteps;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** One review step: says what is signed, asks, signs, records. */
final class ReviewStep {
  private final Invocation invocation;
  private final Configuration configuration;
  private final ReviewDesk desk;

  ReviewStep(Invocation invocation, Configuration configuration, ReviewDesk desk) {
    this.invocation = invocation;
    this.configuration = configuration;
    this.desk = desk;
  }

  int run(Action action, String article, @Nullable String from) throws UsageException, IOException {
    SigningKeys keys = new SigningKeys(invocation, configuration.people());
    Person person = person(keys);
    String note = invocation.value("note");
    ReviewDesk.Prepared prepared =
        desk.prepare(
            new ReviewDesk.Wish(
                action, article, from, person.id(), invocation.now(), note == null ? "" : note));
    ReviewSteps.Refused refused = prepared.refused();
    if (refused != null) {
      return refuse(refused);
    }
    ReviewDesk.Step step = java.util.Objects.requireNonNull(prepared.step());
    step.description().forEach(line -> invocation.warn(plain(line)));
    if (!agreed()) {
      invocation.warn("imprimatur: nothing was signed");
      return Exit.FINDINGS;
    }
    String signature;
    try (SigningKeys.Key key = keys.find(person)) {
      signature = keys.sign(key, step.signedBytes());
    }
    ReviewDesk.Done done;
    try {
      done = desk.record(step, signature, invocation.who());
    } catch (IllegalArgumentException e) {
      invocation.warn("imprimatur: " + e.getMessage());
      return Exit.FINDINGS;
    }
    print(action, article, person, done);
    return Exit.DONE;
  }

  /** Signs the correction of a reference. */
  int amend(AmendmentDesk amendments, String reference) throws UsageException, IOException {
    SigningKeys keys = new SigningKeys(invocation, configuration.people());
    Person person = person(keys);
    String note = invocation.value("note");
    AmendmentSteps.Prepared prepared =
        amendments.prepare(reference, person, invocation.now(), note == null ? "" : note);
    if (!(prepared instanceof AmendmentSteps.Ready ready)) {
      String reason = ((AmendmentSteps.Refused) prepared).reason();
      invocation.warn("imprimatur: refused: " + reason);
      return Exit.FINDINGS;
    }
    ready.description().forEach(line -> invocation.warn(plain(line)));
    if (!agreed()) {
      invocation.warn("imprimatur: nothing was signed");
      return Exit.FINDINGS;
    }
    String signature;
    try (SigningKeys.Key key = keys.find(person)) {
      signature = keys.sign(key, ready.amendment().signedBytes());
    }
    try {
      String path = amendments.record(ready, signature, invocation.who());
      invocation.out().line("amend-reference " + reference + ": recorded in " + path);
    } catch (IllegalArgumentException e) {
      invocation.warn("imprimatur: " + e.getMessage());
      return Exit.FINDINGS;
    }
    return Exit.DONE;
  }

  private void print(Action action, String article, Person person, ReviewDesk.Done done) {
    if (invocation.has("json")) {
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
                      "ledger", done.path())));
      return;
    }
    invocation.out().line(action.word() + " " + article + ": " + done.status().word());
    invocation.say(
        "Recorded in "
            + done.path()
            + ". Share it as you share your other changes to the articles.");
  }

  private int refuse(ReviewSteps.Refused refused) throws IOException {
    invocation.warn("imprimatur: refused: " + refused.reason());
    if (!refused.findings().isEmpty()) {
      StringBuilder text = new StringBuilder();
      Reports.writeFindings(refused.findings(), invocation.colour(), text);
      invocation.warn(text.toString().stripTrailing());
    }
    if (!refused.hint().isEmpty()) {
      invocation.warn(refused.hint());
    }
    return Exit.FINDINGS;
  }

  /** {@code --as}, else whose key is at hand, else asked. */
  private Person person(SigningKeys keys) throws UsageException, IOException {
    String named = invocation.value("as");
    Optional<Person> found = named == null ? keys.owner() : configuration.person(named);
    if (named == null && found.isEmpty() && isAsked()) {
      invocation.warn("Who are you on the board? One of:");
      configuration.people().forEach(p -> invocation.warn("  " + p.id() + "  " + p.name()));
      String answer = line();
      found = configuration.person(answer);
      named = answer;
    }
    if (found.isEmpty()) {
      throw new UsageException(
          named == null
              ? "nobody knows who you are: no key of the board is at hand"
              : "\"" + named + "\" is not on the board",
          "Name yourself with --as PERSON, one of the people in imprimatur.yaml.");
    }
    return found.get();
  }

  private boolean agreed() throws UsageException {
    if (invocation.has("yes")) {
      return true;
    }
    if (!isAsked()) {
      throw new UsageException(
          "a signature needs your word, and there is no terminal to ask on",
          "Run this in a terminal, or add --yes.");
    }
    invocation.warn("Sign this? Type yes to sign, anything else to leave it:");
    String answer = line().toLowerCase(Locale.ROOT);
    return answer.equals("yes") || answer.equals("y");
  }

  private boolean isAsked() {
    return invocation.surroundings().terminals().contains("in");
  }

  private String line() {
    try {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(invocation.surroundings().in(), UTF_8));
      String line = reader.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** What an article says must not steer a reviewer's terminal. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                    ? '\ufffd'
                    : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
