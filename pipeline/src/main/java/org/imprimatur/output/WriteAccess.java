package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may write what we make: one user, or all who may write the folder that it lies in. */
final class WriteAccess {
  private static final String MODE = "unix:mode";
  private static final int WRITES = 0022;
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  private WriteAccess() {}

  /** Makes a folder that is nobody else's, unless it is there. */
  static void ownFolder(Path folder) throws IOException {
    boolean posix = has(folder, "posix");
    try {
      if (posix) {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWN));
      } else {
        Files.createDirectory(folder);
      }
    } catch (FileAlreadyExistsException e) {
      checkFolder(folder);
      if (posix && !OWN.containsAll(Files.getPosixFilePermissions(folder))) {
        Files.setPosixFilePermissions(folder, OWN);
      }
    }
  }

  /** Makes a folder for all who may write the one above it, unless it is there. */
  static void folderAsAbove(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      asAbove(folder, 3);
    } catch (FileAlreadyExistsException e) {
      checkFolder(folder);
    }
  }

  /** Lets all read and write a file that may write its folder. */
  static void fileAsFolder(Path file) throws IOException {
    asAbove(file, 2);
  }

  /**
   * Gives those who may write the folder above the same rights here: {@code chmod} as such, since
   * Java's own permissions would take the bit away by which what is made here has the same group.
   */
  private static void asAbove(Path made, int bits) throws IOException {
    Path above = made.getParent();
    if (above == null || !has(made, "unix")) {
      return;
    }
    int outer = (int) Files.getAttribute(above, MODE) & WRITES;
    int mode = (int) Files.getAttribute(made, MODE, LinkOption.NOFOLLOW_LINKS);
    // A write bit (2) for the group or for others becomes read, write and, for folders, enter.
    int wanted = mode | outer << 1 | outer | (bits == 3 ? outer >> 1 : 0);
    if (wanted != mode) {
      Files.setAttribute(made, MODE, wanted & 07777);
    }
  }

  private static void checkFolder(Path folder) throws IOException {
    if (!Folders.isRealFolder(folder)) {
      throw new OutputException(
          folder + " is a link or a file, but must be a folder; move it away, then try again");
    }
  }

  private static boolean has(Path path, String view) {
    return path.getFileSystem().supportedFileAttributeViews().contains(view);
  }
}
