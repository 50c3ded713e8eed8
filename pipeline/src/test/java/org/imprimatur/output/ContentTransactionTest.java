package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.output.ContentTransaction.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files change together, wherever the process dies. */
final class ContentTransactionTest {
  @TempDir Path root;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void make() throws IOException {
    Files.writeString(root.resolve("a"), "old a");
    Files.writeString(root.resolve("gone"), "old gone");
  }

  private static List<Change> changes() {
    return List.of(
        new Change("a", "old a".getBytes(UTF_8), "new a".getBytes(UTF_8)),
        new Change("sub/b", null, "new b".getBytes(UTF_8)),
        new Change("gone", "old gone".getBytes(UTF_8), null));
  }

  @Test
  void killedAtAnyStepAllFilesAreTheOldOrTheNewOnes() throws IOException {
    List<String> steps = new ArrayList<>();
    try (ContentTransaction whole = ContentTransaction.open(root, "test", steps::add)) {
      whole.commit(changes());
    }
    assertEquals(List.of("journal", "a", "sub/b", "gone", "forget"), steps);
    for (int at = 0; at < steps.size(); at++) {
      make();
      Files.deleteIfExists(root.resolve("sub/b"));
      killedAt(at);
      ContentTransaction.recover(root, "next");
      boolean isOld = at == 0;
      assertEquals(isOld ? "old a" : "new a", Files.readString(root.resolve("a")), "step " + at);
      assertEquals(!isOld, Files.exists(root.resolve("sub/b")), "step " + at);
      assertEquals(isOld, Files.exists(root.resolve("gone")), "step " + at);
      assertFalse(Files.exists(root.resolve("output/.review/journal")));
    }
  }

  @Test
  void aJournalThatIsNotWholeNeverHappened() throws IOException {
    killedAt(1);
    Path journal = root.resolve("output/.review/journal");
    byte[] whole = Files.readAllBytes(journal);
    for (int length = 0; length < whole.length; length++) {
      Files.write(journal, java.util.Arrays.copyOf(whole, length));
      ContentTransaction.recover(root, "next");
      assertEquals("old a", Files.readString(root.resolve("a")));
    }
  }

  @Test
  void aFileThatSomebodyChangedInBetweenIsTheirs() throws IOException {
    killedAt(1);
    Files.writeString(root.resolve("a"), "theirs");
    ContentTransaction.recover(root, "next");
    assertEquals("theirs", Files.readString(root.resolve("a")));
  }

  @Test
  void whatWasChangedMeanwhileIsNotWritten() throws IOException {
    Files.writeString(root.resolve("a"), "theirs");
    try (ContentTransaction transaction = ContentTransaction.open(root, "test")) {
      assertThrows(OutputException.class, () -> transaction.commit(changes()));
    }
    assertEquals("theirs", Files.readString(root.resolve("a")));
    assertTrue(Files.exists(root.resolve("gone")));
  }

  @Test
  void onlyOneWritesAtATime() throws IOException {
    try (ContentTransaction first = ContentTransaction.open(root, "the first")) {
      assertThrows(OutputException.class, () -> ContentTransaction.open(root, "the second"));
      first.commit(List.of());
    }
  }

  private void killedAt(int step) throws IOException {
    int[] count = {0};
    ContentTransaction transaction =
        ContentTransaction.open(
            root,
            "test",
            name -> {
              if (count[0]++ == step) {
                throw new Killed();
              }
            });
    try (transaction) {
      assertThrows(Killed.class, () -> transaction.commit(changes()));
    }
  }
}
