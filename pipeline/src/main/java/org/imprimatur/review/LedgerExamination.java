package org.imprimatur.review;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Looks at every event of a ledger: whether it may stand there, and whether it counts. */
final class LedgerExamination {

  private final ReviewedArticle subject;
  private final Ledger ledger;
  private final Trust trust;
  private final SignerRights standing;
  private final Today today;
  private final EventGraph graph;
  private final TopicRules rules;
  private final ReviewCycle cycle;
  private final BitSet setAside = new BitSet();
  private final List<SignerRights.@Nullable Fault> faults = new ArrayList<>();
  private final List<Problem> fatal = new ArrayList<>();

  LedgerExamination(
      ReviewedArticle subject, Ledger ledger, Trust trust, ReviewProof.Rules rules, Today today) {
    this.subject = subject;
    this.ledger = ledger;
    this.trust = trust;
    this.today = today;
    this.standing = new SignerRights(rules.board(), rules.policy(), rules.asOf());
    this.graph = new EventGraph(ledger.entries());
    this.rules = TopicRules.of(rules.policy(), subject, trust);
    this.cycle = new ReviewCycle(graph, this.rules);
    removed();
    fatal.addAll(ledger.problems());
    fatal.addAll(graph.problems());
    examine();
  }

  EventGraph graph() {
    return graph;
  }

  ReviewCycle cycle() {
    return cycle;
  }

  /** All events. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, graph.size());
    return all;
  }

  /** What the policy asks for by the article's topics. */
  TopicRules rules() {
    return rules;
  }

  /** Why an event does not count by itself, or null. */
  SignerRights.@Nullable Fault fault(int index) {
    return faults.get(index);
  }

  /** Whether an event counts. */
  boolean counts(int index) {
    return faults.get(index) == null && !setAside.get(index);
  }

  /** Approvals and confirmations that would count, were it not for a conflict of interest. */
  BitSet setAside() {
    return setAside;
  }

  /** Why the event of a digest does not count; null when it counts. */
  SignerRights.@Nullable Fault faultOf(String digest) {
    for (int i = 0; i < graph.size(); i++) {
      if (graph.entry(i).digest().equals(digest)) {
        return faults.get(i);
      }
    }
    throw new IllegalArgumentException("no such event");
  }

  /** Who has approved the article as it stands, in this cycle. */
  Set<String> approvers() {
    return cycle.people(cycle.approvals(all(), today.under(ContentDigest.CANON)));
  }

  /** The event by which an article without a review is where it is. */
  @Nullable Event lastToSubmitted() {
    Event last = null;
    for (int i = 0; i < graph.size(); i++) {
      Event event = graph.event(i);
      boolean lowers = event.action().lowers();
      boolean decides = counts(i) && (lowers || event.action() == Action.SUBMIT);
      if (decides && (last == null || event.at().compareTo(last.at()) >= 0)) {
        last = event;
      }
    }
    return last;
  }

  /** What makes the whole ledger worthless. */
  List<Problem> fatal() {
    return fatal;
  }

