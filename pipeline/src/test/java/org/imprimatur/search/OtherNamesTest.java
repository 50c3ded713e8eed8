package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OtherNamesTest {
  private static final Map<String, String> TITLES =
      Map.of("a", "Heart failure in adults", "b", "Acute COVID-19", "c", "The failure of hearts");

  @Test
  void aNameLeadsToTheTitlesThatSayWhatItMeans() {
    String synonyms =
        """
        # a comment
        CHF, congestive heart failure, heart failure
        covid-19, coronavirus
        weak heart => heart failure
        rash, exanthem
        """;
    assertEquals(
        Map.of(
            "CHF", Set.of("a"),
            "congestive heart failure", Set.of("a"),
            "coronavirus", Set.of("b"),
            "weak heart", Set.of("a")),
        OtherNames.of(synonyms, TITLES));
  }

  @Test
  void generalWordsAreNoNamesOfArticles() {
    Map<String, String> titles =
        Map.of("a", "First drugs in heart failure", "b", "Treatment of adults with gout");
    String synonyms =
        """
        medicines, drugs, drug treatment
        drug to start with => first drugs
        adult patients, adults
        weak heart, heart failure
        podagra, gout
        """;
    assertEquals(
        Map.of("weak heart", Set.of("a"), "podagra", Set.of("b")), OtherNames.of(synonyms, titles));
  }

  @Test
  void everydayWordsAreNoNamesOfArticles() {
    String synonyms =
        """
        # everyday words
        awful, acute
        # end everyday words
        weak heart => heart failure
        """;
    assertEquals(Map.of("weak heart", Set.of("a")), OtherNames.of(synonyms, TITLES));
  }

  @Test
  void whatATitleSaysItselfIsNoOtherName() {
    assertEquals(
        Map.of(),
        OtherNames.of("heart failure, hf in adults\n", Map.of("a", "Heart failure, HF in adults")));
    assertEquals(Map.of(), OtherNames.of("", TITLES));
  }
}
