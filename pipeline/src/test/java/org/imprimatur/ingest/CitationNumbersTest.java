package org.imprimatur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.source.Span;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which numbers of a page are citations and which belong to the sentence: a table. */
final class CitationNumbersTest {
  private static final Path TABLE = Path.of("src/test/resources/ingest/numbers.txt");
  private static final Spot SPOT = new Spot(1, new Span(0, 0));

  private static List<String> rows() throws IOException {
    return Files.readAllLines(TABLE, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyRow() throws IOException {
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row, () -> check(row.split(" \\| ", -1))))
        .toList();
  }

  @Test
  void theTableIsNotEmpty() throws IOException {
    assertTrue(rows().size() >= 80, "rows: " + rows().size());
  }

  @Test
  void aNumberBehindAColonCitesOnlyAboveAList() {
    assertEquals("Start with [@r1]:", markdown(2, "Start with: 1", new ImportNotes(), true));
    assertEquals("Grade: 1", markdown(2, "Grade: 1", new ImportNotes(), false));
  }

  @Test
  void aHeadingIsCitedOnlyInBracketsOrRaised() {
    ImportNotes notes = new ImportNotes();
    CitationFinder finder = new CitationFinder(2, notes);
    List<TextStretch> bare = finder.find(TextStretch.words("Medicines 1"), SPOT, false, false);
    assertEquals(List.of(new TextStretch.Words("Medicines 1")), bare);
    assertEquals(1, notes.problems().size());
    List<TextStretch> bracket = finder.find(TextStretch.words("Medicines [1]"), SPOT, false, false);
    assertTrue(bracket.contains(new TextStretch.Cite(List.of(1), "[1]")), bracket.toString());
  }

  private static void check(String[] row) {
    ImportNotes notes = new ImportNotes();
    assertEquals(
        row[2].strip(), markdown(Integer.parseInt(row[0].strip()), row[1].strip(), notes, false));
    int doubts = row.length > 3 ? Integer.parseInt(row[3].strip()) : 0;
    assertEquals(doubts, notes.problems().size(), notes.problems().toString());
  }

  private static String markdown(int references, String text, ImportNotes notes, boolean leadIn) {
    List<TextStretch> runs =
        new CitationFinder(references, notes).find(TextStretch.words(text), SPOT, true, leadIn);
    return new MarkdownText(n -> "r" + n).inline(runs);
  }
}
