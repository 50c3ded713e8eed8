package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.imprimatur.ContinuousIntegration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged program in a terminal of its own, which {@code script} makes, with somebody who
 * answers what it and {@code ssh-keygen} ask.
 */
@Tag("program")
final class ReviewTerminalIT {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("imprimatur.repository", "..")).toAbsolutePath().normalize();
  private static final String SENTENCE = ReviewFolder.SENTENCE;
  private static final String LEDGER = "articles/topic/sample.review.jsonl";

  @TempDir Path temp;
  private ReviewFolder folder;

  @BeforeAll
  static void findPrograms() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git", "script");
    // The one of util-linux; others take their arguments otherwise.
    Process version = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
    String said = new String(version.getInputStream().readAllBytes(), UTF_8);
    boolean known = said.contains("util-linux");
    assertTrue(known || !ContinuousIntegration.isRunning(), said);
    Assumptions.assumeTrue(known, "SKIPPED: no script of util-linux, no terminal was tested");
  }

  @BeforeEach
  void make() throws Exception {
    folder = new ReviewFolder(temp);
  }

  /** What is waited for, and what is then typed. */
  private record Turn(String question, String answer) {}

  private record Ran(int code, String shown) {}

  private Process terminal(String... words) throws IOException {
    List<String> quoted = new ArrayList<>(List.of(quote(REPOSITORY.resolve("imprimatur"))));
    for (String word : words) {
      quoted.add("'" + word + "'");
    }
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", String.join(" ", quoted), "/dev/null")
            .directory(folder.root.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    environment.putAll(folder.environment());
    environment.put("SHELL", "/bin/sh");
    environment.put("TMPDIR", scratch().toString());
    environment.put("JAVA_OPTS", "-Djava.io.tmpdir=" + scratch());
    environment.remove("SSH_AUTH_SOCK");
    return builder.start();
  }

  /** The folder for temporary files, where nothing of ours may stay. */
  private Path scratch() throws IOException {
    return Files.createDirectories(temp.resolve("scratch"));
  }

  private Ran inTerminal(List<Turn> turns, String... words) throws Exception {
    Process process = terminal(words);
    StringBuilder shown = new StringBuilder();
    try (OutputStream keyboard = process.getOutputStream();
        InputStream screen = process.getInputStream()) {
      for (Turn turn : turns) {
        waitFor(turn.question(), screen, shown);
        keyboard.write((turn.answer() + "\n").getBytes(UTF_8));
        keyboard.flush();
      }
      shown.append(new String(screen.readAllBytes(), UTF_8));
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), files(scratch()));
    return new Ran(process.exitValue(), shown.toString().replace("\r", ""));
  }

  private static String quote(Path path) {
    return "'" + path + "'";
  }

  private static void waitFor(String question, InputStream screen, StringBuilder shown)
      throws IOException {
    int from = shown.length();
    while (shown.indexOf(question, from) < 0) {
      int next = screen.read();
      assertTrue(next >= 0, () -> "never asked: " + question + " in " + shown);
      shown.append((char) next);
    }
  }

  private String[] submit() {
    Path key = folder.keys.resolve("a.author");
    return new String[] {
      "review", "submit", ReviewFolder.ID, "--as", "a.author", "--key", key.toString()
    };
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void thePassphraseIsAskedOnTheTerminalAndSigns() throws Exception {
    folder.protect("a.author");
    Ran ran =
        inTerminal(
            List.of(new Turn("Type yes to sign", "yes"), new Turn("Enter passphrase", SENTENCE)),
            submit());
    assertEquals(0, ran.code(), ran.shown());
    assertTrue(ran.shown().contains("submit topic/sample: submitted"), ran.shown());
    assertFalse(ran.shown().contains(SENTENCE), ran.shown());
    assertEquals(0, folder.run("review", "verify").code());
    assertEquals(1, folder.text(LEDGER).lines().count());
  }

  @Test
  void thePassphraseIsAskedOnceForSeveralArticles() throws Exception {
    folder.protect("a.author");
    folder.write("articles/topic/second.md", ReviewFolder.article("Rest helps."));
    String[] submit = submit();
    submit[2] += "' 'topic/second";
    Ran ran =
        inTerminal(
            List.of(new Turn("Type yes to sign", "yes"), new Turn("Enter passphrase", SENTENCE)),
            submit);
    assertEquals(0, ran.code(), ran.shown());
    assertTrue(ran.shown().contains("submit topic/second: submitted"), ran.shown());
    assertEquals(2, ran.shown().split("Enter passphrase", -1).length, ran.shown());
    assertEquals(0, folder.run("review", "verify").code());
    assertTrue(Files.exists(folder.root.resolve(LEDGER)));
    assertTrue(Files.exists(folder.root.resolve("articles/topic/second.review.jsonl")));
  }

  @Test
  void aWrongPassphraseForSeveralSignsNone() throws Exception {
    folder.protect("a.author");
    folder.write("articles/topic/second.md", ReviewFolder.article("Rest helps."));
    String[] submit = submit();
    submit[2] += "' 'topic/second";
    Ran ran =
        inTerminal(
            List.of(new Turn("Type yes to sign", "yes"), new Turn("Enter passphrase", "wrong")),
            submit);
    assertEquals(1, ran.code(), ran.shown());
    assertTrue(ran.shown().contains("nothing was signed: the passphrase is not that"), ran.shown());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  @Test
  void aWrongPassphraseSignsNothingAndSaysSo() throws Exception {
    folder.protect("a.author");
    Ran ran =
        inTerminal(
            List.of(new Turn("Type yes to sign", "yes"), new Turn("Enter passphrase", "wrong")),
            submit());
    assertEquals(1, ran.code(), ran.shown());
    assertTrue(ran.shown().contains("nothing was signed: the passphrase is not that"), ran.shown());
    assertTrue(ran.shown().contains("Run the same command again."), ran.shown());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  @Test
  void whoSaysNoIsNotAskedForAPassphrase() throws Exception {
    folder.protect("a.author");
    Ran ran = inTerminal(List.of(new Turn("Type yes to sign", "no")), submit());
    assertEquals(1, ran.code(), ran.shown());
    assertTrue(ran.shown().contains("imprimatur: nothing was signed\n"), ran.shown());
    assertFalse(ran.shown().contains("passphrase"), ran.shown());
  }

  @Test
  void joinMakesAKeyWithAPassphraseThatThenSigns() throws Exception {
    Ran ran =
        inTerminal(
            List.of(
                new Turn("Enter passphrase", SENTENCE),
                new Turn("Enter same passphrase", SENTENCE)),
            "review",
            "join",
            "--as",
            "a.author");
    assertEquals(0, ran.code(), ran.shown());
    Path ssh = folder.keys.resolve(".ssh");
    Path made = ssh.resolve("imprimatur-a.author");
    assertEquals(List.of("imprimatur-a.author", "imprimatur-a.author.pub"), files(ssh));
    assertEquals("rwx------", mode(ssh));
    assertEquals("rw-------", mode(made));
    String line = Files.readString(Path.of(made + ".pub")).strip();
    assertTrue(ran.shown().contains("      - {key: \"" + line + "\", from: 2026-06-01}"));
    Process open =
        new ProcessBuilder("ssh-keygen", "-y", "-P", "", "-f", made.toString())
            .redirectErrorStream(true)
            .start();
    open.getInputStream().readAllBytes();
    assertTrue(open.waitFor() != 0, "the key is not protected");
    folder.enter("a.author", line);
    Ran signed =
        inTerminal(
            List.of(new Turn("Type yes to sign", "yes"), new Turn("Enter passphrase", SENTENCE)),
            "review",
            "submit",
            ReviewFolder.ID);
    assertEquals(0, signed.code(), signed.shown());
  }

  @Test
  void joinMakesNoKeyWithoutAPassphrase() throws Exception {
    Ran ran =
        inTerminal(
            List.of(new Turn("Enter passphrase", ""), new Turn("Enter same passphrase", "")),
            "review",
            "join",
            "--as",
            "r.one");
    assertEquals(1, ran.code(), ran.shown());
    assertTrue(ran.shown().contains("the passphrase was empty"), ran.shown());
    assertFalse(Files.exists(folder.keys.resolve(".ssh/imprimatur-r.one")));
    assertFalse(Files.exists(folder.keys.resolve(".ssh/imprimatur-r.one.pub")));
  }

  /** Whatever is ended at the prompt, and however: no key is left, nor a file of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"the window", "java"})
  void whoEndsAtThePromptLeavesNoKey(String what) throws Exception {
    Process process = terminal("review", "join", "--as", "r.one");
    StringBuilder shown = new StringBuilder();
    List<ProcessHandle> all;
    try (InputStream screen = process.getInputStream()) {
      waitFor("Enter passphrase", screen, shown);
      all = process.descendants().toList();
      for (ProcessHandle each : what.equals("the window") ? List.of(process.toHandle()) : all) {
        if (what.equals("the window") || name(each).equals(what)) {
          each.destroyForcibly();
        }
      }
      screen.readAllBytes();
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    for (ProcessHandle each : all) {
      end(each);
    }
    assertEquals(List.of(), files(folder.keys.resolve(".ssh")));
    assertEquals(List.of(), files(scratch()));
  }

  private static String name(ProcessHandle process) {
    Path program = Path.of(process.info().command().orElse("nothing"));
    return String.valueOf(program.getFileName());
  }

  /** Waits for the end of a process that is no child: it may stay in the system's list for long. */
  private static void end(ProcessHandle process) throws Exception {
    Path state = Path.of("/proc/" + process.pid() + "/stat");
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      try {
        if (Files.readString(state).contains(") Z ")) {
          return;
        }
        process.onExit().get(100, TimeUnit.MILLISECONDS);
      } catch (NoSuchFileException | TimeoutException notYetOrOver) {
        // Looked at again.
      }
    }
    assertFalse(process.isAlive(), process::toString);
  }

  @Test
  void aStepThatIsKilledAtThePromptLeavesNothing() throws Exception {
    folder.protect("a.author");
    Process process = terminal(submit());
    try (OutputStream keyboard = process.getOutputStream();
        InputStream screen = process.getInputStream()) {
      StringBuilder shown = new StringBuilder();
      waitFor("Type yes to sign", screen, shown);
      keyboard.write("yes\n".getBytes(UTF_8));
      keyboard.flush();
      waitFor("Enter passphrase", screen, shown);
      process.descendants().filter(p -> name(p).equals("java")).forEach(p -> p.destroyForcibly());
      screen.readAllBytes();
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), files(scratch()));
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }
}
