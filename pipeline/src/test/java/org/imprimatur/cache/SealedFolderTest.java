package org.imprimatur.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a sealed folder counts only where it lies, as it was written, and by whom. */
final class SealedFolderTest {
  private static final byte[] SECRET = "a secret of this user alone, long".getBytes(UTF_8);
  private static final byte[] ONE = "one".getBytes(UTF_8);
  private static final byte[] OTHER = "other".getBytes(UTF_8);

  @TempDir private Path folder;

  private SealedFolder sealed() {
    return new SealedFolder(folder, SECRET, "program");
  }

  @Test
  void whatWasWrittenIsRead() {
    assertTrue(sealed().write("a/b", ONE));
    assertArrayEquals(ONE, sealed().read("a/b").orElseThrow());
    sealed().write("empty", new byte[0]);
    assertArrayEquals(new byte[0], sealed().read("empty").orElseThrow());
  }

  @Test
  void nothingElseCounts() throws Exception {
    sealed().write("a", ONE);
    byte[] whole = Files.readAllBytes(folder.resolve("a"));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(folder.resolve("a"), damaged);
      assertTrue(sealed().read("a").isEmpty(), "byte " + i);
      Files.write(folder.resolve("a"), Arrays.copyOf(whole, i));
      assertTrue(sealed().read("a").isEmpty(), "length " + i);
    }
    Files.write(folder.resolve("a"), whole);
    Files.write(folder.resolve("b"), whole);
    assertTrue(sealed().read("b").isEmpty(), "another name");
    assertTrue(new SealedFolder(folder, SECRET, "another").read("a").isEmpty());
    assertTrue(new SealedFolder(folder, OTHER, "program").read("a").isEmpty());
    assertTrue(sealed().read("a").isPresent());
  }

  @Test
  void twoFilesThatWereWrittenTogetherCountTogether() {
    sealed().writeTogether("first", ONE, "then", OTHER);
    assertArrayEquals(OTHER, sealed().read("then").orElseThrow());
    assertArrayEquals(ONE, sealed().readTogether("first", "then", OTHER).orElseThrow());
    assertTrue(sealed().readTogether("first", "then", ONE).isEmpty());
    assertTrue(sealed().readTogether("then", "first", ONE).isEmpty());
    sealed().write("first", ONE);
    assertTrue(sealed().readTogether("first", "then", OTHER).isEmpty());
  }

  @Test
  void digestsDifferByContentAndSecret() {
    assertEquals(sealed().digest(ONE), sealed().digest(ONE));
    assertNotEquals(sealed().digest(ONE), sealed().digest(OTHER));
    assertNotEquals(sealed().digest(ONE), new SealedFolder(folder, OTHER, "program").digest(ONE));
  }
}
