package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random bytes, and fixtures cut and spliced at random bytes, are findings, never a defect. */
final class RandomInputTest {
  private static final int ARTICLES = 250;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverMakesCheckThrow(long seed) throws IOException {
    Random random = new Random(seed);
    List<byte[]> fixtures = fixtures();
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    Path references = Files.createDirectories(root.resolve("references"));
    Files.write(references.resolve("a.yaml"), spliced(fixtures, random));
    Path articles = Files.createDirectories(root.resolve("articles"));
    for (int i = 0; i < ARTICLES; i++) {
      byte[] bytes = i % 5 == 0 ? bytes(random) : spliced(fixtures, random);
      Files.write(articles.resolve("a" + i + ".md"), bytes);
    }
    CommandLine.Ran ran = CommandLine.run(root, "check", "--format", "json", "--jobs", "2");
    assertTrue(ran.code() == 0 || ran.code() == 1, () -> ran.code() + " " + ran.err());
    assertFalse(ran.err().contains("defect"), ran.err());
    assertTrue(ran.out().contains("\"articles\":" + ARTICLES), "every article is counted");
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(4000)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Two fixtures cut and joined, then some bytes of it overwritten. */
  private static byte[] spliced(List<byte[]> fixtures, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      byte[] fixture = fixtures.get(random.nextInt(fixtures.size()));
      int from = i == 0 ? 0 : random.nextInt(fixture.length + 1);
      out.write(fixture, from, random.nextInt(fixture.length - from + 1));
    }
    byte[] bytes = out.toByteArray();
    String marks = "[]@{}()<>*_`|#:-\n\"\\ ";
    for (int i = random.nextInt(12); i > 0 && bytes.length > 0; i--) {
      boolean mark = random.nextBoolean();
      bytes[random.nextInt(bytes.length)] =
          (byte) (mark ? marks.charAt(random.nextInt(marks.length())) : random.nextInt(256));
    }
    return bytes;
  }

  private static List<byte[]> fixtures() throws IOException {
    List<byte[]> found = new ArrayList<>();
    for (Path folder :
        List.of(Path.of("src/test/resources"), Path.of("../articles"), Path.of("../references"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*\\.(md|yaml)")).sorted().toList()) {
          found.add(Files.readAllBytes(file));
        }
      }
    }
    return found;
  }
}
