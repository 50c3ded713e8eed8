package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.disk.FaultyDisk;
import org.imprimatur.disk.FaultyDisk.Fault;
import org.imprimatur.output.ContentTransaction.Change;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two files change together, wherever the process dies. */
final class ContentTransactionTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void make() throws IOException {
    root = Files.createTempDirectory(temp, "root");
    Files.writeString(root.resolve("a"), "old a");
    Files.writeString(root.resolve("gone"), "old gone");
  }

  private static List<Change> changes() {
    return List.of(
        new Change("a", "old a".getBytes(UTF_8), "new a".getBytes(UTF_8)),
        new Change("sub/b", null, "new b".getBytes(UTF_8)),
        new Change("gone", "old gone".getBytes(UTF_8), null));
  }

  @Test
  void killedAtAnyStepAllFilesAreTheOldOrTheNewOnes() throws IOException {
    FaultyDisk whole = FaultyDisk.healthy();
    commit(whole);
    int count = whole.steps().size();
    assertTrue(count > 20, () -> String.join("\n", whole.steps()));
    int old = 0;
    for (int at = 0; at < count; at++) {
      make();
      FaultyDisk disk = new FaultyDisk(Fault.KILL, at);
      assertThrows(FaultyDisk.Killed.class, () -> commit(disk));
      assertTrue(disk.hasStruck());
      ContentTransaction.recover(root, "next");
      boolean isOld = Files.exists(root.resolve("gone"));
      old += isOld ? 1 : 0;
      String step = "step " + at + ", " + whole.steps().get(at);
      assertEquals(isOld ? "old a" : "new a", Files.readString(root.resolve("a")), step);
      assertEquals(!isOld, Files.exists(root.resolve("sub/b")), step);
      assertEquals(List.of(), parts(), step);
      assertFalse(Files.exists(root.resolve("output/.review/journal")));
    }
    assertTrue(old > 0 && old < count, "the change happens at one of the steps");
  }

  /** Full disks and the like: no file is half written, and who is told of success has it. */
  @ParameterizedTest
  @EnumSource(names = {"FAIL_ONCE", "FAIL_ON"})
  void aStepThatFailsLeavesTheOldOrIsMadeUpFor(Fault fault) throws IOException {
    FaultyDisk whole = FaultyDisk.healthy();
    commit(whole);
    for (int at = 0; at < whole.steps().size(); at++) {
      make();
      boolean done = true;
      try {
        commit(new FaultyDisk(fault, at));
      } catch (OutputException told) {
        done = false;
        assertTrue(String.valueOf(told.getMessage()).contains("No space left"), told::getMessage);
      }
      ContentTransaction.recover(root, "next");
      boolean isOld = Files.exists(root.resolve("gone"));
      String step = "step " + at + ", " + whole.steps().get(at);
      assertFalse(done && isOld, step);
      assertEquals(isOld ? "old a" : "new a", Files.readString(root.resolve("a")), step);
      assertEquals(!isOld, Files.exists(root.resolve("sub/b")), step);
      assertEquals(List.of(), parts(), step);
    }
  }

  private void commit(FaultyDisk disk) throws OutputException {
    try (ContentTransaction transaction = ContentTransaction.open(disk.path(root), "test")) {
      transaction.commit(changes());
    }
  }

  /** Part files that stayed where an editor would see them. */
  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> !file.startsWith(root.resolve("output")))
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".part"))
          .toList();
    }
  }

  @Test
  void aJournalThatIsNotWholeNeverHappened() throws IOException {
    killedOnceWrittenDown();
    Path journal = root.resolve("output/.review/journal");
    byte[] whole = Files.readAllBytes(journal);
    for (int length = 0; length < whole.length; length++) {
      Files.write(journal, java.util.Arrays.copyOf(whole, length));
      ContentTransaction.recover(root, "next");
      assertEquals("old a", Files.readString(root.resolve("a")));
    }
  }

  @Test
  void aFileThatSomebodyChangedInBetweenIsTheirs() throws IOException {
    killedOnceWrittenDown();
    Files.writeString(root.resolve("a"), "theirs");
    ContentTransaction.recover(root, "next");
    assertEquals("theirs", Files.readString(root.resolve("a")));
  }

  @Test
  void whatWasChangedMeanwhileIsNotWritten() throws IOException {
    Files.writeString(root.resolve("a"), "theirs");
    try (ContentTransaction transaction = ContentTransaction.open(root, "test")) {
      assertThrows(OutputException.class, () -> transaction.commit(changes()));
    }
    assertEquals("theirs", Files.readString(root.resolve("a")));
    assertTrue(Files.exists(root.resolve("gone")));
  }

  @Test
  void whoComesSecondWaitsForTheFirst() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Thread second;
    try (ContentTransaction first = ContentTransaction.open(root, "the first")) {
      second =
          new Thread(
              () -> {
                try (ContentTransaction next = ContentTransaction.open(root, "the second")) {
                  order.add("second");
                  next.commit(List.of());
                } catch (OutputException e) {
                  order.add(String.valueOf(e.getMessage()));
                }
              });
      second.start();
      first.commit(changes());
      order.add("first");
    }
    second.join();
    assertEquals(List.of("first", "second"), order);
  }

  @Test
  void permissionsStayAsTheyWere() throws IOException {
    Path file = root.resolve("a");
    Assumptions.assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    commit(FaultyDisk.healthy());
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  /** Killed right behind the step after which the change has happened. */
  private void killedOnceWrittenDown() throws IOException {
    FaultyDisk whole = FaultyDisk.healthy();
    commit(whole);
    make();
    int journal = whole.steps().indexOf("rename to journal");
    assertTrue(journal > 0);
    FaultyDisk disk = new FaultyDisk(Fault.KILL, journal + 1);
    assertThrows(FaultyDisk.Killed.class, () -> commit(disk));
  }
}
