package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.imprimatur.browser.RequiredProgram;
import org.imprimatur.finding.RuleId;
import org.imprimatur.report.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shells themselves complete, once they have read the script. */
final class CompletionIT {
  private static final String SCRIPT = "completion.script";

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: sample, title: Sample}\n");
    write("articles/spine/neck-pain.md");
    write("articles/spine/neck-pain.patient.md");
    write("articles/knee.md");
    write("articles/spine/$(touch stolen).md");
    write("articles/spine/`touch stolen`.md");
    write("articles/spine/a;touch stolen.md");
    write("articles/spine/two words.md");
  }

  private void write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish", "zsh"})
  void aWordIsCompletedToACommand(String shell) throws Exception {
    assertEquals(List.of("check"), completed(shell, "imprimatur che"));
    assertEquals(List.of("review"), completed(shell, "imprimatur --root . --quiet rev"));
    assertEquals(List.of("check", "completion"), completed(shell, "imprimatur --as-of check c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish", "zsh"})
  void everyCommandIsOffered(String shell) throws Exception {
    assertEquals(
        Commands.ALL.stream().map(Command::name).sorted().toList(),
        completed(shell, "imprimatur "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish", "zsh"})
  void stepsHaveTheirOwnOptions(String shell) throws Exception {
    assertEquals(List.of("start", "status"), completed(shell, "imprimatur review sta"));
    assertEquals(List.of("--note"), completed(shell, "imprimatur review approve --not"));
    assertEquals(List.of(), completed(shell, "imprimatur review approve --sinc"));
    assertEquals(List.of("--since"), completed(shell, "imprimatur review diff --sinc"));
    assertEquals(List.of("--quiet"), completed(shell, "imprimatur review diff --qui"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish", "zsh"})
  void valuesAreThoseThatTheOptionTakes(String shell) throws Exception {
    assertEquals(
        Format.words().stream().sorted().toList(), completed(shell, "imprimatur check --format "));
    assertEquals(List.of("release"), completed(shell, "imprimatur build --profile r"));
    assertEquals(List.of("claim/uncited"), completed(shell, "imprimatur rules claim/unc"));
    assertTrue(RuleId.all().contains("claim/uncited"));
  }

  /** What a file's name says is a word and nothing else, whoever wrote it. */
  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish", "zsh"})
  void idsOfArticlesAreOfferedAndNothingIsRun(String shell) throws Exception {
    assertEquals(
        List.of("knee", "spine/neck-pain", "spine/neck-pain.patient"),
        completed(shell, "imprimatur review approve "));
    assertEquals(
        List.of("spine/neck-pain", "spine/neck-pain.patient"),
        completed(shell, "imprimatur check spine/"));
    try (Stream<Path> files = Files.walk(root)) {
      assertFalse(files.anyMatch(file -> file.endsWith("stolen")));
    }
  }

  private List<String> completed(String shell, String line) throws Exception {
    return completed(shell, line, " | string replace -r '\\t.*' ''");
  }

  private List<String> completed(String shell, String line, String cut) throws Exception {
    Path program = RequiredProgram.find("completion of " + shell, List.of(shell));
    CommandLine.Ran script = CommandLine.run(root, "completion", shell);
    assertEquals(0, script.code(), script.err());
    Path file = Files.createTempFile(SCRIPT, shell);
    Files.writeString(file, script.out());
    String asked =
        switch (shell) {
          case "bash" -> bash(line);
          case "fish" -> "complete -C '" + line + "'" + cut;
          default -> line.startsWith("imprimatur") ? zsh(line) : line;
        };
    List<String> command =
        shell.equals("fish")
            ? List.of(program.toString(), "--no-config", "-c", "source " + file + "; " + asked)
            : shell.equals("zsh")
                ? List.of(program.toString(), "-f", "-c", asked.replace("@script@", "" + file))
                : List.of(program.toString(), "--norc", "-c", "source " + file + "; " + asked);
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    Files.delete(file);
    return List.copyOf(new TreeSet<>(said.lines().filter(l -> !l.isBlank()).toList()));
  }

  /** What an option is for stands beside the option, not beside each of its values. */
  @Test
  void fishExplainsAnOptionOnce() throws Exception {
    for (String line :
        List.of(
            "imprimatur check --format ",
            "imprimatur export --to ",
            "imprimatur review withdraw --keep ")) {
      List<String> said = completed("fish", line, "");
      assertTrue(said.size() > 1, said.toString());
      assertTrue(said.stream().noneMatch(each -> each.contains("\t")), said.toString());
    }
    List<String> said = completed("fish", "imprimatur check --js", "");
    assertEquals(List.of("--json\tprint results as JSON"), said);
  }

  /** Beside a word, zsh shows what it means: nothing where there is nothing to say. */
  @Test
  void zshExplainsNoWordByItself() throws Exception {
    for (String line : List.of("imprimatur check ", "imprimatur check --format ")) {
      String whole = zsh(line).replace("  word=\"${word%%:*}\"\n", "");
      List<String> said = completed("zsh", whole);
      assertTrue(said.size() > 1, said.toString());
      for (String each : said) {
        String[] parts = each.split("(?<!\\\\):", 2);
        assertTrue(parts.length == 1 || !(parts[1].isBlank() || parts[1].equals(parts[0])), each);
      }
    }
    String options = zsh("imprimatur check --").replace("  word=\"${word%%:*}\"\n", "");
    assertTrue(completed("zsh", options).contains("--help:show help"));
  }

  /** As bash calls the function when the tabulator key is hit at the end of a line. */
  private static String bash(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    return "COMP_WORDS=("
        + String.join(" ", words.stream().map(word -> "'" + word + "'").toList())
        + "); COMP_CWORD="
        + (words.size() - 1)
        + "; \"$(complete -p imprimatur | sed 's/.*-F \\([^ ]*\\) .*/\\1/')\""
        + "; printf '%s\\n' \"${COMPREPLY[@]}\"";
  }

  /** What the function, found as zsh finds it, hands to {@code _describe}. */
  private static String zsh(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    return "autoload -U compinit; compinit -u -D; source @script@\n"
        + "_describe() { local word; for word in \"${(@P)2}\"; do\n"
        + "  word=\"${word%%:*}\"\n"
        + "  if [[ \"$word\" == \"${words[CURRENT]}\"* ]]; then print -r -- \"$word\"; fi; done }\n"
        + "_files() { }\n"
        + "words=("
        + String.join(" ", words.stream().map(word -> "'" + word + "'").toList())
        + "); CURRENT="
        + words.size()
        + "; \"${_comps[imprimatur]}\"";
  }
}
