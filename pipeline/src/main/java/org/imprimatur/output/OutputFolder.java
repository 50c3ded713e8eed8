package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a build writes to, and the way to it. */
public final class OutputFolder {
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
        if (isWithin && Trees.exists(at) && !Trees.isRealFolder(at)) {
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
}
