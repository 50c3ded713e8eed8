package org.imprimatur.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.model.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A front without a command line signs: bytes in, a signature or a refusal out. */
final class SigningKeysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final String PATH = Objects.requireNonNullElse(System.getenv("PATH"), "");

  @TempDir Path home;

  /** A front with nobody at it, which writes down what people are told. */
  private static final class Silent implements SigningPrompt {
    final List<String> said = new ArrayList<>();

    @Override
    public void say(String sentence) {
      said.add(sentence);
    }

    @Override
    public boolean canAsk() {
      return false;
    }
  }

  @BeforeAll
  static void findPrograms() {
    boolean there =
        Stream.of(PATH.split(":")).anyMatch(f -> Files.isExecutable(Path.of(f, "ssh-keygen")));
    assumeTrue(there || ContinuousIntegration.isRunning(), "ssh-keygen is not installed");
  }

  private SigningMachine machine() {
    return new SigningMachine(home, Map.of("PATH", PATH, "HOME", home.toString()));
  }

  /** A key of this passphrase. */
  private Path key(String passphrase) throws Exception {
    Path key = home.resolve("key");
    int code =
        new ProcessBuilder(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertEquals(0, code);
    return key;
  }

  private static Person owner(String line) {
    return new Person(
        "a.reviewer",
        "A",
        List.of("reviewer"),
        null,
        List.of(new Person.Key(line, DAY, null, null, null)));
  }

  @Test
  void signsWithTheKeyThatIsNamed() throws Exception {
    Path key = key("");
    Person person = owner(Files.readString(home.resolve("key.pub")).strip());
    SigningKeys keys =
        new SigningKeys(
            machine(), new Silent(), new SigningKeys.Options(key, List.of(person), DAY));
    assertEquals(person, keys.owner().orElseThrow());
    SigningKeys.Key found = keys.find(person);
    assertEquals(null, keys.whyNot(found, person));
    Signing.Signed signed =
        assertInstanceOf(
            Signing.Signed.class, keys.sign(found, person, "what is signed".getBytes(UTF_8)));
    assertTrue(signed.armoured().startsWith("-----BEGIN SSH SIGNATURE-----"), signed.armoured());
  }

  @Test
  void aPassphraseThatNobodyCanTypeIsARefusal() throws Exception {
    Path key = key("a sentence that only one knows");
    Person person = owner(Files.readString(home.resolve("key.pub")).strip());
    SigningKeys keys =
        new SigningKeys(
            machine(), new Silent(), new SigningKeys.Options(key, List.of(person), DAY));
    Signing.NotSigned not =
        assertInstanceOf(
            Signing.NotSigned.class, keys.sign(keys.find(person), person, new byte[] {1}));
    assertEquals(
        "the key " + key + " has a passphrase, and there is no terminal to ask for it on",
        not.reason());
  }

  @Test
  void whoHasNoKeyIsTold() {
    Person person = owner("ssh-ed25519 AAAA");
    SigningKeys keys =
        new SigningKeys(
            machine(), new Silent(), new SigningKeys.Options(null, List.of(person), DAY));
    NoKeyException none = assertThrows(NoKeyException.class, () -> keys.find(person));
    assertEquals("no key of A was found on this computer", none.reason());
  }
}
