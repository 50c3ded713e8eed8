package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be missed on a page: call-outs, recommendations, what is not advised, doses. */
final class DevicesTest {
  private static Document page(String body) {
    Corpus corpus = new Corpus();
    corpus.references.put(
        "r1", Library.reference(Map.of("id", "r1", "type", "book", "title", "Work 1")));
    corpus.add(
        "spine/page", "---\ntitle: T\nstatus: submitted\n---\n" + body, Proof.submitted(List.of()));
    return Jsoup.parse(corpus.page("spine/page"));
  }

  @ParameterizedTest
  @CsvSource({
    "Warning,warning",
    "Red flag,warning",
    "RED FLAGS,warning",
    "Emergency,emergency",
    "Caution,caution-note",
    "Dose,dose",
    "Recommendation,recommendation",
    "Note,remark"
  })
  void aQuotationThatBeginsWithABoldWordIsACallOut(String word, String kind) {
    for (String label : List.of("**" + word + ":**", "**" + word + "**", "__" + word + "__:")) {
      Element callout =
          page("> " + label + " Do <i>this</i> [@r1].\n").expectFirst(".body > .callout");
      assertEquals("callout " + kind, callout.className());
      assertEquals("note", callout.attr("role"));
      assertTrue(callout.text().contains("Do <i>this</i> [1]."), callout.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Warning: x", "**Warning light:** x", "x **Warning:** y", "*Warning:* x"})
  void anyOtherQuotationStaysOne(String text) {
    assertEquals(1, page("> " + text + " [@r1].\n").select(".body > blockquote").size());
  }

  @Test
  void aRecommendationSaysHowStrongItIsAndOnWhatEvidence() {
    Document page = page("- Offer it [@r1]. {strength=strong certainty=low}\n- Or not [@r1].\n");
    assertEquals(
        List.of("Strong recommendation ⊕⊕◯◯Low certainty"),
        page.select(".body li > .grade").eachText());
  }

  @Test
  void aCertaintyCountsWithoutBracketsOverAList() {
    Document page =
        page(
            "Ways, supported by low-quality evidence:\n\n- yoga [@r1]\n\n"
                + "It is not supported by high-quality evidence [@r1].\n\n"
                + "There is no trial based on high quality evidence or on moderate-quality evidence"
                + " [@r1].\n");
    assertEquals("low", page.select(".body li .certainty").attr("data-certainty"));
    assertEquals(0, page.select(".body > p .certainty").size());
  }

  private static final String TURNED =
      """
      ## First

      Do [@r1].

      ## Pitfalls

      - Rest [@r1].

      ### Late

      - Wait [@r1].

      ## Red flags

      Pain [@r1].

      > ## Quoted

      ## Last

      End [@r1].
      """;

  @Test
  void whatStandsUnderAHeadingThatTurnsItsMeaningStaysUnderIt() {
    Document page = page(TURNED);
    Element mistakes = page.expectFirst(".polarity.mistake");
    assertEquals("Pitfalls", mistakes.expectFirst(".polarity-head > h2").text());
    assertEquals(
        List.of("Rest [1].", "Wait [1]."),
        mistakes.select(".claim[data-polarity=mistake]").eachText());
    assertEquals(1, mistakes.select("h3").size());
    assertEquals("Pain [1].", page.select(".polarity.warning .claim").text());
    assertEquals(0, page.select(".polarity :containsOwn(Do), .polarity :containsOwn(End)").size());
    assertEquals(2, page.select(".polarity").size());
    assertEquals(
        List.of(
            "First",
            "Pitfalls",
            "Pitfalls › Late",
            "Red flags",
            "Red flags › Quoted",
            "Last",
            "References"),
        page.select(".contents li:not(:last-child)").eachText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Give 5 mg now",
        "Below 130 mm Hg",
        "From 375 mg to 1100 mg",
        "In 6 to 8 weeks",
        "About 5 % of it",
        "Take 5\nmg",
        "**Give 5 mg** now"
      })
  void aNumberAndItsUnitNeverPartAtALinesEnd(String words) {
    String shown = page(words + " [@r1].\n").expectFirst(".claim").wholeText();
    assertTrue(shown.replaceAll("(?s)^\\D*", "").matches("(?s)[0-9]+\u00A0.*"), shown);
    String plain = words.replace("*", "").replace("\n", " ");
    assertTrue(shown.replace('\u00A0', ' ').startsWith(plain), shown);
  }

  @Test
  void otherWordsAreLeftAsTheyAre() {
    String shown = page("In 2019 men and 5 people met [@r1].\n").expectFirst(".claim").wholeText();
    assertTrue(shown.startsWith("In 2019 men and 5 people met"), shown);
  }
}
