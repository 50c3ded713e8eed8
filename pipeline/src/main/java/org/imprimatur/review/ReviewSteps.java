package org.imprimatur.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** Prepares review steps: refuses them with a reason, or says what is to be signed. */
public final class ReviewSteps {
  /** What {@code request-changes} and {@code withdraw} get that do not say why. */
  public static final Refused NO_REASON =
      refused(
          "This step needs a reason, which the author and readers are shown.",
          "Give it in a sentence: --note \"...\".");

  /** What {@code flag} gets that does not say why. */
  public static final Refused NO_REASON_TO_FLAG =
      refused(
          "A flag needs a reason, which the people who look after the articles are shown.",
          "Give it in a sentence: --note \"...\".");

  private static final String OUT_OF_ORDER = "Out of order: ";

  private final ReviewProof.Rules rules;
  private final Amendments amendments;

  /**
   * What somebody wants to do.
   *
   * @param action the step
   * @param by the person's id
   * @param at now
   * @param note a remark; without one, steps that lower the status are {@link #NO_REASON}, and
   *     flags {@link #NO_REASON_TO_FLAG}
   * @param claims the article's claims, to be shown
   * @param errors what the check at the level of {@code approved} calls errors
   * @param from for {@code move}, the article's old id; else null
   * @param work for {@code flag}, the key of the cited work because of which, if it is for one;
   *     else null
   */
  public record Request(
      Action action,
      String by,
      Instant at,
      String note,
      List<Claim> claims,
      List<Finding> errors,
      @Nullable ArticleId from,
      @Nullable String work) {

    /** A step that is not about one work. */
    public Request(
        Action action,
        String by,
        Instant at,
        String note,
        List<Claim> claims,
        List<Finding> errors,
        @Nullable ArticleId from) {
      this(action, by, at, note, claims, errors, from, null);
    }

    /** Copies the lists. */
    public Request {
      claims = List.copyOf(claims);
      errors = List.copyOf(errors);
    }
  }

  /** What became of a wish. */
  public sealed interface Prepared {}

  /**
   * It is refused.
   *
   * @param reason why, in a sentence
   * @param hint what to do
   * @param findings the findings that stand in the way
   */
  public record Refused(String reason, String hint, List<Finding> findings) implements Prepared {
    /** Copies the findings. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It may be signed.
   *
   * @param event without a signature; {@link Event#signedBytes} are to be signed in the namespace
   *     {@code imprimatur-review}
   * @param description what is being signed, in plain words, line by line
   */
  public record Ready(Event event, List<String> description) implements Prepared {
    /** Copies the description. */
    public Ready {
      description = List.copyOf(description);
    }

    /** The same with the claims that are not agreed with, each with a word on why. */
    public Ready disagreeing(Map<String, String> words) {
      return new Ready(event.disagreeing(words), description);
    }
  }

  /** What became of a signature. */
  public sealed interface Signed {}

  /**
   * It is good.
   *
   * @param event the signed event; {@link Ledger#append} adds it to the file
   * @param status what the ledger proves with it
   * @param reasons why it proves no more, in sentences
   */
  public record Completed(Event event, Status status, List<String> reasons) implements Signed {
    /** Copies the reasons. */
    public Completed {
      reasons = List.copyOf(reasons);
    }
  }

  /** It is not; the reason is a sentence. */
  public record Rejected(String reason) implements Signed {}

  /**
   * Steps under the given rules.
   *
   * @param rules board, policy and as-of
   * @param amendments the amendments that count
   */
  public ReviewSteps(ReviewProof.Rules rules, Amendments amendments) {
    this.rules = rules;
    this.amendments = amendments;
  }

