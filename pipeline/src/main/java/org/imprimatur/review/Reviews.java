package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.imprimatur.model.KeyUse;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Proof;
import org.jspecify.annotations.Nullable;

/**
 * The reviews of today's content.
 *
 * @param graph all events
 * @param cycle what counts
 * @param today which events are about today's content
 * @param counts which events count
 * @param canon under which the approvals were given
 */
record Reviews(EventGraph graph, ReviewCycle cycle, Today today, IntPredicate counts, int canon) {

  /** The approvals as printed, oldest first; of each person the latest. */
  List<Proof.Approval> shown(List<Integer> approvals) {
    Map<String, Proof.Approval> out = new LinkedHashMap<>();
    for (int i : inTime(approvals)) {
      Event event = graph.event(i);
      out.remove(event.by());
      out.put(event.by(), printed(event));
    }
    return List.copyOf(out.values());
  }

  /** Approvals of today's content in this cycle that do not count, as printed. */
  List<Proof.SetAside> setAside(BitSet events, TopicRules rules) {
    BitSet all = new BitSet();
    all.set(0, graph.size());
    BitSet latest = cycle.latestStarts(all);
    List<Integer> approvals =
        events.stream()
            .filter(i -> graph.event(i).action() == Action.APPROVE)
            .filter(i -> today.is(graph.event(i)) && graph.ancestors(i).intersects(latest))
            .boxed()
            .toList();
    return shown(approvals).stream()
        .map(approval -> new Proof.SetAside(approval, rules.conflictsOf(approval.by())))
        .toList();
  }

  private static Proof.Approval printed(Event event) {
    KeyUse key = SshSignature.useOf(event.signature());
    return new Proof.Approval(
        event.by(), event.name(), event.role(), event.at(), event.meaning(), key);
  }

  /**
   * The day of the last review: of the approval with which there were enough, or of the last
   * confirmation with which as many people had confirmed. Further single ones prolong nothing.
   */
  @Nullable LocalDate last(List<Integer> approvals, Map<String, String> claims) {
    LocalDate last = null;
    BitSet all = new BitSet();
    all.set(0, graph.size());
    List<Integer> given = new ArrayList<>();
    for (int i : inTime(approvals)) {
      given.add(i);
      if (cycle.suffices(given, all, today.under(canon), claims)) {
        last = LedgerTimes.day(graph.event(i).at());
        break;
      }
    }
    Set<String> people = new TreeSet<>();
    for (int i : inTime(confirmations())) {
      people.add(graph.event(i).by());
      if (people.size() >= cycle.needed()) {
        LocalDate day = LedgerTimes.day(graph.event(i).at());
        last = last == null || day.isAfter(last) ? day : last;
        people.clear();
      }
    }
    return last;
  }

  /**
   * Of works that are marked as retracted, those whose mark was seen by fewer of the people who
   * approved or confirmed than an approval needs.
   */
  Set<String> unseen(List<Integer> approvals, List<String> retracted) {
    List<Integer> given = new ArrayList<>(approvals);
    given.addAll(confirmations());
    Set<String> out = new TreeSet<>(retracted);
    out.removeIf(
        key -> {
          List<Integer> saw =
              given.stream().filter(i -> graph.event(i).knows(key, Mark.RETRACTED)).toList();
          return cycle.people(saw).size() >= cycle.needed();
        });
    return out;
  }

  /** Those that cover at least what the approvals cover. */
  private List<Integer> confirmations() {
    BitSet all = new BitSet();
    all.set(0, graph.size());
    BitSet latest = cycle.latestStarts(all);
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      if (graph.event(i).action() == Action.CONFIRM
          && counts.test(i)
          && graph.event(i).canon() >= canon
          && today.is(graph.event(i))
          && graph.ancestors(i).intersects(latest)) {
        out.add(i);
      }
    }
    return out;
  }

  private List<Integer> inTime(List<Integer> events) {
    return events.stream()
        .sorted(
            Comparator.comparing((Integer i) -> graph.event(i).at())
                .thenComparing(i -> graph.entry(i).digest()))
        .toList();
  }
}
