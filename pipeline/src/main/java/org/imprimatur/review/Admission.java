package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Proof;
import org.jspecify.annotations.Nullable;

/**
 * Takes in events that were signed elsewhere, on a page for instance: each is held to what would be
 * asked of its signer here and now. What was recorded since it was signed makes it a branch of the
 * ledger, as where two people sign in two copies; nothing of it is rewritten.
 */
public final class Admission {
  private final ReviewProof.Rules rules;
  private final Amendments amendments;

  /** What became of an event. */
  public sealed interface Outcome {}

  /**
   * It may be added.
   *
   * @param event the event
   * @param proof what the ledger proves with it
   */
  public record Admitted(Event event, Proof proof) implements Outcome {}

  /**
   * The ledger has it already.
   *
   * @param proof what it proves
   */
  public record Known(Proof proof) implements Outcome {}

  /**
   * It is refused.
   *
   * @param reason why, in a sentence
   * @param findings that stand in the way
   */
  public record Refused(String reason, List<Finding> findings) implements Outcome {
    /** Copies the findings. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Under the given rules.
   *
   * @param rules board, policy and as-of
   * @param amendments the amendments that count
   */
  public Admission(ReviewProof.Rules rules, Amendments amendments) {
    this.rules = rules;
    this.amendments = amendments;
  }

  /**
   * A line that somebody was given, as an event.
   *
   * @param event the event; null when the line is not one
   * @param fault what is wrong with the line, in a few words; null when nothing is
   */
  public record Line(@Nullable Event event, @Nullable String fault) {}

  /** What was signed of a line, canonical JSON; empty when the line is not one event. */
  public static String signed(String line) {
    Event event = read(line).event();
    return event == null ? "" : event.signedText();
  }

  /** Reads a line without its end; never throws for bad input. */
  public static Line read(String line) {
    Ledger ledger = Ledger.read((line + "\n").getBytes(StandardCharsets.UTF_8), "");
    Optional<Problem> problem = ledger.problems().stream().findFirst();
    if (problem.isPresent() || ledger.entries().size() != 1) {
      return new Line(null, problem.map(Problem::message).orElse("this is not one event"));
    }
    return new Line(ledger.entries().get(0).event(), null);
  }

  /**
   * Looks whether an event may be added.
   *
   * @param event signed
   * @param subject the article as it stands
   * @param ledger its ledger as it is now
   * @param trust what an independent source knows of it
   * @param errors what the check at the level of {@code approved} calls errors; asked where it
   *     matters
   */
  public Outcome admit(
      Event event, ReviewedArticle subject, Ledger ledger, Trust trust, List<Finding> errors) {
    if (ledger.digests().contains(event.digest())) {
      return new Known(proof(subject, ledger, trust));
    }
    LedgerExamination before = examined(subject, ledger, trust);
    if (!before.fatal().isEmpty()) {
      return refused(
          "The record of this article's review cannot be trusted: "
              + before.fatal().get(0).message());
    }
    String no = signature(event);
    no = no == null ? otherContent(event, subject) : no;
    no = no == null ? place(event, ledger) : no;
    no = no == null ? step(event, before) : no;
    if (no != null) {
      return refused(no);
    }
    Ledger with = ledger.with(event);
    LedgerExamination after = examined(subject, with, trust);
    if (!after.fatal().isEmpty()) {
      return refused(after.fatal().get(0).message());
    }
    SignerRights.Fault fault = after.faultOf(event.digest());
    if (fault != null) {
      return refused(fault.message());
    }
    if (approves(event) && !errors.isEmpty()) {
      int count = errors.size();
      String number = Counted.of(count, "error");
      return new Refused(
          "The check is not clean: " + number + " at the level of an approved article.", errors);
    }
    return new Admitted(event, proof(subject, with, trust));
  }

  private Proof proof(ReviewedArticle subject, Ledger ledger, Trust trust) {
    return new ReviewProof(rules, amendments).prove(subject, ledger, trust).proof();
  }

  /** Whether a step needs a clean check. */
  public static boolean approves(Event event) {
    return event.action() == Action.APPROVE || event.action() == Action.CONFIRM;
  }

  private LedgerExamination examined(ReviewedArticle subject, Ledger ledger, Trust trust) {
    return new LedgerExamination(subject, ledger, trust, rules, new Today(subject, amendments));
  }

  /** It is new to everybody who will see it: its day and its key are looked at as CI will. */
  private @Nullable String signature(Event event) {
    if (event.action() == Action.MOVE) {
      return "a move is recorded where the files are: imprimatur review move";
    }
    SignerRights standing = new SignerRights(rules.board(), rules.policy(), rules.asOf());
    SignerRights.Fault fault = standing.check(SignerRights.signed(event), true);
    fault = fault == null ? standing.role(event.action(), event.by(), event.role()) : fault;
    return fault == null ? null : fault.message();
  }

  /** Why it is not about the article as it stands, or null. */
  private static @Nullable String otherContent(Event event, ReviewedArticle subject) {
    if (!event.site().equals(subject.site())) {
      return "it was signed for the site \"" + event.site() + "\"";
    }
    if (!event.article().equals(subject.article().id().value())) {
      return "it was signed for the article \"" + event.article() + "\"";
    }
    if (event.canon() != ContentDigest.CANON) {
      return "it was signed under canon "
          + event.canon()
          + ", and new events are under canon "
          + ContentDigest.CANON;
    }
    if (!event.content().equals(subject.content().value())) {
      return "the article has changed since it was signed: the signature is for "
          + shortened(event.content())
          + ", and the article is "
          + shortened(subject.content().value());
    }
    boolean begins = event.action() == Action.SUBMIT || event.action() == Action.START;
    List<String> authors =
        begins ? List.copyOf(new TreeSet<>(subject.article().frontMatter().authors())) : List.of();
    boolean same =
        event.works().equals(subject.content().works())
            && event.authors().equals(authors)
            && event.claims().equals(event.action() == Action.APPROVE ? subject.claims() : Map.of())
            && event.marks().equals(approves(event) ? subject.marks() : Map.of());
    return same
        ? null
        : "its lists of works, claims, authors or marks are not those of the article as it stands";
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(digest.length(), "sha256:".length() + 8));
  }

  private static @Nullable String place(Event event, Ledger ledger) {
    for (String previous : event.previous()) {
      if (!ledger.digests().contains(previous)) {
        return "it builds on an event that is not in this ledger ("
            + shortened(previous)
            + "): add that one first, or get the newest articles";
      }
    }
    boolean signed =
        ledger.entries().stream()
            .anyMatch(entry -> entry.event().signedText().equals(event.signedText()));
    return signed ? "the ledger has this event already, with another signature" : null;
  }

  private @Nullable String step(Event event, LedgerExamination before) {
    if (event.action().lowers() && event.note().isBlank() && event.disagreed().isEmpty()) {
      return "a step that takes an article back needs a reason";
    }
    if (event.action().barsAuthors() && before.isAuthor(event, before.all())) {
      return "\""
          + event.by()
          + "\" wrote or submitted this article and cannot "
          + event.action().word()
          + " it";
    }
    boolean again = event.action() == Action.APPROVE && before.approvers().contains(event.by());
    return again ? "\"" + event.by() + "\" has approved this article as it stands already" : null;
  }

  private static Refused refused(String fault) {
    String first = fault.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    String rest = fault.substring(1);
    return new Refused(first + rest + (rest.endsWith(".") ? "" : "."), List.of());
  }
}
