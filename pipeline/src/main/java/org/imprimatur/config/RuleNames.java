package org.imprimatur.config;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Policy;
import org.imprimatur.text.Node;

/**
 * Looks for rows of {@code policy.levels} that name no rule, or lower what no policy may lower. The
 * schema sees the form of a name only, and such a row would look as if it were in force.
 */
final class RuleNames {
  private RuleNames() {}

  private static boolean isOfPolicy(Levels.Row row) {
    return !Levels.DEFAULT.rows().contains(row);
  }

  static void check(
      Node document, Policy policy, Collection<String> rules, ConfigurationFaults faults) {
    if (!(document instanceof Node.Mapping all)
        || !(all.get("policy") instanceof Node.Mapping block)
        || !(block.get("levels") instanceof Node.Mapping levels)) {
      return;
    }
    Set<String> known = new TreeSet<>(rules);
    policy.words().stream().map(HouseWord::rule).forEach(known::add);
    for (String name : levels.entries().keySet()) {
      Levels.Row row = new Levels.Row(name, null, null, null);
      if (known.stream().noneMatch(row::matches)) {
        faults.noEffect(
            levels.keySpan(name),
            "policy.levels names \"" + name + "\", but there is no such rule; it has no effect",
            Nearest.hint(name, known).orElse("The site's rules reference lists all rules."));
      }
      for (String rule : known) {
        if (policy.levels().rows().stream()
            .anyMatch(it -> it.pattern().equals(name) && isOfPolicy(it) && it.lowersFixed(rule))) {
          faults.noEffect(
              levels.keySpan(name),
              "policy.levels lowers \"" + rule + "\", which no policy may; it stays as it is",
              "Take this out; the rules reference says why.");
          break;
        }
      }
    }
  }
}
