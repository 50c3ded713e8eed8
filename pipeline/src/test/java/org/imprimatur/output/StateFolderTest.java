package org.imprimatur.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.imprimatur.output.ContentTransaction.Change;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where journal and lock lie: nothing there is written through a link, and who may write may. */
final class StateFolderTest {
  @TempDir Path temp;
  private Path root;
  private StateFolder state;

  @BeforeEach
  void make() throws IOException {
    root = Files.createDirectory(temp.resolve("root"));
    Files.createDirectory(root.resolve("git"));
    state = StateFolder.inGit(root.resolve("git"), "", root);
  }

  private void open(StateFolder folder) throws OutputException {
    ContentTransaction.open(root, folder, "test", notice -> {}).close();
  }

  private Path lock() {
    return Objects.requireNonNull(state.path()).resolve("lock");
  }

  @Test
  void aLockThatIsALinkOrAFolderIsLeftAlone() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "theirs");
    open(state); // makes the folders
    Path lock = lock();
    for (Path target : List.of(victim, temp.resolve("nothing"))) {
      Files.delete(lock);
      Files.createSymbolicLink(lock, target);
      OutputException told = assertThrows(OutputException.class, () -> open(state));
      assertTrue(String.valueOf(told.getMessage()).contains(lock + " is a link"), told::toString);
    }
    assertEquals("theirs", Files.readString(victim));
    assertFalse(Files.exists(temp.resolve("nothing")));
    Files.delete(lock);
    Files.createDirectory(lock);
    assertThrows(OutputException.class, () -> open(state));
  }

  @Test
  void aFolderOfTheStateThatIsALinkIsLeftAlone() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("git/imprimatur"), elsewhere);
    assertThrows(OutputException.class, () -> open(state));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(0, files.count());
    }
  }

  /** Of a file with a second name, the other one's text stays. */
  @Test
  void aLockWithAnotherNameIsNotWrittenTo() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "theirs");
    open(state); // makes the folders
    Path lock = lock();
    Assumptions.assumeTrue(lock.getFileSystem().supportedFileAttributeViews().contains("unix"));
    Files.delete(lock);
    Files.createLink(lock, victim);
    open(state);
    assertEquals("theirs", Files.readString(victim));
  }

  /** Outside of git, each user has a journal of their own, and nobody else can read it. */
  @Test
  void outsideOfGitTheStateIsTheUsersOwnAndTheLockIsShared() throws IOException {
    Path home = temp.resolve("home/state");
    Path link = Files.createSymbolicLink(temp.resolve("other-name"), root);
    StateFolder one = StateFolder.ofUser(home, root);
    assertEquals(one.path(), StateFolder.ofUser(home, link).path(), "keyed by the real place");
    StateFolder two = StateFolder.ofUser(temp.resolve("home2"), root);
    try (ContentTransaction first = ContentTransaction.open(root, one, "one", n -> {})) {
      first.commit(List.of(new Change("articles/a.md", null, new byte[1])));
      try (FileChannel lock =
          FileChannel.open(root.resolve("output/.review/.lock"), StandardOpenOption.WRITE)) {
        assertThrows(OverlappingFileLockException.class, lock::tryLock);
      }
    }
    open(two);
    Path made = Objects.requireNonNull(one.path());
    Assumptions.assumeTrue(made.getFileSystem().supportedFileAttributeViews().contains("posix"));
    for (Path folder : List.of(made, Objects.requireNonNull(made.getParent()))) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
    OutputException told =
        assertThrows(OutputException.class, () -> open(StateFolder.ofUser(null, root)));
    assertTrue(String.valueOf(told.getMessage()).contains("XDG_STATE_HOME"), told::toString);
  }

  /** Who may write git's folder may record steps, whoever took the first one. */
  @Test
  void aGroupThatSharesTheCheckoutSharesTheState() throws IOException {
    Path git = root.resolve("git");
    Assumptions.assumeTrue(git.getFileSystem().supportedFileAttributeViews().contains("unix"));
    Files.setAttribute(git, "unix:mode", 02775);
    open(state);
    Path folder = Objects.requireNonNull(state.path());
    for (Path made : List.of(folder, Objects.requireNonNull(folder.getParent()))) {
      assertEquals(02775, (int) Files.getAttribute(made, "unix:mode") & 07777, made::toString);
    }
    int mode = (int) Files.getAttribute(folder.resolve("lock"), "unix:mode") & 07777;
    assertEquals(0664, mode);
  }
}
