package org.imprimatur.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** Prepares review steps: refuses them with a reason, or says what is to be signed. */
public final class ReviewSteps {
  private final ReviewProof.Rules rules;
  private final Amendments amendments;

  /**
   * What somebody wants to do.
   *
   * @param action the step
   * @param by the person's id
   * @param at now
   * @param note a remark, may be empty
   * @param claims the article's claims, to be shown
   * @param errors what the check at the level of {@code approved} calls errors
   * @param from for {@code move}, the article's old id; else null
   */
  public record Request(
      Action action,
      String by,
      Instant at,
      String note,
      List<Claim> claims,
      List<Finding> errors,
      @Nullable ArticleId from) {

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
  }

  /** What became of a signature. */
  public sealed interface Signed {}

  /**
   * It is good.
   *
   * @param event the signed event; {@link Ledger#append} adds it to the file
   * @param status what the ledger proves with it
   */
  public record Completed(Event event, Status status) implements Signed {}

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
   */
  public Prepared prepare(Request request, Subject subject, Ledger ledger) {
    Person person = rules.board().person(request.by()).orElse(null);
    if (person == null) {
      return refused(
          "\"" + request.by() + "\" is not on the board.",
          "Name somebody who is listed under \"people\" in imprimatur.yaml with --as.");
    }
    Subject before = request.from() == null ? subject : renamed(subject, request.from());
    Today today = new Today(before, amendments);
    Examination examination = new Examination(before, ledger, Trust.NONE, rules, today);
    if (!examination.fatal().isEmpty()) {
      return refused(
          "The ledger cannot be trusted: " + examination.fatal().get(0).message() + ".",
          "Run imprimatur review verify, and mend the ledger first.");
    }
    Standing standing = new Standing(rules.board(), rules.policy(), Times.day(time(request)));
    String role = role(standing, request.action(), person);
    Event event = event(request, subject, ledger, person, role);
    Refused no = whyNot(request, event, person, standing, examination, today);
    return no != null
        ? no
        : new Ready(event, describe(request, subject, event, examination, today));
  }

  /**
   * Takes the signature of a prepared event.
   *
   * @param ready what was signed
   * @param armoured what {@code ssh-keygen -Y sign} wrote
   * @param subject as for {@link #prepare}
   * @param ledger as for {@link #prepare}
   */
  public Signed complete(Ready ready, String armoured, Subject subject, Ledger ledger) {
    Event event;
    try {
      event = ready.event().signed(SshSignature.unarmour(armoured));
    } catch (SshWire.Malformed e) {
      return new Rejected("The signature cannot be used: " + e.getMessage() + ".");
    }
    Standing standing = new Standing(rules.board(), rules.policy(), rules.asOf());
    Standing.Fault fault = standing.check(Standing.signed(event), false);
    if (fault != null) {
      return new Rejected("The signature does not count: " + fault.message() + ".");
    }
    Ledger after = ledger.with(event);
    Examination examination =
        new Examination(subject, after, Trust.NONE, rules, new Today(subject, amendments));
    if (!examination.fatal().isEmpty()) {
      return new Rejected(
          "The step cannot be taken: " + examination.fatal().get(0).message() + ".");
    }
    ReviewProof proof = new ReviewProof(rules, amendments);
    return new Completed(event, proof.prove(subject, after, Trust.NONE).proof().proved());
  }

  private static Subject renamed(Subject subject, ArticleId id) {
    Article article = subject.article();
    Article renamed = new Article(id, article.source(), article.frontMatter(), article.blocks());
    return new Subject(
        subject.site(), renamed, subject.content(), subject.claims(), subject.works());
  }

  private static String time(Request request) {
    return Times.write(request.at());
  }

