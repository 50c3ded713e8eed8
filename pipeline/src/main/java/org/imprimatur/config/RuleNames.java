package org.imprimatur.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows of {@code policy.levels} that name no rule, and for cells that would lower a rule
 * which no policy may lower. The schema sees the form of names and levels only, and what has no
 * effect would look as if it were in force.
 */
final class RuleNames {
  private RuleNames() {}

  static void check(Node document, Policy policy, ConfigurationFaults faults) {
    if (!(document instanceof Node.Mapping all)
        || !(all.get("policy") instanceof Node.Mapping block)
        || !(block.get("levels") instanceof Node.Mapping levels)) {
      return;
    }
    Set<String> known = new TreeSet<>(RuleId.all());
    policy.words().stream().map(HouseWord::rule).forEach(known::add);
    for (String name : levels.entries().keySet()) {
      Levels.Row row = new Levels.Row(name, null, null, null);
      if (known.stream().noneMatch(row::matches)) {
        faults.noEffect(
            levels.keySpan(name),
            "policy.levels names \"" + name + "\", but there is no such rule; it has no effect",
            Nearest.hint(name, known).orElse("the site's rules reference lists all rules"));
      }
      if (levels.get(name) instanceof Node.Mapping cells) {
        for (Status status : Status.values()) {
          cell(row, cells.get(status.word()), status, known, faults);
        }
      }
    }
  }

  private static void cell(
      Levels.Row row,
      @Nullable Node cell,
      Status status,
      Set<String> known,
      ConfigurationFaults faults) {
    Level asked = cell instanceof Node.Scalar word ? Level.of(word.text()) : null;
    if (cell == null || asked == null) {
      return;
    }
    List<String> lowered =
        known.stream()
            .filter(row::matches)
            .filter(Levels::isFixed)
            .filter(rule -> !asked.atLeast(Levels.DEFAULT.level(rule, status)))
            .toList();
    if (!lowered.isEmpty()) {
      String more = lowered.size() == 1 ? "" : " and " + (lowered.size() - 1) + " more";
      faults.fixedLevel(
          cell.span(),
          "policy.levels would lower "
              + lowered.get(0)
              + more
              + " to a "
              + asked.word()
              + "; that has no effect",
          "no policy may lower " + Levels.fixed());
    }
  }
}
