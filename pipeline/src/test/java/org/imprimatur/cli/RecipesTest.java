package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final Map<String, String> REQUEST =
      Map.of("CI_MERGE_REQUEST_IID", "1", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
  private static final String ZEROS = "0".repeat(40);
  private static final String NO_BASE = "There is no commit before this one";

  @TempDir static Path temp;
  private static RecipeHouse house;

  @BeforeAll
  static void makeRepository() throws Exception {
    house = new RecipeHouse(temp);
  }

  @AfterAll
  static void close() throws IOException {
    house.close();
  }

  @Test
  void aPullRequestIsJudgedByItsBase() throws Exception {
    String workflow = house.made(VERDICT);
    RecipeRunner.Ran passed = house.github(workflow, RecipeHouse.pull(1, house.base, house.honest));
    assertTrue(passed.passed(), passed.said());
    assertTrue(passed.said().contains("trusted: commit " + house.base), passed.said());
    RecipeRunner.Ran kept = house.github(workflow, RecipeHouse.pull(2, house.base, house.evil));
    house.keptOut(kept);
    assertTrue(kept.said().contains("::error file=articles/topic/sample"), kept.said());
    // The merge that was made for another head of the pull request is not what is let in.
    RecipeRunner.Ran moved = house.github(workflow, RecipeHouse.pull(1, house.base, house.evil));
    assertFalse(moved.passed());
    assertTrue(moved.said().contains("moved on"), moved.said());
    RecipeRunner.Ran shallow =
        house.runner.github(
            house.workspace(),
            workflow,
            RecipeHouse.pull(2, house.bare, house.evil),
            house.release.variables(),
            1);
    assertFalse(shallow.passed());
    assertTrue(shallow.said().contains("the full history is needed"), shallow.said());
  }

  @Test
  void aPushAndAQueuedMergeAreJudgedByTheCommitBefore() throws Exception {
    String workflow = house.made(VERDICT);
    house.git("push -q '" + house.server + "' honest evil");
    RecipeRunner.Ran passed =
        house.github(workflow, Map.of("before", house.base, "after", house.honest));
    assertTrue(passed.passed(), passed.said());
    house.keptOut(house.github(workflow, Map.of("before", house.base, "after", house.evil)));
    house.keptOut(
        house.github(
            workflow,
            Map.of("merge_group", Map.of("base_sha", house.base, "head_sha", house.evil))));
    for (String before : List.of(ZEROS, "4f2a9c1d".repeat(5))) {
      RecipeRunner.Ran none =
          house.firstBoard(workflow, Map.of("before", before, "after", house.honest), house.honest);
      assertFalse(none.passed(), none.said());
      assertEquals(before.equals(ZEROS), none.said().contains(NO_BASE), none.said());
    }
    // A commit that a forced push left behind: the service may still hand it out, the branch not.
    house.git("checkout -q -b lost " + house.base);
    house.folder.write("articles/topic/other.md", ReviewFolder.article("Sleep helps."));
    String lost = house.commit("lost");
    house.git("push -q '" + house.server + "' lost:refs/hidden/lost");
    RecipeRunner.Ran forced = house.github(workflow, Map.of("before", lost, "after", house.honest));
    assertFalse(forced.passed(), forced.said());
    assertTrue(forced.said().contains("the full history is needed"), forced.said());
  }

  @Test
  void theFirstBoardIsLetInByAnAdministratorAlone() throws Exception {
    String workflow = house.made(VERDICT);
    house.git("checkout -q -B first " + house.bare);
    house.git("merge -q --no-ff -m merge " + house.base);
    house.git("push -q '" + house.server + "' first:refs/pull/3/merge work:refs/pull/3/head");
    Map<String, ?> event = RecipeHouse.pull(3, house.bare, house.base);
    RecipeRunner.Ran refused = house.github(workflow, event);
    assertFalse(refused.passed(), refused.said());
    RecipeRunner.Ran passed = house.firstBoard(workflow, event, house.base);
    assertTrue(passed.passed(), passed.said());
    assertTrue(passed.said().contains("which has no board with keys yet"), passed.said());
    // Said of another commit, it opens nothing; nor once there is a board.
    assertFalse(house.firstBoard(workflow, event, house.honest).passed());
    house.keptOut(
        house.firstBoard(workflow, RecipeHouse.pull(2, house.base, house.evil), house.evil));
  }

  /** Without a release whose bytes are named nothing is run, and nothing is let in. */
  @Test
  void onlyTheReleaseThatAnAdministratorNamedJudges() throws Exception {
    String other = "0".repeat(64);
    List<Map<String, String>> wrong =
        List.of(
            Map.of(),
            Map.of("IMPRIMATUR_URL", PinnedRelease.URL),
            Map.of("IMPRIMATUR_URL", PinnedRelease.URL, "IMPRIMATUR_SHA256", other),
            Map.of("IMPRIMATUR_URL", "http" + PinnedRelease.URL.substring(5)));
    for (Map<String, String> variables : wrong) {
      for (String recipe : List.of(house.made(VERDICT), house.made(PUBLISH))) {
        RecipeRunner.Ran ran =
            house.runner.github(
                house.workspace(),
                recipe,
                RecipeHouse.pull(1, house.base, house.honest),
                variables,
                0);
        assertFalse(ran.passed(), ran.said());
        assertEquals(List.of(), ran.launchers());
      }
    }
    RecipeRunner.Ran unnamed =
        house.gitlab(house.made(GITLAB), "refs/pull/1/head", house.honest, REQUEST);
    assertFalse(unnamed.passed(), unnamed.said());
    assertTrue(unnamed.said().contains("name a release"), unnamed.said());
    String changed = house.release.named(house.made(GITLAB)).replace(house.release.sha256(), other);
    RecipeRunner.Ran ran = house.gitlab(changed, "refs/pull/1/head", house.honest, REQUEST);
    assertFalse(ran.passed(), ran.said());
    assertEquals(List.of(), ran.launchers());
  }

  /** What is said of repositories that hold the program, too: that of the base judges. */
  @Test
  void theProgramOfTheBaseJudgesWhereItIsThere() throws Exception {
    String steps =
        RecipeHouse.fence("      - name: Check out the program, as the commit before has it\n");
    String workflow =
        house
            .made(VERDICT)
            .replaceFirst(
                "(?s)      - name: Install the program, if .*?(?=      - name: Check out)",
                Matcher.quoteReplacement(steps));
    RecipeRunner.Ran passed =
        house.runner.github(
            house.workspace(),
            workflow,
            RecipeHouse.pull(1, house.base, house.honest),
            Map.of(),
            0);
    assertTrue(passed.passed(), passed.said());
    assertTrue(passed.launchers().get(0).contains("/program/"), passed.launchers().toString());
    house.keptOut(
        house.runner.github(
            house.workspace(), workflow, RecipeHouse.pull(2, house.base, house.evil), Map.of(), 0));
    String lines = RecipeHouse.fence("program=$(mktemp -d)\n").indent(6);
    String gitlab =
        house
            .made(GITLAB)
            .replaceFirst("(?s)      URL=\"\".*?PATH=[^\n]*\n", Matcher.quoteReplacement(lines));
    RecipeRunner.Ran ran = house.gitlab(gitlab, "refs/pull/1/head", house.honest, REQUEST);
    assertTrue(ran.passed(), ran.said());
    house.keptOut(house.gitlab(gitlab, "refs/pull/2/head", house.evil, REQUEST));
    house.git("push -q '" + house.server + "' honest");
    String publish =
        house
            .made(PUBLISH)
            .replaceFirst(
                "(?s)      - name: Install the program, if .*?(?=      - run: imprimatur build)",
                Matcher.quoteReplacement(steps));
    RecipeRunner.Ran site =
        house.runner.github(house.workspace(), publish, Map.of("after", house.honest), Map.of(), 0);
    assertTrue(site.passed(), site.said());
  }

  @Test
  void aHookOfGitItselfMeasuresByTheSharedBranch() throws Exception {
    Path installed = Files.createDirectories(temp.resolve("on-the-path"));
    PinnedRelease.executable(installed.resolve("imprimatur"), RecipeRunner.LAUNCHER);
    Map<String, String> path = Map.of("PATH", installed + ":" + System.getenv("PATH"));
    Path clone = house.checkedOut("refs/pull/2/head");
    PinnedRelease.executable(
        clone.resolve(".git/hooks/pre-commit"), house.made("ci/hooks/pre-commit"));
    String commit =
        "git -c user.name=sample -c user.email=sample@example.org commit -q --allow-empty -m step";
    RecipeRunner.Ran lacking = house.runner.run(clone, commit, path);
    assertFalse(lacking.passed(), lacking.said());
    assertTrue(lacking.said().contains("git remote set-head origin --auto"), lacking.said());
    house.runner.run(clone, "git update-ref refs/remotes/origin/HEAD " + house.base, Map.of());
    RecipeRunner.Ran kept = house.runner.run(clone, commit, path);
    assertFalse(kept.passed(), kept.said());
    assertTrue(kept.said().contains("review/unknown-reviewer"), kept.said());
    Path good = house.checkedOut("refs/pull/1/head");
    PinnedRelease.executable(
        good.resolve(".git/hooks/pre-commit"), house.made("ci/hooks/pre-commit"));
    house.runner.run(good, "git update-ref refs/remotes/origin/HEAD " + house.base, Map.of());
    RecipeRunner.Ran passed = house.runner.run(good, commit, path);
    assertTrue(passed.passed(), passed.said());
  }

  @Test
  void aSiteIsMeasuredByWhatItIsMadeOf() throws Exception {
    house.git("push -q '" + house.server + "' honest");
    RecipeRunner.Ran ran = house.github(house.made(PUBLISH), Map.of("after", house.honest));
    assertTrue(ran.passed(), ran.said());
    assertTrue(ran.said().contains("trusted: commit " + house.honest), ran.said());
  }

  @Test
  void aMergeRequestIsJudgedByItsTarget() throws Exception {
    String file = house.release.named(house.made(GITLAB));
    RecipeRunner.Ran passed = house.gitlab(file, "refs/pull/1/head", house.honest, REQUEST);
    assertTrue(passed.passed(), passed.said());
    house.keptOut(house.gitlab(file, "refs/pull/2/head", house.evil, REQUEST));
    // A tag of the target's name changes nothing.
    house.git("push -q '" + house.server + "' evil:refs/tags/main");
    house.keptOut(house.gitlab(file, "refs/pull/2/head", house.evil, REQUEST));
    house.git("push -q '" + house.server + "' :refs/tags/main");
    house.keptOut(
        house.gitlab(
            file, "refs/pull/2/head", house.evil, Map.of("CI_COMMIT_BEFORE_SHA", house.base)));
    RecipeRunner.Ran none =
        house.gitlab(file, "refs/pull/2/head", house.evil, Map.of("CI_COMMIT_BEFORE_SHA", ZEROS));
    assertFalse(none.passed());
    assertTrue(none.said().contains(NO_BASE), none.said());
  }

  @Test
  void aServersOwnHookKeepsOutWhatItDoesNotKnow() throws Exception {
    Path own = Files.createDirectories(temp.resolve("own.git"));
    Path installed = Files.createDirectories(temp.resolve("installed"));
    PinnedRelease.executable(installed.resolve("bin/imprimatur"), RecipeRunner.LAUNCHER);
    house.git("init -q --bare -b main '" + own + "'");
    house.git("push -q '" + own + "' " + house.base + ":refs/heads/main");
    PinnedRelease.executable(
        own.resolve("hooks/pre-receive"),
        house.made("ci/hooks/pre-receive").replace("/opt/imprimatur", installed.toString()));
    RecipeRunner.Ran kept = house.push(own, house.evil + ":main");
    house.keptOut(kept);
    assertTrue(kept.said().contains("trusted: commit " + house.base), kept.said());
    RecipeRunner.Ran forced = house.push(own, "+" + house.bare + ":main");
    assertFalse(forced.passed(), forced.said());
    assertTrue(forced.said().contains("the full history is needed"), forced.said());
    assertFalse(house.push(own, ":main").passed());
    RecipeRunner.Ran other = house.push(own, house.evil + ":refs/heads/theirs");
    assertTrue(other.passed(), other.said());
    RecipeRunner.Ran passed = house.push(own, house.honest + ":main");
    assertTrue(passed.passed(), passed.said());
    // Nobody lets a board of their own in first, and signs with it then.
    String board = house.otherBoard();
    RecipeRunner.Ran brought = house.push(own, board + ":main");
    assertFalse(brought.passed(), brought.said());
    assertTrue(brought.said().contains("git config imprimatur.board " + board), brought.said());
    house.git("--git-dir='" + own + "' config imprimatur.board " + board);
    RecipeRunner.Ran read = house.push(own, board + ":main");
    assertTrue(read.passed(), read.said());
    Path fresh = Files.createDirectories(temp.resolve("fresh.git"));
    house.git("init -q --bare -b main '" + fresh + "'");
    Files.copy(own.resolve("hooks/pre-receive"), fresh.resolve("hooks/pre-receive"));
    RecipeRunner.Ran first = house.push(fresh, house.evil + ":refs/heads/main");
    assertFalse(first.passed());
    assertTrue(
        first.said().contains("An administrator has to create refs/heads/main"), first.said());
  }

  /** The hook of the pre-commit framework, from a checkout of its own. */
  @Test
  void theHookMeasuresByTheSharedBranch() throws Exception {
    Path program = Files.createDirectories(temp.resolve("program"));
    PinnedRelease.executable(program.resolve("imprimatur"), RecipeRunner.LAUNCHER);
    Path hook = program.resolve("hooks/pre-commit");
    PinnedRelease.executable(hook, Files.readString(Path.of("../hooks/pre-commit")));
    String yaml = Files.readString(Path.of("../.pre-commit-hooks.yaml"));
    assertTrue(yaml.contains("entry: hooks/pre-commit\n"), yaml);
    Path clone = house.checkedOut("refs/pull/2/head");
    String line = "'" + hook + "' articles/topic/sample.md";
    RecipeRunner.Ran lacking = house.runner.run(clone, line, Map.of());
    assertFalse(lacking.passed());
    assertTrue(lacking.said().contains("git remote set-head origin --auto"), lacking.said());
    house.runner.run(clone, "git update-ref refs/remotes/origin/HEAD " + house.base, Map.of());
    RecipeRunner.Ran kept = house.runner.run(clone, line, Map.of());
    assertFalse(kept.passed(), kept.said());
    assertTrue(kept.said().contains("review/unknown-reviewer"), kept.said());
    assertFalse(house.runner.run(clone, line, Map.of("PRE_COMMIT_FROM_REF", house.base)).passed());
    RecipeRunner.Ran purpose =
        house.runner.run(clone, "'" + hook + "' --trust none articles/topic/sample.md", Map.of());
    assertTrue(purpose.passed(), purpose.said());
  }

  @Test
  void filesThatAPartialCloneLacksStopEverything() throws Exception {
    Path clone = Files.createDirectories(house.workspace());
    RecipeRunner.Ran made =
        house.runner.run(
            clone,
            "git clone -q --filter=blob:none '"
                + house.server.toUri()
                + "' . && git fetch -q --filter=blob:none origin "
                + house.bare,
            Map.of());
    assertTrue(made.passed(), made.said());
    CommandLine.Ran ran = CommandLine.run(clone, "check", "--trust", house.bare);
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
}
