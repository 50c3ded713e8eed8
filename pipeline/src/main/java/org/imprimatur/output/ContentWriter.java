package org.imprimatur.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes content files: drafts, references, ledgers. A file is replaced whole by one rename after
 * its bytes reached the disk. Nothing is written through a link: a folder on the way that is one is
 * refused, and a file that is one is itself replaced.
 */
public final class ContentWriter {
  private final Path root;

  /** A writer for a content root. */
  public ContentWriter(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Writes a file that must not exist yet.
   *
   * @param path relative to the root, with {@code /}
   * @throws OutputException when it exists, would lie outside the root, or cannot be written
   */
  public void create(String path, byte[] content) throws OutputException {
    Path file = place(path);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputException(path + " exists already; it was not changed");
    }
    write(path, file, content, Manner.CREATE);
  }

  /**
   * Writes a file, in the place of an older one if there is one.
   *
   * @param path relative to the root, with {@code /}
   * @throws OutputException when it would lie outside the root or cannot be written; an older one
   *     is then as it was
   */
  public void replace(String path, byte[] content) throws OutputException {
    write(path, place(path), content, Manner.REPLACE);
  }

  /**
   * As {@link #replace}, for one who holds the root's lock and writes again what a killed process
   * left half written: the part file has a name that is the same each time, so that none stays.
   */
  void redo(String path, byte[] content) throws OutputException {
    write(path, place(path), content, Manner.REDO);
  }

  /**
   * Deletes a file, durably.
   *
   * @throws OutputException when it would lie outside the root or cannot be deleted
   */
  void delete(String path) throws OutputException {
    Path file = place(path);
    Path folder = file.getParent();
    try {
      if (folder != null && Files.isDirectory(folder)) {
        checkWay(path, folder);
        Files.deleteIfExists(file);
        Durable.forceFolder(folder);
      }
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw cannot("delete", path, e);
    }
  }

  private enum Manner {
    CREATE,
    REPLACE,
    REDO
  }

  private Path place(String path) throws OutputException {
    try {
      return Folders.below(root, path);
    } catch (IllegalArgumentException e) {
      throw new OutputException(path + " is not a path inside the content root", e);
    }
  }

  private void write(String path, Path file, byte[] content, Manner manner) throws OutputException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new OutputException(path + " is not a path inside the content root");
    }
    try {
      checkWay(path, folder);
      Files.createDirectories(folder);
      Path part =
          manner == Manner.REDO
              ? emptied(folder.resolve(partName(file)))
              : Files.createTempFile(folder, ".imprimatur-", ".part");
      try {
        save(part, content);
        grant(part, file);
        if (manner == Manner.CREATE) {
          claim(part, file);
        } else {
          Files.move(
              part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Durable.forceFolder(folder);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (FileAlreadyExistsException e) {
      throw new OutputException(path + " exists already; it was not changed", e);
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw cannot("write", path, e);
    }
  }

  private static OutputException cannot(String verb, String path, IOException e) {
    return new OutputException("cannot " + verb + " " + path + ": " + OutputException.reason(e), e);
  }

  /** Short, whatever the file's name; two of one name never exist at once, under the lock. */
  private static String partName(Path file) {
    return ".imprimatur-" + Integer.toHexString(String.valueOf(file).hashCode()) + ".part";
  }

  /** Never the old file opened again: it might be a link to somewhere else. */
  private static Path emptied(Path part) throws IOException {
    Files.deleteIfExists(part);
    return Files.createFile(part);
  }

  /** A link fails when the name is taken, which a rename would not. */
  private static void claim(Path part, Path file) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (UnsupportedOperationException noHardLinks) {
      Files.move(part, file);
    }
  }

  private static void save(Path part, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Temporary files are private; content is not, and keeps the permissions that it has. */
  private static void grant(Path part, Path file) throws IOException {
    if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              ? Files.getPosixFilePermissions(file)
              : PosixFilePermissions.fromString("rw-r--r--");
      Files.setPosixFilePermissions(part, permissions);
    }
  }

  /** No link on the way is followed, wherever it leads to. */
  private void checkWay(String path, Path folder) throws IOException {
    Path obstacle = Folders.obstacle(root, folder);
    if (obstacle != null) {
      throw new OutputException(
          path
              + " leads through "
              + root.relativize(obstacle)
              + ", which is a link or a file; it was not written");
    }
  }
}
