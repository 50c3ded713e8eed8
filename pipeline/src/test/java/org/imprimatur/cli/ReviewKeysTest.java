package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which key signs, and what is said where none can. */
final class ReviewKeysTest extends ReviewFolderTests {
  private CommandLine.Ran submit(Map<String, String> environment, String... more) {
    Map<String, String> all = new LinkedHashMap<>(folder.environment());
    all.putAll(environment);
    String[] args = java.util.Arrays.copyOf(new String[] {"review", "submit"}, 4 + more.length);
    args[2] = ReviewFolder.ID;
    args[3] = "--yes";
    System.arraycopy(more, 0, args, 4, more.length);
    return CommandLine.run(folder.root, all, args);
  }

  private void refused(CommandLine.Ran ran, int code, String... words) {
    assertEquals(code, ran.code(), ran.err());
    for (String word : words) {
      assertTrue(ran.err().contains(word), word + " in " + ran.err());
    }
    assertEquals("", ran.out());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  @Test
  void aKeyThatAnAgentHoldsSignsWithoutItsFile() throws Exception {
    ReviewFolder.needs("ssh-agent", "ssh-add");
    Path socket = temp.resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .start();
    try {
      // It says where it listens once it does.
      assertTrue(agent.getInputStream().read() > 0);
      ReviewFolder.exec(
          folder.keys,
          "env",
          "SSH_AUTH_SOCK=" + socket,
          "ssh-add",
          "-q",
          folder.keys.resolve("a.author").toString());
      Files.delete(folder.keys.resolve("a.author"));
      Files.delete(folder.keys.resolve("a.author.pub"));
      Map<String, String> environment = Map.of("SSH_AUTH_SOCK", socket.toString());
      CommandLine.Ran ran = submit(environment, "--json");
      assertEquals(0, ran.code(), ran.err());
      assertTrue(ran.out().contains("\"by\":\"a.author\""), ran.out());
      assertEquals(0, folder.run("review", "verify").code());
      // Who names somebody else does not sign with the agent's key.
      Files.delete(folder.root.resolve(LEDGER));
      refused(submit(environment, "--as", "an.editor"), 2, "no key of Sample an.editor was found");
    } finally {
      agent.destroy();
      assertTrue(agent.waitFor(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void aKeyThatIsOverGivesWayToOneThatIsNot() throws Exception {
    String old = folder.makeKey("old");
    folder.write(
        "imprimatur.yaml",
        folder
            .text("imprimatur.yaml")
            .replaceFirst(
                "keys: \\[",
                "keys: [{key: \"" + old + "\", until: 2026-05-31, from: 2026-01-01}, "));
    String file = folder.keys.resolve("old").toString();
    refused(
        submit(Map.of(), "--as", "a.author", "--key", file),
        1,
        "is not valid on 2026-06-01 by the");
    folder.taken("submit", "a.author");
  }

  @Test
  void aKeySetForGitSigns() throws Exception {
    folder.git(
        "config", "user.signingkey", folder.keys.resolve("a.author").toAbsolutePath().toString());
    CommandLine.Ran ran = submit(Map.of(), "--json");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("\"by\":\"a.author\""), ran.out());
  }

  @Test
  void noKeyIsToldWithWhatToDo() {
    refused(submit(Map.of()), 2, "it is not clear who you are", "--as PERSON", "a.author, an.edit");
    refused(
        submit(Map.of(), "--as", "a.author"),
        2,
        "no key of Sample a.author was found on this computer",
        "--key FILE",
        "review join --as a.author");
    refused(submit(Map.of(), "--key", "nowhere"), 2, "there is no key file");
    refused(submit(Map.of(), "--as", "a.autor"), 2, "not on the board", "Did you mean \"a.author");
  }

  @Test
  void aMissingProgramIsToldAndWhereItComesFrom() {
    refused(
        submit(
            Map.of("PATH", "/nowhere"),
            "--as",
            "a.author",
            "--key",
            folder.keys.resolve("a.author").toString()),
        2,
        "the program ssh-keygen is not on this computer",
        "it comes with OpenSSH");
  }

  @Test
  void aKeyOfNobodyOrOfAnotherSignsNothing() throws Exception {
    folder.makeKey("stranger");
    String stranger = folder.keys.resolve("stranger").toString();
    refused(
        submit(Map.of(), "--key", stranger), 2, "nobody on the board has the key", "--as PERSON");
    refused(
        submit(Map.of(), "--as", "a.author", "--key", stranger),
        1,
        "is not one that the board lists for Sample a.author",
        "review join --as a.author --key " + stranger);
    String other = folder.keys.resolve("an.editor").toString();
    refused(
        submit(Map.of(), "--as", "a.author", "--key", other),
        1,
        "is not one that the board lists for Sample a.author");
    // Where only the private half is there, the signature itself tells.
    Files.delete(folder.keys.resolve("an.editor.pub"));
    refused(
        submit(Map.of(), "--as", "a.author", "--key", other),
        1,
        "a key that is not \"a.author\"'s");
  }

  @Test
  void aFileThatIsNoKeyIsTold() throws Exception {
    Path file = Files.writeString(folder.keys.resolve("text"), "no key\n");
    refused(
        submit(Map.of(), "--as", "a.author", "--key", file.toString()),
        1,
        "nothing was signed",
        "could not be used");
  }

  @Test
  void aPassphraseWithoutATerminalIsTold() throws Exception {
    Path key = folder.keys.resolve("a.author");
    ReviewFolder.exec(
        folder.keys, "ssh-keygen", "-q", "-p", "-P", "", "-N", "a sentence", "-f", key.toString());
    // So that nobody is asked where the tests themselves run in a terminal.
    Map<String, String> quiet = Map.of("SSH_ASKPASS_REQUIRE", "force", "SSH_ASKPASS", "/bin/false");
    refused(
        submit(quiet, "--as", "a.author", "--key", key.toString()),
        1,
        "has a passphrase, and there is no terminal to ask for it on",
        "ssh-add " + key);
  }

  /** Security keys need a finger: here a program in their place says what it was asked. */
  @Test
  void aSecurityKeyIsHandedToSshKeygenAndItsOwnerToldToTouchIt() throws Exception {
    String plain = Files.readString(folder.keys.resolve("a.author.pub"));
    String line = onSecurityKey(plain.split(" ", -1)[1]);
    folder.enter("a.author", line);
    Path handle = Files.writeString(folder.keys.resolve("touch"), "the handle\n");
    Files.writeString(folder.keys.resolve("touch.pub"), line + "\n");
    Path bin = Files.createDirectory(temp.resolve("bin"));
    Path program = bin.resolve("ssh-keygen");
    Files.writeString(
        program,
        "#!/bin/sh\necho \"$@\" > '" + bin + "/asked'\necho 'device not found' >&2\nexit 255\n");
    assertTrue(program.toFile().setExecutable(true));
    refused(
        submit(
            Map.of("PATH", bin + ":" + System.getenv("PATH")),
            "--as",
            "a.author",
            "--key",
            handle.toString()),
        1,
        "Touch your security key when it blinks",
        "security key that was not touched, or is not plugged in (ssh-keygen says: device not",
        "Plug it in");
    assertEquals(
        "-q -Y sign -f " + handle + " -n imprimatur-review\n",
        Files.readString(bin.resolve("asked")));
  }

  /** The same point as a security key would hold it (PROTOCOL.u2f). */
  private static String onSecurityKey(String ed25519) {
    String type = "sk-ssh-ed25519@openssh.com";
    byte[] blob = Base64.getDecoder().decode(ed25519);
    ByteBuffer out = ByteBuffer.allocate(4 + type.length() + 4 + 32 + 4 + 4);
    out.putInt(type.length()).put(type.getBytes(UTF_8));
    out.putInt(32).put(blob, blob.length - 32, 32);
    out.putInt(4).put("ssh:".getBytes(UTF_8));
    return type + " " + Base64.getEncoder().encodeToString(out.array());
  }

  @Test
  void joinPrintsTheEntryOfAKeyThatIsThere() throws Exception {
    String line = folder.makeKey("new");
    folder.protect("new");
    folder.protect("r.one");
    CommandLine.Ran ran =
        folder.run(
            "review", "join", "--as", "r.one", "--key", folder.keys.resolve("new").toString());
    assertEquals(0, ran.code(), ran.err());
    String entry = "      - {key: \"" + line + "\", from: 2026-06-01}\n";
    assertEquals(entry, ran.out());
    assertTrue(ran.err().contains("Send this line to an editor"), ran.err());
    folder.board(List.of("a.author"), "");
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("policy:", "  - id: n\n    name: New\npolicy:"));
    CommandLine.Ran first =
        folder.run("review", "join", "--as", "n", "--key", folder.keys.resolve("new").toString());
    assertEquals("    keys:\n" + entry, first.out(), first.err());
    folder.board(List.of("a.author", "r.one"), "");
    CommandLine.Ran listed =
        folder.run(
            "review", "join", "--as", "r.one", "--key", folder.keys.resolve("r.one").toString());
    assertTrue(listed.err().contains("The board lists the key"), listed.err());
  }

  @Test
  void joinRefusesWhatCannotSign() throws Exception {
    assertEquals(2, folder.run("review", "join").code());
    CommandLine.Ran unknown = folder.run("review", "join", "--as", "r.tow");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("Did you mean \"r.two\"?"), unknown.err());
    CommandLine.Ran blind =
        CommandLine.run(folder.root, folder.environment(), "review", "join", "--as", "r.one");
    assertEquals(2, blind.code());
    assertTrue(blind.err().contains("no terminal to ask on"), blind.err());
    ReviewFolder.exec(
        folder.keys, "ssh-keygen", "-q", "-t", "rsa", "-b", "1024", "-N", "words", "-f", "short");
    CommandLine.Ran weak =
        folder.run(
            "review", "join", "--as", "r.one", "--key", folder.keys.resolve("short").toString());
    assertEquals(2, weak.code());
    assertTrue(weak.err().contains("2048"), weak.err());
  }

  @Test
  void joinRefusesAKeyThatLiesOpen() throws Exception {
    folder.makeKey("new");
    Path key = folder.keys.resolve("new");
    CommandLine.Ran named = folder.run("review", "join", "--as", "r.one", "--key", key.toString());
    assertEquals(1, named.code(), named.err());
    assertEquals("", named.out());
    assertTrue(named.err().contains("refused: the key " + key + " has no passphrase"), named.err());
    assertTrue(named.err().contains("ssh-keygen -p -f '" + key + "'"), named.err());
    String half = key + ".pub";
    assertEquals(1, folder.run("review", "join", "--as", "r.one", "--key", half).code());
    // Nor is one taken that others may read, which ssh-keygen does not even look into.
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(1, folder.run("review", "join", "--as", "r.one", "--key", key.toString()).code());
    Files.delete(key);
    assertEquals(0, folder.run("review", "join", "--as", "r.one", "--key", half).code());
  }

  @Test
  void joinTakesTheKeyOfOnesOwnOnlyWithAPassphraseAndClosesItsFolder() throws Exception {
    Path ssh = Files.createDirectory(folder.keys.resolve(".ssh"));
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder.makeKey(".ssh/imprimatur-r.one");
    String[] join = {"review", "join", "--as", "r.one"};
    CommandLine.Ran open = CommandLine.run(folder.root, folder.environment(), join);
    assertEquals(1, open.code(), open.err());
    assertEquals("", open.out());
    folder.protect(".ssh/imprimatur-r.one");
    CommandLine.Ran closed = CommandLine.run(folder.root, folder.environment(), join);
    assertEquals(0, closed.code(), closed.err());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(ssh)));
  }

