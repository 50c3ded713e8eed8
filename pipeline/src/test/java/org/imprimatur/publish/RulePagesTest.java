package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Policy;
import org.imprimatur.site.RuleText;
import org.junit.jupiter.api.Test;

/** What the site tells of the rules. */
final class RulePagesTest {
  @Test
  void everyRuleHasItsPage() {
    List<RuleText> texts = RulePages.texts(Policy.DEFAULT);
    assertEquals(RuleId.all(), texts.stream().map(RuleText::id).toList());
    for (RuleText text : texts) {
      assertTrue(text.text().contains("## Why"), text.toString());
      assertTrue(text.text().contains("## How to fix it"), text.toString());
    }
  }

  @Test
  void theHousesOwnWordsAreRules() {
    HouseWord word =
        new HouseWord("cheap", List.of("cheap"), "low-cost", Level.NOTE, "It belittles.");
    List<RuleText> texts = RulePages.texts(Policy.DEFAULT.withWords(List.of(word)));
    RuleText last = texts.get(texts.size() - 1);
    assertEquals("house/cheap", last.id());
    assertTrue(last.text().contains("low-cost"), last.text());
  }
}
