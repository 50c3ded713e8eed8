package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.imprimatur.model.CheckedArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the same articles give the same bytes: in one program, and in two. */
final class SameBytesTest {
  private static final int ARTICLES = 280;

  @TempDir private Path folder;

  /** Builds index and export of many ranges. */
  public static void main(String[] args) throws Exception {
    Path index = Path.of(args[0], "index");
    Path site = Path.of(args[0], "site");
    Small.build(index, Articles.many(ARTICLES, 40), Small.SYNONYMS);
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
  void withHoweverManyThreads() throws Exception {
    for (int jobs : List.of(1, 2, 8)) {
      build(folder.resolve("jobs-" + jobs), "", jobs);
    }
    Map<String, String> files = files(folder.resolve("jobs-1"));
    assertEquals(files, files(folder.resolve("jobs-2")));
    assertEquals(files, files(folder.resolve("jobs-8")));
  }

  @Test
  void anArticleChangesTheSegmentOfItsRangeAndNoOther() throws Exception {
    build(folder.resolve("all"), "", 2);
    Map<String, String> all = files(folder.resolve("all"));
    List<String> ids = new ArrayList<>();
    Articles.many(60, 3).forEach(article -> ids.add(article.id().value()));
    for (String gone : List.of(ids.get(0), ids.get(17), ids.get(31), ids.get(59))) {
      build(folder.resolve("without"), gone, 2);
      Map<String, String> files = files(folder.resolve("without"));
      long other =
          files.entrySet().stream()
              .filter(each -> each.getKey().endsWith(".cfs"))
              .filter(each -> !each.getValue().equals(all.get(each.getKey())))
              .count();
      long segments = all.keySet().stream().filter(name -> name.endsWith(".cfs")).count();
      // A range that is cut by its length hands the rest on, at most to the next that an id begins.
      assertTrue(segments > 8 && other <= 3, gone + ": " + other + " of " + segments);
    }
  }

  private static void build(Path folder, String without, int jobs) throws Exception {
    try (IndexStore store = IndexStore.inFolder(folder);
        IndexBuilder builder = new IndexBuilder(store, "", new Ranges(4), jobs)) {
      for (CheckedArticle article : Articles.many(60, 3)) {
        if (!article.id().value().equals(without)) {
          builder.add(article);
        }
      }
      builder.finish();
    }
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
    List<String> command = new ArrayList<>();
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
