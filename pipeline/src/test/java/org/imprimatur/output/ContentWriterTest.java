package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.disk.FaultyDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentWriterTest {
  private static final byte[] TEXT = "text".getBytes(UTF_8);

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temp.resolve("root"));
  }

  @Test
  void aFileIsMadeWithItsFoldersAndReplacedWhole() throws IOException {
    ContentWriter writer = new ContentWriter(root);
    writer.create("articles/a/b.md", TEXT);
    assertThrows(OutputException.class, () -> writer.create("articles/a/b.md", new byte[0]));
    assertEquals("text", Files.readString(root.resolve("articles/a/b.md")));
    writer.replace("articles/a/b.md", "new".getBytes(UTF_8));
    assertEquals("new", Files.readString(root.resolve("articles/a/b.md")));
    try (Stream<Path> files = Files.list(root.resolve("articles/a"))) {
      assertEquals(List.of("b.md"), files.map(p -> String.valueOf(p.getFileName())).toList());
    }
  }

  @Test
  void killedAtAnyStepAFileIsWhollyTheOldOrTheNewOne() throws IOException {
    FaultyDisk healthy = FaultyDisk.healthy();
    new ContentWriter(healthy.path(root)).replace("b.md", TEXT);
    int renamed = healthy.steps().indexOf("rename to b.md");
    assertTrue(renamed > 0, healthy.steps()::toString);
    for (boolean old : new boolean[] {true, false}) {
      for (int at = 0; at < healthy.steps().size(); at++) {
        Path place = Files.createTempDirectory(root, "root");
        FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.KILL, at);
        Path file = place.resolve("b.md");
        if (old) {
          Files.writeString(file, "old");
        }
        ContentWriter writer = new ContentWriter(disk.path(place));
        assertThrows(FaultyDisk.Killed.class, () -> writer.replace("b.md", TEXT));
        String is = Files.exists(file) ? Files.readString(file) : "none";
        assertEquals(at > renamed ? "text" : old ? "old" : "none", is, "step " + at);
      }
    }
  }

  @Test
  void killedAtAnyStepANewFileIsThereWholeOrNotAtAll() throws IOException {
    FaultyDisk healthy = FaultyDisk.healthy();
    new ContentWriter(healthy.path(root)).create("a/b.md", TEXT);
    int whole = 0;
    for (int at = 0; at < healthy.steps().size(); at++) {
      Path place = Files.createTempDirectory(root, "root");
      FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.KILL, at);
      ContentWriter writer = new ContentWriter(disk.path(place));
      assertThrows(FaultyDisk.Killed.class, () -> writer.create("a/b.md", TEXT));
      Path file = place.resolve("a/b.md");
      whole += Files.exists(file) ? 1 : 0;
      assertTrue(!Files.exists(file) || Files.readString(file).equals("text"), "step " + at);
    }
    assertTrue(whole > 0 && whole < healthy.steps().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.md", "articles/../../x.md", "/x.md", "articles\\x.md", "", "."})
  void pathsOutOfTheRootAreRefused(String path) {
    assertThrows(OutputException.class, () -> new ContentWriter(root).replace(path, TEXT));
    assertFalse(Files.exists(temp.resolve("x.md")));
  }

  @Test
  void linksOutOfTheRootAreNotFollowed() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Path file = Files.writeString(outside.resolve("kept.md"), "kept");
    Files.createSymbolicLink(root.resolve("articles"), outside);
    Files.createSymbolicLink(root.resolve("file.md"), file);
    ContentWriter writer = new ContentWriter(root);
    assertThrows(OutputException.class, () -> writer.create("articles/x.md", TEXT));
    assertThrows(OutputException.class, () -> writer.create("articles/deep/x.md", TEXT));
    assertFalse(Files.exists(outside.resolve("x.md")));
    assertThrows(OutputException.class, () -> writer.create("file.md", TEXT));
    writer.replace("file.md", TEXT);
    assertEquals("kept", Files.readString(file));
    assertEquals("text", Files.readString(root.resolve("file.md")));
  }
}
