package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The folder that a build writes to, and the way to it. */
public final class OutputFolder {
  private static final int SHOWN = 3;

  /** What builds, git, hosts and systems leave in a folder that holds nothing yet. */
  private static final Set<String> HARMLESS =
      Set.of(
          ".git",
          ".gitignore",
          ".gitattributes",
          ".gitkeep",
          ".keep",
          ".nojekyll",
          ".DS_Store",
          "lost+found",
          ".lock",
          ".review",
          ".cache");

  private OutputFolder() {}

  /**
   * Checks that no link of the content tree lies on the way: whoever may write there could send
   * what is written, or read, to another place. Links elsewhere are the user's own.
   *
   * @param root the content root, with {@code imprimatur.yaml}
   * @param out absolute, made or not
   * @throws OutputException when one does
   */
  public static void check(Path root, Path out) throws OutputException {
    try {
      Path real = root.toRealPath();
      for (Path at = out; at != null; at = at.getParent()) {
        Path above = at.getParent();
        boolean isWithin =
            above != null && Files.isDirectory(above) && above.toRealPath().startsWith(real);
        if (isWithin && Folders.exists(at) && !Folders.isRealFolder(at)) {
          throw new OutputException(
              at
                  + " is a link or a file in the content root, but output goes into a folder;"
                  + " nothing was read or written there. Delete it, or name another folder with"
                  + " --out");
        }
      }
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException("cannot use " + out + ": " + e.getMessage(), e);
    }
  }

  /** Whether a build has written to a folder before. */
  public static boolean isOurs(Path out) {
    return new Generations(out).isKnown();
  }

  /**
   * Checks that a folder is missing, empty, or one that builds write to already: between files of
   * somebody else, nobody could tell which are which.
   *
   * @param out absolute
   * @throws OutputException when it holds what no build put there
   */
  public static void checkFree(Path out) throws OutputException {
    if (!Files.isDirectory(out) || isOurs(out)) {
      return;
    }
    List<String> others;
    try {
      others =
          Generations.children(out).stream()
              .map(child -> String.valueOf(child.getFileName()))
              .filter(name -> !HARMLESS.contains(name))
              .toList();
    } catch (IOException e) {
      throw new OutputException("cannot read " + out + ": " + OutputException.reason(e), e);
    }
    if (!others.isEmpty()) {
      throw new OutputException(
          out
              + " holds files that no build put there ("
              + String.join(", ", others.subList(0, Math.min(SHOWN, others.size())))
              + (others.size() > SHOWN ? ", ..." : "")
              + "), so nothing was written there. Name an empty folder, or one that is not there"
              + " yet, such as --out "
              + out.resolve("guidelines"));
    }
  }
}
