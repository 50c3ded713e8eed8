package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.imprimatur.model.Block;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clever people do to signatures, keys and steps rather than to the words: all refused. */
final class SignatureForgeryTest {
  /** The order of Ed25519's group (RFC 8032, section 5.1). */
  private static final BigInteger ORDER =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private final Kit kit = new Kit();

  private void assertRefused(String rule) {
    List<String> faults = kit.faults();
    assertTrue(faults.contains(rule), faults::toString);
    assertNotEquals(Status.APPROVED, kit.proved());
  }

  private Event openApproval() {
    kit.declare(Status.APPROVED);
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    return kit.event(Action.APPROVE, "r.two");
  }

  private static void enter(Kit kit, String id, String line) {
    Person.Key key = new Person.Key(line, null, null, null, null);
    kit.people.replaceAll(
        person ->
            person.id().equals(id)
                ? new Person(id, person.name(), person.roles(), null, List.of(key))
                : person);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] out = new byte[32];
    for (int i = 0; i < bytes.length && i < 32; i++) {
      out[i] = bytes[bytes.length - 1 - i];
    }
    return out;
  }

  @Test
  void anotherFormOfAnEd25519SignatureIsRefused() {
    Event event = openApproval();
    byte[] blob = Base64.getDecoder().decode(kit.sign(event).signature());
    byte[] half = Arrays.copyOfRange(blob, blob.length - 32, blob.length);
    BigInteger s = new BigInteger(1, reversed(half)).add(ORDER);
    System.arraycopy(reversed(s.toByteArray()), 0, blob, blob.length - 32, 32);
    kit.add(event.signed(Base64.getEncoder().encodeToString(blob)));
    assertRefused("review/bad-signature");
  }

  /** With such a key, one signature is good over many messages. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void keysOfSmallOrderAreNoKeys(String point) {
    byte[] blob = SshWire.strings(SshWire.ascii("ssh-ed25519"), HexFormat.of().parseHex(point));
    String line = "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob);
    assertTrue(Board.whyNot(line).isPresent());
    Event event = openApproval();
    enter(kit, "r.two", line);
    byte[] whole =
        Kit.join(
            SshWire.ascii("SSHSIG"),
            new byte[] {0, 0, 0, 1},
            SshWire.strings(
                blob,
                SshWire.ascii(SshSignature.NAMESPACE),
                new byte[0],
                SshWire.ascii("sha512"),
                SshWire.strings(
                    SshWire.ascii("ssh-ed25519"),
                    Kit.join(HexFormat.of().parseHex(point), new byte[32]))));
    kit.add(event.signed(Base64.getEncoder().encodeToString(whole)));
    assertRefused("review/bad-signature");
  }

  @Test
  void theOtherHalfOfAnEcdsaSignatureDoesNotMakeASecondEvent() throws Exception {
    var generator = new ECKeyPairGenerator();
    var curve = ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1);
    generator.init(new ECKeyGenerationParameters(curve, new SecureRandom()));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    byte[] point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
    byte[] type = SshWire.ascii("ecdsa-sha2-nistp256");
    byte[] blob = SshWire.strings(type, SshWire.ascii("nistp256"), point);
    enter(kit, "r.two", "ecdsa-sha2-nistp256 " + Base64.getEncoder().encodeToString(blob));
    Event event = openApproval();
    byte[] tail =
        SshWire.strings(
            SshWire.ascii(SshSignature.NAMESPACE),
            new byte[0],
            SshWire.ascii("sha512"),
            Sha256.hash("SHA-512", event.signedBytes()));
    ECDSASigner signer = new ECDSASigner();
    signer.init(true, (ECPrivateKeyParameters) pair.getPrivate());
    byte[] digest = Sha256.hash("SHA-256", Kit.join(SshWire.ascii("SSHSIG"), tail));
    BigInteger[] rs = signer.generateSignature(digest);
    kit.add(event.signed(ecdsa(type, blob, rs[0], rs[1])));
    assertEquals(List.of(), kit.faults());
    byte[] good = kit.ledger;
    kit.add(event.signed(ecdsa(type, blob, rs[0], curve.getN().subtract(rs[1]))));
    assertRefused("review/duplicate-event");
    for (BigInteger[] bad :
        List.of(
            new BigInteger[] {rs[0], rs[1].add(curve.getN())},
            new BigInteger[] {BigInteger.ONE, BigInteger.ONE},
            new BigInteger[] {curve.getN(), curve.getN()})) {
      kit.ledger = good;
      kit.add(event.signed(ecdsa(type, blob, bad[0], bad[1])));
      assertNotEquals(Status.APPROVED, kit.proved());
    }
  }

  private static String ecdsa(byte[] type, byte[] blob, BigInteger r, BigInteger s) {
    byte[] raw = SshWire.strings(r.toByteArray(), s.toByteArray());
    byte[] whole =
        Kit.join(
            SshWire.ascii("SSHSIG"),
            new byte[] {0, 0, 0, 1},
            SshWire.strings(
                blob,
                SshWire.ascii(SshSignature.NAMESPACE),
                new byte[0],
                SshWire.ascii("sha512"),
                SshWire.strings(type, raw)));
    return Base64.getEncoder().encodeToString(whole);
  }

  @Test
  void rsaKeysWithAnExponentOfOneOrAVeryLongOneAreNoKeys() throws Exception {
    BigInteger modulus = BigInteger.probablePrime(1100, new SecureRandom());
    modulus = modulus.multiply(BigInteger.probablePrime(1100, new SecureRandom()));
    for (BigInteger exponent :
        List.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(70).add(BigInteger.ONE))) {
      byte[] blob =
          SshWire.strings(SshWire.ascii("ssh-rsa"), exponent.toByteArray(), modulus.toByteArray());
      String line = "ssh-rsa " + Base64.getEncoder().encodeToString(blob);
      assertTrue(Board.whyNot(line).isPresent(), exponent.toString());
      assertThrows(SshWire.Malformed.class, () -> SshPublicKey.parseUnlisted(blob));
    }
    byte[] usual =
        SshWire.strings(
            SshWire.ascii("ssh-rsa"),
            BigInteger.valueOf(65537).toByteArray(),
            modulus.toByteArray());
    assertNotNull(SshPublicKey.parseUnlisted(usual));
  }

  @Test
  void theFieldsOfASignatureCannotBeExchanged() {
    Event event = openApproval();
    String good = kit.sign(event).signature();
    byte[] before = kit.ledger;
    for (String forged :
        List.of(
            relabelled(good, "sha512", "sha256"),
            relabelled(good, "imprimatur-review", "imprimatur-revie2"),
            relabelled(good, "SSHSIG", "SSHSIH"),
            Kit.signature(event.signedBytes(), kit.keyOf("r.two"), ""),
            Kit.signature(event.signedBytes(), kit.keyOf("r.two"), "imprimatur-review-x"),
            Kit.signature(event.signedBytes(), kit.keyOf("r.two"), "x-imprimatur-review"),
            good.replace('A', 'B'),
            good + good)) {
      kit.ledger = before;
      kit.add(event.signed(forged));
      assertRefused("review/bad-signature");
    }
  }

  private static String relabelled(String base64, String from, String to) {
    String bytes =
        new String(
            Base64.getDecoder().decode(base64), java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] other = bytes.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return Base64.getEncoder().encodeToString(other);
  }

  @Test
  void twoArmouredBlocksAreNoSignature() {
    String one = Kit.armour(kit.sign(kit.event(Action.SUBMIT, "a.author")).signature());
    for (String bad : List.of(one + one, one + "x", "x" + one, one.replace("SSH", "PGP"))) {
      assertThrows(SshWire.Malformed.class, () -> SshSignature.unarmour(bad), bad);
    }
  }

  /** Each stands in the place of a good time, in a line that is signed all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-27T23:59:60Z",
        "2026-02-27T24:00:00Z",
        "2026-02-30T10:00:00Z",
        "-2026-02-27T10:00:00Z",
        "+12026-02-27T10:00:00Z",
        "2026-02-27T10:00:00+00:00",
        "2026-02-27T10:00:00.000Z",
        "2026-02-27T10:00Z",
        "2026-02-27t10:00:00z",
        "2026-02-27",
        "\u0662026-02-27T10:00:00Z",
        ""
      })
  void aTimeInAnotherFormIsRefused(String time) {
    Event event = openApproval();
    kit.add(kit.sign(ChangedEvent.at(event, time)));
    assertRefused("review/malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "99999999999999999999",
        "-1",
        "-0",
        "01",
        "1.0",
        "0x1",
        "NaN",
        "2147483648"
      })
  void aNumberInAnotherFormIsRefused(String number) {
    kit.toApproved();
    kit.declare(Status.APPROVED);
    kit.lines(kit.lines().replace("\"canon\":2", "\"canon\":" + number));
    assertRefused("review/malformed");
  }

  @Test
  void aDigestOfAnUnknownFormCountsForNothing() {
    Event event = openApproval();
    String text = event.signedText().replace("\"canon\":2", "\"canon\":3");
    String signature =
        Kit.signature(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            kit.keyOf("r.two"),
            SshSignature.NAMESPACE);
    String line = text.replace("\"site\":", "\"signature\":\"" + signature + "\",\"site\":");
    kit.lines(kit.lines() + line + "\n");
    assertRefused("review/too-few-approvals");
  }

  @Test
  void movedNestingSwappedImagesAndInvisibleCharactersTakeTheApprovalAway() {
    Block start = Kit.paragraph(Kit.text("Start with 5 mg"));
    Block one = Kit.paragraph(Kit.text("cyclobenzaprine"));
    Block two = Kit.paragraph(Kit.text("tizanidine"));
    Block image = Kit.paragraph(Kit.image("a.png"), Kit.image("b.png"));
    kit.images.put("a.png", new byte[] {1});
    kit.images.put("b.png", new byte[] {2});
    kit.blocks = List.of(image, Kit.list(Kit.item(one, Kit.list(Kit.item(start))), Kit.item(two)));
    kit.declare(Status.APPROVED);
    kit.toApproved();
    assertEquals(List.of(), kit.faults());
    List<Block> good = kit.blocks;
    kit.blocks = List.of(image, Kit.list(Kit.item(one), Kit.item(two, Kit.list(Kit.item(start)))));
    assertRefused("review/changed-since-approval");
    Block hidden = Kit.paragraph(Kit.text("Start with 5\u200b0 mg"));
    kit.blocks = List.of(image, Kit.list(Kit.item(one, Kit.list(Kit.item(hidden))), Kit.item(two)));
    assertRefused("review/changed-since-approval");
    kit.blocks = good;
    assertEquals(List.of(), kit.faults());
    kit.images.put("a.png", new byte[] {2});
    kit.images.put("b.png", new byte[] {1});
    assertRefused("review/changed-since-approval");
  }

  /**
   * Who approves tells the claims that they approved; a later review must not rest on one alone.
   */
  @Test
  void anApprovalThatTellsItsDosesWronglyDoesNotSpareThePharmacist() {
    Policy base = Policy.DEFAULT;
    kit.policy =
        new Policy(
            2,
            base.reviewInterval(),
            base.grace(),
            List.of(),
            base.style(),
            base.levels(),
            Map.of("dose-changed", List.of("pharmacist")),
            Map.of(),
            Map.of());
    kit.person("p.one", "pharmacist", "reviewer");
    Map<String, String> honest = Map.of("c-1", "0011223344556677-dose-0011223344556677");
    Map<String, String> planned = Map.of("c-1", "8899aabbccddeeff-dose-8899aabbccddeeff");
    kit.toReview();
    kit.claims = honest;
    kit.take(Action.APPROVE, "p.one");
    kit.claims = planned;
    kit.take(Action.APPROVE, "r.one");
    kit.claims = honest;
    assertEquals(Status.APPROVED, kit.proved());
    kit.blocks = List.of(Kit.paragraph(Kit.text("Start with 50 mg")));
    kit.claims = planned;
    kit.take(Action.APPROVE, "r.one");
    kit.take(Action.APPROVE, "r.two");
    assertEquals(Status.UNDER_REVIEW, kit.proved(), "a dose changed");
  }

  /** A step that does not count still lowers the status, but its words are shown to nobody. */
  @Test
  void theWordsOfAStepThatDoesNotCountAreNotRepeated() {
    kit.toApproved();
    Event event = kit.event(Action.WITHDRAW, "r.one");
    Event words = ChangedEvent.withNote(event, "Take 500 mg instead");
    kit.add(kit.sign(words, kit.keyOf("a.author"), SshSignature.NAMESPACE));
    ReviewProof.Outcome outcome = kit.prove();
    assertEquals(Status.SUBMITTED, outcome.proof().proved());
    assertEquals(null, outcome.taken());
    assertTrue(outcome.onceApproved());
    assertTrue(outcome.proof().reasons().stream().noneMatch(reason -> reason.contains("500")));
  }

  /** Signed on a machine whose clock was set back, before the key lapsed. */
  @Test
  void aBackDatedEventOfALapsedKeyIsRefusedAgainstATrustedRevision() {
    kit.asOf = LocalDate.of(2026, 5, 1);
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    kit.trust = Kit.trusting(kit.ledger());
    kit.take(Action.APPROVE, "r.two");
    kit.declare(Status.APPROVED);
    kit.rekey("r.two", LocalDate.of(2026, 2, 28), null);
    assertRefused("review/back-dated");
  }
}
