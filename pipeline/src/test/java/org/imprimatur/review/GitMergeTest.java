package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two reviewers on two branches: git merges their ledgers, and nothing is lost or repeated. */
final class GitMergeTest {
  @TempDir Path dir;
  private final Kit kit = new Kit();

  @BeforeAll
  static void findProgram() {
    boolean there;
    try {
      Process process = new ProcessBuilder("git", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      there = true;
    } catch (IOException e) {
      there = false;
    }
    if (!there && ContinuousIntegration.isRunning()) {
      fail("git is missing");
    }
    Assumptions.assumeTrue(there, "SKIPPED: git is missing, no merge was tested");
  }

  @Test
  void anApprovalOnEachBranchProvesApproved() throws Exception {
    kit.toReview();
    begin();
    branch("left", () -> kit.take(Action.APPROVE, "r.one"));
    branch("right", () -> kit.take(Action.APPROVE, "r.two"));
    merge();
    assertEquals(4, kit.ledger().entries().size());
    assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
  }

  @Test
  void aRequestForChangesOnOneBranchHoldsAgainstApprovalsOnTheOther() throws Exception {
    kit.toReview();
    begin();
    branch(
        "left",
        () -> {
          kit.take(Action.APPROVE, "r.one");
          kit.take(Action.APPROVE, "r.two");
        });
    branch("right", () -> kit.take(Action.REQUEST_CHANGES, "r.three"));
    merge();
    assertEquals(Status.SUBMITTED, kit.proved());
    assertEquals(List.of(), kit.faults());
  }

  @Test
  void theSameEventOnBothBranchesIsKeptOnce() throws Exception {
    kit.toReview();
    begin();
    Event shared = kit.sign(kit.event(Action.APPROVE, "r.one"));
    branch(
        "left",
        () -> {
          kit.add(shared);
          kit.take(Action.APPROVE, "r.two");
        });
    branch(
        "right",
        () -> {
          kit.add(shared);
          kit.take(Action.APPROVE, "r.three");
        });
    merge();
    assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
    assertEquals(3, kit.prove().proof().approvals().size());
  }

  private void begin() throws Exception {
    git("init", "-q", "-b", "main");
    Files.writeString(dir.resolve(".gitignore"), ".git-log\n");
    Files.writeString(dir.resolve(".gitattributes"), "*.review.jsonl merge=union -text\n");
    commit();
  }

  private void branch(String name, Runnable steps) throws Exception {
    git("checkout", "-q", "-b", name, "main");
    kit.ledger = Files.readAllBytes(ledger());
    steps.run();
    commit();
  }

  private void merge() throws Exception {
    git("merge", "-q", "-m", "merge", "left");
    kit.ledger = Files.readAllBytes(ledger());
  }

  private void commit() throws Exception {
    Files.write(ledger(), kit.ledger);
    git("add", "-A");
    git("commit", "-q", "-m", "step");
  }

  private Path ledger() {
    return dir.resolve("x.review.jsonl");
  }

  private void git(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all).directory(dir.toFile());
    builder.redirectErrorStream(true).redirectOutput(dir.resolve(".git-log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_AUTHOR_NAME",
                "sample",
                "GIT_AUTHOR_EMAIL",
                "sample@example.org",
                "GIT_COMMITTER_NAME",
                "sample",
                "GIT_COMMITTER_EMAIL",
                "sample@example.org",
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "GIT_CONFIG_NOSYSTEM",
                "1"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), () -> all + " " + log());
  }

  private String log() {
    try {
      return Files.readString(dir.resolve(".git-log"));
    } catch (IOException e) {
      return "";
    }
  }
}
