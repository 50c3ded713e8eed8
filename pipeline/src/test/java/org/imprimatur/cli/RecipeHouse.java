package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A house on a server, with an honest change of it and one that brings two reviewers, a launcher
 * and a workflow of its own; and what CI services would do with it.
 */
final class RecipeHouse implements AutoCloseable {
  private final Path temp;

  /** The files of {@code init}. */
  private final Path house;

  final ReviewFolder folder;
  final Path server;
  final RecipeRunner runner;
  final PinnedRelease release;

  /** Before there was a board. */
  final String bare;

  /** With a board. */
  final String base;

  /** On top of the base, by those who may. */
  final String honest;

  /** On top of the base, by somebody who names himself. */
  final String evil;

  private int workspaces;

  RecipeHouse(Path temp) throws Exception {
    this.temp = temp;
    ReviewFolder.needs("ssh-keygen", "git", "bash", "tar", "sha256sum");
    folder = new ReviewFolder(temp.resolve("made"));
    house = Files.createDirectories(temp.resolve("house"));
    assertEquals(0, CommandLine.run(house, "init").code());
    server = Files.createDirectories(temp.resolve("server.git"));
    release = new PinnedRelease(temp.resolve("release"), RecipeRunner.LAUNCHER);
    runner = new RecipeRunner(server, release.programs);
    git("init -q --bare -b main '" + server + "'");
    git("-C '" + server + "' config uploadpack.allowAnySHA1InWant true");
    git("-C '" + server + "' config uploadpack.allowFilter true");
    launcher(RecipeRunner.LAUNCHER);
    String board = folder.text("imprimatur.yaml");
    git("checkout -q --orphan bare");
    folder.write("imprimatur.yaml", "site: {id: sample-site, title: Sample}\n");
    bare = commit("before");
    git("checkout -q -b work");
    folder.write("imprimatur.yaml", board);
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    base = commit("base");
    honest = honest();
    evil = evil();
    assertEquals(0, folder.run("check").code(), "what is to be kept out looks good by itself");
    git("checkout -q -B main " + base);
    for (String change : List.of("honest", "evil")) {
      git("checkout -q -B merge-" + change + " " + base);
      git("merge -q --no-ff -m merge " + change);
    }
    git(
        "push -q '"
            + server
            + "' main merge-honest:refs/pull/1/merge honest:refs/pull/1/head"
            + " merge-evil:refs/pull/2/merge evil:refs/pull/2/head");
  }

  private String honest() throws Exception {
    git("checkout -q -b honest");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    return commit("honest");
  }

  private String evil() throws Exception {
    git("checkout -q -b evil " + base);
    folder.addPerson("e.one");
    folder.addPerson("e.two");
    folder.taken("approve", "e.one");
    folder.taken("approve", "e.two");
    launcher("#!/usr/bin/env bash\ntouch '" + temp.resolve("pwned") + "'\n");
    folder.write("output/.gitignore", "*\n");
    folder.write(".github/workflows/guidelines.yml", "on: pull_request\n");
    return commit("evil");
  }

  /** On top of the honest change, a board with somebody more, and nothing else. */
  String otherBoard() throws Exception {
    git("checkout -q -B board " + honest);
    folder.addPerson("e.three");
    return commit("board");
  }

  void keptOut(RecipeRunner.Ran ran) {
    assertFalse(ran.passed(), ran.said());
    assertTrue(ran.said().contains("review/unknown-reviewer"), ran.said());
    assertFalse(Files.exists(temp.resolve("pwned")), "the change's own launcher was run");
    assertFalse(ran.launchers().isEmpty());
    ran.launchers().forEach(each -> assertFalse(each.contains("change/"), each));
  }

  RecipeRunner.Ran github(String workflow, Map<String, ?> event) throws Exception {
    return runner.github(workspace(), workflow, event, release.variables(), 0);
  }

  /** As {@link #github}, where an administrator has read the commit that brings a board. */
  RecipeRunner.Ran firstBoard(String workflow, Map<String, ?> event, String commit)
      throws Exception {
    Map<String, String> variables = new HashMap<>(release.variables());
    variables.put("FIRST_BOARD", commit);
    return runner.github(workspace(), workflow, event, variables, 0);
  }

  static Map<String, ?> pull(int number, String base, String head) {
    return Map.of(
        "pull_request",
        Map.of("number", number, "base", Map.of("sha", base), "head", Map.of("sha", head)));
  }

  RecipeRunner.Ran gitlab(String file, String ref, String commit, Map<String, String> variables)
      throws Exception {
    Map<String, String> all = new HashMap<>(variables);
    all.put("CI_COMMIT_SHA", commit);
    Path checkout = checkedOut(ref);
    RecipeRunner.Ran ran = runner.gitlab(checkout, file, all);
    Path report = checkout.resolve("check.xml");
    String said = ran.said() + (Files.exists(report) ? Files.readString(report) : "");
    return new RecipeRunner.Ran(ran.passed(), said, ran.launchers());
  }

  Path checkedOut(String ref) throws Exception {
    Path folder = workspace();
    StringBuilder said = new StringBuilder();
    assertTrue(runner.checkout(folder, ref, 0, said), said.toString());
    return folder;
  }

  RecipeRunner.Ran push(Path to, String what) throws Exception {
    return runner.run(folder.root, "git push -q '" + to + "' '" + what + "'", Map.of());
  }

  Path workspace() {
    return temp.resolve("workspace-" + workspaces++);
  }

  /** A file as {@code init} writes it; the page shows the same. */
  String made(String path) throws IOException {
    return Files.readString(house.resolve(path));
  }

  /** A block of the page, by how it begins. */
  static String fence(String beginning) throws IOException {
    return Document.of("docs/ci.md").fences().stream()
        .map(Document.Fence::text)
        .filter(text -> text.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  void launcher(String script) throws IOException {
    PinnedRelease.executable(folder.root.resolve("imprimatur"), script);
  }

  String commit(String message) throws Exception {
    git("add -A");
    git("commit -q -m " + message);
    RecipeRunner.Ran ran = runner.run(folder.root, "git rev-parse HEAD", Map.of());
    return ran.said().strip();
  }

  void git(String line) throws Exception {
    ReviewFolder.exec(folder.root, "bash", "-c", "git " + line);
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
