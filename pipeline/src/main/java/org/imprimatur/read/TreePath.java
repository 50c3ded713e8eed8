package org.imprimatur.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths in a content tree that is not, or not only, a folder. */
final class TreePath {
  private TreePath() {}

  /**
   * A path without {@code .} and {@code ..}; empty when it is that of the root itself, leads out of
   * it, or into git's own files.
   */
  static Optional<String> normal(String path) {
    if (path.startsWith("/") || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (segment.equalsIgnoreCase(GitDirectory.NAME)) {
        return Optional.empty();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
  }
}
