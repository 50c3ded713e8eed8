package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.imprimatur.browser.RequiredProgram;

/** Node.js and packages of exact versions, for tests. */
final class NodePackages {
  private NodePackages() {}

  /** Node.js, or the end of the calling test. */
  static Path node() {
    return RequiredProgram.find("Node.js is needed to play an editor", List.of("node"));
  }

  /** A folder below {@code target} of this module. */
  static Path folder(String name) throws Exception {
    Path pipeline = Path.of(System.getProperty("imprimatur.repository"), "pipeline").toRealPath();
    return Files.createDirectories(pipeline.resolve("target").resolve(name));
  }

  /**
   * Installs packages, unless a file of them is there.
   *
   * @param folder where
   * @param there the file, relative to the folder
   * @param packages with their versions; none for those of the folder's own list
   */
  static void install(Path folder, String there, String... packages) throws Exception {
    Path npm = RequiredProgram.find("npm is needed to play an editor", List.of("npm"));
    if (!Files.exists(folder.resolve(there))) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  npm.toString(),
                  "install",
                  "--silent",
                  "--no-audit",
                  "--no-fund",
                  "--no-package-lock",
                  "--prefix",
                  folder.toString()));
      command.addAll(List.of(packages));
      run(folder, command.toArray(String[]::new));
    }
  }

  /** Runs a program to its good end; what it said on standard output. */
  static String run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Only a program that hangs is still there then.
    CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES).execute(process::destroyForcibly);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + said);
    return said;
  }
}
