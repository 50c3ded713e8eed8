package org.imprimatur.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.Statement;

/**
 * {@code grade/outcome-certainty}: a recommendation is surer than every outcome that it rests on.
 * And what it rests on must be there.
 */
final class OutcomeRules implements Rule.OfArticle {
  @Override
  public String id() {
    return RuleId.GRADE_OUTCOME_CERTAINTY.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    Map<String, Optional<Certainty>> outcomes = outcomes(input);
    for (Statement statement : input.checked().statements()) {
      for (String named : FindingsTable.restsOn(statement.attributes())) {
        if (!outcomes.containsKey(named)) {
          sink.report(
              RuleId.LINK_BROKEN.id(),
              statement.span(),
              "no outcome of a summary of findings here has the id \"" + named + "\"",
              Nearest.hint(named, outcomes.keySet().stream().sorted().toList())
                  .orElse("give the outcome's cell the id: {#" + named + "}"));
        }
      }
    }
    for (Claim claim : input.checked().claims()) {
      check(claim, outcomes, sink);
    }
  }

  private void check(Claim claim, Map<String, Optional<Certainty>> outcomes, Sink sink) {
    Certainty own = claim.certainty();
    List<Certainty> known =
        claim.outcomes().stream()
            .map(outcomes::get)
            .filter(Objects::nonNull)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (claim.strength() == null || own == null || known.isEmpty()) {
      return;
    }
    Certainty best = known.get(0);
    if (own.compareTo(best) < 0) {
      sink.report(
          id(),
          claim,
          "graded "
              + own.word()
              + ", and rests on outcomes of at most "
              + best.word()
              + " certainty",
          "the certainty of a recommendation is at most that of the outcomes that decide it: look"
              + " up both, or name the outcome that it rests on");
    }
  }

  private static Map<String, Optional<Certainty>> outcomes(RuleInput input) {
    Map<String, Optional<Certainty>> out = new HashMap<>();
    for (FindingsTable table : input.contents().findings()) {
      for (FindingsTable.Outcome outcome : table.outcomes()) {
        String id = outcome.id();
        if (id != null) {
          out.put(
              id,
              table
                  .cell(outcome.row(), FindingsTable.Column.CERTAINTY)
                  .flatMap(FindingsTable::certainty));
        }
      }
    }
    return out;
  }
}
