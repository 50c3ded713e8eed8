package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes several content files as one. What is to be done is first written down whole, in {@code
 * output/.review/journal}; once that name exists the change has happened, and whoever opens the
 * content root next brings to an end what a killed process left. Before, nothing has happened. One
 * transaction at a time in a content root.
 */
public final class ContentTransaction implements AutoCloseable {
  private static final String FOLDER = "output/.review";
  private static final String JOURNAL = FOLDER + "/journal";
  private static final int LONGEST_PATH = 4096;

  private final Path root;
  private final OutputLock lock;
  private final ContentWriter writer;

  private ContentTransaction(Path root, OutputLock lock) {
    this.root = root;
    this.lock = lock;
    this.writer = new ContentWriter(root);
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
   * @throws OutputException when somebody else is writing, or the folder cannot be written
   */
  public static ContentTransaction open(Path root, String who) throws OutputException {
    Path folder = root.resolve(FOLDER);
    try {
      Files.createDirectories(folder);
      if (!folder.toRealPath().startsWith(root.toRealPath())) {
        throw new OutputException(FOLDER + " leads out of the content root; nothing was written");
      }
      OutputLock lock = OutputLock.await(folder, who);
      ContentTransaction opened = new ContentTransaction(root, lock);
      try {
        opened.redo();
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
      return opened;
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Ends what a killed process left undone; does nothing, not even lock, when there is nothing. */
  public static void recover(Path root, String who) throws OutputException {
    if (Files.exists(root.resolve(JOURNAL), LinkOption.NOFOLLOW_LINKS)) {
      open(root, who).close();
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
    writer.redo(JOURNAL, write(real));
    try {
      redo();
    } catch (IOException e) {
      throw new OutputException(
          "the step is recorded, but could not be brought to an end: "
              + e.getMessage()
              + "; the next command of imprimatur does it",
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

  private void redo() throws IOException {
    Path journal = root.resolve(JOURNAL);
    if (!Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Pending pending : read(Files.readAllBytes(journal))) {
      byte[] present = present(pending.path());
      // A file that somebody changed in between is theirs.
      if (Arrays.equals(digest(present), pending.before())) {
        if (pending.after() != null) {
          writer.redo(pending.path(), pending.after());
        } else {
          writer.delete(pending.path());
        }
      }
    }
    writer.delete(JOURNAL);
  }

  private byte @Nullable [] present(String path) throws OutputException {
    Path file;
    try {
      file = Trees.below(root, path);
    } catch (IllegalArgumentException e) {
      throw new OutputException(path + " is no path inside the content root", e);
    }
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new OutputException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pending(String path, byte[] before, byte @Nullable [] after) {}

  private static byte[] write(List<Change> changes) throws OutputException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(changes.size());
      for (Change change : changes) {
        byte[] path = change.path().getBytes(UTF_8);
        out.writeInt(path.length);
        out.write(path);
        out.write(digest(change.before()));
        byte[] after = change.after();
        out.writeInt(after == null ? -1 : after.length);
        out.write(after == null ? new byte[0] : after);
      }
      out.write(digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new OutputException("cannot write the journal: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  /** A journal that is not whole never happened. */
  private static List<Pending> read(byte[] journal) {
    List<Pending> out = new ArrayList<>();
    int end = journal.length - 32;
    if (end < 4 || !Arrays.equals(digest(Arrays.copyOf(journal, end)), tail(journal, end))) {
      return List.of();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(journal, 0, end))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_PATH) {
          return List.of();
        }
        String path = new String(in.readNBytes(length), UTF_8);
        byte[] before = in.readNBytes(32);
        int size = in.readInt();
        out.add(new Pending(path, before, size < 0 ? null : in.readNBytes(size)));
      }
    } catch (IOException notWhole) {
      return List.of();
    }
    return out;
  }

  private static byte[] tail(byte[] journal, int from) {
    return Arrays.copyOfRange(journal, from, journal.length);
  }

  /** Of a file's bytes; of a file that is not there, zeros. */
  private static byte[] digest(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new byte[32];
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
