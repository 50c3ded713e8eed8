package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.imprimatur.browser.RequiredProgram;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser signs the bytes that we verify: both write the same canonical form of an event. */
final class CanonicalEventsTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "0",
          " ",
          "\"",
          "\\",
          "/",
          "\n",
          "\t",
          "\u0000",
          "\u001f",
          "\u007f",
          "\u00e4",
          "\u20ac",
          "\u2028",
          "\ufb33",
          "\ud83d\ude00",
          "\ud835\udd04",
          "</script>",
          "\u00a0",
          "e\u0301");

  private final Random random = new Random(20260616);

  private String text() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      out.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return out.toString();
  }

  private Map<String, String> texts() {
    Map<String, String> out = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      out.put(text(), text());
    }
    return out;
  }

  private Event event() {
    List<Action> actions = List.of(Action.values());
    Action action = actions.get(random.nextInt(actions.size()));
    boolean back = action == Action.REQUEST_CHANGES;
    TreeSet<String> previous = new TreeSet<>(List.of(text(), text()));
    return new Event(
        text(),
        text(),
        action,
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        random.nextInt(3),
        texts(),
        texts(),
        List.of(text(), text()),
        action == Action.APPROVE ? Map.of(text(), List.of("concern", "retracted")) : Map.of(),
        back ? texts() : Map.of(),
        text(),
        text(),
        List.copyOf(previous),
        "");
  }

  @Test
  void browserAndProgramWriteTheSameBytesOfAThousandEvents(@TempDir Path dir) throws Exception {
    List<String> expected = new ArrayList<>();
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String canonical = new String(event().signedBytes(), UTF_8);
      expected.add(canonical);
      given.add(shuffled(Objects.requireNonNull(JsonReader.read(canonical).value())));
    }
    Files.writeString(dir.resolve("events.json"), Json.compact(given));
    Path module = Path.of("src/main/resources/site/assets/review/canonical.js").toAbsolutePath();
    Files.copy(module, dir.resolve("canonical.mjs"));
    Files.writeString(
        dir.resolve("run.mjs"),
        """
        import { readFileSync, writeFileSync } from "node:fs";
        import { canonical } from "./canonical.mjs";
        const events = JSON.parse(readFileSync("events.json", "utf8"));
        writeFileSync("out.json", JSON.stringify(events.map(canonical)));
        for (const bad of [1.5, NaN, 2 ** 60, null, undefined, "\\ud800", { a: "\\udc00" }, [() => 1]]) {
          let refused = false;
          try { canonical(bad); } catch { refused = true; }
          if (!refused) throw new Error("taken: " + String(bad));
        }
        """);
    Path node =
        RequiredProgram.find("Node.js is needed to run the scripts of pages", List.of("node"));
    Process process =
        new ProcessBuilder(node.toString(), "run.mjs")
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile())
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(dir.resolve("log")));
    Object written = JsonReader.read(Files.readString(dir.resolve("out.json"))).value();
    assertEquals(expected, written);
  }

  /** The same value, its keys in another order. */
  private Object shuffled(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    List<String> keys = new ArrayList<>();
    map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    java.util.Collections.shuffle(keys, random);
    Map<String, Object> out = new java.util.LinkedHashMap<>();
    keys.forEach(key -> out.put(key, shuffled(Objects.requireNonNull(map.get(key)))));
    return out;
  }
}