  /** The most telling role in which the person may take the step. */
  private static String role(Standing standing, Action action, Person person) {
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
      Request request, Subject subject, Ledger ledger, Person person, String role) {
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
        subject.content().works(),
        action == Action.APPROVE ? subject.claims() : Map.of(),
        begins ? List.copyOf(new TreeSet<>(subject.article().frontMatter().authors())) : List.of(),
        approves ? subject.retracted() : List.of(),
        request.note(),
        interests == null ? "" : interests,
        ledger.heads(),
        "");
  }

  private @Nullable Refused whyNot(
      Request request,
      Event event,
      Person person,
      Standing standing,
      Examination examination,
      Today today) {
    Standing.Fault role = standing.role(event.action(), event.by(), event.role());
    if (role != null) {
      return refused("This step is not yours: " + role.message() + ".", role.hint());
    }
    BitSet all = examination.all();
    if (event.action().barsAuthors() && examination.isAuthor(event, all)) {
      return refused(
          person.name()
              + " wrote or submitted this article and cannot "
              + event.action().word()
              + " it.",
          "Ask a reviewer who did not write it.");
    }
    Status status = examination.cycle().statusAtTheTime(all, today::is);
    String step = Steps.whyNot(event.action(), status);
    if (step != null) {
      return refused("Out of order: " + step + ".", "The order is: submit, start, approve.");
    }
    Refused key = key(person, Times.day(event.at()));
    if (key != null) {
      return key;
    }
    return approval(request, examination, today);
  }

  private static @Nullable Refused key(Person person, LocalDate day) {
    for (Person.Key key : person.keys()) {
      LocalDate from = key.from();
      LocalDate until = key.until();
      boolean begun = from == null || !day.isBefore(from);
      boolean over = until != null && day.isAfter(until);
      if (key.revoked() == null && begun && !over) {
        return null;
      }
    }
    return refused(
        person.name() + " has no key on the board that is valid on " + day + ".",
        "Run imprimatur review join --as "
            + person.id()
            + " and let the board enter the new key in imprimatur.yaml.");
  }

  private @Nullable Refused approval(Request request, Examination examination, Today today) {
    Action action = request.action();
    if (action != Action.APPROVE && action != Action.CONFIRM) {
      return null;
    }
    if (!request.errors().isEmpty()) {
      int count = request.errors().size();
      return new Refused(
          "The check is not clean: "
              + count
              + (count == 1 ? " error" : " errors")
              + " at the level of an approved article.",
          "Let the author mend them first.",
          request.errors());
    }
    if (action == Action.CONFIRM) {
      return null;
    }
    BitSet all = examination.all();
    Cycle cycle = examination.cycle();
    List<Integer> counting = cycle.approvals(all, today::is);
    if (cycle.people(counting).contains(request.by())) {
      return refused(
          "You have approved this article as it stands already.",
          "Somebody else's approval is needed, or nobody's: see imprimatur review status.");
    }
    if (cycle.suffices(counting, all, today::is, ClaimDigests.of(request.claims()))) {
      return refused(
          "This article is approved as it stands.",
          "For a periodic review that changes nothing: imprimatur review confirm.");
    }
    return null;
  }

  private static List<String> describe(
      Request request, Subject subject, Event event, Examination examination, Today today) {
    List<String> out = new ArrayList<>();
    out.add("You are about to sign: " + event.meaning());
    out.add("Article: " + subject.article().frontMatter().title());
    out.add("Address: " + event.article() + " on " + event.site());
    if (request.from() != null) {
      out.add("Until now its address was: " + request.from());
    }
    long doses = request.claims().stream().filter(Claim::statesDose).count();
    out.add(
        "It makes "
            + request.claims().size()
            + " claims, "
            + doses
            + " of them with a dose, and"
            + " cites "
            + event.works().size()
            + " works.");
    if (event.action() == Action.APPROVE || event.action() == Action.CONFIRM) {
      out.addAll(changes(request, subject, examination, today));
    }
    if (!event.retracted().isEmpty()) {
      out.add("It cites retracted works: " + String.join(", ", event.retracted()));
    }
    if (!event.note().isEmpty()) {
      out.add("Your remark: " + event.note());
    }
    out.add("You sign as: " + event.name() + ", " + event.role() + ", at " + event.at());
    out.add(
        "Your interests, as the board states them: "
            + (event.interests().isEmpty() ? "nothing stated" : event.interests()));
    out.add("Digest of the content: " + event.content());
    return out;
  }

  private static List<String> changes(
      Request request, Subject subject, Examination examination, Today today) {
    List<Event> last = examination.cycle().lastApprovals(examination.all(), today::is);
    List<String> out = new ArrayList<>();
    if (last.isEmpty()) {
      out.add("No earlier version of it was approved: everything in it is new.");
      return out;
    }
    for (Claim claim : request.claims()) {
      String digest = subject.claims().get(claim.id());
      // One approval that tells its claims wrongly must hide nothing from who approves next.
      boolean known =
          last.stream().allMatch(e -> Objects.equals(e.claims().get(claim.id()), digest));
      if (digest != null && !known) {
        String what = claim.statesDose() ? "New or changed, with a dose: " : "New or changed: ";
        out.add(what + claim.statement().text());
      }
    }
    Set<String> gone = new TreeSet<>();
    last.forEach(event -> gone.addAll(event.claims().keySet()));
    gone.removeAll(subject.claims().keySet());
    out.add(
        0,
        "Since it was last approved, "
            + out.size()
            + " claims are new or changed and "
            + gone.size()
            + " are gone.");
    return out;
  }

  private static Refused refused(String reason, String hint) {
    return new Refused(reason, hint, List.of());
  }
}
