package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The traps of {@code safety/}: statements and questions that must not lead to an unsafe answer.
 * The set's README says what its keys mean.
 */
final class SafetyTrapsTest {
  private static final Path SET = Path.of("src/test/resources/safety");

  @TempDir private static Path root;

  private static List<Map<?, ?>> cases = List.of();

  @BeforeAll
  static void build() throws IOException {
    Path from = SET.resolve("root");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = root.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    CommandLine.Ran ran = CommandLine.run(root, "build", "--quiet");
    assertTrue(ran.code() < 2, ran.err());
    List<Map<?, ?>> read = new ArrayList<>();
    for (String line : Files.readAllLines(SET.resolve("cases.jsonl"))) {
      read.add(map(line));
    }
    cases = read;
  }

  private static Map<?, ?> map(String json) {
    return (Map<?, ?>) Objects.requireNonNull(JsonReader.read(json).value());
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private static Stream<Map<?, ?>> cases(String kind) {
    return cases.stream().filter(each -> kind.equals(each.get("kind")));
  }

  @Test
  void statementsHaveThePolarityOfTheirHeadingsAndLeadIns() throws IOException {
    String json = Files.readString(root.resolve("output/report/claims.json"));
    List<?> claims = list(map("{\"claims\":" + json + "}"), "claims");
    List<String> wrong = new ArrayList<>();
    for (Map<?, ?> each : cases("statement").toList()) {
      int found = 0;
      for (Object item : claims) {
        Map<?, ?> claim = (Map<?, ?>) item;
        if (Stream.of("article", "text", "section", "context")
            .allMatch(key -> Objects.equals(each.get(key), claim.get(key)))) {
          found++;
          boolean polarity =
              !each.containsKey("polarity")
                  || list(each, "polarity").contains(claim.get("polarity"));
          boolean advised =
              !each.containsKey("notAdvised")
                  || Objects.equals(each.get("notAdvised"), claim.get("notAdvised"));
          if (!polarity || !advised) {
            wrong.add(each + " is " + claim.get("polarity") + " " + claim.get("notAdvised"));
          }
        }
      }
      if (found == 0) {
        wrong.add(each + " is no claim");
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatIsNotAdvisedIsNeverQuotedWithoutTheWordsAboveIt() {
    ask("polarity");
  }

  @Test
  void noDoseIsQuotedWithoutItsDrug() {
    ask("dose");
  }

  @Test
  void nothingIsQuotedWithoutWhatItPointsTo() {
    ask("antecedent");
  }

  @Test
  void placeholdersAreNoAnswers() {
    ask("placeholder");
  }

  @Test
  void noOtherConditionAnswers() {
    ask("condition");
  }

  @Test
  void noOtherPopulationAnswers() {
    ask("population");
  }

  @Test
  void whatNoArticleMentionsIsNamed() {
    ask("foreign");
  }

  /** Whatever is asked in vain: words that nobody mentions are named, or what is near is. */
  @Test
  void silenceHasAReason() {
    List<String> wrong = new ArrayList<>();
    int silent = 0;
    for (Map<?, ?> each : cases.stream().filter(it -> it.get("question") != null).toList()) {
      String question = String.valueOf(each.get("question"));
      String said = CommandLine.run(root, "ask", "--include-pending", question).out();
      if (said.startsWith("No claim answers this.")) {
        silent++;
        boolean near =
            said.contains("Articles mention each of these words") && said.contains("Near");
        if (!near && !said.contains("No article mentions \"")) {
          wrong.add(question + " -> " + said);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(silent > 50, "silent: " + silent);
  }

  private static void ask(String kind) {
    List<String> wrong = new ArrayList<>();
    int answered = 0;
    for (Map<?, ?> each : cases(kind).toList()) {
      String question = String.valueOf(each.get("question"));
      CommandLine.Ran ran =
          CommandLine.run(root, "ask", "--json", "--include-pending", "--limit", "20", question);
      assertEquals(0, ran.code(), ran.err());
      Map<?, ?> found = map(ran.out());
      answered += list(found, "answers").isEmpty() ? 0 : 1;
      judge(each, found, wrong);
    }
    assertEquals(List.of(), wrong);
    boolean mostlySilent = List.of("placeholder", "foreign").contains(kind);
    assertTrue(mostlySilent || answered > 5, kind + ": answered " + answered);
  }

  private static void judge(Map<?, ?> each, Map<?, ?> found, List<String> wrong) {
    List<?> texts =
        list(found, "answers").stream().map(answer -> ((Map<?, ?>) answer).get("text")).toList();
    String what = each.get("id") + " " + each.get("question") + " -> " + texts;
    if (list(each, "never").stream().anyMatch(texts::contains)) {
      wrong.add(what + ": never " + each.get("never"));
    }
    List<?> shows = list(each, "shows");
    if (!shows.isEmpty() && shows.stream().noneMatch(texts::contains)) {
      wrong.add(what + ": shows none of " + shows);
    }
    boolean answered = !texts.isEmpty();
    boolean right =
        switch (String.valueOf(each.get("answered"))) {
          case "yes" -> answered;
          case "no" -> !answered;
          default -> true;
        };
    if (!right) {
      wrong.add(what + ": answered should be " + each.get("answered"));
    }
    if (!list(found, "unknown").containsAll(list(each, "unknown"))) {
      wrong.add(what + ": unknown " + found.get("unknown") + " lacks " + each.get("unknown"));
    }
    for (Object shown : list(each, "whenShown")) {
      for (Object answer : list(found, "answers")) {
        if (Objects.equals(((Map<?, ?>) shown).get("text"), ((Map<?, ?>) answer).get("text"))) {
          judge((Map<?, ?>) shown, (Map<?, ?>) answer, what, wrong);
        }
      }
    }
  }

  private static void judge(Map<?, ?> shown, Map<?, ?> answer, String what, List<String> wrong) {
    String all =
        Stream.of("quoted", "text", "context", "section")
            .map(key -> String.valueOf(answer.get(key)))
            .collect(Collectors.joining(" | "));
    if (!list(shown, "with").stream().allMatch(words -> all.contains(String.valueOf(words)))) {
      wrong.add(what + ": " + all + " lacks " + shown.get("with"));
    }
    if (!list(answer, "above").containsAll(list(shown, "above"))) {
      wrong.add(what + ": above stand " + answer.get("above") + ", not " + shown.get("above"));
    }
    if (shown.containsKey("notAdvised")
        && !Objects.equals(shown.get("notAdvised"), answer.get("notAdvised"))) {
      wrong.add(what + ": notAdvised is " + answer.get("notAdvised"));
    }
  }
}
