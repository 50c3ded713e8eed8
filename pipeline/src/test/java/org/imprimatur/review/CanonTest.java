package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two forms of the content digest, and what ledgers under each of them prove. */
final class CanonTest {
  private static final Map<String, Object> CSL =
      Map.of("id", "sample2020", "title", "A sample", "volume", "1");

  private final Kit kit = new Kit();

  /** What canon 2 covers and canon 1 does not. */
  private static Map<String, Consumer<Kit>> additions() {
    Map<String, Consumer<Kit>> out = new LinkedHashMap<>();
    out.put("topics", kit -> kit.front = topics(kit.front, List.of("heart")));
    out.put("evidence-to", kit -> kit.front = evidenceTo(kit.front));
    out.put("funding", kit -> kit.front = funding(kit.front));
    out.put("licence", kit -> kit.front = licence(kit.front));
    out.put("review-by", kit -> kit.front = reviewBy(kit.front, LocalDate.of(2030, 1, 1)));
    out.put("kind", kit -> kit.work("sample2020", CSL, said("trial", null, null, Map.of())));
    out.put("quote", kit -> kit.work("sample2020", CSL, said(null, "It is so.", null, Map.of())));
    out.put(
        "justification", kit -> kit.work("sample2020", CSL, said(null, null, "Why.", Map.of())));
    Map<String, Reference.Quote> quotes = Map.of("a", new Reference.Quote("So it is.", "p. 3"));
    out.put("quotes", kit -> kit.work("sample2020", CSL, said(null, null, null, quotes)));
    out.put("a linked file", kit -> kit.files.put("form.pdf", new byte[] {2}));
    return out;
  }

