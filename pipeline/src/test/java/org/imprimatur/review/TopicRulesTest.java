package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Test;

/** What topics ask for, those of today and those that the trusted revision has. */
final class TopicRulesTest {
  private static final List<String> NONE = List.of();

  private final Kit kit = new Kit();

  TopicRulesTest() {
    Policy it = Policy.DEFAULT;
    kit.policy =
        new Policy(
                it.approvalsNeeded(),
                it.reviewInterval(),
                it.grace(),
                it.exemptSections(),
                it.style(),
                it.levels(),
                it.rolesWhen(),
                Map.of("risky", 3, "simple", 1),
                Map.of("risky", Period.ofMonths(6), "stable", Period.ofYears(9)))
            .withConflicted(List.of(new Policy.Conflict("r.two", List.of("spine", "knee"))));
  }

  private void topics(String... now) {
    kit.front = Kit.front(kit.front.status(), kit.front.authors(), List.of(now));
  }

  /** The ledger's events are those of the revision, so that nothing in it is new. */
  private void trusted(List<String> topics) {
    trustedUnder(List.of(topics));
  }

  private void trustedUnder(List<List<String>> topics) {
    kit.trust = new Trust(kit.ledger().digests(), true, topics);
  }

  @Test
  void aTopicThatIsTakenOutStillAsksForItsApprovals() {
    topics();
    kit.toApproved();
    trusted(NONE);
    assertEquals(Status.APPROVED, kit.proved());
    trusted(List.of("risky"));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertEquals(3, kit.prove().lacks().needed());
    assertEquals(3, kit.prove().proof().asked().approvals());
    assertEquals(
        List.of("It has 2 of 3 approvals for what it says today."), kit.prove().proof().reasons());
    // With the approvals that it asks for, the change of topics counts.
    kit.take(Action.APPROVE, "r.three");
    trusted(List.of("risky"));
    assertEquals(Status.APPROVED, kit.proved());
    // A moved article had topics under its old id, too.
    trustedUnder(List.of(NONE, List.of("risky")));
    assertEquals(Period.ofMonths(6).addTo(reviewed()), kit.prove().proof().due());
  }

  @Test
  void aTopicThatIsPutInAsksForItsApprovalsAtOnce() {
    topics("risky");
    kit.toApproved();
    trusted(NONE);
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    // One that asks for fewer than all articles need lowers nothing.
    topics("simple");
    assertEquals(2, kit.prove().lacks().needed());
  }

  @Test
  void neitherTakingOutNorPuttingInATopicLengthensTheInterval() {
    kit.toApproved();
    for (List<String> before : List.of(NONE, List.of("risky"), List.of("stable"))) {
      for (List<String> now : List.of(NONE, List.of("stable"))) {
        topics(now.toArray(String[]::new));
        trusted(before);
        Period least =
            before.contains("risky")
                ? Period.ofMonths(6)
                : before.equals(NONE) || now.equals(NONE) ? Period.ofMonths(24) : Period.ofYears(9);
        // The approval was given before the topics were looked at, so only its interval is.
        LocalDate due = DueDate.of(rules(), kit.front, LocalDate.of(2026, 2, 27));
        assertEquals(LocalDate.of(2026, 2, 27).plus(least), due, before + " " + now);
      }
    }
  }

  private TopicRules rules() {
    return TopicRules.of(kit.policy, kit.subject(), kit.trust);
  }

  private LocalDate reviewed() {
    return java.util.Objects.requireNonNull(kit.prove().proof().lastReviewed());
  }

  @Test
  void capitalsHideNoTopic() {
    topics(" Risky", "SPINE");
    assertEquals(3, rules().approvals());
    assertEquals(List.of("spine"), rules().conflictsOf("r.two"));
    assertEquals(Period.ofMonths(6).addTo(Kit.AS_OF), rules().dueFrom(Kit.AS_OF));
  }

  @Test
  void anApprovalOfSomebodyWithAConflictIsShownAsOneAndDoesNotCount() {
    topics("spine");
    kit.toApproved();
    kit.declare(Status.APPROVED);
    topics("spine");
    ReviewProof.Outcome outcome = kit.prove();
    assertEquals(Status.UNDER_REVIEW, outcome.proof().proved());
    assertEquals(List.of("r.one"), by(outcome.proof().approvals()));
    Proof.SetAside setAside = outcome.proof().asked().setAside().get(0);
    assertEquals("r.two", setAside.approval().by());
    assertEquals(List.of("spine"), setAside.topics());
    assertTrue(
        outcome
            .proof()
            .reasons()
            .contains(
                "The approval of Sample r.two does not count: the policy lists a conflict of interest"
                    + " in spine."),
        outcome.proof().reasons().toString());
    // It is no fault of the record, and others may approve.
    assertEquals(List.of(), outcome.ledgerProblems().stream().map(Problem::rule).toList());
    kit.take(Action.APPROVE, "r.three");
    ReviewProof.Outcome later = kit.prove();
    assertEquals(Status.APPROVED, later.proof().proved());
    assertEquals(List.of("r.one", "r.three"), by(later.proof().approvals()));
    assertEquals(1, later.proof().asked().setAside().size());
    assertEquals(List.of(), later.proof().reasons());
  }

  @Test
  void aConflictIsNotHiddenByTakingOutTheTopic() {
    topics();
    kit.toApproved();
    assertEquals(Status.APPROVED, kit.proved());
    trusted(List.of("knee", "hand"));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertEquals(List.of("knee"), kit.prove().proof().asked().setAside().get(0).topics());
  }

  @Test
  void aConfirmationOfSomebodyWithAConflictProlongsNothing() {
    topics("spine");
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.three");
    LocalDate before = reviewed();
    kit.clock = kit.clock.plusSeconds(86_400);
    kit.take(Action.CONFIRM, "r.one");
    kit.take(Action.CONFIRM, "r.two");
    assertEquals(before, reviewed());
    assertEquals(List.of(), kit.prove().proof().asked().setAside(), "only approvals are shown");
    kit.take(Action.CONFIRM, "r.three");
    assertEquals(before.plusDays(1), reviewed());
  }

  @Test
  void whoHasAConflictMayStillSendAnArticleBack() {
    topics("spine");
    kit.toReview();
    kit.take(Action.REQUEST_CHANGES, "r.two");
    assertEquals(Status.SUBMITTED, kit.proved());
    assertEquals(List.of(), kit.faults());
  }

  @Test
  void aConflictThatIsNamedLaterLeavesWhatWasBuiltOnItInOrder() {
    List<Policy.Conflict> later = kit.policy.conflicted();
    kit.policy = kit.policy.withConflicted(List.of());
    topics("spine");
    kit.toApproved();
    kit.take(Action.CONFIRM, "r.three");
    kit.policy = kit.policy.withConflicted(later);
    assertFalse(kit.faults().contains("review/skipped-step"), kit.faults().toString());
    assertTrue(kit.prove().onceApproved());
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  private static List<String> by(List<Proof.Approval> approvals) {
    return approvals.stream().map(Proof.Approval::by).toList();
  }
}
