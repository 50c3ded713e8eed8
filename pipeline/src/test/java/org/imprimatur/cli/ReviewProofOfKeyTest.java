package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.review.Passkey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that somebody has the passkey that they want on the board. */
final class ReviewProofOfKeyTest {
  private static final String ORIGIN = "https://review.example";

  @TempDir Path temp;

  private final Passkey passkey = new Passkey("review.example");

  @BeforeEach
  void make() throws Exception {
    board("");
  }

  private void board(String keys) throws Exception {
    Files.writeString(
        temp.resolve("imprimatur.yaml"),
        "site: {id: sample-site, title: S}\npeople:\n"
            + "  - {id: r.one, name: Sample One, roles: [reviewer]"
            + keys
            + "}\n  - {id: r.two, name: Sample Two, roles: [reviewer]}\n"
            + "policy: {approvals-needed: 1}\n");
  }

  private static String unsigned(String site, String by, String key) {
    return "{\"at\":\"2026-05-31T10:00:00Z\",\"by\":\""
        + by
        + "\",\"key\":\""
        + key
        + "\",\"site\":\""
        + site
        + "\",\"v\":1}";
  }

  private static String proof(String unsigned, Passkey.Assertion assertion) {
    String signature = assertion.sign(unsigned.getBytes(StandardCharsets.UTF_8));
    return unsigned.replace("\"site\":", "\"signature\":\"" + signature + "\",\"site\":");
  }

  private Passkey.Assertion at(String origin) {
    return passkey.on(origin).in("imprimatur-join");
  }

  private CommandLine.Ran join(String proof, String... more) throws Exception {
    Path file = Files.writeString(temp.resolve("proof.json"), proof + "\n");
    String[] words = {"review", "join", "--proof", file.toString()};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return CommandLine.run(temp, all);
  }

  private void refused(String words, String proof) throws Exception {
    CommandLine.Ran ran = join(proof);
    assertEquals(1, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(words), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void aProofGivesTheEntryAndSixWords() throws Exception {
    String unsigned = unsigned("sample-site", "r.one", passkey.line());
    CommandLine.Ran ran = join(proof(unsigned, at(ORIGIN)));
    assertEquals(0, ran.code(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertTrue(lines.get(0).matches("words: [a-z]+( [a-z]+){5}"), ran.out());
    assertEquals("    keys:", lines.get(1));
    assertEquals(
        "      - {key: \""
            + passkey.line()
            + "\", from: 2026-06-01, origins: [\"https://review.example\"]}",
        lines.get(2));
    assertTrue(ran.err().contains("call them on a number that you knew before"), ran.err());
    // The entry is taken as it is printed.
    board(", keys: [" + lines.get(2).substring("      - ".length()) + "]");
    assertEquals(0, CommandLine.run(temp, "check").code());
    CommandLine.Ran again = join(proof(unsigned, at(ORIGIN)));
    assertTrue(again.err().contains("The board lists this key already"), again.err());
    // Another time signs the same words; another key or person has others.
    assertEquals(lines.get(0), again.out().lines().findFirst().orElse(""));
    board("");
    Passkey other = new Passkey("review.example");
    String others = unsigned("sample-site", "r.one", other.line());
    String words = join(proof(others, other.on(ORIGIN).in("imprimatur-join"))).out();
    assertFalse(words.startsWith(lines.get(0)), words);
    String two = join(proof(unsigned("sample-site", "r.two", passkey.line()), at(ORIGIN))).out();
    assertFalse(two.startsWith(lines.get(0)), two);
  }

  @Test
  void theDesksOwnOriginIsListedWithoutItsPort() throws Exception {
    Passkey own = new Passkey("imprimatur.localhost");
    String unsigned = unsigned("sample-site", "r.one", own.line());
    Passkey.Assertion desk = own.on("http://imprimatur.localhost:43117").in("imprimatur-join");
    CommandLine.Ran ran = join(proof(unsigned, desk), "--json");
    assertTrue(ran.out().contains("    \"http://imprimatur.localhost\"\n"), ran.out());
    assertTrue(ran.out().contains("\"synced\" : true"), ran.out());
  }

  @Test
  void whatProvesNothingIsRefused() throws Exception {
    String key = passkey.line();
    String mine = unsigned("sample-site", "r.one", key);
    refused("on the board; list the person", proof(unsigned("sample-site", "x", key), at(ORIGIN)));
    refused("for the site \"b\"", proof(unsigned("b", "r.one", key), at(ORIGIN)));
    refused("not for \"imprimatur-join\"", proof(mine, passkey.on(ORIGIN)));
    refused("no user verification", proof(mine, at(ORIGIN).with(1)));
    refused("cannot sign on https://evil.example", proof(mine, at("https://evil.example")));
    String others = unsigned("sample-site", "r.one", new Passkey("review.example").line());
    refused("not by the key that it names", proof(others, at(ORIGIN)));
    String good = proof(mine, at(ORIGIN));
    refused("was asked to sign something else", good.replace("r.one", "r.two"));
    refused("does not belong", good.replace("\"v\":1", "\"v\":1,\"x\":1"));
    refused("proves nothing", good.substring(1));
    refused("proves nothing", "");
    board(", keys: [{key: \"" + key + "\", origins: [\"https://review.example\"]}]");
    refused("already, for \"r.one\"", proof(unsigned("sample-site", "r.two", key), at(ORIGIN)));
    assertEquals(2, CommandLine.run(temp, "review", "join", "--proof", "none").code());
    assertEquals(
        2, CommandLine.run(temp, "review", "join", "--proof", "none", "--as", "r.one").code());
  }
}