  @TestFactory
  Stream<DynamicTest> canon2CoversWhatCanon1LeavesOut() {
    return additions().entrySet().stream()
        .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> isCovered(it.getValue())));
  }

  private static void isCovered(Consumer<Kit> change) {
    for (int canon : List.of(ContentDigest.FIRST, ContentDigest.CANON)) {
      Kit kit = withFile();
      kit.canon = canon;
      kit.toApproved();
      String before = kit.content().value(canon);
      change.accept(kit);
      boolean covered = canon == ContentDigest.CANON;
      assertEquals(covered, !before.equals(kit.content().value(canon)));
      assertEquals(covered ? Status.UNDER_REVIEW : Status.APPROVED, kit.proved());
    }
  }

  private static Kit withFile() {
    Kit kit = new Kit();
    Inline link = new Inline.Link("form.pdf", null, List.of(Kit.text("a form")), Kit.AT);
    kit.blocks = List.of(Kit.paragraph(Kit.text("Fill in "), link, Kit.cite("sample2020")));
    kit.files.put("form.pdf", new byte[] {1});
    return kit;
  }

  @Test
  void approvalsOfCanon1ProveWhatTheyCover() {
    kit.canon = ContentDigest.FIRST;
    kit.toApproved();
    kit.declare(Status.APPROVED);
    Proof proof = kit.prove().proof();
    assertEquals(Status.APPROVED, proof.proved());
    assertEquals(List.of(), kit.faults());
    assertFalse(proof.coversAll());
    assertEquals(kit.content().value(ContentDigest.FIRST), proof.content());
    assertTrue(proof.reasons().get(0).contains("do not cover topics, funding"), proof.toString());
    kit.blocks = List.of(Kit.paragraph(Kit.text("Start with 50 mg"), Kit.cite("sample2020")));
    ReviewProof.Outcome edited = kit.prove();
    assertEquals(Status.UNDER_REVIEW, edited.proof().proved());
    assertEquals(proof.content(), edited.lastApproved());
    assertEquals(kit.content().value(), edited.proof().content(), "what is to be signed next");
  }

  @Test
  void approvalsOfTwoCanonsAreNotAddedUp() {
    kit.canon = ContentDigest.FIRST;
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    kit.canon = ContentDigest.CANON;
    kit.take(Action.APPROVE, "r.two");
    ReviewProof.Outcome outcome = kit.prove();
    assertEquals(Status.UNDER_REVIEW, outcome.proof().proved());
    assertEquals(1, outcome.lacks().given());
    assertTrue(outcome.proof().reasons().get(1).startsWith("1 approval of an earlier form"));
    kit.take(Action.APPROVE, "r.one");
    assertEquals(Status.APPROVED, kit.proved());
    assertTrue(kit.prove().proof().coversAll());
    assertEquals(2, kit.prove().proof().approvals().size());
    assertEquals(List.of(), kit.prove().ledgerProblems());
  }

  @Test
  void whatCanon1LeftOutMayBeApprovedOnTop() {
    kit.claims = Map.of("c-1", "0011223344556677-dose-0011223344556677");
    kit.canon = ContentDigest.FIRST;
    kit.toApproved();
    kit.declare(Status.APPROVED);
    kit.canon = ContentDigest.CANON;
    for (String reviewer : List.of("r.one", "r.two")) {
      assertInstanceOf(ReviewSteps.Ready.class, prepare(Action.APPROVE, reviewer));
      kit.take(Action.APPROVE, reviewer);
      assertEquals(Status.APPROVED, kit.proved());
      assertEquals(reviewer.equals("r.two"), kit.prove().proof().coversAll());
    }
    assertInstanceOf(ReviewSteps.Refused.class, prepare(Action.APPROVE, "r.three"));
    assertEquals(List.of(), kit.faults());
  }

  private ReviewSteps.Prepared prepare(Action action, String by) {
    ReviewSteps.Request request =
        new ReviewSteps.Request(
            action, by, Instant.parse("2026-02-28T10:00:00Z"), "", List.of(), List.of(), null);
    return new ReviewSteps(kit.rules(), Amendments.NONE)
        .prepare(request, kit.subject(), kit.ledger(), Trust.NONE);
  }

  @Test
  void newEventsAreOfTheNewestCanon() {
    ReviewSteps.Ready ready =
        assertInstanceOf(ReviewSteps.Ready.class, prepare(Action.SUBMIT, "a.author"));
    assertEquals(2, ready.event().canon());
    assertEquals(kit.content().value(), ready.event().content());
  }

  @Test
  void aConfirmationOfCanon2ProlongsAnApprovalOfCanon1AndStaysGoodWhenTheTextIsEdited() {
    kit.canon = ContentDigest.FIRST;
    kit.toApproved();
    kit.canon = ContentDigest.CANON;
    kit.clock = Instant.parse("2026-02-28T10:00:00Z");
    kit.take(Action.CONFIRM, "r.one");
    kit.take(Action.CONFIRM, "r.two");
    Proof proof = kit.prove().proof();
    assertEquals(LocalDate.of(2026, 2, 28), proof.lastReviewed());
    assertFalse(proof.coversAll(), "a confirmation approves nothing");
    assertEquals(List.of(), kit.prove().ledgerProblems());
    kit.blocks = List.of(Kit.paragraph(Kit.text("Start with 50 mg"), Kit.cite("sample2020")));
    assertEquals(List.of(), kit.prove().ledgerProblems());
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @Test
  void aConfirmationOfCanon1DoesNotProlongWhatItDoesNotCover() {
    kit.toApproved();
    LocalDate before = kit.prove().proof().lastReviewed();
    kit.canon = ContentDigest.FIRST;
    kit.clock = Instant.parse("2026-02-28T10:00:00Z");
    kit.take(Action.CONFIRM, "r.one");
    kit.take(Action.CONFIRM, "r.two");
    assertEquals(before, kit.prove().proof().lastReviewed());
    assertTrue(kit.prove().proof().coversAll());
  }

  @ParameterizedTest
  @EnumSource(Mark.class)
  void aMarkMayComeAndMustStay(Mark mark) {
    kit.toApproved();
    assertFalse(kit.lines().contains("marks"));
    kit.work("sample2020", CSL, marked(mark));
    assertEquals(Status.APPROVED, kit.proved());
    Kit other = new Kit();
    other.work("sample2020", CSL, marked(mark));
    other.toApproved();
    String field = "\"marks\":{\"sample2020\":[\"" + mark.word() + "\"]}";
    assertEquals(3, other.lines().split(Pattern.quote(field), -1).length);
    assertEquals(Status.APPROVED, other.proved());
    other.work("sample2020", CSL);
    assertEquals(Status.UNDER_REVIEW, other.proved());
    String why = other.prove().proof().reasons().get(0);
    assertTrue(why.contains("mark") && why.contains("\"sample2020\" was removed"), why);
  }

  private static Reference.Governance marked(Mark mark) {
    return mark == Mark.SUPERSEDED
        ? new Reference.Governance(null, null, Map.of(), "newer", null, null, null, null, Map.of())
        : Reference.Governance.NONE.with(Map.of(mark, Reference.Notice.of(null, "x")));
  }

  @Test
  void oldLedgersListRetractionsOnly() {
    kit.canon = ContentDigest.FIRST;
    kit.work("sample2020", CSL, marked(Mark.RETRACTED));
    kit.toApproved();
    assertTrue(kit.lines().contains("\"retracted\":[\"sample2020\"]"));
    assertFalse(kit.lines().contains("\"marks\""));
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(
        kit.lines().lines().toList(),
        kit.ledger().entries().stream().map(entry -> entry.event().line()).toList());
    kit.work("sample2020", CSL);
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"marks\":{}",
        "\"marks\":{\"a\":[]}",
        "\"marks\":{\"a\":[\"fine\"]}",
        "\"marks\":{\"a\":[\"superseded\",\"retracted\"]}",
        "\"marks\":{\"a\":[\"concern\",\"concern\"]}",
        "\"marks\":[\"a\"]",
        "\"retracted\":[\"a\"]"
      })
  void marksInAnotherFormAreRefused(String field) {
    kit.toReview();
    Event event = kit.sign(kit.event(Action.APPROVE, "r.one"));
    kit.lines(kit.lines() + event.line().replace("\"meaning\"", field + ",\"meaning\"") + "\n");
    String sorted = Json.canonical(JsonReader.read(kit.lines().lines().toList().get(2)).value());
    kit.lines(String.join("\n", kit.lines().lines().limit(2).toList()) + "\n" + sorted + "\n");
    assertEquals(List.of("review/malformed"), kit.faults());
  }

  @Test
  void objectionsAreReadAndBelongToRequestsForChanges() {
    kit.toReview();
    Event event = with(kit.event(Action.REQUEST_CHANGES, "r.one"), Map.of("c-1", "No."));
    kit.add(kit.sign(event));
    assertEquals(List.of(), kit.faults());
    assertEquals(Map.of("c-1", "No."), kit.ledger().entries().get(2).event().disagreed());
    Kit other = new Kit();
    other.toReview();
    other.add(other.sign(with(other.event(Action.APPROVE, "r.one"), Map.of("c-1", "No."))));
    assertEquals(List.of("review/malformed"), other.faults());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsSignedForADayToComeDoesNotCount(boolean trusted) {
    kit.toApproved();
    kit.declare(Status.APPROVED);
    kit.trust = trusted ? Kit.trusting(kit.ledger()) : Trust.NONE;
    kit.asOf = LocalDate.of(2026, 2, 26);
    assertEquals(List.of(), kit.faults(), "it may be tomorrow there already");
    kit.asOf = LocalDate.of(2026, 2, 25);
    ReviewProof.Outcome outcome = kit.prove();
    assertEquals(Status.SUBMITTED, outcome.proof().proved(), "the start does not count either");
    assertTrue(kit.faults().contains("review/back-dated"), kit.faults().toString());
    assertTrue(
        outcome.ledgerProblems().get(0).message().contains("more than a day after 2026-02-25"));
  }

  @Test
  void whatTakesAnApprovalBackCountsAlsoWhenItIsDatedAhead() {
    kit.toApproved();
    kit.clock = Instant.parse("2026-03-20T10:00:00Z");
    kit.take(Action.REQUEST_CHANGES, "r.three");
    assertNotEquals(Status.APPROVED, kit.proved());
    assertEquals("review/back-dated", kit.faults().get(0));
  }

  @Test
  void anApprovalUnderOtherWordsDoesNotCount() {
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    String fixed = Action.APPROVE.meaning();
    Event event = kit.event(Action.APPROVE, "r.two");
    kit.add(kit.sign(meaning(event, fixed + " ")));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertTrue(kit.faults().contains("review/wrong-meaning"), kit.faults().toString());
    kit.add(kit.sign(meaning(kit.event(Action.REQUEST_CHANGES, "r.three"), "Fine.")));
    assertEquals(Status.SUBMITTED, kit.proved(), "what is doubtful holds no status up");
  }

  private static Reference.Governance said(
      @Nullable String kind,
      @Nullable String quote,
      @Nullable String justification,
      Map<String, Reference.Quote> quotes) {
    return new Reference.Governance(
        kind, null, Map.of(), null, null, null, justification, quote, quotes);
  }

  private static Event with(Event e, Map<String, String> disagreed) {
    return event(e, e.meaning(), disagreed);
  }

  private static Event meaning(Event e, String meaning) {
    return event(e, meaning, e.disagreed());
  }

  private static Event event(Event e, String meaning, Map<String, String> disagreed) {
    return new Event(
        e.site(),
        e.article(),
        e.action(),
        e.by(),
        e.name(),
        e.role(),
        e.at(),
        meaning,
        e.content(),
        e.canon(),
        e.works(),
        e.claims(),
        e.authors(),
        e.marks(),
        disagreed,
        e.note(),
        e.interests(),
        e.previous(),
        e.signature());
  }

  private static FrontMatter topics(FrontMatter f, List<String> topics) {
    return front(f, topics, null, new @Nullable String[] {null, null}, null);
  }

  private static FrontMatter evidenceTo(FrontMatter f) {
    return front(
        f, f.topics(), LocalDate.of(2026, 1, 1), new @Nullable String[] {null, null}, null);
  }

  private static FrontMatter funding(FrontMatter f) {
    return front(f, f.topics(), null, new @Nullable String[] {"A grant", null}, null);
  }

  private static FrontMatter licence(FrontMatter f) {
    return front(f, f.topics(), null, new @Nullable String[] {null, "None"}, null);
  }

  static FrontMatter reviewBy(FrontMatter f, LocalDate day) {
    return front(f, f.topics(), null, new @Nullable String[] {null, null}, day);
  }

  private static FrontMatter front(
      FrontMatter f,
      List<String> topics,
      @Nullable LocalDate evidenceTo,
      @Nullable String[] words,
      @Nullable LocalDate reviewBy) {
    return new FrontMatter(
        f.title(),
        f.question(),
        f.status(),
        f.updated(),
        f.authors(),
        topics,
        f.audience(),
        f.summary(),
        f.population(),
        evidenceTo,
        words[0],
        words[1],
        f.related(),
        reviewBy,
        f.changes(),
        f.places());
  }
}
