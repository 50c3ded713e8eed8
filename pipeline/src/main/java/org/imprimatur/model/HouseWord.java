package org.imprimatur.model;

import java.util.List;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleFamily;
import org.jspecify.annotations.Nullable;

/**
 * A word or phrase that a house does not want, from {@code words:} of its policy. Its findings have
 * the rule {@code house/<id>}.
 *
 * @param id lower-case letters, digits and hyphens; unique in the house
 * @param match the phrases, at least one: whole words, blanks matching any blanks; {@code *} at a
 *     word's end stands for more letters; a phrase without capitals matches any case
 * @param instead what to write
 * @param level how severe, or null for a warning
 * @param why the reason, shown to the author; may be empty
 */
public record HouseWord(
    String id, List<String> match, String instead, @Nullable Level level, String why) {

  /** Copies the phrases. */
  public HouseWord {
    match = List.copyOf(match);
  }

  /** The rule's id. */
  public String rule() {
    return RuleFamily.HOUSE.id(id);
  }

  /** The rule's row in {@link Levels}. */
  public Levels.Row row() {
    Level all = level == null ? Level.WARNING : level;
    return new Levels.Row(rule(), all, all, all);
  }
}
