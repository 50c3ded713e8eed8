package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.parse.Parsed;
import org.imprimatur.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is repeated, open, nested or cut off, reading it ends; the bound only catches hangs. How
 * the time grows, {@code bench/repeated.sh} measures.
 */
final class RepeatedInputTest {
  private static final int LENGTH = 100_000;

  static List<String> units() throws IOException {
    return Files.readAllLines(Path.of("../bench/repeated.txt")).stream()
        .map(line -> line.substring(1, line.length() - 1).translateEscapes())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("units")
  void isReadToItsEnd(String unit) {
    String body = unit.repeat(LENGTH / unit.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          read("---\ntitle: x\n---\n\n" + body);
          read("---\ntitle: " + body.substring(0, LENGTH / 4) + "\n---\n");
        });
  }

  private static void read(String text) {
    Parsed parsed = ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", text));
    ClaimReader.read(parsed.article(), Policy.DEFAULT, key -> true);
  }
}
