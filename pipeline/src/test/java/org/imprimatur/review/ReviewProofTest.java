package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.finding.Level;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Test;

/** The table of statuses, and what takes an approval away. */
final class ReviewProofTest {
  private final Kit kit = new Kit();

  @Test
  void noLedgerProvesSubmitted() {
    assertEquals(Status.SUBMITTED, kit.proved());
    assertEquals(List.of(), kit.faults());
    assertEquals(List.of("No review has been started."), kit.prove().proof().reasons());
  }

  @Test
  void goesTheWholeWay() {
    kit.take(Action.SUBMIT, "a.author");
    assertEquals(Status.SUBMITTED, kit.proved());
    kit.take(Action.START, "b.editor");
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    kit.take(Action.APPROVE, "r.one");
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertEquals(
        List.of("It has 1 of 2 approvals for what it says today."), kit.prove().proof().reasons());
    kit.take(Action.APPROVE, "r.two");
    assertEquals(Status.APPROVED, kit.proved());
    kit.declare(Status.APPROVED);
    assertEquals(List.of(), kit.faults());
    ReviewProof.Outcome outcome = kit.prove();
    assertEquals(
        List.of("r.one", "r.two"),
        outcome.proof().approvals().stream().map(approval -> approval.by()).toList());
    assertEquals(LocalDate.of(2026, 2, 27), outcome.proof().lastReviewed());
    assertEquals(LocalDate.of(2028, 2, 27), outcome.proof().due());
    assertEquals(kit.content().value(), outcome.proof().content());
  }

