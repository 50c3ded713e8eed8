package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each text of an article is parsed once by a command, as Java's Flight Recorder saw it. */
final class ParsedOnceTest {
  private static final String EVENT = "org.imprimatur.Parse";

  @TempDir Path temp;

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  @Test
  void whateverTheCommand() throws Exception {
    ReviewFolder.needs("git", "ssh-keygen");
    ReviewFolder folder = new ReviewFolder(temp);
    folder.write("articles/topic/other.md", ReviewFolder.article("Others rest, too."));
    int other = folder.text("articles/topic/other.md").length();
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    int length = folder.text("articles/topic/sample.md").length();
    Map<Integer, Integer> sample = Map.of(length, 1);
    assertEquals(sample, parsed(() -> folder.taken("approve", "r.two")));
    folder.commit();
    length = folder.text("articles/topic/sample.md").length();
    Map<Integer, Integer> both = Map.of(length, 1, other, 1);
    assertEquals(both, parsed(() -> ran(folder, "check")));
    assertEquals(both, parsed(() -> ran(folder, "review", "status")));
    assertEquals(both, parsed(() -> ran(folder, "build", "--profile", "release")));
    assertEquals(both, parsed(() -> ran(folder, "build")));
    // Edited, so that what was approved is published, which stands behind another change.
    String edited = folder.text("articles/topic/sample.md") + "\nAnd more [@work].\n";
    folder.write("articles/topic/sample.md", edited.replace("approved", "submitted"));
    folder.write("references/glossary.yaml", "glossary: []\n");
    folder.commit();
    int now = folder.text("articles/topic/sample.md").length();
    folder.write("references/glossary.yaml", "glossary: []\n\n");
    folder.commit();
    assertEquals(
        Map.of(length, 1, now, 1, other, 1),
        parsed(() -> ran(folder, "build", "--profile", "release")));
  }

  private static void ran(ReviewFolder folder, String... args) {
    CommandLine.Ran ran = folder.run(args);
    assertTrue(ran.code() < 2, ran.err()); // what is withheld is 1
  }

  /** Lengths of texts, by which they are told apart here, to how often they were parsed. */
  private Map<Integer, Integer> parsed(Work work) throws Exception {
    Path file = temp.resolve("parsed.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).withoutThreshold();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return counts(file);
  }

  private static Map<Integer, Integer> counts(Path file) throws IOException {
    Map<Integer, Integer> out = new TreeMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      out.merge(event.getInt("length"), 1, Integer::sum);
    }
    Files.delete(file);
    return out;
  }
}