  @Test
  void joinMakesAMissingPublicHalfAnewAndRefusesOneOfAnotherKey() throws Exception {
    String line = folder.makeKey("new").replace(" new", " r.one");
    folder.protect("new");
    Path half = folder.keys.resolve("new.pub");
    Files.delete(half);
    String key = folder.keys.resolve("new").toString();
    CommandLine.Ran ran = folder.run("review", "join", "--as", "r.one", "--key", key);
    assertEquals("      - {key: \"" + line + "\", from: 2026-06-01}\n", ran.out(), ran.err());
    assertEquals(line + "\n", Files.readString(half));
    Files.copy(folder.keys.resolve("r.two.pub"), half, StandardCopyOption.REPLACE_EXISTING);
    CommandLine.Ran other = folder.run("review", "join", "--as", "r.one", "--key", key);
    assertEquals(1, other.code(), other.err());
    assertTrue(other.err().contains("is not the public half of"), other.err());
    Files.writeString(folder.keys.resolve("new"), "no key");
    assertEquals(2, folder.run("review", "join", "--as", "r.one", "--key", key).code());
  }

  @Test
  void theExportedBoardIsWhatSshKeygenVerifiesBy() throws Exception {
    folder.taken("submit", "a.author");
    Path signers = temp.resolve("allowed_signers");
    CommandLine.Ran exported = folder.run("review", "signers");
    assertEquals(0, exported.code(), exported.err());
    assertEquals("", exported.err());
    Files.writeString(signers, exported.out());
    String line = folder.text(LEDGER).strip();
    int at = line.indexOf(",\"signature\":\"");
    String base64 = line.substring(at + 14, line.indexOf('"', at + 14));
    Path event = Files.writeString(temp.resolve("event"), unsigned(line, base64));
    Path armoured =
        Files.writeString(
            temp.resolve("event.sig"),
            "-----BEGIN SSH SIGNATURE-----\n"
                + base64.replaceAll("(.{70})", "$1\n")
                + "\n-----END SSH SIGNATURE-----\n");
    for (String who : List.of("a.author", "an.editor")) {
      List<String> command =
          List.of(
              "ssh-keygen",
              "-Y",
              "verify",
              "-f",
              signers.toString(),
              "-I",
              who,
              "-n",
              "imprimatur-review",
              "-s",
              armoured.toString(),
              "-O",
              "verify-time=20260601000000Z");
      assertEquals(who.equals("a.author"), succeeds(command, event), who);
    }
  }

  private static boolean succeeds(List<String> command, Path input) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(input.toFile())
            .start();
    return process.waitFor() == 0;
  }

  private static String unsigned(String line, String base64) {
    return line.replace(",\"signature\":\"" + base64 + "\"", "");
  }
}
