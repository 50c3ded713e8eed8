package org.imprimatur.review;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;

/**
 * What a set of events proves for a content. The set holds, with an event, all that it builds on.
 * An event counts only if it builds on every event that lowers the status, so of events that no
 * path orders the lowering one counts last; an approval counts only if it builds on a latest start.
 */
final class ReviewCycle {
  private final EventGraph graph;
  private final Policy policy;
  private final TopicRules rules;
  private final BitSet lowering = new BitSet();
  private final BitSet starts = new BitSet();
  private final BitSet approvals = new BitSet();

  /**
   * Approvals that counted when they were given; a key revoked since takes them out of the others.
   */
  private final BitSet given = new BitSet();

  /** Approvals with which their content was approved. */
  private final BitSet complete = new BitSet();

  ReviewCycle(EventGraph graph, TopicRules rules) {
    this.graph = graph;
    this.policy = rules.policy();
    this.rules = rules;
  }

  /**
   * Takes in the next event of the graph's order.
   *
   * @param index its place in that order
   * @param content which events are about the same content as it is
   * @param counts whether it counts today
   * @param counted whether it counted when it was given
   */
  void add(int index, Predicate<Event> content, boolean counts, boolean counted) {
    Event event = graph.event(index);
    if (event.action().lowers() || (event.action() == Action.MOVE && !counts)) {
      // Also when it is void: whatever is doubtful never holds a status up. And a void move carries
      // nothing to the new id.
      lowering.set(index);
    } else if (event.action() == Action.START && counts) {
      starts.set(index);
    } else if (event.action() == Action.APPROVE && counted) {
      given.set(index);
      if (counts) {
        approvals.set(index);
        complete(index, content);
      }
    }
  }

  /**
   * Two branches may have brought the last two approvals, so those beside this one are looked at.
   */
  private void complete(int index, Predicate<Event> content) {
    BitSet down = with(index);
    BitSet latest = latestStarts(down);
    BitSet low = and(lowering, down);
    List<Integer> group =
        approvals.stream()
            .filter(i -> graph.ancestors(i).intersects(latest))
            .filter(i -> and(lowering, graph.ancestors(i)).equals(low))
            .filter(i -> content.test(graph.event(i)))
            .boxed()
            .toList();
    group.forEach(i -> down.or(with(i)));
    if (suffices(group, down, content, graph.event(index).claims())) {
      group.forEach(complete::set);
    }
  }

  /** An event with all that it builds on. */
  BitSet with(int index) {
    BitSet down = (BitSet) graph.ancestors(index).clone();
    down.set(index);
    return down;
  }

  /** The latest starts in a set that build on everything there that lowers the status. */
  BitSet latestStarts(BitSet down) {
    BitSet low = and(lowering, down);
    BitSet out = and(starts, down);
    for (int i = out.nextSetBit(0); i >= 0; i = out.nextSetBit(i + 1)) {
      if (!holds(graph.ancestors(i), low)) {
        out.clear(i);
      }
    }
    return graph.maximal(out);
  }

  /** The events of a set that belong to its present cycle: behind all that lowers the status. */
  List<Event> present(BitSet down) {
    BitSet low = and(lowering, down);
    List<Event> out = new ArrayList<>();
    down.stream().filter(i -> holds(graph.ancestors(i), low)).forEach(i -> out.add(graph.event(i)));
    return out;
  }

  /** The approvals in a set that count for a content. */
  List<Integer> approvals(BitSet down, Predicate<Event> content) {
    return matching(approvals, down, content);
  }

  /** What a set proves for a content; approvals count as when they were given. */
  Status statusAtTheTime(BitSet down, Predicate<Event> content) {
    if (latestStarts(down).isEmpty()) {
      return Status.SUBMITTED;
    }
    List<Integer> counting = matching(given, down, content);
    boolean enough =
        counting.stream().anyMatch(i -> people(of(canon(i), counting)).size() >= needed());
    return enough ? Status.APPROVED : Status.UNDER_REVIEW;
  }

