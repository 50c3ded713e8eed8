package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenSSH signs, we accept; what we write down, OpenSSH accepts. */
@Tag("ssh")
final class SshKeygenTest {
  @TempDir Path dir;

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

  @ParameterizedTest
  @CsvSource({
    "ed25519,256,sha512",
    "ed25519,256,sha256",
    "ecdsa,256,sha512",
    "ecdsa,384,sha512",
    "ecdsa,521,sha256",
    "rsa,2048,sha512",
    "rsa,3072,sha256"
  })
  void whatItSignsIsAccepted(String type, String bits, String hash) throws Exception {
    keygen("-q", "-t", type, "-b", bits, "-N", "", "-C", "sample", "-f", "key");
    Kit kit = new Kit();
    enter(kit, "r.two", Files.readString(dir.resolve("key.pub")));
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    Event event = kit.event(Action.APPROVE, "r.two");
    kit.add(
        event.signed(
            SshSignature.unarmour(sign(event.signedBytes(), "key", hash, "imprimatur-review"))));
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
    // And its own verifier reads back what stands in the ledger.
    assertTrue(verify(kit, kit.ledger().entries().get(3).event()));
  }

  @Test
  void whatWeWriteDownItAccepts() throws Exception {
    Kit kit = new Kit();
    kit.toApproved();
    for (Ledger.Entry entry : kit.ledger().entries()) {
      assertTrue(verify(kit, entry.event()), entry.event().toString());
    }
    Event approval = kit.ledger().entries().get(2).event();
    assertFalse(verify(kit, ChangedEvent.withRole(approval, "editor")));
  }

  @Test
  void itRefusesOurEventsByTheDatesOfTheBoard() throws Exception {
    Kit kit = new Kit();
    kit.toApproved();
    kit.rekey("r.one", java.time.LocalDate.of(2026, 2, 26), null);
    assertFalse(verify(kit, kit.ledger().entries().get(2).event()));
    kit.rekey("r.one", java.time.LocalDate.of(2026, 2, 27), null);
    assertTrue(verify(kit, kit.ledger().entries().get(2).event()));
    kit.rekey("r.one", null, java.time.LocalDate.of(2026, 2, 27));
    assertFalse(verify(kit, kit.ledger().entries().get(2).event()));
  }

