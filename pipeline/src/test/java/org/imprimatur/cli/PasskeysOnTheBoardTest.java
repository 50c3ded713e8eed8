package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.review.Passkey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check says of passkeys in {@code imprimatur.yaml}, and where. */
final class PasskeysOnTheBoardTest {
  @TempDir Path dir;

  private CommandLine.Ran check(String line, String origins) throws Exception {
    Files.writeString(
        dir.resolve("imprimatur.yaml"),
        """
        site: {id: s, title: S}
        people:
          - id: r.one
            name: Sample One
            roles: [reviewer]
            keys:
              - key: "%s"
                origins: %s
        policy: {approvals-needed: 1}
        """
            .formatted(line, origins));
    return CommandLine.run(dir, "check");
  }

  @Test
  void aPasskeyWithOriginsBelowItsHostIsFine() throws Exception {
    Passkey passkey = new Passkey("review.example");
    CommandLine.Ran ran =
        check(passkey.line(), "[\"https://review.example\", \"https://a.review.example:8443\"]");
    assertEquals(0, ran.code(), ran.out() + ran.err());
    assertTrue(ran.out().contains("0 errors, 0 warnings"), ran.out());
    assertEquals(
        0,
        check(new Passkey("imprimatur.localhost").line(), "[\"http://imprimatur.localhost\"]")
            .code());
  }

  @Test
  void anOriginOfAnotherHostIsAnErrorAtItsKey() throws Exception {
    CommandLine.Ran ran =
        check(new Passkey("review.example").line(), "[\"https://preview.example\"]");
    assertEquals(1, ran.code());
    assertTrue(
        ran.out()
            .contains(
                "imprimatur.yaml:7:15: error config/key: a key of \"r.one\" does not count: this key"
                    + " cannot be used: it was made for \"review.example\" and cannot sign on"
                    + " https://preview.example"),
        ran.out());
  }

  @Test
  void whatIsNoOriginIsAnErrorAtItsPlace() throws Exception {
    String line = new Passkey("review.example").line();
    for (String odd :
        new String[] {
          "https://review.example/",
          "https://Review.example",
          "http://review.example",
          "https://review.example:443",
          "https://review.example:0",
          "review.example",
          "*",
          "null"
        }) {
      CommandLine.Ran ran = check(line, "[\"" + odd + "\"]");
      assertEquals(2, ran.code(), odd);
      assertTrue(ran.err().contains("imprimatur.yaml:8:19"), ran.err());
      assertTrue(ran.err().contains("must be the beginning of an address"), ran.err());
    }
  }

  @Test
  void onlyAPasskeyHasOrigins() throws Exception {
    CommandLine.Ran ran = check("ssh-ed25519 AAAA", "[\"https://review.example\"]");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("imprimatur.yaml:8:18"), ran.err());
    assertTrue(ran.err().contains("only a passkey has origins"), ran.err());
  }
}
