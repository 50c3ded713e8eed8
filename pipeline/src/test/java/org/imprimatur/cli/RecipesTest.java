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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipes of {@code docs/ci.md}, run as {@code init} writes them: an honest change passes, and
 * a change that brings two reviewers, a launcher and a workflow of its own does not.
 */
final class RecipesTest {
  private static final Path DOCUMENT = Path.of("../docs/ci.md");
  private static final String VERDICT = ".github/workflows/guidelines.yml";
  private static final String PUBLISH = ".github/workflows/publish.yml";
  private static final String GITLAB = "ci/gitlab/guidelines.yml";
  private static final String ZEROS = "0".repeat(40);
  private static final String NO_BASE = "There is no commit before this one";

  @TempDir static Path temp;
  private static ReviewFolder folder;
  private static Path server;
  private static RecipeRunner runner;
  private static Path house;

  /** Before there was a board; with one; an honest change of it; one with invented reviewers. */
  private static String bare;

  private static String base;
  private static String honest = "";
  private static String evil = "";
  private static int workspaces;

  @BeforeAll
  static void makeRepository() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git", "bash");
    folder = new ReviewFolder(temp.resolve("made"));
    house = Files.createDirectories(temp.resolve("house"));
    assertEquals(0, CommandLine.run(house, "init").code());
    server = Files.createDirectories(temp.resolve("server.git"));
    runner = new RecipeRunner(server);
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
    honestAndEvil();
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

  /** Two changes on top of the base: one by those who may, one by somebody who names himself. */
  private static void honestAndEvil() throws Exception {
    git("checkout -q -b honest");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    honest = commit("honest");
    git("checkout -q -b evil " + base);
    folder.addPerson("e.one");
    folder.addPerson("e.two");
    folder.taken("approve", "e.one");
    folder.taken("approve", "e.two");
    launcher("#!/usr/bin/env bash\ntouch '" + temp.resolve("pwned") + "'\n");
    folder.write("output/.gitignore", "*\n");
    folder.write(".github/workflows/guidelines.yml", "on: pull_request\n");
    evil = commit("evil");
    assertEquals(0, folder.run("check").code(), "what is to be kept out looks good by itself");
  }

  @AfterAll
  static void close() throws IOException {
    runner.close();
  }

  @Test
  void aPullRequestIsJudgedByItsBase() throws Exception {
    String workflow = made(VERDICT);
    RecipeRunner.Ran passed = github(workflow, pull(1, base, honest));
    assertTrue(passed.passed(), passed.said());
    assertTrue(passed.said().contains("trusted: commit " + base), passed.said());
    RecipeRunner.Ran kept = github(workflow, pull(2, base, evil));
    keptOut(kept);
    assertTrue(kept.said().contains("::error file=articles/topic/sample"), kept.said());
    // The merge that was made for another head of the pull request is not what is let in.
    RecipeRunner.Ran moved = github(workflow, pull(1, base, evil));
    assertFalse(moved.passed());
    assertTrue(moved.said().contains("moved on"), moved.said());
    RecipeRunner.Ran shallow =
        runner.github(workspace(), workflow, pull(2, bare, evil), Map.of(), 1);
    assertFalse(shallow.passed());
    assertTrue(shallow.said().contains("the full history is needed"), shallow.said());
  }

  @Test
  void aPushAndAQueuedMergeAreJudgedByTheCommitBefore() throws Exception {
    String workflow = made(VERDICT);
    git("push -q '" + server + "' honest evil");
    RecipeRunner.Ran passed = github(workflow, Map.of("before", base, "after", honest));
    assertTrue(passed.passed(), passed.said());
    keptOut(github(workflow, Map.of("before", base, "after", evil)));
    keptOut(github(workflow, Map.of("merge_group", Map.of("base_sha", base, "head_sha", evil))));
    for (String before : List.of(ZEROS, "4f2a9c1d".repeat(5))) {
      Map<String, String> first = Map.of("FIRST_BOARD", honest);
      RecipeRunner.Ran none =
          runner.github(workspace(), workflow, Map.of("before", before, "after", honest), first, 0);
      assertFalse(none.passed(), none.said());
      assertEquals(before.equals(ZEROS), none.said().contains(NO_BASE), none.said());
    }
    // A commit that a forced push left behind: the service may still hand it out, the branch not.
    git("checkout -q -b lost " + base);
    folder.write("articles/topic/other.md", ReviewFolder.article("Sleep helps."));
    String lost = commit("lost");
    git("push -q '" + server + "' lost:refs/hidden/lost");
    RecipeRunner.Ran forced = github(workflow, Map.of("before", lost, "after", honest));
    assertFalse(forced.passed(), forced.said());
    assertTrue(forced.said().contains("the full history is needed"), forced.said());
  }