  @Test
  void shortRsaOtherNamespacesAndCertificatesAreRefused() throws Exception {
    keygen("-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", "short");
    assertTrue(
        Board.whyNot(Files.readString(dir.resolve("short.pub"))).orElseThrow().contains("2048"));

    keygen("-q", "-t", "ed25519", "-N", "", "-f", "key");
    Kit kit = new Kit();
    enter(kit, "r.two", Files.readString(dir.resolve("key.pub")));
    kit.toReview();
    Event event = kit.event(Action.APPROVE, "r.two");
    byte[] before = kit.ledger;
    kit.add(
        event.signed(SshSignature.unarmour(sign(event.signedBytes(), "key", "sha512", "file"))));
    assertTrue(kit.faults().contains("review/bad-signature"));

    keygen("-q", "-t", "ed25519", "-N", "", "-f", "ca");
    keygen("-q", "-s", "ca", "-I", "sample", "-n", "r.two", "key.pub");
    assertTrue(Board.whyNot(Files.readString(dir.resolve("key-cert.pub"))).isPresent());
    kit.ledger = before;
    String armoured = sign(event.signedBytes(), "key-cert.pub", "sha512", "imprimatur-review");
    kit.add(event.signed(SshSignature.unarmour(armoured)));
    assertTrue(kit.faults().contains("review/bad-signature"));
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519,1,true",
    "ed25519,5,true",
    "ed25519,0,false",
    "ecdsa,1,true",
    "ecdsa,4,false"
  })
  void securityKeysNeedATouch(String type, int flags, boolean accepted) throws Exception {
    SecurityKey key = type.equals("ed25519") ? edwards() : nist();
    Kit kit = new Kit();
    enter(kit, "r.two", key.line());
    kit.toReview();
    kit.take(Action.APPROVE, "r.one");
    Event event = kit.event(Action.APPROVE, "r.two");
    kit.add(event.signed(key.sign(event.signedBytes(), (byte) flags)));
    assertEquals(accepted, kit.proved() == Status.APPROVED);
    assertEquals(accepted, !kit.faults().contains("review/bad-signature"));
    if (accepted) {
      assertTrue(verify(kit, kit.ledger().entries().get(3).event()));
    }
  }

  @Test
  void shaOneIsRefused() throws Exception {
    keygen("-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", "key");
    SshPublicKey key = SshPublicKey.parseLine(Files.readString(dir.resolve("key.pub")));
    byte[] blob = SshWire.strings(SshWire.ascii("ssh-rsa"), new byte[256]);
    assertThrows(SshWire.Malformed.class, () -> key.verifies(blob, new byte[1]));
  }

  /** The shell lines of docs/review.md, run as they stand there. */
  @Test
  void theCommandsOfTheDocumentVerifyAnApproval() throws Exception {
    boolean jq = has("jq");
    assertTrue(jq || !ContinuousIntegration.isRunning(), "jq is missing");
    Assumptions.assumeTrue(jq, "SKIPPED: jq is missing, docs/review.md was not tried out");
    Kit kit = new Kit();
    kit.toApproved();
    Files.write(dir.resolve("pinched-nerve.review.jsonl"), kit.ledger);
    Files.writeString(dir.resolve("allowed_signers"), kit.board().allowedSigners());
    String document = Files.readString(Path.of("..", "docs", "review.md"));
    int start = document.indexOf("```sh\n") + 6;
    String commands = document.substring(start, document.indexOf("```", start));
    assertEquals(0, run(null, "bash", "-e", "-o", "pipefail", "-c", commands), commands);
    Files.writeString(
        dir.resolve("pinched-nerve.review.jsonl"), kit.lines().replace("reviewer", "reviewed"));
    assertFalse(0 == run(null, "bash", "-e", "-o", "pipefail", "-c", commands));
  }

  private static boolean has(String program) {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void enter(Kit kit, String id, String line) {
    Person.Key key = new Person.Key(line, null, null, null, null);
    kit.people.replaceAll(
        person ->
            person.id().equals(id)
                ? new Person(id, person.name(), person.roles(), null, List.of(key))
                : person);
  }

  private String sign(byte[] message, String key, String hash, String namespace) throws Exception {
    Path file = dir.resolve("event");
    Files.write(file, message);
    Files.deleteIfExists(dir.resolve("event.sig"));
    keygen("-q", "-Y", "sign", "-O", "hashalg=" + hash, "-n", namespace, "-f", key, "event");
    return Files.readString(dir.resolve("event.sig"));
  }

  private boolean verify(Kit kit, Event event) throws Exception {
    Files.writeString(dir.resolve("allowed_signers"), kit.board().allowedSigners());
    Files.writeString(dir.resolve("armoured"), Kit.armour(event.signature()));
    Path bytes = dir.resolve("bytes");
    Files.write(bytes, event.signedBytes());
    String time = event.at().replaceAll("[-:T]", "");
    return run(
            bytes,
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            "allowed_signers",
            "-I",
            event.by(),
            "-n",
            "imprimatur-review",
            "-s",
            "armoured",
            "-O",
            "verify-time=" + time)
        == 0;
  }

  private void keygen(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("ssh-keygen"));
    all.addAll(List.of(arguments));
    assertEquals(0, run(null, all.toArray(String[]::new)), all.toString());
  }

  private int run(@org.jspecify.annotations.Nullable Path input, String... command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().put("TZ", "UTC");
    builder.redirectErrorStream(true).redirectOutput(dir.resolve("log").toFile());
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  /** A security key in software: what it signs is what PROTOCOL.u2f says. */
  private interface SecurityKey {
    byte[] blob();

    String type();

    /** Signs, and gives the part before flags and counter. */
    byte[] raw(byte[] message);

    default String line() {
      return type() + " " + Base64.getEncoder().encodeToString(blob());
    }

    default String sign(byte[] message, byte flags) {
      byte[] namespace = SshWire.ascii(SshSignature.NAMESPACE);
      byte[] hash = SshWire.ascii("sha512");
      byte[] signed =
          Kit.join(
              SshWire.ascii("SSHSIG"),
              SshWire.strings(namespace, new byte[0], hash, Sha256.hash("SHA-512", message)));
      byte[] counter = {0, 0, 0, 9};
      byte[] touched =
          Kit.join(
              Sha256.hash("SHA-256", SshWire.ascii("ssh:")),
              new byte[] {flags},
              counter,
              Sha256.hash("SHA-256", signed));
      byte[] signature =
          Kit.join(
              SshWire.strings(SshWire.ascii(type()), raw(touched)), new byte[] {flags}, counter);
      byte[] whole =
          Kit.join(
              SshWire.ascii("SSHSIG"),
              new byte[] {0, 0, 0, 1},
              SshWire.strings(blob(), namespace, new byte[0], hash, signature));
      return Base64.getEncoder().encodeToString(whole);
    }
  }

  private static SecurityKey edwards() {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
    return new SecurityKey() {
      @Override
      public String type() {
        return "sk-ssh-ed25519@openssh.com";
      }

      @Override
      public byte[] blob() {
        return SshWire.strings(
            SshWire.ascii(type()), key.generatePublicKey().getEncoded(), SshWire.ascii("ssh:"));
      }

      @Override
      public byte[] raw(byte[] message) {
        byte[] out = new byte[64];
        key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, out, 0);
        return out;
      }
    };
  }

  private static SecurityKey nist() {
    ECDomainParameters curve =
        ECNamedDomainParameters.lookup(org.bouncycastle.asn1.sec.SECObjectIdentifiers.secp256r1);
    var generator = new org.bouncycastle.crypto.generators.ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(curve, new SecureRandom()));
    var pair = generator.generateKeyPair();
    byte[] point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
    return new SecurityKey() {
      @Override
      public String type() {
        return "sk-ecdsa-sha2-nistp256@openssh.com";
      }

      @Override
      public byte[] blob() {
        return SshWire.strings(
            SshWire.ascii(type()), SshWire.ascii("nistp256"), point, SshWire.ascii("ssh:"));
      }

      @Override
      public byte[] raw(byte[] message) {
        var signer = new org.bouncycastle.crypto.signers.ECDSASigner();
        signer.init(true, (ECPrivateKeyParameters) pair.getPrivate());
        BigInteger[] rs = signer.generateSignature(Sha256.hash("SHA-256", message));
        return SshWire.strings(rs[0].toByteArray(), rs[1].toByteArray());
      }
    };
  }

  @Test
  void anArmouredSignatureOfAnotherKindIsRefused() {
    for (String bad : List.of("", "-----BEGIN PGP SIGNATURE-----", "AAAA")) {
      assertThrows(SshWire.Malformed.class, () -> SshSignature.unarmour(bad));
    }
  }
}
