package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the program as a function. */
final class CommandLine {
  private static final String EPOCH = "1780272000"; // 2026-06-01T00:00:00Z

  /** So that nothing is left in the state of whoever runs the tests. */
  private static final String STATE = Path.of("target", "test-state").toAbsolutePath().toString();

  private CommandLine() {}

  record Ran(int code, String out, String err) {}

  static Ran run(Path folder, String... args) {
    return run(folder, Map.of(), args);
  }

  static Ran run(Path folder, Map<String, String> environment, String... args) {
    return run(folder, environment, InputStream.nullInputStream(), Set.of(), args);
  }

  /** As somebody at a terminal runs it, who types what {@code in} gives. */
  static Ran typed(Path folder, Map<String, String> environment, InputStream in, String... args) {
    return run(folder, environment, in, Set.of("in"), args);
  }

  /** As somebody at a terminal runs it, which shows colours. */
  static Ran coloured(Path folder, String... args) {
    InputStream in = InputStream.nullInputStream();
    return run(folder, Map.of("TERM", "xterm"), in, Set.of("out", "err"), args);
  }

  private static Ran run(
      Path folder,
      Map<String, String> environment,
      InputStream in,
      Set<String> terminals,
      String... args) {
    Map<String, String> variables =
        new LinkedHashMap<>(Map.of("SOURCE_DATE_EPOCH", EPOCH, "XDG_STATE_HOME", STATE));
    variables.putAll(environment);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Arrays.asList(args),
            new Surroundings(folder, in, out, err, variables, terminals, () -> Instant.EPOCH));
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Copies a folder's files. */
  static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.copy(file, target);
    }
  }
}
