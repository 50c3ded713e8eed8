package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where git keeps a working tree, its "git directory": the folder {@code .git} beside it, or the
 * one that a file of that name leads to (linked working trees, submodules). It is found by that
 * name alone, which no commit can hold, and never lies in the working tree elsewhere: a folder with
 * {@code HEAD}, {@code objects} and {@code refs} that somebody committed is not one.
 *
 * @param path of a linked working tree, its own, not the one that all share
 * @param tree the top of the working tree, with no link on the way
 * @param prefix where the content root lies in the working tree: empty, or ended by {@code /}
 */
public record GitDirectory(Path path, Path tree, String prefix) {
  static final String NAME = ".git";
  private static final String LEADS_TO = "gitdir:";
  private static final int LONGEST = 4096;

  /**
   * The one of a content root; empty when it lies in no working tree of git's.
   *
   * @throws IOException when the root is not there any more
   */
  public static Optional<GitDirectory> of(ContentRoot root) throws IOException {
    Path folder = root.path().toRealPath();
    for (Path tree = folder; tree != null; tree = tree.getParent()) {
      Path found = in(tree);
      if (found != null) {
        String below = tree.relativize(folder).toString().replace('\\', '/');
        return Optional.of(new GitDirectory(found, tree, below.isEmpty() ? "" : below + "/"));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Path in(Path tree) {
    Path entry = tree.resolve(NAME);
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      return isComplete(entry) ? entry : null;
    }
    try {
      Path led =
          Files.isSymbolicLink(entry)
              ? entry.toRealPath()
              : Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                  ? tree.resolve(target(entry)).toRealPath()
                  : null;
      return led != null && !led.startsWith(tree) && isComplete(led) ? led : null;
    } catch (IOException | InvalidPathException leadsNowhere) {
      return null;
    }
  }

  private static String target(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST);
    }
    String text = new String(bytes, UTF_8);
    if (!text.startsWith(LEADS_TO)) {
      throw new IOException(file + " leads nowhere");
    }
    return text.substring(LEADS_TO.length()).strip();
  }

  private static boolean isComplete(Path folder) {
    return Files.exists(folder.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)
        && (Files.isDirectory(folder.resolve("objects"))
            || Files.isRegularFile(folder.resolve("commondir")));
  }
}