  /**
   * Why single events do not count, as far as it still matters: not in cycles that are over, and a
   * revoked key no more once others have approved.
   */
  List<Problem> voided(boolean approved) {
    BitSet past = past();
    List<Problem> out = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      SignerRights.Fault fault = faults.get(i);
      Ledger.Entry entry = graph.entry(i);
      if (fault == null || fault.fatal()) {
        continue;
      }
      boolean over = past.get(i) || (approved && fault.rule() == RuleId.REVIEW_REVOKED_KEY);
      if (!over || trust.isNew(entry.digest())) {
        out.add(Problem.of(fault.rule(), entry.span(), fault.message(), fault.hint()));
      }
    }
    return out;
  }

  /** Events of cycles that were ended by a good event that lowered the status. */
  private BitSet past() {
    BitSet past = new BitSet();
    for (int i = 0; i < graph.size(); i++) {
      if (counts(i) && graph.event(i).action().lowers()) {
        past.or(graph.ancestors(i));
      }
    }
    return past;
  }

  private void removed() {
    for (String digest : new TreeSet<>(trust.required())) {
      if (!ledger.digests().contains(digest)) {
        fatal.add(
            Problem.of(
                RuleId.REVIEW_REMOVED_EVENT,
                new Span(0, 0),
                "an event that was in this ledger is gone: " + digest,
                "a ledger only grows: restore the line from the history"));
      }
    }
  }

  private void examine() {
    List<Optional<SignerRights.Fault>> signatures = signatures();
    BitSet carried = carried();
    for (int i = 0; i < graph.size(); i++) {
      Event event = graph.event(i);
      SignerRights.Fault fault = signatures.get(i).orElse(null);
      if (fault == null || !fault.fatal()) {
        SignerRights.Fault place = place(i, carried.get(i));
        fault = place == null ? fault : place;
      }
      boolean revoked = fault != null && fault.rule() == RuleId.REVIEW_REVOKED_KEY;
      if (fault == null || revoked) {
        SignerRights.Fault step = step(i);
        fault = step == null ? fault : step;
        revoked = revoked && step == null;
      }
      faults.add(fault);
      // Where the policy names a conflict later, steps that built on such an approval stay in
      // order.
      setAside.set(i, fault == null && isConflicted(event));
      cycle.add(i, today.same(event), counts(i), fault == null || revoked);
      if (fault != null && fault.fatal()) {
        Span span = graph.entry(i).span();
        fatal.add(Problem.of(fault.rule(), span, fault.message(), fault.hint()));
      }
    }
  }

  private boolean isConflicted(Event event) {
    boolean approves = event.action() == Action.APPROVE || event.action() == Action.CONFIRM;
    return approves && !rules.conflictsOf(event.by()).isEmpty();
  }

  private List<Optional<SignerRights.Fault>> signatures() {
    IntStream indices = IntStream.range(0, graph.size());
    // Signatures are what costs; a short ledger is not worth the threads.
    return (graph.size() < 16 ? indices : indices.parallel())
        .mapToObj(i -> Optional.ofNullable(signature(graph.entry(i))))
        .toList();
  }

  private SignerRights.@Nullable Fault signature(Ledger.Entry entry) {
    return standing.check(SignerRights.signed(entry.event()), trust.isNew(entry.digest()));
  }

  /** Events that a later move carried to this article's id. */
  private BitSet carried() {
    BitSet out = new BitSet();
    for (int i = graph.size() - 1; i >= 0; i--) {
      boolean here = graph.event(i).article().equals(subject.article().id().value());
      if (graph.event(i).action() == Action.MOVE && (here || out.get(i))) {
        out.or(graph.ancestors(i));
      }
    }
    return out;
  }

  private SignerRights.@Nullable Fault place(int index, boolean isCarried) {
    Event event = graph.event(index);
    String here = subject.article().id().value();
    if (!event.site().equals(subject.site())) {
      return other("this event was signed for the site \"" + event.site() + "\"");
    }
    if (!event.article().equals(here) && !isCarried) {
      return other("this event was signed for the article \"" + event.article() + "\"");
    }
    for (int before : parents(index)) {
      Event previous = graph.event(before);
      boolean same = previous.article().equals(event.article());
      if (same == (event.action() == Action.MOVE)) {
        return other(
            same
                ? "this event moves \"" + event.article() + "\" to where it was"
                : "this event builds on one of the article \"" + previous.article() + "\"");
      }
      if (event.at().compareTo(previous.at()) < 0) {
        return new SignerRights.Fault(
            RuleId.REVIEW_BACK_DATED,
            true,
            "this event is dated "
                + event.at()
                + ", before what it builds on ("
                + previous.at()
                + ")",
            "set the clock right and take the step again");
      }
    }
    if (event.action() == Action.MOVE && event.previous().isEmpty()) {
      return other("this event moves an article that has no history here");
    }
    return null;
  }

  private static SignerRights.Fault other(String message) {
    return new SignerRights.Fault(
        RuleId.REVIEW_OTHER_ARTICLE,
        true,
        message,
        "events cannot be copied between articles or sites; \"review move\" carries a ledger"
            + " along");
  }

  private List<Integer> parents(int index) {
    return graph.maximal(graph.ancestors(index)).stream().boxed().toList();
  }

  private SignerRights.@Nullable Fault step(int index) {
    Event event = graph.event(index);
    if (!event.meaning().equals(event.action().meaning())) {
      return SignerRights.otherMeaning(event.action().meaning());
    }
    SignerRights.Fault role = standing.role(event.action(), event.by(), event.role());
    if (role != null) {
      return role;
    }
    BitSet before = graph.ancestors(index);
    if (event.action().barsAuthors() && isAuthor(event, before)) {
      return new SignerRights.Fault(
          RuleId.REVIEW_SELF_APPROVAL,
          false,
          "\""
              + event.by()
              + "\" wrote or submitted this article and cannot "
              + event.action().word()
              + " it",
          "ask somebody who did not write it");
    }
    Status status = cycle.statusAtTheTime(before, today.maybeSame(event));
    String why = Steps.whyNot(event.action(), status);
    return why == null
        ? null
        : new SignerRights.Fault(
            RuleId.REVIEW_SKIPPED_STEP,
            false,
            why,
            "take the steps in order: submit, start, approve");
  }

  /**
   * Whoever was an author of the content, or at the cycle's beginning, or handed the article in.
   */
  boolean isAuthor(Event step, BitSet down) {
    TreeSet<String> authors = new TreeSet<>();
    if (today.is(step)) {
      authors.addAll(subject.article().frontMatter().authors());
    }
    for (Event event : cycle.present(down)) {
      authors.addAll(event.authors());
      if (event.action() == Action.SUBMIT) {
        authors.add(event.by());
      }
    }
    String name = standing.board().person(step.by()).map(Person::name).orElse(step.by());
    return authors.contains(step.by()) || authors.contains(name);
  }
}
