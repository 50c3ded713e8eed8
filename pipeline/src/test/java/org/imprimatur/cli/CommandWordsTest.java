package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words and options as people know them from other programs. */
final class CommandWordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;
  @TempDir Path nowhere;

  @BeforeEach
  void house() throws IOException {
    write("imprimatur.yaml", "site: {id: sample, title: Sample}\n");
    for (String id : List.of("spine/neck", "spine/low/back", "spinal", "knee")) {
      write(
          "articles/" + id + ".md",
          """
          ---
          title: Sample
          status: submitted
          updated: 2026-05-20
          authors: [a.author]
          ---

          Rest \u202E\u001B[31mhelps. \uD83D\uDE00 Walking helps.
          """);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandLine.Ran run(String... args) {
    return CommandLine.run(root, args);
  }

  @Test
  void oneLetterStandsForTheWholeOption() {
    for (Command command : Commands.ALL) {
      CommandLine.Ran help = run(command.name(), "-h");
      assertEquals(run(command.name(), "--help"), help);
      assertEquals(0, help.code());
      assertEquals(run("--version"), run(command.name(), "-V"));
    }
    assertEquals(run("--help"), run("-h"));
    assertEquals(run("--version"), run("-V"));
    assertEquals(run("--quiet", "build"), run("-q", "build"));
    assertFalse(run("build").err().isEmpty());
    assertEquals(2, run("check", "-x").code());
  }

  /** An option that the command lacks is named with those that have it, not with one like it. */
  @Test
  void anOptionOfAnotherCommandIsNotASpellingMistake() {
    CommandLine.Ran ran = run("lsp", "--port", "80");
    assertEquals(2, ran.code());
    assertEquals("imprimatur: there is no option --port here\nIt is for serve, desk.\n", ran.err());
    for (String port : List.of("abc", "0", "80 80")) {
      assertEquals(
          "imprimatur: --port is a number from 1 to 65535, not \"" + port + "\"\n",
          run("serve", "--port", port).err());
    }
    assertEquals(
        """
        imprimatur: --port stands before the command
        Write it after the command, with its value.
        """,
        run("--port", "80", "serve").err());
    assertTrue(run("serve", "--prot", "80").err().contains("Did you mean --port?"));
  }

  @Test
  void everyStepOfAReviewHasItsOwnHelp() {
    String all = run("review", "--help").out();
    for (String word : ReviewOptions.WORDS) {
      String help = run("review", word, "--help").out();
      assertTrue(help.startsWith("Usage: imprimatur review " + word + " [options]"), help);
      assertTrue(help.contains("\nExamples:\n  imprimatur review " + word), help);
      assertEquals(help, run("help", "review", word).out());
      assertTrue(all.contains("\n  " + word + " "), all);
    }
    assertTrue(run("review", "withdraw", "-h").out().contains("--citing KEY"));
    assertFalse(run("review", "approve", "-h").out().contains("--citing KEY"));
    assertEquals(all, run("review", "no-such-step", "--help").out());
  }

  /** An example names no option that its command, or its step, does not take. */
  @Test
  void everyExampleOfHelpCanBeRead() throws UsageException {
    int read = 0;
    for (Command command : Commands.ALL) {
      for (Command.Example example : command.examples()) {
        if (example.line().startsWith("imprimatur ") && !example.line().contains(">")) {
          List<String> words =
              Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)")
                  .matcher(example.line())
                  .results()
                  .map(it -> it.group().replaceAll("^['\"]|['\"]$", ""))
                  .toList();
          assertEquals(command.name(), words.get(1));
          CommandLineReader.refuseOthers(
              command, CommandLineReader.parse(command.options(), words.subList(2, words.size())));
          read++;
        }
      }
    }
    assertTrue(read > 50, "so many are there: " + read);
  }

  @Test
  void everyRuleIsPrintedWithoutAContentRoot() throws IOException {
    CommandLine.Ran list = CommandLine.run(nowhere, "rules");
    assertEquals(0, list.code(), list.err());
    List<String> listed = list.out().lines().map(line -> line.replaceFirst(" .*", "")).toList();
    assertEquals(RuleId.all(), listed);
    for (String rule : RuleId.all()) {
      CommandLine.Ran page = CommandLine.run(nowhere, "rules", rule);
      assertTrue(page.out().startsWith("# " + rule + ": "), page.out() + page.err());
      assertTrue(page.out().contains("\n## Level\n"), page.out());
    }
    JsonNode json = JSON.readTree(CommandLine.run(nowhere, "rules", "--json").out());
    assertEquals(RuleId.all().size(), json.size());
    JsonNode one =
        JSON.readTree(CommandLine.run(nowhere, "rules", "claim/uncited", "--json").out());
    assertEquals("claim/uncited", one.get(0).get("rule").asText());
    assertEquals("error", one.get(0).get("level").asText());
  }

  @Test
  void aRuleIsShownAsThePolicyHasIt() throws IOException {
    write(
        "imprimatur.yaml",
        """
        site: {id: sample, title: Sample}
        policy:
          levels: {claim/uncited: {submitted: error}}
          words: [{id: physio, match: [physio], instead: physiotherapist}]
        """);
    assertTrue(run("rules", "claim/uncited").out().contains("Submitted: error."));
    assertFalse(
        CommandLine.run(nowhere, "rules", "claim/uncited").out().contains("Submitted: error."));
    assertTrue(run("rules", "house/physio").out().contains("write \"physiotherapist\""));
    // What is wrong with the configuration is looked up here.
    write("imprimatur.yaml", "site: [");
    assertEquals(0, run("rules", "config/syntax").code());
  }

  @Test
  void aRuleThatDoesNotExistIsAnsweredWithTheNearest() {
    CommandLine.Ran ran = run("rules", "claim/unctied");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("Did you mean \"claim/uncited\"?"), ran.err());
    assertEquals(2, run("rules", "claim/uncited", "dose/symbol").code());
    List<String> doses = run("rules", "dose").out().lines().toList();
    assertTrue(doses.size() > 5 && doses.stream().allMatch(l -> l.startsWith("dose/")), "" + doses);
  }

  @Test
  void aLineHoldsWhatJsonHolds() throws IOException {
    List<String> expected = new ArrayList<>();
    for (JsonNode finding : JSON.readTree(run("check", "--json").out()).get("findings")) {
      expected.add(
          finding.get("path").asText()
              + ":"
              + finding.get("line").asInt()
              + ":"
              + finding.get("column").asInt()
              + ": "
              + finding.get("level").asText()
              + ": "
              + finding.get("message").asText().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ")
              + " ["
              + finding.get("rule").asText()
              + "]");
    }
    assertTrue(expected.size() >= 4, "" + expected);
    assertEquals(expected, run("check", "--format", "line").out().lines().toList());
    assertEquals(2, run("check", "--format", "line", "--json").code());
  }

  @Test
  void theSameHintIsPrintedOnce() throws IOException {
    Set<String> hints = new HashSet<>();
    int count = 0;
    for (JsonNode finding : JSON.readTree(run("check", "--json").out()).get("findings")) {
      count += finding.get("hint").isNull() ? 0 : 1;
      hints.add("    hint: " + finding.get("hint").asText());
    }
    List<String> printed =
        run("check").out().lines().filter(line -> line.startsWith("    hint: ")).toList();
    assertTrue(count > hints.size(), "some hint is there twice");
    assertEquals(hints, new HashSet<>(printed));
    assertEquals(hints.size(), printed.size());
  }

  @Test
  void aFolderBelowTheArticlesIsNamedAsItIsBelowThem() throws IOException {
    assertEquals(Set.of("articles/spine/neck.md", "articles/spine/low/back.md"), paths("spine"));
    assertEquals(Set.of("articles/spine/low/back.md"), paths("spine/low/"));
    assertEquals(Set.of("articles/spinal.md"), paths("spinal"));
  }

  private Set<String> paths(String word) throws IOException {
    Set<String> paths = new HashSet<>();
    String json = run("check", "--json", word).out();
    JSON.readTree(json).get("findings").forEach(f -> paths.add(f.get("path").asText()));
    return paths;
  }

  @Test
  void theNearestPathOrIdIsOffered() {
    for (String[] typo :
        new String[][] {
          {"spine/nek", "spine/neck"}, {"spien", "spine"}, {"articles/kne.md", "articles/knee.md"}
        }) {
      CommandLine.Ran ran = run("check", typo[0]);
      assertEquals(2, ran.code());
      assertTrue(ran.err().contains("Did you mean \"" + typo[1] + "\"?"), ran.err());
    }
    assertTrue(run("review", "status", "spine/nek").err().contains("spine/neck"));
  }

  /** Each step with each option that is not for it: refused, and not just ignored. */
  @Test
  void noStepTakesAnOptionThatIsNotForIt() {
    int refused = 0;
    ReviewCommand review = new ReviewCommand();
    for (String step : review.words()) {
      for (org.apache.commons.cli.Option option : review.options().getOptions()) {
        String name = option.getLongOpt();
        if (!review.options(step).hasLongOption(name)) {
          String value = option.hasArg() ? "--" + name + "=text" : "--" + name;
          CommandLine.Ran ran = run("review", step, "knee", value);
          assertEquals(2, ran.code(), step + " " + name);
          assertTrue(
              ran.err().contains("review " + step + " takes no option --" + name), ran.err());
          refused++;
        }
      }
      assertTrue(review.options(step).hasLongOption("trust"), step);
    }
    assertTrue(refused > 20, "pairs of a step and an option: " + refused);
    assertTrue(run("review", "approve", "--since", "x").err().contains("It is for review diff."));
  }
}
