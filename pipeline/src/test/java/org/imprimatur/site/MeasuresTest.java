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
        population: Adults below 60 years
        ---
        Aim at 110 mm Hg.
        """,
        Proof.submitted(List.of()));
    Document page = Jsoup.parse(corpus.page("spine/page"));
    for (String words :
        List.of("120~mm~Hg low?", "Give 5~mg.", "below 60~years", "Aim at 110~mm~Hg.")) {
      assertTrue(page.body().wholeText().contains(words.replace('~', '\u00A0')), words);
    }
  }
}
