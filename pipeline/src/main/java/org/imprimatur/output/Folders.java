package org.imprimatur.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole folders and the names in them. */
final class Folders {
  private Folders() {}

  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it is a folder, and no link to one; Windows calls its junctions folders, too. */
  static boolean isRealFolder(Path path) {
    BasicFileAttributes own = attributes(path);
    return own != null && own.isDirectory() && !own.isOther();
  }

  /** Whether it is a file, and no link to one. */
  static boolean isRealFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** What is at a path, links not followed; null when there is nothing, or nobody can tell. */
  static @Nullable BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * The first link, or other thing that is not a folder, on the way from a folder down to another
   * one; null when there is none. What is not there yet is not one.
   *
   * @param folder that lies below {@code top}, or is it
   */
  static @Nullable Path obstacle(Path top, Path folder) {
    Path at = top;
    for (Path name : top.relativize(folder)) {
      at = at.resolve(name);
      if (!at.equals(top) && exists(at) && !isRealFolder(at)) {
        return at;
      }
    }
    return null;
  }

  /** A folder with all files and folders in it; links are named, not followed. */
  static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Deletes a folder with all that is in it; links are deleted, not followed. */
  static void delete(Path folder) throws IOException {
    if (!exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Checks a path of a build's output.
   *
   * @throws IllegalArgumentException when it is odd, as for {@link #below}, or not in one of the
   *     {@link Output#TREES}
   */
  static void check(String path) {
    checkParts(path);
    int slash = path.indexOf('/');
    if (slash < 0 || !Output.TREES.contains(path.substring(0, slash))) {
      throw new IllegalArgumentException("not in an output tree: " + path);
    }
  }

  /**
   * A relative path below a folder.
   *
   * @throws IllegalArgumentException when a part of it is empty, {@code .}, {@code ..} or holds a
   *     backslash, a colon or a control character
   */
  static Path below(Path folder, String path) {
    checkParts(path);
    return folder.resolve(path);
  }

  /** Looked at once, since a build asks for all files of a site several times. */
  private static void checkParts(String path) {
    int from = 0;
    for (int i = 0; i <= path.length(); i++) {
      char c = i < path.length() ? path.charAt(i) : '/';
      if (c == '/') {
        if (isOdd(path, from, i)) {
          throw new IllegalArgumentException("not a path below a folder: " + path);
        }
        from = i + 1;
      } else if (c == '\\' || c == ':' || Character.isISOControl(c)) {
        throw new IllegalArgumentException("not a path below a folder: " + path);
      }
    }
  }

  private static boolean isOdd(String path, int from, int to) {
    int length = to - from;
    return length == 0 || (length <= 2 && path.charAt(from) == '.' && path.charAt(to - 1) == '.');
  }
}
