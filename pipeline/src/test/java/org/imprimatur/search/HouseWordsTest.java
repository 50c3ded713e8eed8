package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.GlossaryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a house's synonyms and glossary tell a question. */
final class HouseWordsTest {
  private static final List<GlossaryEntry> GLOSSARY =
      List.of(
          new GlossaryEntry(
              "winter knee", List.of("cold, stiff knee"), "A condition of knees in winter."),
          new GlossaryEntry("# odd => term", List.of("other\\term"), "The share of people."),
          new GlossaryEntry("gonalgia", List.of(), "What hurts in a knee."),
          new GlossaryEntry("alone", List.of(), "The share of people with a condition."));

  @TempDir private Path folder;

  private static boolean isCondition(KnownWords words, String phrase) {
    return words.isCondition(String.join(" ", Tokens.terms(phrase)));
  }

  @Test
  void aGlossaryNamesConditionsAndOtherWordsForThem() {
    HouseWords words = HouseWords.of(HouseWords.text("cat, tomcat", GLOSSARY));
    for (String condition : List.of("winter knee", "cold, stiff knee", "gonalgia", "asthma")) {
      assertTrue(isCondition(words.known(), condition), condition);
    }
    for (String other : List.of("odd term", "alone", "tomcat", "other term")) {
      assertFalse(isCondition(words.known(), other), other);
    }
    assertEquals(
        List.of(Tokens.terms("cold stiff knee")),
        words.synonyms().rules().get(String.join(" ", Tokens.terms("winter knee"))));
    assertEquals("cat", HouseWords.text("cat", List.of()));
  }

  @Test
  void aTitleOfOneConditionSpeaksForAllBelowAndForNoKindOfIt() {
    String lines = "hypertension, high blood pressure\n# conditions\nresistant hypertension\n";
    HouseWords words = HouseWords.of(lines);
    assertEquals(List.of("Asthma: what helps"), named(words, "Asthma: what helps"));
    assertEquals(List.of(), named(words, "Asthma and psoriasis"));
    assertEquals(
        List.of("High blood pressure and ", ": risk"),
        named(words, "High blood pressure and resistant hypertension: risk"));
    assertEquals(
        List.of("Hypertension (high blood pressure)"),
        named(words, "Hypertension (high blood pressure)"));
    assertEquals(List.of(), named(words, "Resistant hypertension and asthma in hypertension"));
  }

  private static List<String> named(HouseWords words, String line) {
    return words.known().named(line, List.of("pain"), words.synonyms());
  }

  /** A claim on knees does not answer a question on a knee of its own kind. */
  @Test
  void whatTheGlossaryNamesMustBeHeld() throws Exception {
    List<CheckedArticle> articles = new ArrayList<>();
    articles.add(
        Articles.article("knee", "Knees")
            .section("Treatment")
            .claim("c-one", "Swimming helps a stiff knee in winter, and it is cold.")
            .claim("c-two", "Walking helps in winter knee.")
            .checked());
    String text = HouseWords.text("", GLOSSARY);
    try (Searcher searcher = Small.open(Small.build(folder, articles, text))) {
      AskOptions options = AskOptions.DEFAULT;
      assertEquals(
          "c-two", searcher.ask("What helps in winter knee?", options).answers().get(0).claim());
      assertEquals(1, searcher.ask("What helps in winter knee?", options).answers().size());
      assertEquals(List.of("gonalgia"), searcher.ask("What helps in gonalgia?", options).unknown());
    }
  }
}
