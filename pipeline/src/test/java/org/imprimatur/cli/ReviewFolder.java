package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A content root in a git repository, with people whose keys were made for the test. */
final class ReviewFolder {
  static final String ID = "topic/sample";
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

  /** Fails in CI, and skips loudly elsewhere, where the programs that sign and keep are missing. */
  static void needPrograms() {
    boolean there;
    try {
      new ProcessBuilder("ssh-keygen", "-?").redirectErrorStream(true).start().destroy();
      new ProcessBuilder("git", "--version").redirectErrorStream(true).start().destroy();
      there = true;
    } catch (IOException e) {
      there = false;
    }
    if (!there && System.getenv("CI") != null) {
      fail("ssh-keygen or git is missing");
    }
    Assumptions.assumeTrue(there, "SKIPPED: ssh-keygen or git is missing, no step was tested");
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

  CommandLine.Ran step(String action, String person, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "review",
                action,
                ID,
                "--yes",
                "--as",
                person,
                "--key",
                keys.resolve(person).toString()));
    args.addAll(List.of(more));
    // 2026-06-01T00:00:00Z and so many seconds: steps follow each other.
    String epoch = Integer.toString(1780272000 + seconds++);
    return CommandLine.run(
        root,
        Map.of("SOURCE_DATE_EPOCH", epoch, "PATH", System.getenv("PATH")),
        args.toArray(String[]::new));
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

  private static void exec(Path folder, String... command) throws Exception {
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