  @Test
  void theSamePersonDoesNotApproveTwice() {
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.one");
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @Test
  void anEditTakesTheApprovalAwayAndSaysSo() {
    kit.toApproved();
    String approved = kit.content().value();
    kit.declare(Status.APPROVED);
    kit.blocks = List.of(Kit.paragraph(Kit.text("Start with 50 mg "), Kit.cite("sample2020")));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertEquals(List.of("review/changed-since-approval", "review/status-mismatch"), kit.faults());
    assertEquals(approved, kit.prove().lastApproved());
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.three");
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(List.of(), kit.faults());
  }

  @Test
  void aChangedReferenceTakesTheApprovalAwayAndIsNamed() {
    kit.toApproved();
    kit.work("sample2020", Map.of("id", "sample2020", "title", "Another", "volume", "1"));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertTrue(kit.prove().proof().reasons().get(0).contains("\"sample2020\" changed"));
  }

  @Test
  void removingARetractionMarkTakesTheApprovalAwayAndAddingOneDoesNot() {
    kit.toApproved();
    Map<String, Object> csl = Map.of("id", "sample2020", "title", "A sample", "volume", "1");
    Reference.Governance retracted =
        Reference.Governance.NONE.with(Map.of(Mark.RETRACTED, Reference.Notice.of(null, "x")));
    kit.work("sample2020", csl, retracted);
    assertEquals(Status.APPROVED, kit.proved());
    Kit other = new Kit();
    other.work("sample2020", csl, retracted);
    other.toApproved();
    assertEquals(Status.APPROVED, other.proved());
    other.work("sample2020", csl);
    assertEquals(Status.UNDER_REVIEW, other.proved());
    assertTrue(other.prove().proof().reasons().get(0).contains("retraction mark"));
  }

  /** A journal that retracts what it had doubted adds to its warning. */
  @Test
  void aGraverMarkInThePlaceOfALesserOneIsAnAddedOne() {
    Map<String, Object> csl = Map.of("id", "sample2020", "title", "A sample", "volume", "1");
    Kit one = new Kit();
    one.work("sample2020", csl, marked(Mark.CONCERN));
    one.toApproved();
    one.work("sample2020", csl, marked(Mark.RETRACTED));
    assertEquals(Status.APPROVED, one.proved());
    one.work("sample2020", csl, marked(Mark.CORRECTED));
    assertEquals(Status.UNDER_REVIEW, one.proved());
  }

  private static Reference.Governance marked(Mark mark) {
    return Reference.Governance.NONE.with(Map.of(mark, Reference.Notice.of(null, "x")));
  }

  @Test
  void requestedChangesAndWithdrawalLowerTheStatus() {
    for (Action action : List.of(Action.REQUEST_CHANGES, Action.WITHDRAW)) {
      Kit one = new Kit();
      one.toApproved();
      one.take(action, "r.three");
      assertEquals(Status.SUBMITTED, one.proved());
      assertEquals(List.of(), one.faults());
      ReviewProof.Taken taken = one.prove().taken();
      assertNotNull(taken);
      assertEquals(action, taken.action());
      one.take(Action.SUBMIT, "a.author");
      one.take(Action.START, "r.one");
      assertEquals(Status.UNDER_REVIEW, one.proved(), "old approvals do not count");
      one.take(Action.APPROVE, "r.one");
      one.take(Action.APPROVE, "r.two");
      assertEquals(Status.APPROVED, one.proved());
      assertEquals(List.of(), one.declare(Status.APPROVED).faults());
    }
  }

  @Test
  void confirmationsNeedAsManyPeopleAndRestartTheInterval() {
    kit.toApproved();
    kit.clock = kit.clock.plusSeconds(86400L * 300);
    kit.asOf = LocalDate.of(2027, 1, 1);
    kit.take(Action.CONFIRM, "r.one");
    assertEquals(LocalDate.of(2028, 2, 27), kit.prove().proof().due());
    kit.take(Action.CONFIRM, "r.one");
    assertEquals(LocalDate.of(2028, 2, 27), kit.prove().proof().due());
    kit.take(Action.CONFIRM, "r.three");
    assertEquals(LocalDate.of(2028, 12, 24), kit.prove().proof().due());
    assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
  }

  @Test
  void oneMoreApprovalProlongsNothing() {
    kit.toApproved();
    kit.clock = kit.clock.plusSeconds(86400L * 300);
    kit.take(Action.APPROVE, "r.three");
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(LocalDate.of(2028, 2, 27), kit.prove().proof().due());
  }

  @Test
  void declaredStatusMustBeTheProvedOne() {
    kit.toReview();
    assertEquals(List.of("review/status-behind"), kit.faults());
    assertEquals(List.of(), kit.declare(Status.UNDER_REVIEW).faults());
    assertEquals(
        List.of("review/too-few-approvals", "review/status-mismatch"),
        kit.declare(Status.APPROVED).faults());
  }

  @Test
  void stepsOutOfOrderAreFound() {
    record Case(List<Action> steps, Status proved) {}
    for (Case it :
        List.of(
            new Case(List.of(Action.APPROVE), Status.SUBMITTED),
            new Case(List.of(Action.SUBMIT, Action.APPROVE), Status.SUBMITTED),
            new Case(List.of(Action.CONFIRM), Status.SUBMITTED),
            new Case(List.of(Action.START, Action.CONFIRM), Status.UNDER_REVIEW),
            new Case(List.of(Action.START, Action.SUBMIT), Status.UNDER_REVIEW),
            new Case(List.of(Action.START, Action.START), Status.UNDER_REVIEW),
            new Case(List.of(Action.REQUEST_CHANGES), Status.SUBMITTED))) {
      Kit one = new Kit();
      it.steps().forEach(a -> one.take(a, a == Action.SUBMIT ? "a.author" : "r.one"));
      one.declare(it.proved());
      assertEquals(it.proved(), one.proved(), it.toString());
      assertEquals(List.of("review/skipped-step"), one.faults(), it.toString());
    }
  }

  @Test
  void authorsAndWhoeverSubmittedCannotApprove() {
    kit.person("w.both", "reviewer", "author");
    kit.front = Kit.front(Status.UNDER_REVIEW, List.of("w.both"), List.of());
    kit.toReview();
    kit.take(Action.APPROVE, "w.both");
    assertEquals(List.of("review/self-approval"), kit.faults());

    Kit left = new Kit();
    left.person("w.both", "reviewer", "author");
    left.front = Kit.front(Status.UNDER_REVIEW, List.of("a.author", "w.both"), List.of());
    left.toReview();
    left.front = Kit.front(Status.UNDER_REVIEW, List.of("a.author"), List.of());
    left.take(Action.APPROVE, "w.both");
    assertEquals(
        List.of("review/self-approval"), left.faults(), "an author who struck himself out");

    Kit handed = new Kit().declare(Status.UNDER_REVIEW);
    handed.person("w.both", "author", "reviewer");
    handed.take(Action.SUBMIT, "w.both");
    handed.take(Action.START, "r.one");
    Event event = handed.event(Action.APPROVE, "w.both");
    handed.add(handed.sign(ChangedEvent.withRole(event, "reviewer")));
    assertEquals(List.of("review/self-approval"), handed.faults());

    Kit named = new Kit();
    named.front = Kit.front(Status.UNDER_REVIEW, List.of("Sample r.one"), List.of());
    named.toReview();
    named.take(Action.APPROVE, "r.one");
    assertEquals(List.of("review/self-approval"), named.faults(), "an author by free name");
  }

  @Test
  void onlyReviewersApprove() {
    kit.toReview();
    kit.declare(Status.UNDER_REVIEW);
    kit.take(Action.APPROVE, "b.editor");
    assertEquals(List.of("review/unknown-reviewer"), kit.faults());
  }

  @Test
  void branchesMergeInAnyOrderOfLines() {
    kit.toReview();
    byte[] base = kit.ledger;
    kit.take(Action.APPROVE, "r.one");
    String left = kit.lines().substring(base.length);
    kit.ledger = base;
    kit.take(Action.APPROVE, "r.two");
    List<String> lines = new ArrayList<>(List.of((kit.lines() + left).split("\n")));
    kit.declare(Status.APPROVED);
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(lines, random);
      kit.lines(String.join("\n", lines) + "\n");
      assertEquals(Status.APPROVED, kit.proved());
      assertEquals(List.of(), kit.faults());
    }
    assertEquals(2, kit.ledger().heads().size());
    kit.take(Action.CONFIRM, "r.three");
    assertEquals(List.of(), kit.faults());
    kit.blocks = List.of(Kit.paragraph(Kit.text("Edited")));
    assertTrue(kit.faults().contains("review/changed-since-approval"));
  }

