package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The same content and day give the same bytes, on any machine. */
@Isolated("changes the default locale and time zone")
final class SameBytesTest {
  private static final Path SAMPLES = Path.of("..");

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir Path temp;

  @AfterEach
  void putBack() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void neitherFileOrderNorLocaleNorZoneNorThreadsChangeAByte() throws Exception {
    Path first = copy("first", 1);
    Path second = copy("a second place", 2);
    Map<String, String> one = build(first, "1");
    Locale.setDefault(new Locale("ar", "EG"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    Map<String, String> two = build(second, "7");
    assertTrue(one.size() > 50, "the samples were built");
    assertEquals(one, two);
  }

  @Test
  void theFindingsDoNotDependOnTheNumberOfThreads() throws Exception {
    Path root = copy("root", 3);
    String[] args = {"check", "--format", "json", "--jobs", "1"};
    CommandLine.Ran alone = CommandLine.run(root, args);
    args[4] = "8";
    assertEquals(alone, CommandLine.run(root, args));
  }

  private static Map<String, String> build(Path root, String jobs) throws Exception {
    CommandLine.Ran ran = CommandLine.run(root, "build", "--jobs", jobs);
    assertTrue(ran.code() <= 1, ran.err());
    Map<String, String> digests = new TreeMap<>();
    for (String tree : List.of("site", "index", "report")) {
      Path folder = root.resolve("output").resolve(tree).toRealPath();
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          byte[] digest =
              java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          digests.put(tree + "/" + folder.relativize(file), HexFormat.of().formatHex(digest));
        }
      }
    }
    return digests;
  }

  /** The sample content, its files made in an order and at times of chance. */
  private Path copy(String name, long seed) throws IOException {
    Path root = Files.createDirectory(temp.resolve(name));
    List<Path> files = new ArrayList<>(List.of(SAMPLES.resolve("imprimatur.yaml")));
    for (String folder : List.of("articles", "references")) {
      try (Stream<Path> walk = Files.walk(SAMPLES.resolve(folder))) {
        walk.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    Random random = new Random(seed);
    Collections.shuffle(files, random);
    for (Path file : files) {
      Path target = root.resolve(SAMPLES.relativize(file).toString());
      Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
      Files.copy(file, target);
      Files.setLastModifiedTime(target, FileTime.fromMillis(random.nextInt(1_000_000_000)));
    }
    return root;
  }
}
