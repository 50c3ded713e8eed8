package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --timings} tells, on a clock that is a second later each time that it is asked. */
final class TimingsTest {
  @TempDir private Path root;

  @BeforeEach
  void copy() throws Exception {
    for (String part : List.of("articles", "references")) {
      CommandLine.copy(Path.of("..", part), root.resolve(part));
    }
    Files.copy(Path.of("..", "imprimatur.yaml"), root.resolve("imprimatur.yaml"));
  }

  private CommandLine.Ran run(String line) {
    AtomicInteger seconds = new AtomicInteger();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Arrays.asList(line.split(" ", -1)),
            new Surroundings(
                root,
                InputStream.nullInputStream(),
                out,
                err,
                Map.of("XDG_STATE_HOME", root.resolve("state").toString()),
                Set.of(),
                () -> Instant.ofEpochSecond(seconds.getAndIncrement())));
    return new CommandLine.Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static List<String> stages(String err) {
    return err.lines().filter(line -> line.matches(" +\\d+\\.\\d s  .*")).toList();
  }

  @Test
  void aBuildTellsItsPartsInOrderAndTheirSum() {
    CommandLine.Ran ran = run("build --quiet --timings --as-of 2026-11-29");
    assertEquals(0, ran.code(), ran.err());
    List<String> stages = stages(ran.err());
    List<String> parts =
        List.of("start", "front matter", "articles", "lists", "index", "search data", "reports");
    int at = -1;
    for (String part : parts) {
      int next = stages.indexOf("    1.0 s  " + part);
      assertTrue(next > at, part + " in " + stages);
      at = next;
    }
    assertEquals(
        String.format("%9s", (stages.size() - 1) + ".0 s") + "  in all",
        stages.get(stages.size() - 1));
  }

  @Test
  void aCheckPrintsTheSameWithThem() {
    CommandLine.Ran with = run("check --timings --as-of 2026-11-29");
    CommandLine.Ran without = run("check --as-of 2026-11-29");
    assertEquals(without.out(), with.out());
    assertTrue(stages(with.err()).contains("    1.0 s  check"), with.err());
    assertEquals(List.of(), stages(without.err()));
  }
}
