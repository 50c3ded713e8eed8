package org.imprimatur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder below {@code ingest/pages}: {@code page.txt} or {@code page.html}, if need be {@code
 * id.txt} and {@code library.txt}, gives {@code draft.md}, {@code references.yaml} and {@code
 * dropped.txt} (what was left out, then the problems). {@code -Dgolden.write=true} writes what is
 * missing, to be read before it is committed.
 */
final class PageImportGoldenTest {
  private static final Path PAGES = Path.of("src/test/resources/ingest/pages");

  @TestFactory
  List<DynamicTest> everyPage() throws IOException {
    try (Stream<Path> folders = Files.list(PAGES)) {
      List<DynamicTest> tests =
          folders
              .sorted()
              .map(
                  folder ->
                      DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
              .toList();
      assertFalse(tests.isEmpty());
      return tests;
    }
  }

  private static void check(Path folder) throws IOException {
    Path text = folder.resolve("page.txt");
    Path file = Files.exists(text) ? text : folder.resolve("page.html");
    Source page = Source.of("seeds/" + file.getFileName(), Files.readString(file));
    ImportedPage imported = PageImport.read(page, options(folder));
    compare(folder.resolve("draft.md"), imported.articleMarkdown());
    compare(folder.resolve("references.yaml"), imported.referencesYaml());
    compare(folder.resolve("dropped.txt"), listed(page, imported));
  }

  private static ImportOptions options(Path folder) throws IOException {
    Path id = folder.resolve("id.txt");
    Path library = folder.resolve("library.txt");
    List<KnownWork> works = new ArrayList<>();
    for (String line : Files.exists(library) ? Files.readAllLines(library) : List.<String>of()) {
      String[] parts = line.split("\\|", -1);
      works.add(
          new KnownWork(
              parts[0].strip(), parts[1].strip(), given(parts[2]), given(parts[3]), null));
    }
    return new ImportOptions(
        Files.exists(id) ? Files.readString(id).strip() : null, List.of(), List.of(), works);
  }

  private static @Nullable String given(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static String listed(Source page, ImportedPage imported) {
    StringBuilder out = new StringBuilder("id: " + imported.id() + "\n");
    imported.dropped().forEach(line -> out.append(line).append('\n'));
    for (Problem problem : imported.problems()) {
      int line = page.region(problem.span()).line();
      out.append(line)
          .append(' ')
          .append(problem.rule())
          .append(": ")
          .append(problem.message())
          .append('\n');
    }
    return out.toString();
  }

  private static void compare(Path golden, String actual) throws IOException {
    if (!Files.exists(golden) && Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden, StandardCharsets.UTF_8), actual, golden.toString());
  }
}
