package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Import. Each folder of {@code reference/import} holds one {@code input.*} and what it must
 * become: {@code expected.yaml}, the merge into an empty file, and {@code expected.txt}, a line for
 * each problem. {@code -Dgolden.write=true} writes what is missing, to be read before it is
 * committed.
 */
final class ReferenceImportTest {
  private static final String FOLDER = "reference/import/";
  private static final Source EMPTY = Source.of("references/imported.yaml", "");

  @TestFactory
  List<DynamicTest> everySampleBecomesWhatItMust() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : Samples.names(FOLDER, "")) {
      tests.add(DynamicTest.dynamicTest(name, () -> sample(FOLDER + name + "/")));
    }
    assertTrue(tests.size() >= 8, "samples are missing");
    return tests;
  }

  private static void sample(String folder) throws IOException {
    List<String> inputs =
        Samples.names(folder, "").stream().filter(n -> n.startsWith("input.")).toList();
    assertEquals(1, inputs.size(), folder);
    Source input = Samples.source(folder + inputs.get(0));
    ReferenceImport.Imported imported = ReferenceImport.read(input);
    StringBuilder problems = new StringBuilder();
    imported
        .problems()
        .forEach(
            p ->
                problems
                    .append(input.lineOf(p.span().start()))
                    .append(' ')
                    .append(p.rule())
                    .append(' ')
                    .append(p.message())
                    .append('\n'));
    ReferenceImport.Merged merged = merge(Samples.library(EMPTY), EMPTY, imported);
    merged
        .problems()
        .forEach(
            p ->
                problems
                    .append("merged ")
                    .append(p.rule())
                    .append(' ')
                    .append(p.message())
                    .append('\n'));
    Samples.compare(folder + "expected.yaml", merged.text());
    Samples.compare(folder + "expected.txt", problems.toString());
    twice(merged, imported);
  }

  private static void twice(ReferenceImport.Merged merged, ReferenceImport.Imported imported) {
    Source target = Source.of(EMPTY.path(), merged.text());
    ReferenceLibrary library = Samples.library(target);
    assertEquals(merged.added().stream().sorted().toList(), library.keys());
    assertFalse(
        library.findings().stream()
            .anyMatch(p -> List.of("ref/syntax", "ref/type").contains(p.problem().rule())));
    ReferenceImport.Merged again = merge(library, target, imported);
    assertEquals(merged.text(), again.text());
    assertEquals(List.of(), again.added());
  }

  private static ReferenceImport.Merged merge(
      ReferenceLibrary library, Source target, ReferenceImport.Imported imported) {
    return ReferenceImport.merge(library, target, imported, key -> false);
  }

  private static List<String> rules(ReferenceImport.Merged merged) {
    return merged.problems().stream().map(Problem::rule).toList();
  }

  private static ReferenceImport.Imported bib(String text) {
    return ReferenceImport.read(Source.of("a.bib", text));
  }

  @Test
  void theFilesOwnBytesStayAndRecordsFollowTheLast() {
    String before =
        """
        # ours
        references:
          # first
          - id: a1 # mine
            type: book
            title: >-
              Two
              lines

        # the end
        """
            .replace("\n", "\r\n");
    Source target = Source.of("references/a.yaml", before);
    ReferenceImport.Merged merged =
        merge(
            Samples.library(target), target, bib("@book{b2, title={B}, publisher={P}, year=2020}"));
    assertEquals(List.of("b2"), merged.added());
    assertEquals(before, merged.text().replaceFirst("\r\n  - id: b2(?s:.*?)2020\\]\\]\\}\r\n", ""));
    assertEquals(List.of("a1", "b2"), Samples.library(Source.of("a.yaml", merged.text())).keys());
    assertFalse(merged.text().replace("\r\n", "").contains("\n"), "one kind of line end");
  }

  @Test
  void aFileThatCannotTakeRecordsIsLeftAlone() {
    for (String text :
        List.of("references: [{id: a1, title: T}]\n", "references: {a: b}\n", "- [\n")) {
      Source target = Source.of("references/a.yaml", text);
      ReferenceImport.Merged merged =
          merge(Samples.library(target), target, bib("@book{b2, title={B}}"));
      assertEquals(text, merged.text());
      assertEquals(List.of(), merged.added());
      assertEquals("import/target", merged.problems().get(0).rule());
    }
  }

  @Test
  void aKnownWorkIsFoundByEitherIdentifier() {
    Source target =
        Samples.yaml("id: a1, title: T, DOI: 10.5555/ABC", "id: b2, title: U, PMID: 77");
    ReferenceImport.Merged merged =
        merge(
            Samples.library(target),
            target,
            bib(
                """
                @article{x1, title={Other}, doi={10.5555/abc}, volume=3}
                @article{x2, title={Other}, pmid=77, doi={10.5555/z}}
                @article{x3, title={New}, doi={10.5555/new}}
                @article{x4, title={New again}, doi={10.5555/NEW}}
                """));
    assertEquals(List.of("x3"), merged.added());
    assertEquals(List.of("a1", "b2", "x3"), merged.known());
    assertEquals("the imported record also has volume", merged.problems().get(0).hint());
  }

  @Test
  void contradictingIdentifiersAreSaid() {
    Source target = Samples.yaml("id: a1, title: T, DOI: 10.5555/abc, PMID: 77");
    ReferenceImport.Merged merged =
        merge(Samples.library(target), target, bib("@article{x1, doi={10.5555/abc}, pmid=78}"));
    assertEquals(List.of("import/known", "import/conflict"), rules(merged));
  }

  @Test
  void keysAreUniqueAndThoseThatCanBeCitedStay() {
    Source target = Samples.yaml("id: sample2020growth, title: T");
    String ris =
        """
        TY  - JOUR
        AU  - Sample, Ada
        TI  - The growth of A
        PY  - 2020
        ER  -
        TY  - JOUR
        AU  - Sample, Ada
        TI  - The growth of B
        PY  - 2020
        ER  -
        TY  - JOUR
        AU  - Østergård, Ada
        TI  - Ärzte
        PY  - 2020
        ER  -
        """;
    ReferenceImport.Merged merged =
        merge(Samples.library(target), target, ReferenceImport.read(Source.of("a.ris", ris)));
    assertEquals(
        List.of("sample2020growth-2", "sample2020growth-3", "ostergard2020arzte"), merged.added());
  }
}
