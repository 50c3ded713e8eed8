package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Proof;

/**
 * The flags of a ledger that are in force: those on which no approval that counts builds. What only
 * stands beside an approval, on another branch, was not known to who approved.
 */
final class Flags {
  private Flags() {}

  /** The flags in force, oldest first. */
  static List<Proof.Flag> inForce(LedgerExamination examination) {
    EventGraph graph = examination.graph();
    List<Integer> flags = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      if (graph.event(i).action() == Action.FLAG && holds(examination, i)) {
        flags.add(i);
      }
    }
    for (int i = 0; i < graph.size() && !flags.isEmpty(); i++) {
      if (graph.event(i).action() == Action.APPROVE && examination.counts(i)) {
        flags.removeIf(graph.ancestors(i)::get);
      }
    }
    return flags.stream()
        .map(graph::event)
        .sorted(Comparator.comparing(Event::at).thenComparing(Event::digest))
        .map(
            event ->
                new Proof.Flag(
                    LedgerTimes.day(event.at()),
                    List.copyOf(event.works().keySet()),
                    event.name(),
                    event.note()))
        .toList();
  }

  /** A key that was revoked since does not take back a warning. */
  private static boolean holds(LedgerExamination examination, int index) {
    SignerRights.Fault fault = examination.fault(index);
    return fault == null || fault.rule() == RuleId.REVIEW_REVOKED_KEY;
  }
}
