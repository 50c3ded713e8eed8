package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an amendment may change in a record, and what not. */
final class RecordChangeTest {
  private static final String RECORD =
      "id: a1, type: article-journal, title: Title, author: [{family: Müller, given: Anna},"
          + " {literal: Sample Group}], container-title: The Spine Journal, issued: 2020, volume: 1,"
          + " DOI: 10.5555/x";

  private static String csl(String record) {
    return Samples.of(record).get("a1").orElseThrow().csl();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volume: 1 | volume: 2 | volume | ''",
        "volume: 1 | volume: 1, issue: 3, page: 4-5 | issue, page | ''",
        "volume: 1 | volume: 1, URL: 'https://a.example' | URL | ''",
        "volume: 1 | volume: 1, PMID: 12 | PMID | ''",
        "volume: 1 | volume: 1, container-title-short: Spine J | container-title-short | ''",
        "The Spine Journal | Spine J | container-title | ''",
        "The Spine Journal | Hip Journal | container-title | container-title",
        "Müller | Muller | author | ''",
        "Müller | Mueller | author | ''",
        "given: Anna | given: A. | author | ''",
        "given: Anna | given: Berta | author | author",
        "Müller | Schmidt | author | author",
        "', {literal: Sample Group}' | '' | author | author",
        "10.5555/x | 10.5555/y | DOI | DOI",
        "10.5555/x | '' | DOI | DOI",
        "title: Title | title: Titles | title | title",
        "issued: 2020 | issued: 2021 | issued | issued",
        "article-journal | book | type | type",
        "volume: 1 | volume: 1, note: n | note | note",
      })
  void onlyTheContractsFieldsAreHarmless(String from, String to, String fields, String beyond) {
    RecordChange change = RecordChange.between(csl(RECORD), csl(RECORD.replace(from, to)));
    assertEquals(fields, String.join(", ", change.fields()));
    assertEquals(beyond, String.join(", ", change.beyond()));
    assertEquals(beyond.isEmpty(), change.amendable());
  }

  @Test
  void nothingChangedIsNothingToAmend() {
    RecordChange change = RecordChange.between(csl(RECORD), csl(RECORD));
    assertEquals(List.of(), change.fields());
    assertFalse(change.amendable());
  }

  @Test
  void whatIsNoRecordIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RecordChange.between("[]", "{}"));
  }
}
