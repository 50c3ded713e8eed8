package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
