package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the input is: a finding with its place, the good article published, nothing hangs. */
final class HostileInputTest {
  private static final String HEAD =
      "---\ntitle: T\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n---\n\n";

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = temp.resolve("root");
    put(
        "imprimatur.yaml",
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    put("articles/good.md", HEAD + "Rest helps. See [it](good.md).\n");
  }

  @Test
  void oddFilesAreToldAndTheGoodOneIsPublished() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("deep-lists", (HEAD + nested()).getBytes(UTF_8));
    files.put("deep-quotes", (HEAD + ">".repeat(5_000) + " x\n").getBytes(UTF_8));
    files.put("brackets", (HEAD + "[".repeat(50_000)).getBytes(UTF_8));
    files.put("stars", (HEAD + "*a_ ".repeat(20_000)).getBytes(UTF_8));
    files.put("fences", (HEAD + "```\n".repeat(20_001)).getBytes(UTF_8));
    files.put("one-line", (HEAD + "word ".repeat(100_000)).getBytes(UTF_8));
    files.put("bomb", "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n".getBytes(UTF_8));
    files.put("tag", "---\ntitle: !!javax.script.ScriptEngineManager []\n---\n".getBytes(UTF_8));
    files.put("deep-yaml", ("---\ntitle: " + "[".repeat(10_000) + "\n---\n").getBytes(UTF_8));
    files.put("binary", new byte[] {0, 1, 2, (byte) 0xFF, (byte) 0xFE, 13, 10, 0});
    files.put("crlf", (HEAD + "Rest helps.\n").replace("\n", "\r\n").getBytes(UTF_8));
    files.put(
        "links", (HEAD + "[x](javascript:alert(1)) ![y](../../etc/passwd)\n").getBytes(UTF_8));
    files.put("empty", new byte[0]);
    files.put("large", new byte[50 * 1024 * 1024]);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve("articles/" + file.getKey() + ".md");
      Files.write(path, file.getValue());
    }
    CommandLine.Ran ran =
        assertTimeoutPreemptively(
            Duration.ofMinutes(3), () -> CommandLine.run(root, "build", "--jobs", "2"));
    assertEquals(1, ran.code(), ran.err());
    assertTrue(Files.exists(root.resolve("output/site/good/index.html")));
    for (String name : new String[] {"bomb", "tag", "deep-yaml", "binary", "empty", "large"}) {
      assertTrue(ran.out().contains("articles/" + name + ".md:"), name + " is told");
    }
    assertFalse(ran.err().contains("defect"), ran.err());
    assertFalse(Files.readString(root.resolve("output/site/links/index.html")).contains("root:"));
  }

  @Test
  void outputThatCannotBeWrittenIsASentence() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    CommandLine.Ran ran = CommandLine.run(root, "build", "--out", file.toString());
    assertEquals(2, ran.code());
    assertTrue(ran.err().startsWith("imprimatur: cannot write to"), ran.err());
  }

  @Test
  void aSecondBuildIsToldWhoHoldsTheOutput() throws IOException {
    Path out = root.resolve("output");
    try (var stage = org.imprimatur.output.DiskOutput.open(out, "process 7")) {
      CommandLine.Ran ran = CommandLine.run(root, "build");
      assertEquals(2, ran.code());
      assertTrue(ran.err().contains("process 7"), ran.err());
      stage.publish();
    }
  }

  private static String nested() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      out.append(" ".repeat(2 * i)).append("- item\n");
    }
    return out.toString();
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
