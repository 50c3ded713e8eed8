package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Two files change together, wherever the process dies. */
final class ContentTransactionTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void make() throws IOException {
    root = Files.createTempDirectory(temp, "root");
    Files.createDirectory(root.resolve("articles"));
    Files.createDirectory(root.resolve("git"));
    Files.writeString(root.resolve("articles/a.md"), "old a");
    Files.writeString(root.resolve("articles/gone.md"), "old gone");
  }

  private static List<Change> changes() {
    return List.of(
        new Change("articles/a.md", "old a".getBytes(UTF_8), "new a".getBytes(UTF_8)),
        new Change("articles/sub/b.md", null, "new b".getBytes(UTF_8)),
        new Change("articles/gone.md", "old gone".getBytes(UTF_8), null));
  }

  private static StateFolder state(Path root) {
    return StateFolder.inGit(root.resolve("git"), "", root);
  }

  private Path journal() {
    return Objects.requireNonNull(state(root).path()).resolve("journal");
  }

  private static ContentTransaction open(Path root, String who) throws OutputException {
    return ContentTransaction.open(root, state(root), who, notice -> {});
  }

  /** What is said of what was left undone. */
  private String recover() throws OutputException {
    List<String> said = new ArrayList<>();
    ContentTransaction.recover(root, state(root), "next", said::add);
    return String.join("\n", said);
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
      recover();
      boolean isOld = Files.exists(root.resolve("articles/gone.md"));
      old += isOld ? 1 : 0;
      String step = "step " + at + ", " + whole.steps().get(at);
      assertEquals(
          isOld ? "old a" : "new a", Files.readString(root.resolve("articles/a.md")), step);
      assertEquals(!isOld, Files.exists(root.resolve("articles/sub/b.md")), step);
      assertEquals(List.of(), parts(), step);
      assertFalse(Files.exists(journal()));
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
      recover();
      boolean isOld = Files.exists(root.resolve("articles/gone.md"));
      String step = "step " + at + ", " + whole.steps().get(at);
      assertFalse(done && isOld, step);
      assertEquals(
          isOld ? "old a" : "new a", Files.readString(root.resolve("articles/a.md")), step);
      assertEquals(!isOld, Files.exists(root.resolve("articles/sub/b.md")), step);
      assertEquals(List.of(), parts(), step);
    }
  }

  private void commit(FaultyDisk disk) throws OutputException {
    try (ContentTransaction transaction = open(disk.path(root), "test")) {
      transaction.commit(changes());
    }
  }

  /** Part files that stayed where an editor would see them. */
  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> !file.startsWith(root.resolve("git")))
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".part"))
          .toList();
    }
  }

  /** It got its name when it was whole, so nobody's step made one that is not. */
  @Test
  void aJournalThatIsNotWholeIsRefused() throws IOException {
    killedOnceWrittenDown();
    Path journal = journal();
    byte[] whole = Files.readAllBytes(journal);
    for (int length = 0; length < whole.length; length++) {
      Files.write(journal, Arrays.copyOf(whole, length));
      assertRefused(journal.toString());
    }
    byte[] altered = whole.clone();
    altered[whole.length - 40] ^= 1;
    Files.write(journal, altered);
    assertRefused(journal.toString());
    Files.write(journal, whole);
    String said = recover();
    assertEquals("new a", Files.readString(root.resolve("articles/a.md")));
    for (Change change : changes()) {
      assertTrue(said.contains(change.path()), said);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/config",
        ".git/hooks/post-checkout",
        "git/imprimatur/lock",
        "imprimatur.yaml",
        "imprimatur",
        "pipeline/target/imprimatur.jar",
        "output/site/index.html",
        "theme/styles.css",
        "articles/.git/config.md",
        "articles/.a.md",
        "articles/.md",
        "articles/a.sh",
        "articles/a.yaml",
        "articles/../a.md",
        "articles/./a.md",
        "articles//a.md",
        "articles/a.md/",
        "articles/x\\..\\a.md",
        "articles/c:a.md",
        "articles/a\u200c.md",
        "articles/a\n.md",
        "articles/x /a.md",
        "articles/x./a.md",
        "articles.md",
        "Articles/a.md",
        "/articles/a.md",
        "../articles/a.md",
        "references/.git.yaml",
        "references/a.md",
        "references/a.json",
        "requests.json",
        "x/requests.jsonl",
        ""
      })
  void onlyContentFilesStandInAJournal(String path) throws IOException {
    forge(List.of("articles/b.md", path));
    assertRefused("not a content file");
    assertFalse(Files.exists(root.resolve("articles/b.md")), "nothing of it is done");
    List<Change> change = List.of(new Change(path, null, new byte[1]));
    make();
    try (ContentTransaction transaction = open(root, "x")) {
      assertThrows(OutputException.class, () -> transaction.commit(change));
    }
  }

  @Test
  void whatStepsWriteMayStandInAJournal() throws IOException {
    List<String> paths =
        List.of(
            "articles/a/b~c.patient.md",
            "articles/a/b.review.jsonl",
            "articles/a/b.comments.jsonl",
            "references/works.yaml",
            "references/retractions.csv",
            "references/synonyms.txt",
            "references/amendments.review.jsonl");
    forge(paths);
    String said = recover();
    for (String path : paths) {
      assertEquals("forged", Files.readString(root.resolve(path)));
      assertTrue(said.contains(path), said);
    }
    assertEquals("", recover(), "it is said once");
  }

  private void forge(List<String> paths) throws IOException {
    Path journal = journal();
    Files.createDirectories(Objects.requireNonNull(journal.getParent()));
    Files.write(journal, ForgedJournal.of(paths.toArray(String[]::new)));
  }

  private void assertRefused(String word) throws IOException {
    byte[] journal = Files.readAllBytes(journal());
    OutputException told = assertThrows(OutputException.class, this::recover);
    assertTrue(String.valueOf(told.getMessage()).contains(word), told::getMessage);
    assertArrayEquals(journal, Files.readAllBytes(journal()), "it is left to be looked at");
    assertEquals("old a", Files.readString(root.resolve("articles/a.md")));
  }

  @Test
  void noLinkIsFollowedOnTheWayToAFile() throws IOException {
    Path victim = Files.createDirectories(temp.resolve("victim"));
    Path file = Files.writeString(victim.resolve("b.md"), "theirs");
    for (Path target : List.of(victim, Files.createDirectories(root.resolve("inside")))) {
      Path link = Files.createSymbolicLink(root.resolve("articles/sub"), target);
      forge(List.of("references/first.yaml", "articles/sub/new.md"));
      assertRefused("articles/sub is a link");
      Files.delete(link);
      assertFalse(Files.exists(target.resolve("new.md")));
    }
    Files.createSymbolicLink(root.resolve("articles/b.md"), file);
    forge(List.of("references/first.yaml", "articles/b.md"));
    assertRefused("articles/b.md is a link");
    assertFalse(Files.exists(root.resolve("references")));
    assertEquals("theirs", Files.readString(file));
  }

  @Test
  void aFileThatSomebodyChangedInBetweenIsTheirs() throws IOException {
    killedOnceWrittenDown();
    Files.createDirectory(root.resolve("articles/sub"));
    Files.writeString(root.resolve("articles/sub/b.md"), "new b");
    Files.writeString(root.resolve("articles/a.md"), "theirs");
    String said = recover();
    assertEquals("theirs", Files.readString(root.resolve("articles/a.md")));
    assertFalse(Files.exists(root.resolve("articles/gone.md")), "the rest is brought to an end");
    assertTrue(said.contains("meanwhile: articles/a.md"), said);
  }

  /** Another branch was checked out, for instance. */
  @Test
  void aStepOfWhichNothingWasDoneIsDroppedWhenItsGroundIsGone() throws IOException {
    killedOnceWrittenDown();
    assertFalse(Files.exists(root.resolve("articles/sub/b.md")), "nothing was done yet");
    Files.writeString(root.resolve("articles/a.md"), "theirs");
    String said = recover();
    assertEquals("theirs", Files.readString(root.resolve("articles/a.md")));
    assertTrue(Files.exists(root.resolve("articles/gone.md")));
    assertFalse(Files.exists(root.resolve("articles/sub/b.md")));
    assertFalse(Files.exists(journal()));
    assertTrue(said.contains("dropped") && said.contains("articles/a.md"), said);
  }

  @Test
  void whatWasChangedMeanwhileIsNotWritten() throws IOException {
    Files.writeString(root.resolve("articles/a.md"), "theirs");
    try (ContentTransaction transaction = open(root, "test")) {
      assertThrows(OutputException.class, () -> transaction.commit(changes()));
    }
    assertEquals("theirs", Files.readString(root.resolve("articles/a.md")));
    assertTrue(Files.exists(root.resolve("articles/gone.md")));
  }

  @Test
  void whoComesSecondWaitsForTheFirst() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Thread second;
    try (ContentTransaction first = open(root, "the first")) {
      second =
          new Thread(
              () -> {
                try (ContentTransaction next = open(root, "the second")) {
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
    Path file = root.resolve("articles/a.md");
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
