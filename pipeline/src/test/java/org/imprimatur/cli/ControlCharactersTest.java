package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Control characters in articles and records are found where they stand, and no output carries one:
 * what prints it to a terminal would let the text hide lines, change colours or move the cursor.
 */
final class ControlCharactersTest {
  /** Colours red; the second form is one character, which terminals heed as well. */
  private static final String RED = "\u001B[31m";

  private static final String RED_TOO = "\u009B31m";
  private static final Pattern OWN_COLOURS = Pattern.compile("\u001B\\[\\d*m");

  private static final String ARTICLE =
      "---\ntitle: \"Rest \\e[31m\\x9B31m suits\"\nquestion: \"Why "
          + RED_TOO
          + "?\"\n"
          + "status: submitted\n"
          + "updated: 2026-05-01\n"
          + "authors: [\"a\\e[31m\"]\n"
          + "topics: [\"t\\e[31m\"]\n"
          + "bad\u009B31mkey: 1\n"
          + "---\n\n"
          + "## Head "
          + RED
          + "ing\n\n"
          + "Rest "
          + RED
          + "helps "
          + RED_TOO
          + " a lot [@k]. Warmth &#27;[31m helps [@un"
          + RED
          + "]."
          + " It &#x9b;31m is [x"
          + RED
          + "](y"
          + RED_TOO
          + ".md) `"
          + RED
          + "`.\n\n"
          + "Rest. {.no-claim reason=\"a "
          + RED
          + "\"}\n\n<b "
          + RED
          + ">\n\n- Rest [@missing"
          + RED_TOO
          + "1]\n";

  @TempDir Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    put(
        "imprimatur.yaml",
        """
        site: {id: s, title: "S\\e[31m"}
        people: [{id: a.author, name: A, roles: [author]}]
        """);
    put(
        "references/r.yaml",
        "references:\n"
            + "  - {id: k, type: book, title: \"Alpha \\e[31m\\x9b31m\", author: [{family: A}],"
            + " issued: 2020}\n");
    put("articles/one.md", ARTICLE);
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text, UTF_8);
  }

  @Test
  void eachIsFoundWhereItStands() throws IOException {
    put(
        "articles/two.md",
        """
        ---
        title: "Rest\\e[0m"
        status: submitted
        updated: 2026-05-01
        authors: [a.author]
        ---

        Rest BEL helps.VTIt &#27; does.NELSo.DEL
        """
            .replace("BEL", "\u0007\u0008")
            .replace("VT", "\u000B")
            .replace("NEL", "\u0085")
            .replace("DEL", "\u007F"));
    assertEquals(
        List.of(
            "2:8 this stands for the control character U+001B (ESCAPE)",
            "8:6 the control character U+0007 (BEL) and 1 more right after it",
            "8:15 the control character U+000B (LINE TABULATION)",
            "8:19 this stands for the control character U+001B (ESCAPE)",
            "8:30 the control character U+0085 (NEXT LINE (NEL))",
            "8:34 the control character U+007F (DELETE)"),
        found("articles/two.md"));
  }

  /** The errors about control characters, each with its place. */
  private List<String> found(String path) throws IOException {
    List<String> found = new ArrayList<>();
    String report = CommandLine.run(root, "check", path, "--format", "json").out();
    for (JsonNode finding : new ObjectMapper().readTree(report).get("findings")) {
      if (finding.get("rule").asText().equals("article/invisible-character")) {
        assertEquals("error", finding.get("level").asText());
        found.add(
            finding.get("line")
                + ":"
                + finding.get("column")
                + " "
                + finding.get("message").asText());
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "junit", "github", "html"})
  void noFormatOfACheckCarriesOne(String format) {
    CommandLine.Ran ran = CommandLine.run(root, "check", "--format", format);
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.out().contains("one.md"), ran.out());
    clean(ran.out());
    clean(ran.err());
  }

  @Test
  void atATerminalOnlyOurOwnColoursAreSet() {
    CommandLine.Ran plain = CommandLine.run(root, "check");
    CommandLine.Ran coloured = CommandLine.coloured(root, "check");
    clean(OWN_COLOURS.matcher(coloured.err()).replaceAll(""));
    // Take ours out, and what is left is what stands where there are none.
    assertEquals(plain.out(), OWN_COLOURS.matcher(coloured.out()).replaceAll(""));
  }

  @Test
  void explanationsBuildSearchAndAskCarryNone() throws IOException {
    for (List<String> command :
        List.of(
            List.of("check", "--explain"),
            List.of("build"),
            List.of("search", "rest"),
            List.of("search", "rest", "--json"),
            List.of("ask", "rest helps", "--include-pending"),
            List.of("ask", "rest helps", "--include-pending", "--json"),
            List.of("review", "status"),
            List.of("review", "verify"))) {
      CommandLine.Ran ran = CommandLine.run(root, command.toArray(String[]::new));
      clean(ran.out());
      clean(ran.err());
      CommandLine.Ran coloured = CommandLine.coloured(root, command.toArray(String[]::new));
      assertEquals(
          ran.out(), OWN_COLOURS.matcher(coloured.out()).replaceAll(""), command.toString());
    }
    for (String folder : List.of("site", "report")) {
      try (Stream<Path> files = Files.walk(root.resolve("output").resolve(folder).toRealPath())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.toString().matches(".*\\.(html|json|xml|ics|txt|jsonl|csv|md)")) {
            clean(Files.readString(file, UTF_8), file.toString());
          }
        }
      }
    }
  }

  private static void clean(String text) {
    clean(text, text);
  }

  private static void clean(String text, String where) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean line = c == '\n' || c == '\r' || c == '\t';
      if (Character.isISOControl(c) && !line) {
        throw new AssertionError("U+" + Integer.toHexString(c) + " at " + i + " of " + where);
      }
    }
  }
}
