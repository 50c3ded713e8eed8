package org.imprimatur.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.review.SshPrivateKey;

/** The two files of a key pair: written whole or not at all, for their owner alone. */
final class KeyFiles {
  private static final long LONGEST = 64 * 1024;
  private static final Set<PosixFilePermission> OWNERS_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(OWNERS_FOLDER);
  private static final FileAttribute<Set<PosixFilePermission>> SECRET =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> SHARED =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

  private KeyFiles() {}

  /** Where the public half of a private key lies. */
  static Path publicHalf(Path key) {
    return Path.of(key + ".pub");
  }

  /** The private key in a file; empty when there is none that is whole. */
  static Optional<SshPrivateKey> read(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= LONGEST
        ? SshPrivateKey.read(Files.readString(file, ISO_8859_1))
        : Optional.empty();
  }

  /**
   * Writes a new pair. Who is killed meanwhile has no private key, or a whole one.
   *
   * @throws FileAlreadyExistsException when there is something at the key's name
   */
  static void write(Path key, String secret, String line) throws IOException {
    Path part = written(key, secret, SECRET);
    try {
      Files.move(part, key);
    } finally {
      Files.deleteIfExists(part);
    }
    writePublic(key, line);
  }

  /** Writes the public half alone, over an older one. */
  static void writePublic(Path key, String line) throws IOException {
    Path target = publicHalf(key);
    Path part = written(target, line + "\n", SHARED);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Beside its target, under a name that whoever is killed leaves and who comes next takes. */
  private static Path written(
      Path target, String text, FileAttribute<Set<PosixFilePermission>> mode) throws IOException {
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel =
        FileChannel.open(
            part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return part;
  }

  /** Makes the folder of a key, open to nobody else, where it is missing. */
  static void makeFolder(Path key) throws IOException {
    Path folder = key.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder, FOLDER);
    }
  }

  /** Closes a folder of the user's own, such as {@code ~/.ssh}, to everybody else. */
  static void close(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && !OWNERS_FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
      Files.setPosixFilePermissions(folder, OWNERS_FOLDER);
    }
  }
}
