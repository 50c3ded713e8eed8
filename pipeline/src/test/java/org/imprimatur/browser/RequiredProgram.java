package org.imprimatur.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imprimatur.ContinuousIntegration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program on the {@code PATH} that some tests need. Where it is missing, they fail in CI and are
 * skipped with a loud message elsewhere. Nothing is downloaded for them.
 */
public final class RequiredProgram {
  private RequiredProgram() {}

  /**
   * The program, or the end of the calling test.
   *
   * @param what it is and what it is needed for, as the message begins
   * @param names under which it may be found, the best first
   */
  public static Path find(String what, List<String> names) {
    Optional<Path> found = search(names);
    if (found.isEmpty()) {
      String message = what + ": none of " + names + " is on the PATH";
      if (ContinuousIntegration.isRunning()) {
        Assertions.fail(message);
      }
      System.err.println("!!! SKIPPED: " + message + " !!!");
      Assumptions.abort(message);
    }
    return found.orElseThrow();
  }

  private static Optional<Path> search(List<String> names) {
    String path = System.getenv("PATH");
    String separator = System.getProperty("path.separator", ":");
    for (String name : names) {
      for (String folder : (path == null ? "" : path).split(separator, -1)) {
        Path file = Path.of(folder.isEmpty() ? "." : folder, name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file.toAbsolutePath());
        }
      }
    }
    return Optional.empty();
  }
}
