package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers that somebody tampered with: each is refused, with its own finding. */
final class ForgeryTest {
  private final Kit kit = new Kit();

  @BeforeEach
  void approve() {
    kit.toApproved();
    kit.declare(Status.APPROVED);
    assertEquals(List.of(), kit.faults());
  }

  private String line(int index) {
    return kit.lines().lines().toList().get(index);
  }

  private void assertRefused(String rule) {
    List<String> faults = kit.faults();
    assertTrue(faults.contains(rule), faults::toString);
    assertNotEquals(Status.APPROVED, kit.proved());
  }

  @Test
  void everySingleByteChangeOfALedgerIsRefused() {
    byte[] good = kit.ledger;
    Random random = new Random(20261122);
    ReviewProof judge = new ReviewProof(kit.rules(), kit.amendments);
    ReviewedArticle subject = kit.subject();
    int tried = 0;
    for (int at = 0; at < good.length; at++) {
      List<byte[]> forged = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        byte[] flipped = good.clone();
        flipped[at] ^= (byte) (1 + random.nextInt(255));
        forged.add(flipped);
      }
      byte[] shorter = Arrays.copyOf(good, good.length - 1);
      System.arraycopy(good, at + 1, shorter, at, good.length - at - 1);
      forged.add(shorter);
      byte[] longer = Arrays.copyOf(good, good.length + 1);
      System.arraycopy(good, at, longer, at + 1, good.length - at);
      longer[at] = (byte) random.nextInt(256);
      forged.add(longer);
      for (byte[] bytes : forged) {
        tried++;
        ReviewProof.Outcome outcome =
            judge.prove(subject, Ledger.read(bytes, "x.review.jsonl"), Trust.NONE);
        assertEquals(Status.SUBMITTED, outcome.proof().proved(), "byte " + at);
        assertFalse(outcome.ledgerProblems().isEmpty());
      }
    }
    System.getLogger(ForgeryTest.class.getName())
        .log(System.Logger.Level.INFO, "{0} changes of a ledger refused, 0 accepted", tried);
    assertTrue(tried > 15_000, "only " + tried + " changes tried");
  }

  @Test
  void everySingleByteChangeOfAReferenceIsRefused() {
    Map<String, Object> csl =
        Map.of("id", "sample2020", "title", "A sample", "volume", "1", "page", "2-3");
    kit.work("sample2020", csl);
    kit.ledger = new byte[0];
    kit.toApproved();
    String good = kit.works.values().iterator().next().csl();
    ReviewProof judge = new ReviewProof(kit.rules(), kit.amendments);
    for (int at = 0; at < good.length(); at++) {
      String forged = good.substring(0, at) + (char) (good.charAt(at) ^ 1) + good.substring(at + 1);
      kit.works.computeIfPresent("sample2020", (key, old) -> withCsl(old, forged));
      assertEquals(
          Status.UNDER_REVIEW,
          judge.prove(kit.subject(), kit.ledger(), Trust.NONE).proof().proved());
    }
  }

  @Test
  void everyChangeOfTheBoardsWordsOnASignerIsRefused() {
    List<Person> good = List.copyOf(kit.people);
    for (int i = 0; i < good.size(); i++) {
      Person person = good.get(i);
      if (!List.of("a.author", "r.one", "r.two").contains(person.id())) {
        continue;
      }
      Person.Key key = person.keys().get(0);
      for (int at = 0; at < key.key().length(); at++) {
        String line =
            key.key().substring(0, at)
                + (char) (key.key().charAt(at) ^ 1)
                + key.key().substring(at + 1);
        Person.Key forged = new Person.Key(line, key.from(), key.until(), null, null);
        kit.people.set(
            i, new Person(person.id(), person.name(), person.roles(), null, List.of(forged)));
        assertFalse(kit.proved() == Status.APPROVED && kit.faults().isEmpty(), line);
      }
      kit.people.set(
          i, new Person(person.id(), person.name() + "x", person.roles(), null, person.keys()));
      assertFalse(kit.proved() == Status.APPROVED && kit.faults().isEmpty());
      kit.people.set(i, person);
    }
  }

  @Test
  void aRemovedLineBreaksTheChain() {
    List<String> lines = kit.lines().lines().toList();
    for (int gone = 0; gone < lines.size() - 1; gone++) {
      List<String> rest = new ArrayList<>(lines);
      rest.remove(gone);
      kit.lines(String.join("\n", rest) + "\n");
      assertRefused("review/broken-chain");
    }
  }

  @Test
  void aRemovedLastLineIsMissedAgainstTheTrustedRevision() {
    kit.take(Action.REQUEST_CHANGES, "r.three");
    Trust trust = new Trust(kit.ledger().digests(), false);
    String lines = kit.lines();
    kit.lines(lines.substring(0, lines.lastIndexOf("\n", lines.length() - 2) + 1));
    assertEquals(Status.APPROVED, kit.proved(), "nothing but a trusted revision can tell");
    kit.trust = trust;
    assertRefused("review/removed-event");
    kit.trust = Kit.trusting(Ledger.read(lines.getBytes(StandardCharsets.UTF_8), "x"));
    assertRefused("review/removed-event");
    kit.ledger = new byte[0];
    assertRefused("review/removed-event");
  }

  @Test
  void aDuplicatedLineIsRefused() {
    kit.lines(kit.lines() + line(2) + "\n");
    assertRefused("review/duplicate-event");
  }

  @Test
  void anEventOfAnotherArticleOrSiteIsRefused() {
    kit.id = "spine/other";
    assertRefused("review/other-article");
    kit.id = "spine/sample";
    ReviewedArticle here = kit.subject();
    ReviewedArticle elsewhere =
        new ReviewedArticle(
            "another-site", here.article(), here.content(), here.claims(), here.works());
    ReviewProof.Outcome outcome =
        new ReviewProof(kit.rules(), kit.amendments).prove(elsewhere, kit.ledger(), Trust.NONE);
    assertEquals(Status.SUBMITTED, outcome.proof().proved());
    assertEquals("review/other-article", outcome.ledgerProblems().get(0).rule());
  }

  @Test
  void anEventSplicedInFromAnotherArticleIsRefused() {
    kit.ledger = new byte[0];
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    byte[] mine = kit.ledger;
    Event foreign = kit.event(Action.APPROVE, "r.two");
    kit.id = "spine/other";
    kit.ledger = new byte[0];
    kit.toReview();
    Event other = kit.take(Action.APPROVE, "r.two");
    kit.id = "spine/sample";
    kit.ledger = mine;
    kit.add(other);
    assertRefused("review/other-article");
    // Its signature under an event of this article.
    kit.ledger = mine;
    kit.add(foreign.signed(other.signature()));
    assertRefused("review/bad-signature");
  }

  @Test
  void aSignatureForAnotherPurposeIsRefused() {
    for (String namespace : List.of("git", "file", "imprimatur-review2", "")) {
      Kit one = new Kit();
      one.toReview();
      Event event = one.event(Action.APPROVE, "r.one");
      one.add(one.sign(event, one.keyOf("r.one"), namespace));
      assertTrue(one.faults().contains("review/bad-signature"), namespace);
      assertEquals(Status.SUBMITTED, one.proved());
    }
  }

  @Test
  void anotherPersonsKeyIsRefused() {
    kit.ledger = new byte[0];
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    kit.add(kit.sign(kit.event(Action.APPROVE, "r.two"), kit.keyOf("r.one"), "imprimatur-review"));
    assertRefused("review/bad-signature");
  }

  @Test
  void aKeyThatStandsForTwoPeopleSignsForNobody() {
    Person one = kit.people.get(2);
    kit.people.add(new Person("r.four", "Sample r.four", List.of("reviewer"), null, one.keys()));
    assertEquals(1, kit.board().faults().size());
    assertRefused("review/bad-signature");
  }

  @Test
  void aStrangerIsRefused() {
    kit.ledger = new byte[0];
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    kit.person("x.self", "reviewer");
    kit.take(Action.APPROVE, "x.self");
    kit.people.removeIf(person -> person.id().equals("x.self"));
    assertRefused("review/unknown-reviewer");
  }

  @Test
  void aSelfAdmittedReviewerIsRefusedByTheTrustedBoard() {
    kit.ledger = new byte[0];
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    Ledger trusted = kit.ledger();
    ReviewProof.Rules trustedRules = kit.rules();
    kit.person("x.self", "reviewer");
    kit.take(Action.APPROVE, "x.self");
    assertEquals(Status.APPROVED, kit.proved(), "by the board of the change itself");
    ReviewProof.Outcome outcome =
        new ReviewProof(trustedRules, kit.amendments)
            .prove(kit.subject(), kit.ledger(), Kit.trusting(trusted));
    assertEquals(Status.UNDER_REVIEW, outcome.proof().proved());
    assertEquals("review/unknown-reviewer", outcome.ledgerProblems().get(0).rule());
  }

  @Test
  void lapsedAndRevokedKeysAreRefused() {
    kit.rekey("r.two", LocalDate.of(2026, 2, 26), null);
    assertRefused("review/key-outside-dates");
    kit.rekey("r.two", LocalDate.of(2026, 2, 27), null);
    assertEquals(Status.APPROVED, kit.proved());
    kit.rekey("r.two", null, LocalDate.of(2027, 1, 1));
    assertRefused("review/revoked-key");
    kit.take(Action.APPROVE, "r.three");
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(List.of(), kit.faults(), "it matters no more");
  }

  @Test
  void aRevokedKeyOfAnEarlierCycleIsForgotten() {
    kit.take(Action.REQUEST_CHANGES, "r.three");
    kit.take(Action.SUBMIT, "a.author");
    kit.take(Action.START, "r.one");
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.three");
    kit.rekey("r.two", null, LocalDate.of(2027, 1, 1));
    assertEquals(List.of(), kit.faults());
    assertEquals(Status.APPROVED, kit.proved());
  }

  @Test
  void anEventDatedBeforeWhatItBuildsOnIsRefused() {
    kit.clock = kit.clock.minusSeconds(3600);
    kit.take(Action.APPROVE, "r.three");
    assertRefused("review/back-dated");
  }

  @Test
  void newEventsMustBeOfThisWeekAgainstATrustedRevision() {
    Ledger trusted = kit.ledger();
    kit.take(Action.CONFIRM, "r.one");
    for (LocalDate bad : List.of(LocalDate.of(2026, 2, 25), LocalDate.of(2026, 3, 7))) {
      kit.asOf = bad;
      kit.trust = Kit.trusting(trusted);
      assertEquals("review/back-dated", kit.faults().get(0), bad.toString());
    }
    for (LocalDate good : List.of(LocalDate.of(2026, 2, 26), LocalDate.of(2026, 3, 6))) {
      kit.asOf = good;
      assertEquals(List.of(), kit.faults(), good.toString());
    }
    kit.trust = Kit.trusting(kit.ledger());
    kit.asOf = LocalDate.of(2026, 7, 1);
    assertEquals(List.of(), kit.faults(), "what the revision holds may be old");
  }

  @Test
  void aNewEventNeedsAKeyThatIsValidToday() {
    kit.trust = Kit.trusting(Ledger.empty("x"));
    kit.asOf = LocalDate.of(2026, 3, 1);
    assertEquals(List.of(), kit.faults());
    kit.rekey("r.two", LocalDate.of(2026, 2, 28), null);
    assertRefused("review/key-outside-dates");
  }

  @Test
  void aReplayedApprovalOfAnEarlierCycleDoesNotCount() {
    String approval = line(3);
    kit.take(Action.REQUEST_CHANGES, "r.three");
    kit.take(Action.SUBMIT, "a.author");
    kit.take(Action.START, "r.one");
    kit.take(Action.APPROVE, "r.one");
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    kit.lines(kit.lines() + approval + "\n");
    assertRefused("review/duplicate-event");
  }

  @Test
  void otherFormsOfTheSameEventAreRefused() {
    String line = line(0);
    String rest = kit.lines().substring(line.length());
    for (String other :
        List.of(
            line.replace("{\"action\"", "{ \"action\""),
            line.replace("\"v\":1", "\"v\":1.0"),
            line.replace("\"v\":1", "\"v\":2"),
            line.replace("\"v\":1", "\"v\":1,\"w\":1"),
            line.replace("\"v\":1", "\"v\":1,\"v\":1"),
            line.replace("submit", "s\\u0075bmit"),
            line.replace("\"note\":\"\"", "\"note\":null"),
            line.replace("\"note\":\"\"", "\"note\":\"\\ud800\""),
            line + "\r",
            "\ufeff" + line,
            "\n" + line,
            "[" + line + "]")) {
      kit.lines(other + rest);
      assertRefused("review/malformed");
    }
    kit.lines(kit.lines().substring(1));
    byte[] broken = ("\u0000" + line + rest).getBytes(StandardCharsets.UTF_8);
    broken[0] = (byte) 0xff;
    kit.ledger = broken;
    assertRefused("review/malformed");
  }

  @Test
  void tooManyEventsAreRefused() {
    String line = line(0);
    kit.lines((line + "\n").repeat(Ledger.MAX_EVENTS + 1));
    assertRefused("review/malformed");
  }

  @Test
  void aFabricatedKeyInTheSignatureIsRefused() {
    Event event = kit.event(Action.CONFIRM, "r.one");
    Ed25519PrivateKeyParameters own = new Ed25519PrivateKeyParameters(new SecureRandom());
    kit.add(kit.sign(event, own, SshSignature.NAMESPACE));
    assertTrue(kit.faults().contains("review/bad-signature"));
  }

  @Test
  void otherFormsOfASignatureAreRefused() {
    Event event = kit.event(Action.CONFIRM, "r.one");
    Event good = kit.sign(event);
    byte[] blob = Base64.getDecoder().decode(good.signature());
    byte[] longer = Arrays.copyOf(blob, blob.length + 1);
    byte[] reserved = blob.clone();
    for (String forged :
        List.of(
            Base64.getEncoder().encodeToString(longer),
            Base64.getMimeEncoder().encodeToString(blob),
            Base64.getEncoder().withoutPadding().encodeToString(longer),
            good.signature() + "\n",
            "",
            Base64.getEncoder().encodeToString(Arrays.copyOf(reserved, 20)))) {
      byte[] before = kit.ledger;
      kit.add(event.signed(forged));
      assertRefused("review/bad-signature");
      kit.ledger = before;
    }
  }

  private static org.imprimatur.model.Reference withCsl(
      org.imprimatur.model.Reference it, String csl) {
    return new org.imprimatur.model.Reference(
        it.key(),
        it.type(),
        it.title(),
        it.year(),
        it.doi(),
        it.pmid(),
        it.isbn(),
        it.url(),
        csl,
        it.governance(),
        it.path(),
        it.region());
  }
}
