package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number and its unit stay on one line; {@code ~} stands for the blank that does not break. */
final class MeasuresTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Give 5~mg now",
        "below 120~mm~Hg is low",
        "for 5~to~7~days",
        "5~mg~to~10~mg a day",
        "95~% of them",
        "type 2 diabetes",
        "2 mgs and 3 women",
        "page 4 to see",
        "the mm and Hg"
      })
  void whatBelongsTogetherIsBoundAndNothingElse(String expected) {
    assertEquals(
        expected.replace('~', '\u00A0'), Measures.bound(expected.replace('~', ' ')), expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in <12-24> hours",
        "a <CURB-65> score, <30-day> mortality",
        "give <5~mg/kg> now",
        "<0.1%/year>, or <1,000–2,000> of them",
        "well-known as-needed drugs",
        "a very-long-name-of-something-that-ends-in-2025 here",
        "minus -5 and 5- to 7-",
      })
  void whatHyphensAndSlashesJoinToANumberStaysWhole(String expected) {
    String bound = expected.replace('~', '\u00A0').replaceAll("[<>]", "");
    StringBuilder shown = new StringBuilder();
    Measures.inPieces(bound, shown::append, whole -> shown.append('<').append(whole).append('>'));
    assertEquals(expected.replace('~', '\u00A0'), shown.toString());
  }

  @Test
  void soItIsInAllProseOfAPage() {
    Corpus corpus = new Corpus();
    corpus.add(
        "spine/page",
        """
        ---
        title: T
        status: submitted
        question: Is 120 mm Hg low?
        summary: Give 5 mg.
        population: Adults below 60 years, 2-drug users
        ---
        Aim at 110 mm Hg within 12-24 hours, in stage 3-4.
        """,
        Proof.submitted(List.of()));
    Document page = Jsoup.parse(corpus.page("spine/page"));
    for (String words :
        List.of("120~mm~Hg low?", "Give 5~mg.", "below 60~years", "Aim at 110~mm~Hg within")) {
      assertTrue(page.body().wholeText().contains(words.replace('~', '\u00A0')), words);
    }
    assertEquals(List.of("12-24", "3-4", "2-drug"), page.select(".whole").eachText());
  }
}
