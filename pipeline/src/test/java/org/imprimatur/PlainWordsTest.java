package org.imprimatur;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names, comments, messages and pages are written in the words of CONTRIBUTING.md's table. */
final class PlainWordsTest {
  private static final Path ROOT = Path.of("..");
  private static final String TABLE = "| not | but |\n|---|---|\n";

  /** The name of an accent. */
  private static final String ACCENT = "acute 301 grave 300";

  /** Where "no" is meant: "there is no ledger", "there is none", "is no longer". */
  private static final String MEANT_BEFORE = "(?<!\\bthere )";

  private static final String MEANT_BEHIND = "(?! (?:longer|more|higher|matter|other|such)\\b)";

  /** A noun that gets its s by hand. */
  private static final Pattern BY_HAND =
      Pattern.compile("== 1 \\? \" ?[a-z]+\"\\s*: \" ?[a-z]*s(?: \\(| in)? ?\"|\\? \"\" : \"s\"");

  /** Not an exit code: "1 findings at the failing level, or something refused". */
  private static final Pattern ONE_OF_MANY =
      Pattern.compile(
          "(?<![\\d.,-])1 (?:more )?(?:articles|statements|claims|references|works|approvals|errors"
              + "|warnings|notes|findings|lines|files|texts|editions|comments|places|people|days|months|years)\\b(?!,?"
              + " at |,? or )|\\b(?:article|claim|error|finding|line|file|work)\\(s\\)");

  /** A value and the text after it; what a variable "of" holds ends with a blank. */
  private static final Pattern GLUED =
      Pattern.compile("(?<!\\bof)(?<=[\\w)\\]])\\s*\\+ \"[a-z]{2,}[,;]? [a-z][^\"]{3,160}\"");

  /** But what is left behind, and a status that is behind what is proved. */
  private static final Pattern BEHIND =
      Pattern.compile("(?i)(?<!status-|left )\\bbehind\\b.{0,30}");

  /** Nothing "is told", and only a question begins with "Who". */
  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(?:is|are|was|were) told\\b(?! apart)"
              + "|(?m)(?:^|[.:;] |\\| )Who [a-z][^.?|\\n]*[.|]");

  /** The pages that somebody read who had not written them. */
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "docs/claims.md",
          "docs/configuration.md",
          "docs/design/claim.md",
          "docs/design/export.md",
          "docs/design/parse.md",
          "docs/design/review.md",
          "docs/editors.md",
          "docs/index.md",
          "docs/install.md",
          "docs/precision.md",
          "docs/references.md",
          "docs/reports.md",
          "docs/review.md",
          "docs/reviewers.md",
          "docs/serve.md",
          "docs/start.md");

  private static final Pattern HUMPS = Pattern.compile("(?<=[a-z])(?=[A-Z])|_");

  /** White space, with what begins the next line of a comment. */
  private static final Pattern BLANKS = Pattern.compile("\\s+(?:(?:\\*|//)\\s+)?");

  @Test
  void noOldWordIsUsed() throws IOException {
    String contributing = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
    int from = contributing.indexOf(TABLE) + TABLE.length();
    String table = contributing.substring(from, contributing.indexOf("\n\n", from));
    Pattern old = old(table);
    List<String> found = new ArrayList<>();
    List<Path> files = files();
    assertTrue(files.size() > 500, "so many are there: " + files.size());
    for (Path file : files) {
      String text = Files.readString(file).replace(table, "").replace(ACCENT, "");
      text = file.toString().endsWith(".java") ? HUMPS.matcher(text).replaceAll(" ") : text;
      text = BLANKS.matcher(text).replaceAll(" ");
      for (MatchResult it : old.matcher(text).results().toList()) {
        int start = Math.max(0, it.start() - 40);
        int end = Math.min(text.length(), it.end() + 20);
        found.add(ROOT.relativize(file) + ": " + text.substring(start, end));
      }
    }
    assertEquals("", String.join("\n", found));
  }

  /** Numbers and nouns are put together in one place, so that one is never many. */
  @Test
  void oneIsNeverMany() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      boolean counts = file.endsWith("Counted.java");
      found.addAll(counts ? List.of() : matches(file, BY_HAND));
      found.addAll(matches(file, ONE_OF_MANY));
    }
    List<Path> printed = goldens();
    assertTrue(printed.size() > 100, "so many are there: " + printed.size());
    for (Path file : printed) {
      found.addAll(matches(file, ONE_OF_MANY));
    }
    assertEquals("", String.join("\n", found));
  }

  /** No word of a message stands right after a value: "the interval 0.9 to 1.1includes 1". */
  @Test
  void aBlankIsBetweenAValueAndTheNextWord() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().startsWith("../pipeline/src/main/java")) {
        found.addAll(matches(file, GLUED));
      }
    }
    assertEquals("", String.join("\n", found));
  }

  /** A place in a text is after another one, not behind it, where people read. */
  @Test
  void nothingIsBehindInWhatPeopleRead() throws IOException {
    List<Path> read = new ArrayList<>(goldens());
    for (String page : PAGES) {
      read.add(ROOT.resolve(page));
    }
    try (Stream<Path> rules = Files.list(ROOT.resolve("docs/rules"))) {
      rules.sorted().forEach(read::add);
    }
    assertTrue(read.size() > 300, "so many are there: " + read.size());
    List<String> found = new ArrayList<>();
    for (Path file : read) {
      found.addAll(matches(file, BEHIND));
      found.addAll(matches(file, TOLD));
    }
    assertEquals("", String.join("\n", found));
  }

  private static List<String> matches(Path file, Pattern pattern) throws IOException {
    String text = new String(Files.readAllBytes(file), ISO_8859_1);
    return pattern.matcher(text).results().map(it -> file + ": " + it.group()).toList();
  }

  /** What commands print in tests. */
  private static List<Path> goldens() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("src/test/resources"))) {
      return walk.filter(file -> file.toString().matches(".*(?:[.]expected|/std(?:out|err))"))
          .sorted()
          .toList();
    }
  }

  private static Pattern old(String table) {
    List<String> words = new ArrayList<>();
    for (String row : table.split("\n", -1)) {
      String cell = row.substring(1, row.indexOf('|', 1)).replaceAll("\\(.*", "");
      for (String word : cell.split(",", -1)) {
        String plain = word.strip();
        String behind = plain.endsWith(" no") ? MEANT_BEHIND : "";
        boolean isGuarded = plain.endsWith(" no") || plain.endsWith(" none");
        words.add(isGuarded ? MEANT_BEFORE + plain + behind : plain);
      }
    }
    assertTrue(words.size() > 30, words.toString());
    return Pattern.compile("(?i)\\b(?:" + String.join("|", words) + ")\\b");
  }

  private static List<Path> files() throws IOException {
    List<Path> out = new ArrayList<>();
    for (String folder : List.of("pipeline/src/main/java", "pipeline/src/main/jte", "docs")) {
      try (Stream<Path> walk = Files.walk(ROOT.resolve(folder))) {
        walk.filter(file -> file.toString().matches(".*[.](?:java|jte|md|json)")).forEach(out::add);
      }
    }
    out.add(ROOT.resolve("README.md"));
    out.add(ROOT.resolve("CONTRIBUTING.md"));
    return out.stream().sorted().toList();
  }
}
