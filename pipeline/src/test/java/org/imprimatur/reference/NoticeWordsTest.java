package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What titles and notes say of retractions, and what only looks like it. */
final class NoticeWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RETRACTED: A sample of titles | RETRACTION | A sample of titles",
        "Retracted: A sample of titles | RETRACTION | A sample of titles",
        "RETRACTED ARTICLE: A sample of titles | RETRACTION | A sample of titles",
        "[Retracted] A sample of titles | RETRACTION | A sample of titles",
        "RETRACTED - A sample of titles | RETRACTION | A sample of titles",
        "RETRACTED A sample of titles | RETRACTION | A sample of titles",
        "<b>RETRACTED</b>: A sample | RETRACTION | A sample",
        "WITHDRAWN: A sample of titles | RETRACTION | A sample of titles",
        "A sample (Retracted article. See vol. 12, pg. 3, 2021) | RETRACTION | A sample",
        "A sample of titles [RETRACTED] | RETRACTION | A sample of titles",
        "A sample of titles (retracted) | RETRACTION | A sample of titles",
        "A sample (Expression of concern in vol. 4) | CONCERN | A sample",
        "Retracted eardrums in samples | none | Retracted eardrums in samples",
        "Why papers are retracted: a review | none | Why papers are retracted: a review",
        "A trial of retraction (with and without force) | none | A trial of retraction (with and without force)",
        "RETRACTED EARDRUMS | none | RETRACTED EARDRUMS",
      })
  void aTitleSaysWhatHappenedToItsWork(String title, String kind, String bare) {
    assertEquals(
        kind, NoticeWords.ofTitle(title) == null ? "none" : "" + NoticeWords.ofTitle(title));
    assertEquals(bare, NoticeWords.bareTitle(title));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retraction: A sample | RETRACTION | A sample",
        "Retraction notice to \"A sample\" [J 1 (2020) 2] | RETRACTION | A sample\" [J 1 (2020) 2]",
        "Notice of retraction: A sample | RETRACTION | A sample",
        "Retraction Note: A sample. | RETRACTION | A sample",
        "Retraction of \"A sample\" | RETRACTION | A sample",
        "Expression of Concern: A sample | CONCERN | A sample",
        "Correction to: A sample | CORRECTION | A sample",
        "Author Correction: A sample | CORRECTION | A sample",
        "Corrigendum to \"A sample\" | CORRECTION | A sample",
        "Erratum for A sample | CORRECTION | A sample",
        "Erratum: A sample | CORRECTION | A sample",
        "Correction of hyponatremia in samples | none | ''",
        "Retraction of the gums: a sample | none | ''",
        "Expression of concern by parents of samples | none | ''",
        "Corrections officers and their samples | none | ''",
      })
  void aTitleMayBeThatOfANotice(String title, String kind, String work) {
    NoticeWords.Own own = NoticeWords.notice(title);
    assertEquals(kind, own == null ? "none" : "" + own.kind());
    assertEquals(work, own == null ? "" : own.work());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retracted | RETRACTION",
        "Retracted article | RETRACTION",
        "This article has been retracted. | RETRACTION",
        "RETRACTED: see the notice | RETRACTION",
        "PMID 1; Retraction in: J Sample 2021 | RETRACTION",
        "Retracted in J Sample 2021;1:1 | RETRACTION",
        "Erratum in: J Sample. 2021;1:1 | CORRECTION",
        "Erratum in: J 2021. Expression of concern in: J 2022 | CORRECTION CONCERN",
        "Corrected and republished from: J 2021 | CORRECTION",
        "Not retracted | ''",
        "Has never been retracted | ''",
        "A comment on retracted studies | ''",
        "The retraction of tissue was measured | ''",
      })
  void aNoteSaysWhatHappenedToItsWork(String note, String kinds) {
    assertEquals(
        kinds, NoticeWords.ofNote(note).stream().map(Enum::name).collect(Collectors.joining(" ")));
  }
}
