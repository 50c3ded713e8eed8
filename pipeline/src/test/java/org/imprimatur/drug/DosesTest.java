package org.imprimatur.drug;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the number and its unit are set, it is a dose: a review by risk rests on it. */
public final class DosesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 mg",
        "5mg",
        "5\u00a0mg",
        "5\u202fmg",
        "5\u2009mg",
        "a 5-mg tablet",
        "5\u2011mg",
        "5\tmg",
        "5-10 mg",
        "1,000 units",
        "0.5 mL"
      })
  void isADose(String text) {
    assertTrue(Doses.isIn(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 days", "5", "mg", "grade 5", "5 mm Hg", "5 kg", "2-gene panel"})
  void isNone(String text) {
    assertFalse(Doses.isIn(text));
  }
}
