package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.imprimatur.ContinuousIntegration;

/** A content root in a git repository, with people whose keys were made for the test. */
final class ReviewFolder {
  static final String ID = "topic/sample";

  /** The passphrase of keys that have one. */
  static final String SENTENCE = "a sample sentence";

  private static final List<String> PEOPLE =
      List.of("a.author", "an.editor", "r.one", "r.two", "p.one");
  private static final Map<String, String> ROLES =
      Map.of(
          "a.author", "author, reviewer",
          "an.editor", "editor",
          "r.one", "reviewer",
          "r.two", "reviewer",
          "p.one", "reviewer, pharmacist");

  final Path root;
  final Path keys;
  private final Map<String, String> lines = new LinkedHashMap<>();
  private int seconds;

  ReviewFolder(Path temp) throws Exception {
    root = Files.createDirectories(temp.resolve("root"));
    keys = Files.createDirectories(temp.resolve("keys"));
    for (String person : PEOPLE) {
      lines.put(person, makeKey(person));
    }
    board(PEOPLE, "");
    write("articles/topic/sample.md", article("Rest helps."));
    write(
        "references/works.yaml",
        """
        references:
          - id: work
            type: article-journal
            title: A Sample Work
            author: [{family: Sample, given: A}]
            issued: {date-parts: [[2020]]}
            container-title: Sample Journal
            volume: "1"
            page: 1-2
            URL: "https://works.example/1"
        """);
    write(".gitattributes", "*.review.jsonl merge=union -text\n");
    write(".gitignore", "output/\n.git-log\n");
    git("init", "-q", "-b", "main");
    commit();
  }

  /** Skips, loudly, where programs are missing; in CI that is a failure. */
  static void needs(String... programs) {
    for (String program : programs) {
      boolean there =
          Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!there && ContinuousIntegration.isRunning()) {
        fail(program + " is missing");
      }
      assumeTrue(there, "SKIPPED: " + program + " is missing, nothing was tested with it");
    }
  }

  static String article(String sentence) {
    return """
    ---
    title: Sample
    question: What helps?
    status: submitted
    updated: 2026-05-01
    authors: [a.author]
    summary: A summary.
    ---

    """
        + sentence
        + " [@work]\n";
  }

  /** The line of a new key pair. */
  String makeKey(String name) throws Exception {
    exec(keys, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name);
    return Files.readString(keys.resolve(name + ".pub")).strip();
  }

  /** Gives a key a passphrase. */
  void protect(String name) throws Exception {
    exec(keys, "ssh-keygen", "-q", "-p", "-P", "", "-N", SENTENCE, "-f", name);
  }

  /** Writes {@code imprimatur.yaml}. */
  void board(List<String> people, String more) throws IOException {
    StringBuilder yaml = new StringBuilder("site: {id: sample-site, title: Sample}\npeople:\n");
    for (String person : people) {
      yaml.append("  - id: ").append(person).append('\n');
      yaml.append("    name: Sample ").append(person).append('\n');
      yaml.append("    roles: [").append(ROLES.getOrDefault(person, "reviewer")).append("]\n");
      yaml.append("    keys: [{key: \"")
          .append(lines.get(person))
          .append("\", from: 2026-01-01}]\n");
    }
    yaml.append("policy:\n  approvals-needed: 2\n").append(more);
    write("imprimatur.yaml", yaml.toString());
  }

  void addPerson(String person) throws Exception {
    lines.put(person, makeKey(person));
    board(List.copyOf(lines.keySet()), "");
  }

  /** Somebody who may only write. */
  void addWriter(String person) throws Exception {
    addPerson(person);
    write(
        "imprimatur.yaml",
        text("imprimatur.yaml")
            .replace(
                "name: Sample " + person + "\n    roles: [reviewer]",
                "name: Sample " + person + "\n    roles: [author]"));
  }

  /** Gives a person of the board another key. */
  void enter(String person, String line) throws IOException {
    lines.put(person, line);
    board(List.copyOf(lines.keySet()), "");
  }

  CommandLine.Ran step(String action, String person, String... more) {
    return CommandLine.run(root, environment(), words(List.of(action, ID), person, "--yes", more));
  }

  /** As somebody at a terminal takes it, who types what {@code in} gives. */
  CommandLine.Ran asked(InputStream in, String action, String person, String... more) {
    return CommandLine.typed(
        root, environment(), in, words(List.of(action, ID), person, "--no-color", more));
  }

  /** The words of a step of a person, with their key. */
  String[] words(List<String> step, String person, String option, String... more) {
    List<String> args = new ArrayList<>(List.of("review"));
    args.addAll(step);
    args.addAll(List.of(option, "--as", person, "--key", keys.resolve(person).toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** With a clock by which steps follow each other: a second later each time. */
  Map<String, String> environment() {
    return Map.of(
        "SOURCE_DATE_EPOCH",
        Integer.toString(1780272000 + seconds++), // 2026-06-01T00:00:00Z and so many
        "PATH",
        System.getenv("PATH"),
        "HOME",
        keys.toString());
  }

  void taken(String action, String person, String... more) {
    CommandLine.Ran ran = step(action, person, more);
    assertEquals(0, ran.code(), ran.err());
  }

  void approve() {
    taken("submit", "a.author");
    taken("start", "an.editor");
    taken("approve", "r.one");
    taken("approve", "r.two");
  }

  CommandLine.Ran run(String... args) {
    return CommandLine.run(root, args);
  }

  String proved() {
    String json = run("review", "status", "--json").out();
    int at = json.indexOf("\"proved\" : \"") + 12;
    return json.substring(at, json.indexOf('"', at));
  }

  String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void commit() throws Exception {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "step");
  }

  void git(String... args) throws Exception {
    List<String> all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(args));
    exec(root, all.toArray(String[]::new));
  }

  /** All files of articles and references, by path, part files included. */
  Map<String, String> content() throws IOException {
    Map<String, String> out = new TreeMap<>();
    for (String folder : List.of("articles", "references")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          out.put(root.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return out;
  }

  /** Puts content back as it was, and forgets what was left undone. */
  void restore(Map<String, String> content) throws IOException {
    for (String path : content().keySet()) {
      Files.delete(root.resolve(path));
    }
    for (Map.Entry<String, String> file : content.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    delete(root.resolve(".git/imprimatur"));
    delete(root.resolve("output"));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The journals and locks in git's own folder. */
  List<Path> state() throws IOException {
    Path folder = root.resolve(".git/imprimatur");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static void exec(Path folder, String... command) throws Exception {
    Path log = Files.createTempFile("imprimatur-test", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      for (String who : List.of("AUTHOR", "COMMITTER")) {
        builder.environment().put("GIT_" + who + "_NAME", "sample");
        builder.environment().put("GIT_" + who + "_EMAIL", "sample@example.org");
      }
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      Process process = builder.start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      String said = Files.readString(log);
      assertEquals(0, process.exitValue(), () -> List.of(command) + " " + said);
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
