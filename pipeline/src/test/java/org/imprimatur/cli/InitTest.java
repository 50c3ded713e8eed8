package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty folder to a house. */
final class InitTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  private CommandLine.Ran run(String... args) {
    return CommandLine.run(folder, args);
  }

  private String text(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> out = new java.util.TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return out;
  }

  @Test
  void aNewHousePassesTheCheckAndIsBuilt() throws Exception {
    CommandLine.Ran made = run("init");
    assertTrue(made.err().contains("Next: imprimatur check"), made.err());
    assertFalse(made.err().contains("cd "), made.err());
    assertEquals(0, made.code(), made.err());
    assertEquals(List.copyOf(files().keySet()), made.out().lines().sorted().toList());
    JsonNode check = new ObjectMapper().readTree(run("check", "--json").out());
    List<String> rules = new ArrayList<>();
    check.get("findings").forEach(finding -> rules.add(finding.get("rule").asText()));
    // Nobody has a key yet, and that is all.
    assertEquals(List.of("config/unfulfillable"), rules);
    assertEquals(
        check.at("/summary/claims").asInt(), check.at("/summary/covered").asInt(), "all cited");
    CommandLine.Ran build = run("build");
    assertEquals(0, build.code(), build.out() + build.err());
    String page = text("output/site/headache/ruling-out-hemorrhage/index.html");
    assertTrue(page.contains("Sample data, not reviewed by clinicians"), page);
    assertTrue(Files.exists(folder.resolve("output/site/schema/imprimatur.schema.json")));
    assertTrue(run("search", "hemorrhage").out().startsWith("1. Ruling out"));
    CommandLine.Ran article = run("new", "neck-pain");
    assertEquals(0, article.code(), article.err());
    assertEquals(0, run("check").code());
    ReviewFolder.needs("git");
    ReviewFolder.exec(folder, "git", "init", "-q", "-b", "main");
    ReviewFolder.exec(folder, "git", "add", "-A");
    ReviewFolder.exec(folder, "git", "commit", "-q", "-m", "first");
    assertFalse(run("check").out().contains("config/merge-lines"));
    Process status =
        new ProcessBuilder("git", "status", "--porcelain").directory(folder.toFile()).start();
    assertEquals("", new String(status.getInputStream().readAllBytes(), UTF_8));
  }

  @Test
  void whoAndWhatIsNamedStandsInTheSettings() throws IOException {
    CommandLine.Ran made =
        run(
            "init",
            "house",
            "--title",
            "Knee: \"one\" @PEOPLE@ #2",
            "--author",
            "Sample \u00c9crivain, MD",
            "--editor",
            "s.ecrivain=Sample \u00c9crivain, MD",
            "--reviewer",
            "one=Sample @TITLE@ \\ One",
            "--reviewer",
            "two=Sample Two");
    assertEquals(0, made.code(), made.err());
    String yaml = text("house/imprimatur.yaml");
    assertTrue(yaml.contains("id: knee-one-people-2 "), yaml);
    assertTrue(yaml.contains("title: \"Knee: \\\"one\\\" @PEOPLE@ #2\"\n"), yaml);
    assertTrue(
        yaml.contains(
            """
            - id: s.ecrivain
              name: "Sample \u00c9crivain, MD"
              roles: [author, editor]
            - id: one
              name: "Sample @TITLE@ \\\\ One"
              roles: [reviewer]
            """
                .indent(2)),
        yaml);
    assertTrue(
        text("house/articles/headache/ruling-out-hemorrhage.md").contains("authors: [s.ecrivain]"));
    CommandLine.Ran check = run("check", "--root", "house", "--format", "line");
    assertEquals(0, check.code());
    assertEquals(1, check.out().lines().count(), check.out());
  }

  @Test
  void whatCannotBeAnIdIsRefused() {
    assertEquals(2, run("init", "--id", "a b", "other").code());
    assertEquals(2, run("init", "--author", "a b=c", "other").code());
    assertEquals(2, run("init", "--author", "A One", "--editor", "Ann One", "other").code());
    assertFalse(Files.exists(folder.resolve("other")));
  }

  @Test
  void onATerminalItAsks() throws IOException {
    String typed =
        "Spine\nSample Author, MD\n\nSample Editor\n\none=Sample One\nSample Two\n\nleft";
    ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(UTF_8));
    CommandLine.Ran made = CommandLine.typed(folder, Map.of(), in, "init");
    assertEquals(0, made.code(), made.err());
    assertTrue(made.err().contains("The title of the site [My Guidelines]:"), made.err());
    String yaml = text("imprimatur.yaml");
    assertTrue(yaml.contains("title: \"Spine\""), yaml);
    for (String id : List.of("s.author", "s.editor", "one", "s.two")) {
      assertTrue(yaml.contains("  - id: " + id + "\n"), yaml);
    }
    assertEquals("left", new String(in.readAllBytes(), UTF_8));
    // Who says nothing gets what nobody at a terminal gets.
    ByteArrayInputStream silence = new ByteArrayInputStream(new byte[0]);
    CommandLine.typed(folder, Map.of(), silence, "init", "silent");
    run("init", "unasked");
    assertEquals(text("unasked/imprimatur.yaml"), text("silent/imprimatur.yaml"));
  }

  @Test
  void nothingThatIsThereIsTouched() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path house = Files.createDirectories(folder.resolve("house"));
    Files.writeString(house.resolve(".gitattributes"), "mine\n");
    Files.createSymbolicLink(house.resolve(".editorconfig"), elsewhere.resolve("stolen"));
    CommandLine.Ran made = run("init", "house", "--json");
    assertEquals(0, made.code(), made.err());
    assertEquals("mine\n", text("house/.gitattributes"));
    JsonNode json = new ObjectMapper().readTree(made.out());
    assertEquals("[\".gitattributes\",\".editorconfig\"]", json.get("kept").toString());
    Map<String, String> before = files();
    CommandLine.Ran again = run("init", "house");
    assertEquals(2, again.code());
    assertTrue(again.err().contains("there is a content root in"), again.err());
    assertEquals(2, CommandLine.run(house.resolve("articles"), "init").code());
    assertEquals(before, files());
    Files.writeString(folder.resolve("file"), "");
    assertEquals(2, run("init", "file").code());
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path house = Files.createDirectories(folder.resolve("house"));
    Files.createSymbolicLink(house.resolve("articles"), elsewhere);
    CommandLine.Ran made = run("init", "house");
    assertEquals(2, made.code());
    assertTrue(made.err().contains("which is a link"), made.err());
    assertFalse(Files.exists(house.resolve("imprimatur.yaml")));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(List.of(), files.toList());
    }
  }

  /** What the page shows is what a new house gets, byte for byte. */
  @Test
  void theRecipesAreThoseThatInitWrites() throws IOException {
    run("init");
    List<String> shown =
        Document.of("docs/ci.md").fences().stream().map(Document.Fence::text).toList();
    List<Path> files = new ArrayList<>();
    for (String place : List.of(".github/workflows", "ci")) {
      try (Stream<Path> walk = Files.walk(folder.resolve(place))) {
        walk.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    assertEquals(5, files.size(), files.toString());
    for (Path file : files) {
      assertTrue(shown.contains(Files.readString(file)), file.toString());
    }
  }

  /** The draft's work, terms and synonyms are those of the example, which were looked up. */
  @Test
  void nothingIsInTheStarterThatIsNotInTheExample() throws IOException {
    run("init");
    for (String[] file :
        new String[][] {
          {"references/headache.yaml", "references/headache.yaml"},
          {"references/glossary.yaml", "references/glossary.yaml"},
          {"references/synonyms.txt", "references/synonyms.txt"}
        }) {
      List<String> example = Files.readAllLines(REPOSITORY.resolve(file[1]));
      List<String> other =
          text(file[0]).lines().filter(l -> !l.startsWith("#") && !example.contains(l)).toList();
      assertEquals(List.of(), other, file[0]);
    }
  }

  @Test
  void everyCommandThatNeedsAHouseSaysHowToMakeOne() throws IOException {
    Files.writeString(folder.resolve("a.bib"), "");
    for (String[] words :
        new String[][] {
          {"check"},
          {"build"},
          {"new", "a"},
          {"search", "a"},
          {"ask", "a"},
          {"import", "a.bib"},
          {"review", "status"},
          {"evaluate", "--queries", "a.bib", "--qrels", "a.bib"}
        }) {
      CommandLine.Ran ran = run(words);
      assertEquals(2, ran.code(), words[0]);
      assertTrue(ran.err().contains("imprimatur init"), words[0] + ": " + ran.err());
    }
    CommandLine.Ran named = run("check", "--root", ".");
    assertEquals(2, named.code());
    assertTrue(named.err().contains("imprimatur init ."), named.err());
  }
}
