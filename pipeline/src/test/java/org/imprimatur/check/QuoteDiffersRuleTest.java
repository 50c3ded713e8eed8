package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.imprimatur.drug.Drugs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared, and with what. */
final class QuoteDiffersRuleTest {
  private static final Drugs DRUGS =
      Drugs.of("# drugs\nexamplol, brandol\nsamplol\n# end drugs\nache, pain\n");

  private static Optional<String> difference(String claim, String... quotes) {
    return QuoteDiffersRule.difference(claim, List.of(), List.of(quotes), DRUGS, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Brandol helps. | Examplol helped.",
        "Paracetamol helps. | Acetaminophen helped.",
        "It helps 19 in 20. | It helped 95%.",
        "It was .7 as likely, a hazard ratio of .7. | It was 30% less likely.",
        "Give 15 mg/kg, 300 mg for 20 kg. | They had 15 mg/kg.",
        "Give 250 mg twice daily. | They had 500 mg a day.",
        "Give 5\u2009mg. | They had 5\u00A0mg.",
      })
  void whatIsEqualOrFollowsIsNotReported(String claim, String quote) {
    assertEquals(Optional.empty(), difference(claim, quote));
  }

  @Test
  void theNumbersMayStandInAnyOfTheQuotes() {
    assertEquals(
        Optional.empty(), difference("Give 5 mg for 7 days.", "They had 5 mg.", "For 7 days."));
    assertTrue(difference("Give 5 mg for 8 days.", "They had 5 mg.", "For 7 days.").isPresent());
  }

  @Test
  void aDoseThatTheQuoteDoesNotHaveIsReported() {
    assertEquals(Optional.of("50 mg is not in the quote"), difference("Give 50 mg.", "It helps."));
    assertEquals(Optional.empty(), difference("For 7 days.", "It helps."));
  }

  @Test
  void theDrugMayStandAboveTheClaim() {
    List<String> quote = List.of("Samplol 5 mg helped.");
    for (String above : List.of("Start with samplol", "Start with examplol")) {
      Optional<String> found =
          QuoteDiffersRule.difference("5 mg at night", List.of(above), quote, DRUGS, true);
      assertEquals(above.contains("examplol"), found.isPresent());
    }
  }

  @Test
  void beyondQuotesOnlyDenialsAreCompared() {
    List<String> quote = List.of("Rest did not reduce pain.");
    assertTrue(
        QuoteDiffersRule.difference("Rest reduces pain.", List.of(), quote, DRUGS, false)
            .isPresent());
    assertFalse(
        QuoteDiffersRule.difference("Take 5 mg.", List.of(), quote, DRUGS, false).isPresent());
  }

  @Test
  void nothingTakesLong() {
    String many = "1 of 2, 3 mg, 4%, ".repeat(110);
    assertEquals(Optional.empty(), difference(many.substring(0, 1900), many.substring(0, 1900)));
    assertEquals(Optional.empty(), difference("5 mg " + "a, ".repeat(100_000), "6 mg"));
  }
}
