package org.imprimatur.review;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;

/**
 * The events of a ledger in an order in which each stands behind what it names as previous; among
 * events that no path orders, by digest, so that the order of lines means nothing.
 */
final class EventGraph {

  private final List<Ledger.Entry> order = new ArrayList<>();
  private final List<BitSet> ancestors = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  EventGraph(List<Ledger.Entry> entries) {
    Set<String> known = new HashSet<>();
    entries.forEach(entry -> known.add(entry.digest()));
    for (Ledger.Entry entry : entries) {
      for (String previous : entry.event().previous()) {
        if (!known.contains(previous)) {
          broken(entry.span(), "this event builds on one that is not here: " + previous);
        }
      }
    }
    Map<String, Integer> index = new HashMap<>();
    new BuildingOrder<>(
            Ledger.Entry::digest,
            entry -> entry.event().previous(),
            Comparator.comparing(Ledger.Entry::digest))
        .of(entries)
        .forEach(entry -> place(entry, index));
    if (order.size() < entries.size()) {
      broken(entries.get(0).span(), "the events of this ledger name each other in a circle");
    }
  }

  private void place(Ledger.Entry entry, Map<String, Integer> index) {
    BitSet all = new BitSet();
    List<Integer> parents = new ArrayList<>();
    for (String previous : entry.event().previous()) {
      Integer parent = index.get(previous);
      if (parent != null) {
        parents.add(parent);
        all.or(ancestors.get(parent));
      }
    }
    for (int parent : parents) {
      if (all.get(parent)) {
        broken(entry.span(), "this event names an event and also one that it builds on already");
      }
      all.set(parent);
    }
    index.put(entry.digest(), order.size());
    order.add(entry);
    ancestors.add(all);
  }

  private void broken(Span span, String message) {
    problems.add(
        Problem.of(
            RuleId.REVIEW_BROKEN_CHAIN,
            span,
            message,
            "a line was removed or altered: restore the ledger from the history"));
  }

  int size() {
    return order.size();
  }

  Ledger.Entry entry(int index) {
    return order.get(index);
  }

  Event event(int index) {
    return order.get(index).event();
  }

  /** All events that an event builds on, not itself; not to be changed. */
  BitSet ancestors(int index) {
    return ancestors.get(index);
  }

  /** The events of a set that no other of the set builds on. */
  BitSet maximal(BitSet set) {
    BitSet out = (BitSet) set.clone();
    set.stream().forEach(i -> out.andNot(ancestors.get(i)));
    return out;
  }

  List<Problem> problems() {
    return problems;
  }
}
