package org.imprimatur.drug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which words are drugs. */
final class DrugsTest {
  private static final String HOUSE =
      """
      pain, ache
      # drugs
      samplazine, mocksalt acid
      Examplol => samplazine
      # end drugs
      fever, pyrexia
      """;

  @Test
  void listedNamesAndEndingsAreDrugsInAnyCase() {
    for (String word : List.of("naproxen", "Naproxen", "INSULIN", "samplipril", "Mocksartan")) {
      assertTrue(Drugs.SHIPPED.isDrug(word), word);
    }
  }

  @Test
  void noCommonWordIsADrug() throws IOException {
    try (InputStream in =
        Drugs.class.getResourceAsStream("/org/imprimatur/search/common-words.txt")) {
      String words = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(List.of(), words.lines().filter(Drugs.SHIPPED::isDrug).toList());
    }
    for (String word : List.of("April", "histidine", "pril", "apine", "tablet", "dose", "")) {
      assertFalse(Drugs.SHIPPED.isDrug(word), word);
    }
  }

  @Test
  void theHousesNamesAreDrugsOnlyThere() {
    Drugs house = Drugs.of(HOUSE);
    assertTrue(house.isDrug("Samplazine"));
    assertTrue(house.isDrug("examplol"));
    assertFalse(house.isDrug("ache"));
    assertFalse(house.isDrug("pyrexia"));
    assertFalse(Drugs.SHIPPED.isDrug("samplazine"));
    assertTrue(house.names().containsAll(Drugs.SHIPPED.names()));
  }

  @Test
  void aTextNamesADrugByAWordAPartOrAPhrase() {
    Drugs house = Drugs.of(HOUSE);
    assertTrue(house.isNamedIn("Start with naproxen, 5 mg."));
    assertTrue(house.isNamedIn("a samplazine-free week"));
    assertTrue(house.isNamedIn("give Mocksalt  acid"));
    assertFalse(house.isNamedIn("an acid; mocksalt"));
    assertFalse(house.isNamedIn("Start with 5 mg in April."));
  }
}