  @Test
  void ofUnorderedEventsTheLoweringOneCountsLast() {
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    byte[] base = kit.ledger;
    kit.take(Action.REQUEST_CHANGES, "r.three");
    String lowered = kit.lines().substring(base.length);
    kit.ledger = base;
    kit.take(Action.APPROVE, "r.two");
    kit.take(Action.CONFIRM, "r.one");
    kit.lines(kit.lines() + lowered);
    assertEquals(Status.SUBMITTED, kit.proved());
    assertEquals(List.of(), kit.faults());
  }

  @Test
  void aStartThatIgnoresARequestForChangesDoesNotCount() {
    kit.toReview();
    byte[] base = kit.ledger;
    kit.take(Action.REQUEST_CHANGES, "r.three");
    String lowered = kit.lines().substring(base.length);
    kit.ledger = new byte[0];
    kit.toApproved();
    kit.lines(new String(base, java.nio.charset.StandardCharsets.UTF_8) + lowered + kit.lines());
    assertEquals(Status.SUBMITTED, kit.proved());
  }

  @Test
  void topicsCanAskForMoreApprovalsAndShorterIntervals() {
    kit.policy = policy(Map.of(), Map.of("pain", 3), Map.of("pain", Period.ofMonths(6)));
    kit.front = Kit.front(Status.SUBMITTED, List.of("a.author"), List.of("pain"));
    kit.toApproved();
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    kit.take(Action.APPROVE, "r.three");
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(LocalDate.of(2026, 8, 27), kit.prove().proof().due());
  }

  @Test
  void aChangedDoseAsksForAPharmacist() {
    kit.policy = policy(Map.of("dose-changed", List.of("pharmacist")), Map.of(), Map.of());
    kit.person("p.one", "pharmacist", "reviewer");
    String dose = "-dose-0011223344556677";
    kit.claims = Map.of("c-1", "0011223344556677" + dose, "c-2", "8899aabbccddeeff");
    kit.declare(Status.APPROVED);
    kit.toApproved();
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertTrue(kit.faults().contains("review/too-few-approvals"));
    kit.take(Action.APPROVE, "p.one");
    assertEquals(Status.APPROVED, kit.proved());

    kit.blocks = List.of(Kit.paragraph(Kit.text("Words changed, no dose.")));
    kit.claims = Map.of("c-1", "0011223344556677" + dose, "c-3", "8899aabbccddeeff");
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.two");
    assertEquals(Status.APPROVED, kit.proved(), "no dose changed");

    kit.blocks = List.of(Kit.paragraph(Kit.text("The dose is gone.")));
    kit.claims = Map.of("c-3", "8899aabbccddeeff");
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.two");
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @Test
  void aDoseThatWasNeverApprovedStaysChangedInTheNextCycle() {
    kit.policy = policy(Map.of("dose-changed", List.of("pharmacist")), Map.of(), Map.of());
    kit.claims = Map.of("c-1", "0011223344556677-dose-0011223344556677");
    kit.toApproved();
    kit.take(Action.REQUEST_CHANGES, "r.three");
    kit.blocks = List.of(Kit.paragraph(Kit.text("Only words changed.")));
    kit.toApproved();
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @Test
  void tellsOfReviewsThatAreDue() {
    kit.toApproved();
    kit.declare(Status.APPROVED);
    LocalDate due = LocalDate.of(2028, 2, 27);
    Map<LocalDate, Level> levels = new LinkedHashMap<>();
    levels.put(due.minusDays(60), Level.NOTE);
    levels.put(due.minusDays(1), Level.NOTE);
    levels.put(due, Level.WARNING);
    levels.put(due.plusDays(90), Level.WARNING);
    levels.put(due.plusDays(91), Level.ERROR);
    kit.asOf = due.minusDays(61);
    assertNull(kit.prove().expiry());
    levels.forEach(
        (day, level) -> {
          kit.asOf = day;
          ReviewProof.Expiry expiry = kit.prove().expiry();
          assertNotNull(expiry);
          assertEquals(level, expiry.level(), day.toString());
          assertEquals(level == Level.ERROR, kit.prove().isWithheld());
          assertEquals("review/expired", expiry.problem().rule());
        });
    Kit other = new Kit();
    other.front = CanonTest.reviewBy(other.front, LocalDate.of(2026, 6, 1));
    other.toApproved();
    assertEquals(LocalDate.of(2026, 6, 1), other.prove().proof().due());
  }

  private static Policy policy(
      Map<String, List<String>> roles, Map<String, Integer> counts, Map<String, Period> intervals) {
    Policy it = Policy.DEFAULT;
    return new Policy(
        it.approvalsNeeded(),
        it.reviewInterval(),
        it.grace(),
        it.exemptSections(),
        it.style(),
        it.levels(),
        roles,
        counts,
        intervals);
  }
}
