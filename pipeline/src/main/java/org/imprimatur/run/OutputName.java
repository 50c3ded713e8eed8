package org.imprimatur.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.output.OutputFolder;
import org.imprimatur.read.ContentRoot;
import org.jspecify.annotations.Nullable;

/**
 * Which folders a user may name for output: none that holds, or lies among, what builds read, and
 * none that holds files of somebody else.
 */
final class OutputName {
  private static final String INSTEAD = "Name a folder of its own, such as --out public.\n";

  /** The folders of a content root that hold what people write. */
  private static final Set<String> CONTENT = Set.of("articles", "references", "seeds", "theme");

  private static final String GIT = ".git";

  private OutputName() {}

  /**
   * Checks a name before anything is written there.
   *
   * @param own the content root's own output folder, which needs no check
   * @param out as the user named it, for the message
   * @param place where that is, links followed
   * @throws UnusableException when it is not a place for output
   * @throws org.imprimatur.output.OutputException when it holds what no build put there
   */
  static void check(Path root, Path own, Path out, Path place) throws IOException {
    if (place.equals(own)) {
      return;
    }
    String fault = root.startsWith(place) ? "it contains the content root " + root : null;
    for (Path at = place; fault == null && at != null; at = at.getParent()) {
      fault = fault(own, place, at);
    }
    if (fault != null) {
      throw new UnusableException(
          out + " cannot be the output folder: " + fault + "; nothing was written", INSTEAD);
    }
    OutputFolder.checkFree(place);
  }

  /** What is wrong with a place because of a folder that holds it, or is it. */
  private static @Nullable String fault(Path own, Path place, Path at) {
    String name = String.valueOf(at.getFileName());
    if (name.equalsIgnoreCase(GIT)) {
      return "it is git's own folder, or is in it";
    }
    if (at.equals(place)) {
      return isContentRoot(at) ? "it is a content root itself" : null;
    }
    String first = place.getName(at.getNameCount()).toString();
    if (isContentRoot(at) && CONTENT.contains(first.toLowerCase(Locale.ROOT))) {
      return "it lies in " + at.resolve(first) + ", which builds read";
    }
    boolean isOutput = at.equals(own) || OutputFolder.isOurs(at);
    return isOutput && DiskOutput.isUsed(first) ? "it lies in what a build made, " + at : null;
  }

  private static boolean isContentRoot(Path folder) {
    return Files.exists(folder.resolve(ContentRoot.MARK), LinkOption.NOFOLLOW_LINKS);
  }
}
