package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes several content files as one. What is to be done is first written down whole, in a
 * journal in the {@link StateFolder}; once that has its name the change has happened, and whoever
 * opens the content root next brings to an end what a killed process left. Before, nothing has
 * happened. One transaction at a time in a content root.
 */
public final class ContentTransaction implements AutoCloseable {
  private static final String JOURNAL = "journal";

  private final Path root;
  private final OutputLock lock;
  private final ContentWriter writer;
  private final Path folder;
  private final ContentWriter state;

  private ContentTransaction(Path root, Path folder, OutputLock lock) {
    this.root = root;
    this.folder = folder;
    this.lock = lock;
    this.writer = new ContentWriter(root);
    this.state = new ContentWriter(folder);
  }

  /**
   * A change of one file.
   *
   * @param path relative to the root, with {@code /}
   * @param before the bytes it must have, or null when it must not be there
   * @param after the bytes it gets, or null when it is deleted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Change(String path, byte @Nullable [] before, byte @Nullable [] after) {}

  /**
   * Begins: takes the lock, for which it waits a few seconds, and ends what was left undone.
   *
   * @param who is told to others who want to write meanwhile
   * @param notices is told what was left undone, and what became of it
   * @throws OutputException when somebody else is writing, the folders cannot be written, or the
   *     journal there is none of ours
   */
  public static ContentTransaction open(
      Path root, StateFolder state, String who, Consumer<String> notices) throws OutputException {
    try {
      OutputLock lock = state.lock(who);
      try {
        ContentTransaction opened = new ContentTransaction(root, state.make(), lock);
        opened.redo(notices);
        return opened;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (OutputException e) {
      throw e;
    } catch (AccessDeniedException e) {
      throw new OutputException(
          "cannot write to "
              + e.getFile()
              + ": permission denied. Whoever records review steps here must be allowed to write"
              + " it",
          e);
    } catch (IOException e) {
      throw new OutputException(
          "cannot write to " + state.path() + ": " + OutputException.reason(e), e);
    }
  }

  /**
   * Ends what a killed process left undone; does nothing, not even lock, when there is nothing.
   *
   * @param notices is told what was left undone, and what became of it
   */
  public static void recover(Path root, StateFolder state, String who, Consumer<String> notices)
      throws OutputException {
    Path folder = state.path();
    if (folder == null || !Folders.exists(folder.resolve(JOURNAL))) {
      return;
    }
    try {
      open(root, state, who, notices).close();
    } catch (OutputException e) {
      throw new OutputException(
          "a review step was interrupted and cannot be completed: "
              + e.getMessage()
              + ". What is left to do is in "
              + folder.resolve(JOURNAL),
          e);
    }
  }

  /**
   * Makes the changes, all or none. A file that gets what it has is looked at, not written.
   *
   * @throws OutputException when a file is not what it must be, or cannot be written
   */
  public void commit(List<Change> changes) throws OutputException {
    for (Change change : changes) {
      if (!Arrays.equals(present(change.path()), change.before())) {
        throw new OutputException(
            change.path() + " was changed by somebody else meanwhile; nothing was written");
      }
    }
    List<Change> real =
        changes.stream().filter(c -> !Arrays.equals(c.before(), c.after())).toList();
    if (real.isEmpty()) {
      return;
    }
    state.redo(JOURNAL, Journal.write(real));
    try {
      redo(ended -> {});
    } catch (IOException e) {
      throw new OutputException(
          "the step is recorded, but could not be completed: "
              + e.getMessage()
              + "; the next command of imprimatur completes it",
          e);
    }
  }

  @Override
  public void close() throws OutputException {
    try {
      lock.close();
    } catch (IOException endsWithTheProcess) {
      // The operating system gives the lock back when the process ends.
    }
  }

  /** Every name and every file is looked at before the first one is written. */
  private void redo(Consumer<String> notices) throws IOException {
    Path journal = folder.resolve(JOURNAL);
    if (!Folders.exists(journal)) {
      return;
    }
    List<Journal.Entry> open = new ArrayList<>();
    List<String> done = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (Journal.Entry entry : Journal.read(journal)) {
      byte[] present = Journal.digest(present(entry.path()));
      if (Arrays.equals(present, entry.before())) {
        open.add(entry);
      } else {
        (Arrays.equals(present, entry.digest()) ? done : theirs).add(entry.path());
      }
    }
    // Where nothing of it was done, and its ground is gone, half of it would be worse than none.
    boolean dropped = done.isEmpty() && !theirs.isEmpty();
    for (Journal.Entry entry : dropped ? List.<Journal.Entry>of() : open) {
      byte[] after = entry.after();
      if (after != null) {
        writer.redo(entry.path(), after);
      } else {
        writer.delete(entry.path());
      }
      done.add(entry.path());
    }
    state.delete(JOURNAL);
    notices.accept(notice(dropped, done, theirs));
  }

  private static String notice(boolean dropped, List<String> done, List<String> theirs) {
    if (dropped) {
      return "a review step that was interrupted was dropped without any change, since this was"
          + " changed meanwhile: "
          + String.join(", ", theirs)
          + ". Take the step again";
    }
    return "a review step that was interrupted was completed in "
        + String.join(", ", done)
        + (theirs.isEmpty()
            ? ""
            : "; left as somebody changed it meanwhile: " + String.join(", ", theirs));
  }

  private byte @Nullable [] present(String path) throws OutputException {
    Path file;
    try {
      file = Folders.below(root, path);
    } catch (IllegalArgumentException e) {
      throw new OutputException(path + " is not a path inside the content root", e);
    }
    Path parent = file.getParent();
    Path obstacle = parent == null ? null : Folders.obstacle(root, parent);
    if (obstacle == null && !Folders.exists(file)) {
      return null;
    }
    if (obstacle != null || !Folders.isRealFile(file)) {
      throw new OutputException(
          root.relativize(obstacle == null ? file : obstacle)
              + " is a link, or not what its name says; steps are recorded in files and folders of"
              + " the content root itself, so nothing was written");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new OutputException("cannot read " + path + ": " + OutputException.reason(e), e);
    }
  }
}
