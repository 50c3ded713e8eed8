package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.disk.FaultyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiskOutputTest {
  @TempDir Path temp;

  private Path out() {
    return temp.resolve("out");
  }

  @Test
  void nothingIsSeenBeforeItIsPublishedAndOldGenerationsGo() throws IOException {
    try (DiskOutput stage = DiskOutput.open(out(), "first")) {
      stage.write("site/a/index.html", "one".getBytes(UTF_8));
      assertFalse(Files.exists(out().resolve("site")));
      stage.publish();
    }
    assertEquals("one", Files.readString(out().resolve("site/a/index.html")));
    try (DiskOutput stage = DiskOutput.open(out(), "second")) {
      stage.write("site/b/index.html", "two".getBytes(UTF_8));
      stage.publish();
    }
    assertFalse(Files.exists(out().resolve("site/a")));
    assertEquals("two", Files.readString(out().resolve("site/b/index.html")));
    assertEquals(List.of("2"), names(out().resolve(".generations")));
    assertEquals(List.of(".generations", ".lock", "index", "report", "site"), names(out()));
  }

  /** After the power failed, a name leads to files that are there whole. */
  @Test
  void allIsForcedToDiskBeforeANameLeadsToIt() throws IOException {
    FaultyDisk disk = FaultyDisk.healthy();
    try (DiskOutput stage = DiskOutput.open(disk.path(out()), "x")) {
      stage.write("site/a/index.html", "one".getBytes(UTF_8));
      stage.write("index/segments", "two".getBytes(UTF_8));
      stage.publish();
    }
    List<String> steps = disk.steps();
    int linked = steps.indexOf("rename to site");
    assertTrue(linked > 0, steps::toString);
    for (String name : List.of("index.html", "segments", "a", "site", "index", "1")) {
      int written = steps.lastIndexOf("write " + name);
      int synced = steps.indexOf("sync " + name);
      assertTrue(written < synced && synced < linked, name + " in " + steps);
    }
    assertTrue(steps.lastIndexOf("sync out") > steps.indexOf("rename to report"), steps::toString);
  }

  /** A disk that is full when all is forced to it: the old output stays. */
  @Test
  void whatCannotBeForcedIsNotPublished() throws IOException {
    publish("old");
    FaultyDisk counted = FaultyDisk.healthy();
    try (DiskOutput stage = DiskOutput.open(counted.path(temp.resolve("other")), "x")) {
      stage.write("site/x", "new".getBytes(UTF_8));
      stage.publish();
    }
    int at = counted.steps().indexOf("write x") + 1;
    FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.FAIL_ON, at);
    OutputException told =
        assertThrows(
            OutputException.class,
            () -> {
              try (DiskOutput stage = DiskOutput.open(disk.path(out()), "x")) {
                stage.write("site/x", "new".getBytes(UTF_8));
                stage.publish();
              }
            });
    assertTrue(String.valueOf(told.getMessage()).contains("No space left"), told::toString);
    assertEquals("old", Files.readString(out().resolve("site/x")));
  }

  @Test
  void whatIsNotPublishedIsDeletedAndTheOldStays() throws IOException {
    publish("old");
    try (DiskOutput stage = DiskOutput.open(out(), "fails")) {
      stage.write("site/x", "new".getBytes(UTF_8));
    }
    assertEquals("old", Files.readString(out().resolve("site/x")));
    assertEquals(1, names(out().resolve(".generations")).size());
  }

  @Test
  void theSecondBuildIsToldWhoHoldsTheFolder() throws IOException {
    try (DiskOutput stage = DiskOutput.open(out(), "process 42")) {
      OutputException e =
          assertThrows(OutputException.class, () -> DiskOutput.open(out(), "second"));
      assertTrue(String.valueOf(e.getMessage()).contains("process 42"), e.toString());
      stage.publish();
    }
    publish("after");
  }

  @Test
  void whatNoBuildMadeIsNotReplaced() throws IOException {
    Path mine = out().resolve("site/thesis.txt");
    Files.createDirectories(out().resolve("site"));
    Files.writeString(mine, "mine");
    OutputException e = assertThrows(OutputException.class, () -> DiskOutput.open(out(), "x"));
    assertTrue(String.valueOf(e.getMessage()).contains("--out"), e.toString());
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void aLinkThatSomebodyMadeIsNotReplaced() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("index"), elsewhere);
    assertThrows(OutputException.class, () -> DiskOutput.open(out(), "x"));
    assertTrue(Files.isDirectory(elsewhere));
  }

  @Test
  void anEmptyFolderIsReplaced() throws IOException {
    Files.createDirectories(out().resolve("site"));
    publish("x");
    assertEquals("x", Files.readString(out().resolve("site/x")));
  }

  @Test
  void aTreeThatIsAFolderOfOursIsReplacedToo() throws IOException {
    Files.createDirectories(out().resolve("site"));
    Files.createFile(out().resolve("site/.imprimatur-output"));
    Files.writeString(out().resolve("site/x"), "old");
    publish("new");
    assertEquals("new", Files.readString(out().resolve("site/x")));
    publish("newer");
    assertEquals("newer", Files.readString(out().resolve("site/x")));
  }

  @Test
  void aFolderLeftBetweenTwoRenamesIsPutBack() throws IOException {
    Files.createDirectories(out().resolve(".generations/site.old"));
    Files.createFile(out().resolve(".generations/site.old/.imprimatur-output"));
    Files.writeString(out().resolve(".generations/site.old/x"), "old");
    DiskOutput.open(out(), "x").close();
    assertEquals("old", Files.readString(out().resolve("site/x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "site/../../x",
        "site//x",
        "/etc/x",
        "site/./x",
        "site\\..\\x",
        "other/x",
        "site/a\0b",
        "site",
        "C:/x",
        ""
      })
  void pathsThatLeaveTheTreesAreRefused(String path) throws IOException {
    try (DiskOutput stage = DiskOutput.open(out(), "x")) {
      assertThrows(IllegalArgumentException.class, () -> stage.write(path, new byte[0]));
    }
  }

  @Test
  void aPathWrittenTwiceIsADefect() throws IOException {
    try (DiskOutput stage = DiskOutput.open(out(), "x")) {
      stage.write("site/x", new byte[0]);
      assertThrows(IllegalArgumentException.class, () -> stage.write("site/x", new byte[0]));
    }
  }

  @Test
  void anUnwritablePlaceIsAClearError() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    OutputException e =
        assertThrows(OutputException.class, () -> DiskOutput.open(file.resolve("out"), "x"));
    assertTrue(String.valueOf(e.getMessage()).startsWith("cannot write to"), e.toString());
  }

  /** A build that is killed at any moment leaves each tree wholly old or wholly new. */
  @Test
  void aKilledBuildLeavesWholeTrees() throws Exception {
    publish("0");
    for (int kill = 1; kill <= 6; kill++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Builds.class.getName(),
                  out().toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader lines = child.inputReader(UTF_8)) {
        for (int i = 0; i < kill * 2; i++) {
          lines.readLine();
        }
        child.destroyForcibly();
        child.waitFor();
      }
      for (String tree : Output.TREES) {
        assertWhole(out().resolve(tree));
      }
    }
    publish("last");
    assertEquals(1, names(out().resolve(".generations")).size());
  }

  private static void assertWhole(Path tree) throws IOException {
    Set<String> contents = new TreeSet<>();
    List<String> names = names(tree);
    for (String name : names) {
      contents.add(Files.readString(tree.resolve(name)));
    }
    assertEquals(1, contents.size(), tree + " mixes builds");
    assertTrue(names.size() == 1 || names.size() == Builds.FILES, tree + " is not whole");
  }

  private void publish(String content) throws IOException {
    try (DiskOutput stage = DiskOutput.open(out(), "x")) {
      for (String tree : Output.TREES) {
        stage.write(tree + "/x", content.getBytes(UTF_8));
      }
      stage.publish();
    }
    assertArrayEquals(content.getBytes(UTF_8), Files.readAllBytes(out().resolve("site/x")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .map(p -> String.valueOf(p.getFileName()))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** Builds without end; each build's files all hold its number. */
  static final class Builds {
    static final int FILES = 20;

    private Builds() {}

    public static void main(String[] args) throws IOException {
      for (int build = 1; ; build++) {
        try (DiskOutput stage = DiskOutput.open(Path.of(args[0]), "child")) {
          for (int i = 0; i < FILES; i++) {
            for (String tree : Output.TREES) {
              stage.write(tree + "/" + i, Integer.toString(build).getBytes(UTF_8));
            }
          }
          stage.publish();
        }
        System.out.println(build);
      }
    }
  }
}
