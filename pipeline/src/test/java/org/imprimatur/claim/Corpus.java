package org.imprimatur.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.source.Source;

/** Every Markdown file of the tests and of the repository's own articles. */
final class Corpus {
  private Corpus() {}

  static List<Source> all() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path folder : List.of(Path.of("src/test/resources"), Path.of("../articles"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
          sources.add(Source.of(file.toString(), new String(Files.readAllBytes(file), UTF_8)));
        }
      }
    }
    return sources;
  }
}