  /**
   * Looks whether a step may be taken.
   *
   * @param request what somebody wants to do
   * @param subject the article as it stands; for {@code move}, under its new id
   * @param ledger its ledger; for {@code move}, the old one
   * @param trust what an independent source knows of the ledger: nobody signs on top of one that
   *     lacks events
   */
  public Prepared prepare(Request request, ReviewedArticle subject, Ledger ledger, Trust trust) {
    Person person = rules.board().person(request.by()).orElse(null);
    if (person == null) {
      return refused(
          "\"" + request.by() + "\" is not on the board.",
          "Say who you are with --as PERSON, one of those that an editor listed on the board.");
    }
    ReviewedArticle before = request.from() == null ? subject : renamed(subject, request.from());
    Today today = new Today(before, amendments);
    LedgerExamination examination = new LedgerExamination(before, ledger, trust, rules, today);
    if (!examination.fatal().isEmpty()) {
      return refused(
          "The record of this article's review cannot be trusted: "
              + examination.fatal().get(0).message()
              + ".",
          "Nothing can be signed on top of it. Ask an editor to run \"imprimatur review verify\","
              + " which says what to do.");
    }
    SignerRights standing =
        new SignerRights(rules.board(), rules.policy(), LedgerTimes.day(time(request)));
    String role = role(standing, request.action(), person);
    Event event = event(request, subject, ledger, person, role);
    Refused no = whyNot(new Attempt(request, event, person, examination, today), standing);
    return no != null
        ? no
        : new Ready(event, WhatIsSigned.describe(request, subject, event, examination, today));
  }

  /**
   * Takes the signature of a prepared event.
   *
   * @param ready what was signed
   * @param armoured what {@code ssh-keygen -Y sign} wrote
   * @param subject as for {@link #prepare}
   * @param ledger as for {@link #prepare}, as it is now
   * @param trust as for {@link #prepare}
   */
  public Signed complete(
      Ready ready, String armoured, ReviewedArticle subject, Ledger ledger, Trust trust) {
    Event event;
    try {
      event = ready.event().signed(SshSignature.unarmour(armoured));
    } catch (SshWire.Malformed e) {
      return new Rejected("The signature cannot be used: " + e.getMessage() + ".");
    }
    SignerRights standing = new SignerRights(rules.board(), rules.policy(), rules.asOf());
    SignerRights.Fault fault = standing.check(SignerRights.signed(event), trust.independent());
    if (fault != null) {
      return new Rejected("The signature does not count: " + fault.message() + ".");
    }
    Ledger after = ledger.with(event);
    LedgerExamination examination =
        new LedgerExamination(subject, after, trust, rules, new Today(subject, amendments));
    if (!examination.fatal().isEmpty()) {
      return new Rejected(
          "The step cannot be taken: " + examination.fatal().get(0).message() + ".");
    }
    Proof proof = new ReviewProof(rules, amendments).prove(subject, after, trust).proof();
    return new Completed(event, proof.proved(), proof.reasons());
  }

  private static ReviewedArticle renamed(ReviewedArticle subject, ArticleId id) {
    Article article = subject.article();
    Article renamed = new Article(id, article.source(), article.frontMatter(), article.blocks());
    return new ReviewedArticle(
        subject.site(), renamed, subject.content(), subject.claims(), subject.works());
  }

  private static String time(Request request) {
    return LedgerTimes.write(request.at());
  }

  /** The most telling role in which the person may take the step. */
  private static String role(SignerRights standing, Action action, Person person) {
    TreeSet<String> roles = new TreeSet<>(person.roles());
    roles.retainAll(standing.allowed(action));
    String fallback = person.roles().isEmpty() ? "" : person.roles().get(0);
    if (roles.size() > 1) {
      // A pharmacist who is also a reviewer signs as the pharmacist that the policy asks for.
      roles.remove("reviewer");
    }
    return roles.isEmpty() ? fallback : roles.first();
  }

  private static Event event(
      Request request, ReviewedArticle subject, Ledger ledger, Person person, String role) {
    Action action = request.action();
    boolean begins = action == Action.SUBMIT || action == Action.START;
    boolean approves = action == Action.APPROVE || action == Action.CONFIRM;
    String interests = person.interests();
    return new Event(
        subject.site(),
        subject.article().id().value(),
        action,
        person.id(),
        person.name(),
        role,
        time(request),
        action.meaning(),
        subject.content().value(),
        ContentDigest.CANON,
        works(request, subject),
        action == Action.APPROVE ? subject.claims() : Map.of(),
        begins ? List.copyOf(new TreeSet<>(subject.article().frontMatter().authors())) : List.of(),
        approves ? subject.marks() : Map.of(),
        Map.of(),
        request.note(),
        interests == null ? "" : interests,
        ledger.heads(),
        "");
  }

