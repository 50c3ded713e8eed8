package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every scenario of {@code src/test/resources/cli}; its README tells the format. */
final class ScenarioTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/cli");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Set<String> PARTS =
      Set.of("args", "root", "environment", "stdout", "stderr", "exit", "files");

  @TempDir Path temp;

  static List<String> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theProgramDoesAsTheScenarioSays(String name) throws IOException {
    Path scenario = SCENARIOS.resolve(name);
    Path root = Files.createDirectory(temp.resolve("root"));
    CommandLine.copy(scenario.resolve("root"), root);
    String[] args = text(scenario, "args").lines().toArray(String[]::new);
    CommandLine.Ran ran = CommandLine.run(root, environment(scenario), args);
    String out = ran.out().replace(root.toString(), "<root>");
    String err =
        ran.err()
            .replace(root.toString(), "<root>")
            .replace("process " + ProcessHandle.current().pid(), "process <pid>");
    if (UPDATE) {
      update(scenario, "stdout", out);
      update(scenario, "stderr", err);
      update(scenario, "exit", ran.code() == 0 ? "" : ran.code() + "\n");
    }
    assertEquals(text(scenario, "stdout"), out);
    assertEquals(text(scenario, "stderr"), err);
    String exit = text(scenario, "exit").strip();
    assertEquals(exit.isEmpty() ? 0 : Integer.parseInt(exit), ran.code());
    compareFiles(scenario.resolve("files"), root);
  }

  @Test
  void noScenarioHoldsAFileThatNothingReads() throws IOException {
    for (String name : scenarios()) {
      try (Stream<Path> parts = Files.list(SCENARIOS.resolve(name))) {
        List<String> found = parts.map(p -> String.valueOf(p.getFileName())).toList();
        assertTrue(PARTS.containsAll(found), name + " holds " + found);
        assertTrue(found.contains("args"), name + " has no args");
      }
    }
  }

  private static void compareFiles(Path expected, Path root) throws IOException {
    if (!Files.exists(expected)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(expected)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path made = root.resolve(expected.relativize(file).toString());
      if (UPDATE) {
        Files.writeString(file, Files.readString(made));
      }
      assertEquals(Files.readString(file), Files.readString(made), file.toString());
    }
  }

  private static Map<String, String> environment(Path scenario) throws IOException {
    Map<String, String> out = new LinkedHashMap<>();
    for (String line : text(scenario, "environment").lines().toList()) {
      int equals = line.indexOf('=');
      out.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return out;
  }

  private static String text(Path scenario, String name) throws IOException {
    Path file = scenario.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static void update(Path scenario, String name, String text) throws IOException {
    Path file = scenario.resolve(name);
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, text);
    }
  }
}
