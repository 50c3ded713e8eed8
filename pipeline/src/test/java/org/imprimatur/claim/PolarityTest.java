package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Polarity;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What headings and lead-ins say of the claims below them, and what claims point back to. */
final class PolarityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do not:",
        "DO NOT GIVE:",
        "Don\u2019t give:",
        "Avoid:",
        "Avoid these:",
        "Never give:",
        "Not recommended:",
        "Should not be combined with this:",
        "Advises not to offer the following:",
        "Recommend against:",
        "Pitfalls:",
        "Contraindications to this drug:",
        "Do  not offer:",
        "Avoid missions:",
        "Do not waitlist:",
        "One thing first. Do not give:"
      })
  void leadInsThatBeginSoAdviseAgainst(String lead) {
    Polarity polarity = polarity(lead + "\n\n- rest\n");
    assertTrue(polarity != null && polarity.advisesAgainst(), lead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do not delay these:",
        "Do not forget:",
        "Do not ever omit:",
        "Avoid missing these:",
        "Avoid any delay in:",
        "Should not be missed:",
        "Should not be withheld:",
        "Must not be unduly postponed:",
        "Never stop suddenly:",
        "Do not hesitate to give:",
        "Do not give up:",
        "Do not leave out:",
        "Avoid early discontinuation of:",
        "Red flags:",
        "When to refer the same day:"
      })
  void whatWarnsOrGoesOnAsToLeaveUndoneAdvisesNothingAgainst(String lead) {
    Polarity polarity = polarity(lead + "\n\n- rest\n");
    assertTrue(polarity != null && !polarity.advisesAgainst(), lead);
    assertEquals(lead, Objects.requireNonNull(polarity).words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Avoidable triggers:",
        "What not to avoid:",
        "Donot:",
        "Nevertheless give:",
        "The society advises not to give:",
        "Give:",
        "If pain does not settle:"
      })
  void aWordInsideNeverCounts(String lead) {
    assertEquals(null, polarity(lead + "\n\n- rest\n"));
  }

  @Test
  void aHeadingMatchesAsAWholeAndForTheSectionsBelowIt() {
    assertEquals("Pitfalls", words("## Pitfalls\n\n### At night\n\n- rest\n"));
    assertEquals("3.1 COMMON ERRORS:", words("## 3.1 COMMON ERRORS:\n\nRest.\n"));
    assertEquals(null, words("## Pitfalls\n\n## At night\n\n- rest\n"));
    assertEquals(null, words("## Pitfalls and more\n\nRest.\n"));
    assertEquals(null, words("## Avoid alcohol\n\nRest.\n"));
    assertEquals("Pitfalls", words("## Pitfalls\n\n### Red flags\n\n- rest\n"));
    assertEquals("Avoid", words("## Red flags\n\n| Avoid |\n|---|\n| rest |\n"));
    assertEquals("Not recommended", words("- Not recommended\n  - rest\n"));
  }

  @Test
  void theHousesOwnWordsReplaceAKind() {
    Policy policy = Policy.DEFAULT.withPolarity(Map.of(Polarity.Kind.MISTAKE, List.of("Traps")));
    assertEquals(
        "Traps", Objects.requireNonNull(last("## Traps\n\nRest.\n", policy).polarity()).words());
    assertEquals(null, last("## Pitfalls\n\nRest.\n", policy).polarity());
    assertTrue(last("## Avoid\n\nRest.\n", policy).isNotAdvised());
    Policy none =
        Policy.DEFAULT.withPolarity(
            Map.of(
                Polarity.Kind.MISTAKE, List.of(),
                Polarity.Kind.CAUTION, List.of(" "),
                Polarity.Kind.WARNING, List.of()));
    assertFalse(last("## Avoid\n\nRest.\n", none).isNotAdvised());
  }

  @Test
  void aSentenceThatPointsBackHasWhatItPointsTo() {
    assertEquals(
        List.of("A trial compared two drugs.", "It enrolled 9 adults."),
        before(
            "A trial compared two drugs. It enrolled 9 adults. They were followed for a year.\n"));
    for (String back :
        List.of(
            "Do not use it for cramps.",
            "The dose may be repeated.",
            "None of them was old.",
            "These tablets are large.",
            "In this trial many were young.",
            "However, it helps.",
            "Its effect is small.",
            "It is used to treat pain.")) {
      assertEquals(List.of("Naproxen helps."), before("Naproxen helps. " + back + "\n"), back);
      assertEquals(List.of("Naproxen helps."), before("Naproxen helps.\n\n" + back + "\n"), back);
      assertEquals(List.of(), before("Naproxen helps.\n\n## Others\n\n" + back + "\n"), back);
    }
    for (String alone :
        List.of(
            "Naproxen is stopped before it harms.",
            "It is important to stretch.",
            "It is unclear whether rest helps.",
            "This page is a sample.",
            "The starting dose is low.",
            "Italy is warm.")) {
      assertEquals(List.of(), before("Naproxen helps. " + alone + "\n"), alone);
    }
  }

  /** Behind a list, what leads in to it names the drug. */
  @Test
  void aSentenceBehindAListPointsBackToItsLeadIn() {
    String list = "Naproxen was given to those who had:\n\n- pain\n- fever\n\n";
    List<String> all = List.of("Naproxen was given to those who had:", "pain", "fever");
    assertEquals(all, before(list + "The dose was 500 mg.\n"));
    assertEquals(List.of(), before(list + "Rest helps.\n"));
    assertEquals(List.of(), before(list + "## Others\n\nThe dose was 500 mg.\n"));
    String more = list.replace("- fever", "- fever\n- a\n- b\n- c\n- d");
    assertEquals(List.of(), before(more + "The dose was 500 mg.\n"));
  }

  @Test
  void aCellKnowsItsWholeRow() {
    String table = "Table: Doses.\n\n| Age | Dose | Route |\n|---|---|---|\n| old | 5 mg | |\n";
    assertEquals(
        "Table: Doses.\nAge | Dose | Route\nold | 5 mg | ",
        last(table, Policy.DEFAULT).statement().passage().text());
    assertEquals("One. Two.", last("One. Two.\n", Policy.DEFAULT).statement().passage().text());
  }

  private static List<String> before(String body) {
    return last(body, Policy.DEFAULT).statement().passage().before();
  }

  private static @Nullable Polarity polarity(String body) {
    return last(body, Policy.DEFAULT).polarity();
  }

  private static @Nullable String words(String body) {
    Polarity polarity = polarity(body);
    return polarity == null ? null : polarity.words();
  }

  private static Claim last(String body, Policy policy) {
    Article article =
        ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", body)).article();
    List<Claim> claims = ClaimReader.read(article, policy, key -> true).claims();
    return claims.get(claims.size() - 1);
  }
}
