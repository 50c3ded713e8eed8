package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an amendment may change in a record, and what not. */
final class CslChangeTest {
  private static final String RECORD =
      """
      {"id":"a1","type":"article-journal","title":"Title",
       "author":[{"family":"Müller","given":"Anna"},{"literal":"Sample Group"}],
       "container-title":"The Spine Journal","issued":"2020","volume":"1","DOI":"10.5555/x"}
      """;

  private static String whyNot(String before, String after) {
    String why = CslChange.whyNot(CslChange.record(before), CslChange.record(after));
    return why == null ? "" : why;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"volume\":\"1\" | \"volume\":\"2\" | ``",
        "\"volume\":\"1\", | `` | ``",
        "\"volume\":\"1\" | \"volume\":\"1\",\"issue\":\"3\",\"page\":\"4-5\" | ``",
        "\"volume\":\"1\" | \"volume\":\"1\",\"URL\":\"https://a.example\" | ``",
        "\"volume\":\"1\" | \"volume\":\"1\",\"PMID\":\"12\" | ``",
        "\"volume\":\"1\" | \"volume\":\"1\",\"container-title-short\":\"Spine J\" | ``",
        "\"volume\":\"1\" | \"volume\":\"1\",\"journalAbbreviation\":\"Spine J\" | ``",
        "The Spine Journal | Spine J | ``",
        "The Spine Journal | Hip Journal | container-title",
        "The Spine Journal | `` | container-title",
        "Müller | Muller | ``",
        "Müller | Mueller | ``",
        "\"family\":\"Müller\" | \"family\":\"Müller\",\"suffix\":\"Jr\" | author",
        "\"family\":\"Müller\" | \"family\":\"Müller\",\"non-dropping-particle\":\"van\" | author",
        "Anna | A. | ``",
        "Anna | Berta | author",
        "Müller | Schmidt | author",
        ",{\"literal\":\"Sample Group\"} | `` | author",
        "Sample Group | Other Board | author",
        "10.5555/x | 10.5555/y | DOI",
        ",\"DOI\":\"10.5555/x\" | `` | DOI",
        "\"title\":\"Title\" | \"title\":\"Titles\" | title",
        "\"issued\":\"2020\" | \"issued\":\"2021\" | issued",
        "article-journal | book | type",
        "\"volume\":\"1\" | \"volume\":\"1\",\"note\":\"n\" | note",
      })
  void onlyTheContractsFieldsAreHarmless(String from, String to, String beyond) {
    String after = RECORD.replace(from, to);
    assertTrue(!after.equals(RECORD), from);
    String why = whyNot(RECORD, after);
    assertEquals(beyond.isEmpty(), why.isEmpty(), why);
    assertTrue(beyond.isEmpty() || why.contains("\"" + beyond + "\""), why);
  }

  @Test
  void nothingChangedIsHarmlessAndWhatIsNoRecordIsEmpty() {
    assertEquals("", whyNot(RECORD, RECORD));
    assertEquals(Map.of(), CslChange.record("[]"));
  }
}
