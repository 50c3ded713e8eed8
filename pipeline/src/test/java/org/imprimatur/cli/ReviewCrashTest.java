package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.disk.FaultyDisk;
import org.imprimatur.disk.FaultyDisk.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole review commands on a disk that strikes at each of their steps in turn: whatever happens,
 * article and ledger are wholly the old or wholly the new once the next command has run.
 */
final class ReviewCrashTest extends ReviewFolderTests {
  @BeforeEach
  void prepare() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
  }

  private String[] approve() {
    return folder.words(List.of("approve", ReviewFolder.ID), "r.two", "--yes");
  }

  @Test
  void killedAtAnyStepOfTheLastApproval() throws Exception {
    List<String> steps = killedAnywhere(approve(), "check", "--quiet");
    for (String rename :
        List.of("rename to journal", "rename to sample.md", "rename to sample.review.jsonl")) {
      assertTrue(steps.contains(rename), () -> rename + " in " + steps);
    }
    assertTrue(steps.contains("delete journal"), steps::toString);
  }

  @Test
  void killedAtAnyStepOfACorrection() throws Exception {
    folder.taken("approve", "r.two");
    folder.commit();
    folder.write(
        "references/works.yaml",
        folder.text("references/works.yaml").replace("volume: \"1\"", "volume: \"2\""));
    String[] amend =
        folder.words(
            List.of("amend-reference", "work"), "r.one", "--yes", "--note", "It was a slip.");
    List<String> steps = killedAnywhere(amend, "review", "verify");
    assertTrue(steps.contains("rename to amendments.review.jsonl"), steps::toString);
  }

  @Test
  void killedAtAnyStepOfAMove() throws Exception {
    folder.taken("approve", "r.two");
    folder.commit();
    folder.git("mv", "articles/topic/sample.md", "articles/topic/other.md");
    String[] move = folder.words(List.of("move", ReviewFolder.ID, "topic/other"), "r.one", "--yes");
    List<String> steps = killedAnywhere(move, "review", "status");
    assertTrue(steps.contains("rename to other.review.jsonl"), steps::toString);
    assertTrue(steps.contains("delete sample.review.jsonl"), steps::toString);
  }

  /** The steps of the command, each of which was died at. */
  private List<String> killedAnywhere(String[] command, String... next) throws Exception {
    Map<String, String> clock = folder.environment();
    Map<String, String> before = folder.content();
    folder.restore(before);
    FaultyDisk healthy = FaultyDisk.healthy();
    CommandLine.Ran ran = CommandLine.run(healthy.path(folder.root), clock, command);
    assertEquals(0, ran.code(), ran.err());
    Map<String, String> after = folder.content();
    assertNotEquals(before, after);
    List<String> steps = healthy.steps();
    assertTrue(steps.size() > 15, steps::toString);
    int old = 0;
    for (int at = 0; at < steps.size(); at++) {
      folder.restore(before);
      FaultyDisk disk = new FaultyDisk(Fault.KILL, at);
      Path root = disk.path(folder.root);
      assertThrows(FaultyDisk.Killed.class, () -> CommandLine.run(root, clock, command));
      assertTrue(disk.hasStruck());
      assertEquals(steps.subList(0, at + 1), disk.steps());
      String said = folder.run(next).err();
      Map<String, String> then = folder.content();
      boolean isOld = then.equals(before);
      old += isOld ? 1 : 0;
      assertTrue(isOld || then.equals(after), "killed at " + steps.get(at) + ": " + then);
      boolean undone =
          at > steps.indexOf("rename to journal") && at <= steps.indexOf("delete journal");
      assertEquals(undone, said.contains("was completed"), steps.get(at) + ": " + said);
      for (String path : undone ? changed(before, after) : Set.<String>of()) {
        assertTrue(said.contains(path), said);
      }
    }
    assertTrue(old > 0 && old < steps.size(), "the step is taken at one of the moments");
    return steps;
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> out = new TreeSet<>(before.keySet());
    out.addAll(after.keySet());
    out.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
    return out;
  }

  @Test
  void aDiskThatIsFullIsToldAndNothingIsHalfWritten() throws Exception {
    Map<String, String> clock = folder.environment();
    Map<String, String> before = folder.content();
    folder.restore(before);
    FaultyDisk healthy = FaultyDisk.healthy();
    assertEquals(0, CommandLine.run(healthy.path(folder.root), clock, approve()).code());
    Map<String, String> after = folder.content();
    int told = 0;
    for (int at = 0; at < healthy.steps().size(); at++) {
      folder.restore(before);
      FaultyDisk disk = new FaultyDisk(Fault.FAIL_ON, at);
      CommandLine.Ran ran = CommandLine.run(disk.path(folder.root), clock, approve());
      String step = healthy.steps().get(at) + ": " + ran.err();
      folder.run("review", "status");
      Map<String, String> then = folder.content();
      assertTrue(then.equals(before) || then.equals(after), step);
      assertFalse(ran.code() == 0 && then.equals(before), step);
      if (ran.code() != 0) {
        told++;
        assertEquals(2, ran.code(), step);
        assertTrue(ran.err().contains("imprimatur: "), step);
        assertTrue(ran.err().contains("No space left"), step);
      }
    }
    assertTrue(told > 10);
  }
}
