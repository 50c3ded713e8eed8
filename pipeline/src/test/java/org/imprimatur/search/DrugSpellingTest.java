package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.drug.Drugs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No spelling turns one drug into another. */
final class DrugSpellingTest {
  private static final Path SAFETY = Path.of("src/test/resources/safety");
  private static final Path HOUSE = Path.of("..");

  @TempDir private Path folder;

  private static List<String[]> lines(String file) throws IOException {
    try (Stream<String> lines = Files.lines(SAFETY.resolve(file))) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  private static List<String> offered(Searcher searcher, String typed) throws IOException {
    return searcher.search(typed, SearchOptions.DEFAULT).suggestions().stream()
        .flatMap(suggestion -> suggestion.offered().stream())
        .toList();
  }

  /** Each name is typed to a house that knows all names but those of its own column. */
  @Test
  void ofTwoThatLookAlikeNeitherIsOfferedForTheOther() throws IOException {
    List<String[]> pairs = lines("look-alike.tsv");
    for (int column = 0; column < 2; column++) {
      Articles other = Articles.article("other", "Names");
      for (String[] pair : pairs) {
        other.text(pair[1 - column]);
      }
      Path index = folder.resolve("column-" + column);
      try (Searcher searcher = Small.open(Small.build(index, List.of(other.checked()), ""))) {
        for (String[] pair : pairs) {
          String typed = pair[column];
          List<String> offered = offered(searcher, typed);
          assertFalse(offered.contains(pair[1 - column]), typed + ": " + offered);
          SearchResult result = searcher.search(typed, SearchOptions.DEFAULT);
          assertEquals(result.total() == 0, result.unknown().contains(typed), typed);
        }
      }
    }
  }

  /** The words of the repository's own articles, as one. */
  @Test
  void offersTheOneDrugThatIsMeant() throws IOException {
    String synonyms = Files.readString(HOUSE.resolve("references/synonyms.txt"));
    Drugs drugs = Drugs.of(synonyms);
    Articles words = Articles.article("words", "Words");
    try (Stream<Path> files = Files.walk(HOUSE.resolve("articles"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        words.text(Files.readString(file));
      }
    }
    Path index = Small.build(folder.resolve("index"), List.of(words.checked()), synonyms);
    try (Searcher searcher = Small.open(index)) {
      for (String[] line : lines("misspellings.tsv")) {
        List<String> offered = offered(searcher, line[0]);
        if (Tokens.terms(line[0]).equals(Tokens.terms(line[1]))) {
          assertEquals(1, searcher.search(line[0], SearchOptions.DEFAULT).total(), line[0]);
        } else if (line[1].equals("-")) {
          assertEquals(List.of(), offered, line[0]);
        } else {
          assertTrue(offered.contains(line[1]), line[0] + ": " + offered);
          for (String other : offered) {
            assertFalse(drugs.isDrug(other) && !other.equals(line[1]), line[0] + ": " + other);
          }
        }
      }
    }
  }
}
