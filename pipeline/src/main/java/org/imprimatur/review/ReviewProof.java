package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** What a ledger proves for an article as it stands today (contract, section 7). */
public final class ReviewProof {

  private final Rules rules;
  private final Amendments amendments;

  /**
   * By what a ledger is judged.
   *
   * @param board the people; from the trusted revision where there is one
   * @param policy the policy; likewise
   * @param asOf today
   */
  public record Rules(Board board, Policy policy, LocalDate asOf) {}

  /** How a declared status and the one that a ledger proves differ, in a sentence. */
  public static String mismatch(Status declared, Status proved) {
    return "the status says \""
        + declared.word()
        + "\", and the ledger proves \""
        + proved.word()
        + "\".";
  }

  /**
   * What a ledger proves, with all that is wrong.
   *
   * @param proof the proof
   * @param articleProblems problems whose places are in the article's file
   * @param ledgerProblems problems whose places are in the ledger's file
   * @param expiry how the next review stands, or null when it is not near
   * @param corrected cited keys whose records were corrected since approval, with the day
   * @param lastApproved the content digest that was approved before today's edit, or null; only
   *     where nothing lowered the status since
   * @param taken how a page that was once approved was taken back, or null
   * @param onceApproved whether there ever were approvals enough, also if they count no more
   * @param lacks what the next step waits for
   */
  public record Outcome(
      Proof proof,
      List<Problem> articleProblems,
      List<Problem> ledgerProblems,
      @Nullable Expiry expiry,
      Map<String, LocalDate> corrected,
      @Nullable String lastApproved,
      @Nullable Taken taken,
      boolean onceApproved,
      ReviewStanding.Lacks lacks) {

    /** Copies the collections. */
    public Outcome {
      articleProblems = List.copyOf(articleProblems);
      ledgerProblems = List.copyOf(ledgerProblems);
      corrected = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(corrected));
    }

