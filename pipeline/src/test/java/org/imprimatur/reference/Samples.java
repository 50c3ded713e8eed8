package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/** Sample files of the tests, and libraries made of them. */
final class Samples {
  static final ReferenceLibrary.Options OPTIONS =
      new ReferenceLibrary.Options("american-medical-association", LocalDate.of(2026, 11, 20));

  private Samples() {}

  /** Names of files, or of folders with an empty ending, sorted. */
  static List<String> names(String folder, String ending) {
    try (Stream<Path> found = Files.list(path(folder))) {
      return found
          .map(p -> p.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Source source(String resource) {
    try (InputStream in = Samples.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return Source.of(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares with a golden file; {@code -Dgolden.write=true} writes one that is missing. */
  static void compare(String resource, String actual) throws IOException {
    Path golden = Path.of("src/test/resources").resolve(resource);
    if (!Files.exists(golden) && Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual, resource);
  }

  static ReferenceLibrary library(Source file) {
    return library(file, null);
  }

  static ReferenceLibrary library(Source file, @Nullable Source retractions) {
    return ReferenceLibrary.load(List.of(file), retractions, OPTIONS);
  }

  /** A library of records in YAML's short form, one a line. */
  static ReferenceLibrary of(String... records) {
    return library(yaml(records));
  }

  static Source yaml(String... records) {
    StringBuilder out = new StringBuilder("references:\n");
    for (String record : records) {
      out.append("  - {").append(record).append("}\n");
    }
    return Source.of("references/test.yaml", out.toString());
  }

  private static Path path(String folder) {
    URL url = Samples.class.getResource("/" + folder);
    try {
      if (url == null) {
        throw new IllegalArgumentException("no folder " + folder);
      }
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(folder, e);
    }
  }
}
