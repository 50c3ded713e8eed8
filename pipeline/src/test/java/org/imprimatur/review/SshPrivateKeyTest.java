package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.ContinuousIntegration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key files as {@code ssh-keygen} writes them, whole and cut short. */
final class SshPrivateKeyTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "RFC4716, ed25519",
    "RFC4716, ecdsa",
    "PEM, ecdsa",
    "PKCS8, ecdsa",
  })
  void aPassphraseIsSeen(String form, String type) throws Exception {
    for (String passphrase : List.of("", "some words")) {
      String text = key(form, type, passphrase);
      SshPrivateKey key = SshPrivateKey.read(text).orElseThrow();
      assertEquals(passphrase.isEmpty(), key.isOpen(), text);
      if (form.equals("RFC4716")) {
        String line = Files.readString(temp.resolve("key.pub"), UTF_8);
        assertTrue(line.startsWith(key.publicLine() + " "), line);
      } else {
        assertEquals("", key.publicLine());
      }
    }
  }

  @Test
  void aCipherWithATagIsKnown() throws Exception {
    String text = key("RFC4716", "ed25519", "some words", "-Z", "aes256-gcm@openssh.com");
    assertEquals(Optional.of(false), SshPrivateKey.read(text).map(SshPrivateKey::isOpen));
  }

  @Test
  void whatIsNotWholeIsNoKey() throws Exception {
    String text = key("RFC4716", "ed25519", "some words").strip();
    for (int length = 0; length < text.length(); length++) {
      assertEquals(Optional.empty(), SshPrivateKey.read(text.substring(0, length)));
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.remove(lines.size() - 2);
    assertEquals(Optional.empty(), SshPrivateKey.read(String.join("\n", lines)));
    assertEquals(Optional.empty(), SshPrivateKey.read("no key"));
  }

  private String key(String form, String type, String passphrase, String... more) throws Exception {
    Path file = temp.resolve("key");
    Files.deleteIfExists(file);
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-m", form, "-t", type));
    command.addAll(List.of("-a", "1", "-N", passphrase, "-C", "words", "-f", file.toString()));
    command.addAll(List.of(more));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertEquals(0, process.waitFor(), said);
    } catch (IOException e) {
      if (ContinuousIntegration.isRunning()) {
        fail("ssh-keygen is missing");
      }
      Assumptions.abort("SKIPPED: ssh-keygen is missing, no key file was read");
    }
    return Files.readString(file, UTF_8);
  }
}