    /** Whether an approved article is so long overdue that a release leaves it out. */
    public boolean isWithheld() {
      return expiry != null && expiry.level() == Level.ERROR;
    }
  }

  /**
   * A review that is nearly due, due or overdue.
   *
   * @param level note 60 days before, warning from the day, error when the grace is over
   * @param problem the finding's words and place in the article
   */
  public record Expiry(Level level, Problem problem) {}

  /**
   * How an article that was once approved was taken back.
   *
   * @param action {@code withdraw}, {@code request-changes}, or a {@code move} that does not count
   * @param at when
   * @param name who
   * @param note why
   * @param isOfToday whether the content that was approved last is today's
   */
  public record Taken(Action action, String at, String name, String note, boolean isOfToday) {}

  /**
   * A judge of ledgers; may be shared between threads.
   *
   * @param rules board, policy and as-of
   * @param amendments the amendments that count
   */
  public ReviewProof(Rules rules, Amendments amendments) {
    this.rules = rules;
    this.amendments = amendments;
  }

  /**
   * Judges the ledger of an article.
   *
   * @param subject the article as it stands today
   * @param ledger its ledger; {@link Ledger#empty} where there is none
   * @param trust what an independent source knows of it
   */
  public Outcome prove(ReviewedArticle subject, Ledger ledger, Trust trust) {
    Today today = new Today(subject, amendments);
    LedgerExamination examination = new LedgerExamination(subject, ledger, trust, rules, today);
    return new Judgement(subject, examination, today).outcome();
  }

  /** One ledger being judged. */
  private final class Judgement {
    private final ReviewedArticle subject;
    private final FrontMatter front;
    private final LedgerExamination examination;
    private final Today today;
    private final EventGraph graph;
    private final ReviewCycle cycle;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    Judgement(ReviewedArticle subject, LedgerExamination examination, Today today) {
      this.subject = subject;
      this.front = subject.article().frontMatter();
      this.examination = examination;
      this.today = today;
      this.graph = examination.graph();
      this.cycle = examination.cycle();
    }

    Outcome outcome() {
      if (!examination.fatal().isEmpty()) {
        return ofBrokenLedger();
      }
      BitSet all = examination.all();
      Approvals approvals = new Approvals(cycle, today, all, subject.claims());
      int canon = approvals.canon();
      Status status = status(all, approvals);
      boolean approved = status == Status.APPROVED;
      String before = status == Status.UNDER_REVIEW ? lastApproved(all) : null;
      List<Problem> ledgerProblems = examination.voided(approved);
      int under = approved ? canon : ContentDigest.CANON;
      Reviews reviews = new Reviews(graph, cycle, today, examination::counts, under);
      List<Integer> counting = approvals.under(under);
      LocalDate reviewed = approved ? reviews.last(counting, subject.claims()) : null;
      Proof.Asked asked = asked(reviews, approved);
      Proof proof = proof(status, reviews.shown(counting), reviewed).with(asked);
      if (under == ContentDigest.FIRST) {
        proof = proof.ofCanon1(subject.content().value(under));
      }
      Set<String> unseen =
          approved ? reviews.unseen(counting, subject.with(Mark.RETRACTED)) : Set.of();
      proof = proof.with(marks(status, unseen));
      mismatch(proof);
      return new Outcome(
          proof,
          problems,
          ledgerProblems,
          expiry(proof),
          today.corrected(),
          before,
          approved || before != null ? null : taken(all),
          approved || cycle.onceApproved(all),
          lacks(status, approvals, under));
    }

    private Proof.Marks marks(Status status, Set<String> unseen) {
      Event last = status == Status.SUBMITTED ? examination.lastToSubmitted() : null;
      boolean withdrawn = last != null && last.action() == Action.WITHDRAW;
      return new Proof.Marks(
          today.corrected(),
          null,
          unseen,
          Flags.inForce(examination),
          withdrawn && last != null ? LedgerTimes.day(last.at()) : null);
    }

    private Outcome ofBrokenLedger() {
      List<Problem> ledgerProblems = new ArrayList<>(examination.fatal());
      ledgerProblems.addAll(examination.voided(false));
      reasons.add("The ledger cannot be trusted: " + examination.fatal().get(0).message() + ".");
      Proof none = proof(Status.SUBMITTED, List.of(), null);
      mismatch(none);
      boolean once = cycle.onceApproved(examination.all());
      ReviewStanding.Lacks all = ReviewStanding.Lacks.ofBroken(cycle.needed());
      return new Outcome(none, problems, ledgerProblems, null, Map.of(), null, null, once, all);
    }

    private Proof.Asked asked(Reviews reviews, boolean approved) {
      List<Proof.SetAside> setAside = reviews.setAside(examination.setAside(), examination.rules());
      if (!approved) {
        setAside.forEach(each -> reasons.add(each.reason()));
      }
      return new Proof.Asked(cycle.needed(), setAside);
    }

    private ReviewStanding.Lacks lacks(Status status, Approvals approvals, int canon) {
      Event last = examination.lastToSubmitted();
      boolean handedIn =
          status != Status.SUBMITTED || (last != null && last.action() == Action.SUBMIT);
      Map<String, String> roles = status == Status.APPROVED ? Map.of() : approvals.missingRoles();
      return new ReviewStanding.Lacks(
          true, handedIn, approvals.people(canon), cycle.needed(), List.copyOf(roles.keySet()));
    }

    private Status status(BitSet all, Approvals approvals) {
      if (cycle.latestStarts(all).isEmpty()) {
        reasons.add(whySubmitted());
        return Status.SUBMITTED;
      }
      int canon = approvals.canon();
      if (canon == ContentDigest.FIRST) {
        reasons.add(
            "Its approvals do not cover "
                + WhatIsSigned.NOT_COVERED
                + ": none of these is shown until reviewers approve it again.");
      }
      return canon == 0 ? underReview(all, approvals) : Status.APPROVED;
    }

    private Status underReview(BitSet all, Approvals approvals) {
      Map<String, String> missing = approvals.missingRoles();
      int given = approvals.people(ContentDigest.CANON);
      boolean declared = front.status() == Status.APPROVED;
      String before = lastApproved(all);
      if (before != null) {
        String why = "It was edited after it was approved: " + difference(all) + ".";
        reasons.add(why);
        if (declared) {
          article(
              RuleId.REVIEW_CHANGED_SINCE_APPROVAL,
              why,
              "ask reviewers to approve it again: imprimatur review approve");
        }
      }
      String few =
          "It has " + given + " of " + cycle.needed() + " approvals for what it says today.";
      if (given < cycle.needed()) {
        reasons.add(few);
        Optional.ofNullable(approvals.older()).ifPresent(reasons::add);
      }
      missing.forEach(
          (role, why) -> reasons.add("No " + role + " has approved it, and " + why + "."));
      if (declared && before == null) {
        String message = given < cycle.needed() ? few : reasons.get(reasons.size() - 1);
        article(
            RuleId.REVIEW_TOO_FEW_APPROVALS,
            message,
            "ask another reviewer to approve it, or set the status back");
      }
      return Status.UNDER_REVIEW;
    }

    private String whySubmitted() {
      Event last = examination.lastToSubmitted();
      if (last == null) {
        return graph.size() == 0
            ? "No review has been started."
            : "No step that counts has started a review.";
      }
      String note = last.note().isEmpty() ? "" : ": " + last.note();
      String who = last.name() + " on " + LedgerTimes.day(last.at()) + note;
      return switch (last.action()) {
        case REQUEST_CHANGES -> "Changes were requested by " + who;
        case WITHDRAW -> "It was withdrawn by " + who;
        default -> "It was submitted by " + who + "; no review has been started.";
      };
    }

    /** The content that was approved in this cycle and is not today's. */
    private @Nullable String lastApproved(BitSet all) {
      Event event = lastApproval(all);
      return event == null ? null : event.content();
    }

    private @Nullable Event lastApproval(BitSet all) {
      BitSet latest = cycle.latestStarts(all);
      Event last = null;
      for (int i : cycle.lastApproved(all, today::is).stream().toArray()) {
        Event event = graph.event(i);
        boolean present = graph.ancestors(i).intersects(latest);
        if (present && (last == null || event.at().compareTo(last.at()) > 0)) {
          last = event;
        }
      }
      return last;
    }

    private String difference(BitSet all) {
      Event last = lastApproval(all);
      return last == null ? "" : today.difference(last);
    }

    private @Nullable Taken taken(BitSet all) {
      Event approved = null;
      for (int i : cycle.lastApproved(all, event -> false).stream().toArray()) {
        Event event = graph.event(i);
        approved = approved == null || event.at().compareTo(approved.at()) > 0 ? event : approved;
      }
      if (approved == null) {
        return null;
      }
      Taken last = null;
      for (int i = 0; i < graph.size(); i++) {
        Event event = graph.event(i);
        // A void step that takes back is nobody's word; a void move leaves the proof behind.
        boolean counts = examination.counts(i);
        boolean takes =
            (event.action().lowers() && counts) || (event.action() == Action.MOVE && !counts);
        if (takes && (last == null || event.at().compareTo(last.at()) >= 0)) {
          last =
              new Taken(
                  event.action(),
                  event.at(),
                  event.name(),
                  event.note(),
                  subject.content().isValue(approved.content()));
        }
      }
      return last;
    }

    private Proof proof(
        Status status, List<Proof.Approval> approvals, @Nullable LocalDate reviewed) {
      return new Proof(
          status,
          approvals,
          reviewed,
          DueDate.of(examination.rules(), front, reviewed),
          subject.content().value(),
          reasons);
    }

    private void mismatch(Proof proof) {
      Status declared = front.status();
      if (declared == proof.proved()) {
        return;
      }
      boolean behind = declared.compareTo(proof.proved()) < 0;
      String why = behind || proof.reasons().isEmpty() ? "" : " " + proof.reasons().get(0);
      String settle = "imprimatur review settle " + subject.article().id();
      article(
          behind ? RuleId.REVIEW_STATUS_BEHIND : RuleId.REVIEW_STATUS_MISMATCH,
          ReviewProof.mismatch(declared, proof.proved()) + why,
          behind
              ? "to have it written, as after a merge: " + settle
              : "only a signed review step changes the status; set it to \""
                  + proof.proved().word()
                  + "\" until then ("
                  + settle
                  + ")");
    }

    private @Nullable Expiry expiry(Proof proof) {
      LocalDate due = proof.due();
      Level level = DueDate.level(rules.policy(), proof, rules.asOf());
      if (due == null || level == null) {
        return null;
      }
      String verb = rules.asOf().isBefore(due) ? "is" : "was";
      String end =
          level == Level.ERROR ? ", and the grace period is over: a release leaves it out" : "";
      Problem problem =
          Problem.of(
              RuleId.REVIEW_EXPIRED,
              place(),
              "the next review of this article " + verb + " due on " + due + end,
              "ask reviewers to look at it again: imprimatur review confirm");
      return new Expiry(level, problem);
    }

    private void article(RuleId rule, String message, String hint) {
      problems.add(Problem.of(rule, place(), message, hint));
    }

    private Span place() {
      return front.place("status");
    }
  }
}