  /** Whether approvals are as many, and from such people, as the policy asks for. */
  boolean suffices(
      List<Integer> counting, BitSet down, Predicate<Event> content, Map<String, String> claims) {
    return people(counting).size() >= needed()
        && missingRoles(counting, down, content, claims).isEmpty();
  }

  /** How many approvals the policy asks for. */
  int needed() {
    return rules.approvals();
  }

  /** The roles that the policy asks for and that no approval has, with the reason. */
  Map<String, String> missingRoles(
      List<Integer> counting, BitSet down, Predicate<Event> content, Map<String, String> claims) {
    Map<String, String> missing = new LinkedHashMap<>();
    List<String> roles = policy.rolesWhen().getOrDefault(Policy.DOSE_CHANGED, List.of());
    if (roles.isEmpty() || !doseChanged(down, content, claims)) {
      return missing;
    }
    for (String role : roles) {
      if (counting.stream().noneMatch(i -> graph.event(i).role().equals(role))) {
        missing.put(role, "a dose is new or changed");
      }
    }
    return missing;
  }

  /** The approvals by which other contents than this were last approved, in a set. */
  BitSet lastApproved(BitSet down, Predicate<Event> content) {
    BitSet before = and(complete, down);
    before.stream()
        .filter(i -> content.test(graph.event(i)))
        .boxed()
        .toList()
        .forEach(before::clear);
    return graph.maximal(before);
  }

  /**
   * Whether one content was ever approved by as many people as the policy asks for. Keys that were
   * revoked since do not matter: what they approved was published.
   */
  boolean onceApproved(BitSet down) {
    BitSet all = and(given, down);
    return all.stream()
        .mapToObj(graph::event)
        .anyMatch(
            event -> {
              List<Integer> same =
                  all.stream()
                      .filter(i -> graph.event(i).content().equals(event.content()))
                      .boxed()
                      .toList();
              return suffices(same, down, e -> e.content().equals(event.content()), event.claims());
            });
  }

  /**
   * All approvals of the contents other than this that were last approved in a set: what one of
   * them says of its claims is looked at beside what the others say.
   */
  List<Event> lastApprovals(BitSet down, Predicate<Event> content) {
    Set<String> contents = new TreeSet<>();
    lastApproved(down, content).stream().forEach(i -> contents.add(graph.event(i).content()));
    return and(complete, down).stream()
        .mapToObj(graph::event)
        .filter(event -> contents.contains(event.content()))
        .toList();
  }

  /** All approvals of the contents that were approved last in a set, today's or another. */
  List<Event> latestApproved(BitSet down) {
    return lastApprovals(down, event -> false);
  }

  private boolean doseChanged(BitSet down, Predicate<Event> content, Map<String, String> claims) {
    Map<String, String> now = ClaimDigests.doses(claims);
    List<Event> before = lastApprovals(down, content);
    if (before.isEmpty()) {
      return !now.isEmpty();
    }
    return before.stream().anyMatch(event -> !ClaimDigests.doses(event.claims()).equals(now));
  }

  private List<Integer> matching(BitSet from, BitSet down, Predicate<Event> content) {
    BitSet latest = latestStarts(down);
    List<Integer> out = new ArrayList<>();
    and(from, down).stream()
        .filter(i -> graph.ancestors(i).intersects(latest))
        .filter(i -> content.test(graph.event(i)))
        .forEach(out::add);
    return out;
  }

  private int canon(int index) {
    return graph.event(index).canon();
  }

  /** Approvals under two canons cover different things and are never added up. */
  private List<Integer> of(int canon, List<Integer> events) {
    return events.stream().filter(i -> canon(i) == canon).toList();
  }

  /** The ids of the people of events. */
  Set<String> people(List<Integer> events) {
    Set<String> out = new TreeSet<>();
    events.forEach(i -> out.add(graph.event(i).by()));
    return out;
  }

  private static BitSet and(BitSet a, BitSet b) {
    BitSet out = (BitSet) a.clone();
    out.and(b);
    return out;
  }

  private static boolean holds(BitSet all, BitSet part) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }
}