  @Test
  void theFirstBoardIsLetInByAnAdministratorAlone() throws Exception {
    String workflow = made(VERDICT);
    git("checkout -q -B first " + bare);
    git("merge -q --no-ff -m merge " + base);
    git("push -q '" + server + "' first:refs/pull/3/merge work:refs/pull/3/head");
    Map<String, ?> event = pull(3, bare, base);
    RecipeRunner.Ran refused = github(workflow, event);
    assertFalse(refused.passed(), refused.said());
    Map<String, String> administrator = Map.of("FIRST_BOARD", base);
    RecipeRunner.Ran passed = runner.github(workspace(), workflow, event, administrator, 0);
    assertTrue(passed.passed(), passed.said());
    assertTrue(passed.said().contains("which has no board with keys yet"), passed.said());
    // Said of another commit, it opens nothing; nor once there is a board.
    assertFalse(
        runner.github(workspace(), workflow, event, Map.of("FIRST_BOARD", honest), 0).passed());
    keptOut(
        runner.github(workspace(), workflow, pull(2, base, evil), Map.of("FIRST_BOARD", evil), 0));
  }

  /**
   * A house whose repository holds content only: the program is one that an administrator named.
   */
  @Test
  void aProgramOfAnotherRepositoryJudges() throws Exception {
    Path program = Files.createDirectories(temp.resolve("program-alone"));
    executable(program.resolve("imprimatur"), RecipeRunner.LAUNCHER);
    ReviewFolder.exec(program, "bash", "-c", "git init -q -b main && git add -A");
    ReviewFolder.exec(program, "bash", "-c", "git commit -q -m release");
    String release = runner.run(program, "git rev-parse HEAD", Map.of()).said().strip();
    runner.serve("house/program", program);
    Map<String, String> named = Map.of("IMPRIMATUR", "house/program", "IMPRIMATUR_COMMIT", release);
    String workflow = made(VERDICT);
    RecipeRunner.Ran passed = runner.github(workspace(), workflow, pull(1, base, honest), named, 0);
    assertTrue(passed.passed(), passed.said());
    keptOut(runner.github(workspace(), workflow, pull(2, base, evil), named, 0));
    String gitlab =
        made(GITLAB)
            .replace("IMPRIMATUR=\"\"", "IMPRIMATUR=\"" + program.toUri() + "\"")
            .replace("IMPRIMATUR_COMMIT=\"\"", "IMPRIMATUR_COMMIT=\"" + release + "\"");
    Map<String, String> request =
        Map.of("CI_MERGE_REQUEST_IID", "1", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
    RecipeRunner.Ran ran = gitlab(gitlab, "refs/pull/1/head", honest, request);
    assertTrue(ran.passed(), ran.said());
    keptOut(gitlab(gitlab, "refs/pull/2/head", evil, request));
  }

  @Test
  void aHookOfGitItselfMeasuresByTheSharedBranch() throws Exception {
    Path installed = Files.createDirectories(temp.resolve("on-the-path"));
    executable(installed.resolve("imprimatur"), RecipeRunner.LAUNCHER);
    Map<String, String> path = Map.of("PATH", installed + ":" + System.getenv("PATH"));
    Path clone = checkedOut("refs/pull/2/head");
    executable(clone.resolve(".git/hooks/pre-commit"), made("ci/hooks/pre-commit"));
    String commit =
        "git -c user.name=sample -c user.email=sample@example.org commit -q --allow-empty -m step";
    RecipeRunner.Ran lacking = runner.run(clone, commit, path);
    assertFalse(lacking.passed(), lacking.said());
    assertTrue(lacking.said().contains("git remote set-head origin --auto"), lacking.said());
    runner.run(clone, "git update-ref refs/remotes/origin/HEAD " + base, Map.of());
    RecipeRunner.Ran kept = runner.run(clone, commit, path);
    assertFalse(kept.passed(), kept.said());
    assertTrue(kept.said().contains("review/unknown-reviewer"), kept.said());
    Path good = checkedOut("refs/pull/1/head");
    executable(good.resolve(".git/hooks/pre-commit"), made("ci/hooks/pre-commit"));
    runner.run(good, "git update-ref refs/remotes/origin/HEAD " + base, Map.of());
    RecipeRunner.Ran passed = runner.run(good, commit, path);
    assertTrue(passed.passed(), passed.said());
  }

  @Test
  void aSiteIsMeasuredByWhatItIsMadeOf() throws Exception {
    git("push -q '" + server + "' honest");
    RecipeRunner.Ran ran = github(made(PUBLISH), Map.of("after", honest));
    assertTrue(ran.passed(), ran.said());
    assertTrue(ran.said().contains("trusted: commit " + honest), ran.said());
  }

  @Test
  void aMergeRequestIsJudgedByItsTarget() throws Exception {
    String file = made(GITLAB);
    Map<String, String> request =
        Map.of("CI_MERGE_REQUEST_IID", "1", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
    RecipeRunner.Ran passed = gitlab(file, "refs/pull/1/head", honest, request);
    assertTrue(passed.passed(), passed.said());
    keptOut(gitlab(file, "refs/pull/2/head", evil, request));
    // A tag of the target's name changes nothing.
    git("push -q '" + server + "' evil:refs/tags/main");
    keptOut(gitlab(file, "refs/pull/2/head", evil, request));
    git("push -q '" + server + "' :refs/tags/main");
    keptOut(gitlab(file, "refs/pull/2/head", evil, Map.of("CI_COMMIT_BEFORE_SHA", base)));
    RecipeRunner.Ran none =
        gitlab(file, "refs/pull/2/head", evil, Map.of("CI_COMMIT_BEFORE_SHA", ZEROS));
    assertFalse(none.passed());
    assertTrue(none.said().contains(NO_BASE), none.said());
  }

  @Test
  void aServersOwnHookKeepsOutWhatItDoesNotKnow() throws Exception {
    Path own = Files.createDirectories(temp.resolve("own.git"));
    Path installed = Files.createDirectories(temp.resolve("installed"));
    executable(installed.resolve("bin/imprimatur"), RecipeRunner.LAUNCHER);
    git("init -q --bare -b main '" + own + "'");
    git("push -q '" + own + "' " + base + ":refs/heads/main");
    executable(
        own.resolve("hooks/pre-receive"),
        made("ci/hooks/pre-receive").replace("/opt/imprimatur", installed.toString()));
    RecipeRunner.Ran kept = push(own, evil + ":main");
    keptOut(kept);
    assertTrue(kept.said().contains("trusted: commit " + base), kept.said());
    RecipeRunner.Ran forced = push(own, "+" + bare + ":main");
    assertFalse(forced.passed(), forced.said());
    assertTrue(forced.said().contains("the full history is needed"), forced.said());
    assertFalse(push(own, ":main").passed());
    RecipeRunner.Ran other = push(own, evil + ":refs/heads/theirs");
    assertTrue(other.passed(), other.said());
    RecipeRunner.Ran passed = push(own, honest + ":main");
    assertTrue(passed.passed(), passed.said());
    Path fresh = Files.createDirectories(temp.resolve("fresh.git"));
    git("init -q --bare -b main '" + fresh + "'");
    Files.copy(own.resolve("hooks/pre-receive"), fresh.resolve("hooks/pre-receive"));
    RecipeRunner.Ran first = push(fresh, evil + ":refs/heads/main");
    assertFalse(first.passed());
    assertTrue(first.said().contains("An administrator makes refs/heads/main"), first.said());
  }

  /** The hook of the pre-commit framework, from a checkout of its own. */
  @Test
  void theHookMeasuresByTheSharedBranch() throws Exception {
    Path program = Files.createDirectories(temp.resolve("program"));
    executable(program.resolve("imprimatur"), RecipeRunner.LAUNCHER);
    Path hook = program.resolve("hooks/pre-commit");
    executable(hook, Files.readString(Path.of("../hooks/pre-commit")));
    String yaml = Files.readString(Path.of("../.pre-commit-hooks.yaml"));
    assertTrue(yaml.contains("entry: hooks/pre-commit\n"), yaml);
    Path clone = checkedOut("refs/pull/2/head");
    String line = "'" + hook + "' articles/topic/sample.md";
    RecipeRunner.Ran lacking = runner.run(clone, line, Map.of());
    assertFalse(lacking.passed());
    assertTrue(lacking.said().contains("git remote set-head origin --auto"), lacking.said());
    runner.run(clone, "git update-ref refs/remotes/origin/HEAD " + base, Map.of());
    RecipeRunner.Ran kept = runner.run(clone, line, Map.of());
    assertFalse(kept.passed(), kept.said());
    assertTrue(kept.said().contains("review/unknown-reviewer"), kept.said());
    assertFalse(runner.run(clone, line, Map.of("PRE_COMMIT_FROM_REF", base)).passed());
    RecipeRunner.Ran purpose =
        runner.run(clone, "'" + hook + "' --trust none articles/topic/sample.md", Map.of());
    assertTrue(purpose.passed(), purpose.said());
  }

  @Test
  void filesThatAPartialCloneLacksStopEverything() throws Exception {
    Path clone = Files.createDirectories(workspace());
    RecipeRunner.Ran made =
        runner.run(
            clone,
            "git clone -q --filter=blob:none '"
                + server.toUri()
                + "' . && git fetch -q --filter=blob:none origin "
                + bare,
            Map.of());
    assertTrue(made.passed(), made.said());
    CommandLine.Ran ran = CommandLine.run(clone, "check", "--trust", bare);
    assertEquals(2, ran.code(), ran.out());
    assertTrue(ran.err().contains("the full history is needed, with its files"), ran.err());
  }

  @Test
  void everyCommandOfTheRecipesSaysByWhomItIsMeasured() throws Exception {
    Matcher command =
        Pattern.compile("(?m)^(.*imprimatur\"? (?:check|build) --.*)$")
            .matcher(Files.readString(DOCUMENT));
    int count = 0;
    while (command.find()) {
      String line = command.group(1);
      boolean local = line.contains("baseline.txt");
      assertTrue(local || line.contains("--trust"), line);
      assertFalse(line.matches(".*--trust \"?(HEAD|FETCH_HEAD|origin/).*"), line);
      count += local ? 0 : 1;
    }
    assertTrue(count >= 7, "commands of recipes: " + count);
  }

  private static void keptOut(RecipeRunner.Ran ran) {
    assertFalse(ran.passed(), ran.said());
    assertTrue(ran.said().contains("review/unknown-reviewer"), ran.said());
    assertFalse(Files.exists(temp.resolve("pwned")), "the change's own launcher was run");
    assertFalse(ran.launchers().isEmpty());
    ran.launchers().forEach(each -> assertFalse(each.contains("change/"), each));
  }

  private static RecipeRunner.Ran github(String workflow, Map<String, ?> event) throws Exception {
    return runner.github(workspace(), workflow, event, Map.of(), 0);
  }

  private static Map<String, ?> pull(int number, String base, String head) {
    return Map.of(
        "pull_request",
        Map.of("number", number, "base", Map.of("sha", base), "head", Map.of("sha", head)));
  }

  private static RecipeRunner.Ran gitlab(
      String file, String ref, String commit, Map<String, String> variables) throws Exception {
    Map<String, String> all = new HashMap<>(variables);
    all.put("CI_COMMIT_SHA", commit);
    Path checkout = checkedOut(ref);
    RecipeRunner.Ran ran = runner.gitlab(checkout, file, all);
    Path report = checkout.resolve("check.xml");
    String said = ran.said() + (Files.exists(report) ? Files.readString(report) : "");
    return new RecipeRunner.Ran(ran.passed(), said, ran.launchers());
  }

  private static Path checkedOut(String ref) throws Exception {
    Path folder = workspace();
    StringBuilder said = new StringBuilder();
    assertTrue(runner.checkout(folder, ref, 0, said), said.toString());
    return folder;
  }

  private static RecipeRunner.Ran push(Path to, String what) throws Exception {
    return runner.run(folder.root, "git push -q '" + to + "' '" + what + "'", Map.of());
  }

  private static Path workspace() {
    return temp.resolve("workspace-" + workspaces++);
  }

  /** A file as {@code init} writes it; the page shows the same. */
  private static String made(String path) throws IOException {
    return Files.readString(house.resolve(path));
  }

  private static void launcher(String script) throws IOException {
    executable(folder.root.resolve("imprimatur"), script);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private static String commit(String message) throws Exception {
    git("add -A");
    git("commit -q -m " + message);
    RecipeRunner.Ran ran = runner.run(folder.root, "git rev-parse HEAD", Map.of());
    return ran.said().strip();
  }

  private static void git(String line) throws Exception {
    ReviewFolder.exec(folder.root, "bash", "-c", "git " + line);
  }
}
