package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.KeyUse;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approvals that a passkey signed in a page; {@code ssh-keygen} is asked for a second opinion. */
@Tag("ssh")
final class PasskeyTest {
  private static final String RP = "review.example";
  private static final String ORIGIN = "https://review.example";

  @TempDir Path dir;

  private final Kit kit = new Kit();
  private final Passkey passkey = new Passkey(RP);

  @BeforeAll
  static void findProgram() {
    boolean there;
    try {
      Process process = new ProcessBuilder("ssh-keygen", "-?").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      there = true;
    } catch (IOException e) {
      there = false;
    }
    if (!there && ContinuousIntegration.isRunning()) {
      fail("ssh-keygen is missing: install openssh-client");
    }
    Assumptions.assumeTrue(there, "SKIPPED: ssh-keygen is missing, nothing was tested against it");
  }

  private static void enter(Kit kit, String line, Person.Key... keys) {
    List<Person.Key> all = keys.length > 0 ? List.of(keys) : List.of(listed(line, List.of(ORIGIN)));
    kit.people.replaceAll(
        person ->
            person.id().equals("r.two")
                ? new Person("r.two", person.name(), person.roles(), null, all)
                : person);
  }

  private static Person.Key listed(String line, List<String> origins) {
    return new Person.Key(line, null, null, null, null, origins);
  }

  /** The second approval, still to be signed. */
  private static Event open(Kit kit) {
    kit.declare(Status.APPROVED);
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    return kit.event(Action.APPROVE, "r.two");
  }

  private boolean sshKeygenAccepts(Kit kit, Event event) throws Exception {
    Files.writeString(dir.resolve("allowed_signers"), kit.board().allowedSigners());
    Files.writeString(dir.resolve("armoured"), Kit.armour(event.signature()));
    Path bytes = Files.write(dir.resolve("bytes"), event.signedBytes());
    List<String> command =
        new ArrayList<>(List.of("ssh-keygen", "-Y", "verify", "-f", "allowed_signers"));
    command.addAll(List.of("-I", "r.two", "-n", "imprimatur-review", "-s", "armoured"));
    command.addAll(List.of("-O", "verify-time=" + event.at().replaceAll("[-:T]", "")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().put("TZ", "UTC");
    builder.redirectErrorStream(true).redirectOutput(dir.resolve("log").toFile());
    Process process = builder.redirectInput(bytes.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue() == 0;
  }

  @ParameterizedTest
  @CsvSource({"sha512,1d,'',true", "sha256,05,'',false", "sha512,8d,a1,false"})
  void whatAPasskeySignsInAPageOfAListedOriginCounts(
      String hash, String flags, String extensions, boolean synced) throws Exception {
    enter(kit, passkey.line());
    Event event = open(kit);
    Passkey.Assertion assertion = passkey.on(ORIGIN).with(Integer.parseInt(flags, 16));
    assertion.hash = hash;
    assertion.extensions = extensions.isEmpty() ? new byte[0] : new byte[] {(byte) 0xa0};
    kit.add(event.signed(assertion.sign(event.signedBytes())));
    assertEquals(List.of(), kit.faults());
    assertEquals(Status.APPROVED, kit.proved());
    Proof.Approval approval = kit.prove().proof().approvals().get(1);
    assertEquals(new KeyUse(KeyUse.Kind.PASSKEY, true, synced, ORIGIN), approval.key());
    assertTrue(sshKeygenAccepts(kit, kit.ledger().entries().get(3).event()));
  }

  @Test
  void itsSignatureIsTakenAsAnotherIs() {
    enter(kit, passkey.line());
    kit.toReview();
    ReviewSteps steps = new ReviewSteps(kit.rules(), Amendments.NONE);
    ReviewSteps.Request wish =
        new ReviewSteps.Request(
            Action.APPROVE, "r.two", kit.clock.plusSeconds(60), "", List.of(), List.of(), null);
    var ready = (ReviewSteps.Ready) steps.prepare(wish, kit.subject(), kit.ledger(), Trust.NONE);
    for (String origin : List.of(ORIGIN, "https://other.review.example")) {
      String armoured = Kit.armour(passkey.on(origin).sign(ready.event().signedBytes()));
      ReviewSteps.Signed signed =
          steps.complete(ready, armoured, kit.subject(), kit.ledger(), Trust.NONE);
      assertEquals(origin.equals(ORIGIN), signed instanceof ReviewSteps.Completed, origin);
    }
  }

  @TestFactory
  List<DynamicTest> forgeriesAreRefusedInTheirOwnWords() {
    List<DynamicTest> out = new ArrayList<>();
    PasskeyForgeries.all().forEach((name, forgery) -> out.add(test(name, forgery)));
    assertTrue(out.size() >= 20);
    return out;
  }

  private DynamicTest test(String name, PasskeyForgeries.Forgery forgery) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Kit own = new Kit();
          enter(own, passkey.line());
          Event event = open(own);
          Passkey.Assertion assertion = passkey.on(ORIGIN);
          forgery.change().accept(assertion);
          Event signed = event.signed(assertion.sign(event.signedBytes()));
          own.add(signed);
          assertNotEquals(Status.APPROVED, own.proved());
          String messages =
              own.prove().ledgerProblems().stream()
                  .filter(problem -> problem.rule().equals("review/bad-signature"))
                  .map(Problem::message)
                  .toList()
                  .toString();
          assertTrue(messages.contains(forgery.words()), messages);
          assertEquals(forgery.fatal() ? 0 : 1, own.prove().proof().approvals().size());
          assertEquals(forgery.openSsh(), sshKeygenAccepts(own, signed), "ssh-keygen");
        });
  }

