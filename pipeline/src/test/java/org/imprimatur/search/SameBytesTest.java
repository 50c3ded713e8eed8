package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the same articles give the same bytes: in one program, and in two. */
final class SameBytesTest {
  @TempDir private Path folder;

  /** Builds index and export of many ranges. */
  public static void main(String[] args) throws Exception {
    Path index = Path.of(args[0], "index");
    Path site = Path.of(args[0], "site");
    Small.build(index, Articles.many(280, 40), Small.SYNONYMS);
    Small.export(index, (path, content) -> write(site.resolve(path), content));
  }

  static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Test
  void inOneProgram() throws Exception {
    main(new String[] {folder.resolve("a").toString()});
    main(new String[] {folder.resolve("b").toString()});
    assertEquals(files(folder.resolve("a")), files(folder.resolve("b")));
    try (Directory directory = new NIOFSDirectory(folder.resolve("a/index"));
        CheckIndex check = new CheckIndex(directory)) {
      CheckIndex.Status status = check.checkIndex();
      assertTrue(status.clean);
      assertTrue(status.numSegments > 20, "ranges: " + status.numSegments);
    }
  }

  @Test
  void aFolderThatHeldAnIndexGivesTheSame() throws Exception {
    Small.build(folder.resolve("a"));
    Small.build(folder.resolve("b"), Articles.many(3, 2), "");
    Small.build(folder.resolve("b"));
    assertEquals(files(folder.resolve("a")), files(folder.resolve("b")));
  }

  @Test
  void inTwoPrograms() throws Exception {
    run(folder.resolve("a"), List.of("-Duser.language=tr", "-Duser.timezone=Asia/Tokyo"));
    run(folder.resolve("b"), List.of("-Dfile.encoding=ISO-8859-1", "-XX:TieredStopAtLevel=1"));
    Map<String, String> files = files(folder.resolve("a"));
    assertTrue(files.containsKey("index/segments_1"), files.keySet().toString());
    assertTrue(files.containsKey("site/search/manifest.bin"), files.keySet().toString());
    assertEquals(files, files(folder.resolve("b")));
  }

  private static void run(Path out, List<String> options) throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), SameBytesTest.class.getName()));
    command.add(out.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, process.waitFor());
  }

  private static Map<String, String> files(Path root) throws Exception {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        String name = root.relativize(file).toString().replace('\\', '/');
        out.put(name, HexFormat.of().formatHex(digest));
      }
    }
    return out;
  }
}