  /** Of a flag, the work because of which; else all that are cited. */
  private static Map<String, String> works(Request request, ReviewedArticle subject) {
    Map<String, String> cited = subject.content().works();
    String work = request.work();
    if (request.action() != Action.FLAG) {
      return cited;
    }
    return work == null ? Map.of() : Map.of(work, cited.getOrDefault(work, ""));
  }

  /** A step as it would be signed, and what it would stand on. */
  private record Attempt(
      Request request, Event event, Person person, LedgerExamination examination, Today today) {}

  private @Nullable Refused whyNot(Attempt attempt, SignerRights standing) {
    Refused no = notTheirs(attempt, standing);
    if (no == null) {
      no = outOfOrder(attempt);
    }
    if (no == null) {
      no = key(attempt.person(), LedgerTimes.day(attempt.event().at()));
    }
    if (no != null) {
      return no;
    }
    if (attempt.event().action().needsReason() && attempt.request().note().isBlank()) {
      return attempt.event().action() == Action.FLAG ? NO_REASON_TO_FLAG : NO_REASON;
    }
    return approval(attempt.request(), attempt.examination(), attempt.today());
  }

  private static @Nullable Refused notTheirs(Attempt attempt, SignerRights standing) {
    Event event = attempt.event();
    Person person = attempt.person();
    SignerRights.Fault role = standing.role(event.action(), event.by(), event.role());
    if (role != null) {
      return refused(
          "This step is not yours: " + role.message() + ".",
          "Your roles on the board are: " + String.join(", ", person.roles()) + ".");
    }
    LedgerExamination examination = attempt.examination();
    if (event.action().barsAuthors() && examination.isAuthor(event, examination.all())) {
      return refused(
          person.name()
              + " wrote or submitted this article and cannot "
              + event.action().word()
              + " it.",
          "Ask a reviewer who did not write it.");
    }
    return null;
  }

  private static @Nullable Refused outOfOrder(Attempt attempt) {
    LedgerExamination examination = attempt.examination();
    Status status = examination.cycle().statusAtTheTime(examination.all(), attempt.today()::is);
    String step = Steps.whyNot(attempt.event().action(), status);
    if (step == null) {
      return null;
    }
    String lost =
        examination.voided(false).isEmpty()
            ? ""
            : " Some steps that were recorded do not count: see imprimatur review verify.";
    return refused(OUT_OF_ORDER + step + ".", "The order is: submit, start, approve." + lost);
  }

  /** Whether a step is refused since it is not its turn. */
  public static boolean isOutOfOrder(Refused refused) {
    return refused.reason().startsWith(OUT_OF_ORDER);
  }

  private static @Nullable Refused key(Person person, LocalDate day) {
    if (person.keys().stream().anyMatch(key -> key.signsOn(day))) {
      return null;
    }
    return refused(
        person.name() + " has no key on the board that is valid on " + day + ".",
        "Run \"imprimatur review join --as "
            + person.id()
            + "\", and send what it prints to an editor, who enters the key on the board.");
  }

  private @Nullable Refused approval(Request request, LedgerExamination examination, Today today) {
    Action action = request.action();
    if (action != Action.APPROVE && action != Action.CONFIRM) {
      return null;
    }
    if (!request.errors().isEmpty()) {
      int count = request.errors().size();
      return new Refused(
          "The check is not clean: "
              + Counted.of(count, "error")
              + " at the level of an approved article.",
          "Let the author fix them first.",
          request.errors());
    }
    if (action == Action.CONFIRM || !Flags.inForce(examination).isEmpty()) {
      // What is approved already is approved again to lift a flag.
      return null;
    }
    BitSet all = examination.all();
    ReviewCycle cycle = examination.cycle();
    // Who approved under an earlier canon may approve what that did not cover.
    Predicate<Event> content = today.under(ContentDigest.CANON);
    List<Integer> counting = cycle.approvals(all, content);
    if (cycle.people(counting).contains(request.by())) {
      return refused(
          "You have approved this article as it stands already.",
          "Somebody else's approval is needed, or none is: see imprimatur review status.");
    }
    if (cycle.suffices(counting, all, content, ClaimDigests.of(request.claims()))) {
      return refused(
          "This article is approved as it stands.",
          "For a periodic review that changes nothing: imprimatur review confirm.");
    }
    return null;
  }

  private static Refused refused(String reason, String hint) {
    return new Refused(reason, hint, List.of());
  }
}