  /** As everywhere with ECDSA: it is as good as the first, and the same event. */
  @Test
  void theOtherHalfOfASignatureMakesNoSecondEvent() throws Exception {
    enter(kit, passkey.line());
    Event event = open(kit);
    Passkey.Assertion other = passkey.on(ORIGIN);
    other.numbers = rs -> new BigInteger[] {rs[0], Passkey.Assertion.order().subtract(rs[1])};
    Event signed = event.signed(other.sign(event.signedBytes()));
    kit.add(signed);
    assertEquals(Status.APPROVED, kit.proved());
    assertTrue(sshKeygenAccepts(kit, signed));
    kit.add(event.signed(passkey.on(ORIGIN).sign(event.signedBytes())));
    assertTrue(kit.faults().contains("review/duplicate-event"));
    assertNotEquals(Status.APPROVED, kit.proved());
  }

  @ParameterizedTest
  @CsvSource({
    "http://imprimatur.localhost,http://imprimatur.localhost,true",
    "http://imprimatur.localhost,http://imprimatur.localhost:43117,true",
    "http://imprimatur.localhost,http://imprimatur.localhost:,false",
    "http://imprimatur.localhost,http://imprimatur.localhost:0,false",
    "http://imprimatur.localhost,http://imprimatur.localhost:80a,false",
    "http://imprimatur.localhost,http://imprimatur.localhost:80@evil.example,false",
    "http://imprimatur.localhost,https://imprimatur.localhost:443,false",
    "http://imprimatur.localhost,http://imprimatur.localhost.evil.example:80,false",
    "http://imprimatur.localhost:8080,http://imprimatur.localhost:8081,false",
    "http://imprimatur.localhost:8080,http://imprimatur.localhost,false"
  })
  void theDesksOriginCoversEveryPortAndNoOther(String listed, String origin, boolean accepted) {
    Passkey own = new Passkey("imprimatur.localhost");
    enter(kit, own.line(), listed(own.line(), List.of(listed)));
    Event event = open(kit);
    kit.add(event.signed(own.on(origin).sign(event.signedBytes())));
    assertEquals(accepted, kit.proved() == Status.APPROVED);
  }

  @Test
  void anotherOriginCoversNoPort() {
    enter(kit, passkey.line());
    Event event = open(kit);
    kit.add(event.signed(passkey.on(ORIGIN + ":8443").sign(event.signedBytes())));
    assertEquals(1, kit.prove().proof().approvals().size());
  }

  @Test
  void aPasskeyOfWhichTheBoardListsNoOriginSignsNowhere() {
    enter(kit, passkey.line(), listed(passkey.line(), List.of()));
    Event event = open(kit);
    kit.add(event.signed(passkey.on(ORIGIN).sign(event.signedBytes())));
    assertNotEquals(Status.APPROVED, kit.proved());
  }

  /** {@code ssh-keygen} asks for a touch only. */
  @Test
  void aPasskeySignsInPagesOnly() throws Exception {
    enter(kit, passkey.line());
    Event event = open(kit);
    Event signed = event.signed(passkey.withoutPage(event.signedBytes()));
    kit.add(signed);
    assertTrue(sshKeygenAccepts(kit, signed));
    assertNotEquals(Status.APPROVED, kit.proved());
    assertTrue(
        kit.prove().ledgerProblems().get(0).message().contains("signs on pages of its origins"));
    enter(kit, passkey.line(), listed(passkey.line(), List.of()));
    assertEquals(Status.APPROVED, kit.proved());
    KeyUse use = kit.prove().proof().approvals().get(1).key();
    assertEquals("a security key (touch)", use.words());
  }

  @Test
  void eachEntryOfAKeyCountsInItsOwnTime() {
    LocalDate last = LocalDate.of(2026, 2, 26);
    Person.Key old = new Person.Key(passkey.line(), null, last, null, null, List.of(ORIGIN));
    Person.Key other = listed(passkey.line(), List.of("https://other.review.example"));
    enter(kit, passkey.line(), old, other);
    Event event = open(kit);
    byte[] before = kit.ledger;
    kit.add(event.signed(passkey.on(ORIGIN).sign(event.signedBytes())));
    assertTrue(kit.faults().contains("review/key-outside-dates"));
    kit.ledger = before;
    kit.add(event.signed(passkey.on("https://other.review.example").sign(event.signedBytes())));
    assertEquals(Status.APPROVED, kit.proved());
  }

  @Test
  void keysThatAreNoPointsOrOfOtherHostsAreNotTaken() {
    byte[] off = passkey.point();
    off[64] ^= 1;
    byte[] short1 = Arrays.copyOf(passkey.point(), 33);
    short1[0] = (byte) (2 + (passkey.point()[64] & 1));
    byte[] mixed = passkey.point();
    mixed[0] = (byte) (6 + (passkey.point()[64] & 1));
    for (byte[] point : List.of(off, short1, mixed, new byte[] {0}, new byte[65])) {
      assertTrue(Board.whyNot(passkey.line(point)).isPresent());
    }
    assertFalse(Board.whyNot(passkey.line()).isPresent());
    for (String origin :
        List.of("https://example", "https://evilreview.example", "https://other.example")) {
      enter(kit, passkey.line(), listed(passkey.line(), List.of(ORIGIN, origin)));
      String fault = kit.board().faults().get(0).message();
      assertTrue(fault.contains("it was made for \"review.example\" and cannot sign on"), fault);
      assertTrue(fault.contains(origin), fault);
    }
    enter(kit, passkey.line(), listed(passkey.line(), List.of("https://a.review.example:99")));
    assertEquals(List.of(), kit.board().faults());
    String plain = Kit.publicLine(kit.keyOf("r.three"));
    enter(kit, plain, listed(plain, List.of(ORIGIN)));
    assertTrue(kit.board().faults().get(0).message().contains("only a passkey"));
  }
}
