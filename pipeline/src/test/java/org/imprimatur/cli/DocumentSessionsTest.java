package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sessions of the documents, as a reader follows them from the top of a page, in a new folder:
 * a block whose info string names a file ({@code yaml imprimatur.yaml}) is written to it; a block
 * of kind {@code console} holds commands behind {@code $} and what they print, remarks of standard
 * error included, where {@code ...} stands for lines that are left out. {@code
 * -Dgolden.update=true} writes what is printed now, but for the blocks that leave something out.
 */
final class DocumentSessionsTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder;
  private int exit;

  static List<Document> documents() throws IOException {
    return Document.all().stream()
        .filter(page -> page.fences().stream().anyMatch(f -> f.kind().equals("console")))
        .toList();
  }

  @Test
  void theGuidesHaveSessions() throws IOException {
    List<String> pages = documents().stream().map(Document::path).toList();
    assertTrue(
        pages.containsAll(
            List.of(
                "README.md",
                "docs/ci.md",
                "docs/configuration.md",
                "docs/images.md",
                "docs/import.md",
                "docs/index.md",
                "docs/output.md",
                "docs/references.md",
                "docs/reports.md",
                "docs/site.md",
                "docs/start.md")),
        pages.toString());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theSessionGoesAsThePageShowsIt(Document page) throws IOException {
    String updated = page.text();
    for (Document.Fence fence : page.fences()) {
      if (fence.kind().equals("console")) {
        String run = session(fence.text());
        if (UPDATE && !fence.text().contains("\n...\n")) {
          updated =
              updated.replaceFirst(Pattern.quote(fence.text()), Matcher.quoteReplacement(run));
        } else {
          assertEquals(fence.text(), shortened(fence.text(), run), page.path());
        }
      } else if (!fence.file().isEmpty()) {
        Path file = folder.resolve(fence.file());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, fence.text());
      }
    }
    if (UPDATE) {
      Files.writeString(Document.REPOSITORY.resolve(page.path()), updated);
    }
  }

  /** Runs the commands of a session; returns it with what they print. */
  private String session(String text) throws IOException {
    StringBuilder out = new StringBuilder();
    for (String line : text.lines().filter(l -> l.startsWith("$ ")).toList()) {
      out.append(line).append('\n').append(printed(line.substring(2).replaceFirst("  +#.*", "")));
    }
    return out.toString();
  }

  private String printed(String command) throws IOException {
    if (command.equals("echo $?")) {
      return exit + "\n";
    }
    List<String> words = words(command);
    if (words.get(0).equals("cat")) {
      return Files.readString(folder.resolve(words.get(1)));
    }
    assertTrue(words.get(0).endsWith("imprimatur"), command);
    int into = words.indexOf(">");
    List<String> args = words.subList(1, into < 0 ? words.size() : into);
    CommandLine.Ran ran = CommandLine.run(folder, args.toArray(String[]::new));
    exit = ran.code();
    String out = ran.out();
    if (into >= 0) {
      Files.write(folder.resolve(words.get(into + 1)), out.getBytes(UTF_8));
      out = "";
    }
    return (out + ran.err()).replace(folder.toString(), "~/guidelines");
  }

  private static List<String> words(String command) {
    List<String> out = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      out.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return out;
  }

  /** What was printed, with as much left out as the page leaves out. */
  private static String shortened(String shown, String printed) {
    StringBuilder pattern = new StringBuilder();
    List<String> kept = new ArrayList<>(List.of(shown.split("(?m)^\\.\\.\\.\n", -1)));
    for (int i = 0; i < kept.size(); i++) {
      pattern.append(i == 0 ? "" : "(?s:.*?)").append(Pattern.quote(kept.get(i)));
    }
    return printed.matches(pattern.toString()) ? shown : printed;
  }
}
