package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.output.MemoryOutput;
import org.imprimatur.output.Output;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.search.SearchResult;
import org.imprimatur.search.Searcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample content gives the same files on disk and in memory. */
final class OutputsAgreeTest {
  private static final Path SAMPLES = Path.of("..");
  private static final String INDEX = "index/";

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void memoryHoldsWhatTheDiskDoes(BuildProfile profile) throws IOException {
    Path out = temp.resolve("out");
    Build.Result toDisk = build(profile, () -> DiskOutput.open(out, "a test"));
    MemoryOutput memory = new MemoryOutput();
    Build.Result toMemory = build(profile, () -> memory);
    assertEquals(toDisk, toMemory);
    SortedMap<String, byte[]> disk = files(out);
    assertTrue(disk.size() > 20, "the samples were built");
    assertEquals(disk.keySet(), memory.files().keySet());
    disk.forEach((path, bytes) -> assertArrayEquals(bytes, memory.files().get(path), path));
    answersAlike(out, memory.files());
  }

  @Test
  void whatFailsInMemoryIsNotSeen() {
    MemoryOutput memory = new MemoryOutput();
    Output full = new FullMemory(memory);
    assertThrows(IOException.class, () -> build(BuildProfile.RELEASE, () -> full));
    assertEquals(Map.of(), memory.files());
  }

  private static Build.Result build(BuildProfile profile, Output.Opener output) throws IOException {
    Workspace workspace =
        Workspace.open(
            ContentRoot.open(SAMPLES), TrustRequest.NOTHING, new Caller(null, notice -> {}));
    Settings settings = new Settings(LocalDate.of(2026, 11, 29), 2, Progress.NONE);
    return new Build(workspace, settings, new Build.Options(profile, output, "1")).run();
  }

  private static void answersAlike(Path out, SortedMap<String, byte[]> memory) throws IOException {
    Map<String, byte[]> index = new TreeMap<>();
    memory.forEach(
        (path, bytes) -> {
          if (path.startsWith(INDEX)) {
            index.put(path.substring(INDEX.length()), bytes);
          }
        });
    Path folder = DiskOutput.published(out, "index").orElseThrow();
    try (Searcher onDisk = Searcher.open(IndexStore.inFolder(folder));
        Searcher inMemory = Searcher.open(IndexStore.inMemory(index))) {
      SearchResult found = onDisk.search("headache", SearchOptions.DEFAULT);
      assertFalse(found.hits().isEmpty());
      assertEquals(found, inMemory.search("headache", SearchOptions.DEFAULT));
    }
  }

  private static SortedMap<String, byte[]> files(Path out) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String tree : Output.TREES) {
      Path folder = DiskOutput.published(out, tree).orElseThrow();
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          files.put(tree + "/" + name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Memory that has no room for the last report. */
  private record FullMemory(MemoryOutput memory) implements Output {
    @Override
    public void write(String path, byte[] content) {
      memory.write(path, content);
    }

    @Override
    public java.io.OutputStream stream(String path) {
      return path.endsWith("coverage.json")
          ? new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("no room");
            }
          }
          : memory.stream(path);
    }

    @Override
    public Optional<Path> folder(String tree) {
      return memory.folder(tree);
    }

    @Override
    public void publish() {
      memory.publish();
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
