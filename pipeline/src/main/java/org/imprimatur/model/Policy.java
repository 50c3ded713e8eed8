package org.imprimatur.model;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The editorial policy in force. The site's policy page is made from it.
 *
 * @param approvalsNeeded how many approvals prove {@code approved}, at least 1
 * @param reviewInterval how long an approval lasts
 * @param grace how long an overdue article is still published as approved
 * @param exemptSections titles of sections that hold no claims
 * @param style the CSL style's name
 * @param levels how grave each rule's findings are
 * @param rolesWhen a condition ({@code dose-changed}) to the roles that must be among the approvals
 * @param approvalsByTopic a topic to the number of approvals it needs
 * @param intervalByTopic a topic to its own review interval
 * @param words the house's own word list
 */
public record Policy(
    int approvalsNeeded,
    Period reviewInterval,
    Period grace,
    List<String> exemptSections,
    String style,
    Levels levels,
    Map<String, List<String>> rolesWhen,
    Map<String, Integer> approvalsByTopic,
    Map<String, Period> intervalByTopic,
    List<HouseWord> words) {

  /** The condition of {@code roles-when} that holds when doses changed since the last approval. */
  public static final String DOSE_CHANGED = "dose-changed";

  /** What holds where {@code imprimatur.yaml} says nothing. */
  public static final Policy DEFAULT =
      new Policy(
          2,
          Period.ofMonths(24),
          Period.ofDays(90),
          List.of("About this page"),
          "american-medical-association",
          Levels.DEFAULT,
          Map.of(),
          Map.of(),
          Map.of());

  /** A policy without a word list of the house. */
  public Policy(
      int approvalsNeeded,
      Period reviewInterval,
      Period grace,
      List<String> exemptSections,
      String style,
      Levels levels,
      Map<String, List<String>> rolesWhen,
      Map<String, Integer> approvalsByTopic,
      Map<String, Period> intervalByTopic) {
    this(
        approvalsNeeded,
        reviewInterval,
        grace,
        exemptSections,
        style,
        levels,
        rolesWhen,
        approvalsByTopic,
        intervalByTopic,
        List.of());
  }

  /**
   * This policy with a word list; the words' levels stand behind the rows of the policy, so that
   * {@code levels:} overrules them.
   */
  public Policy withWords(List<HouseWord> list) {
    List<Levels.Row> rows = new ArrayList<>(levels.rows());
    list.forEach(word -> rows.add(word.row()));
    return new Policy(
        approvalsNeeded,
        reviewInterval,
        grace,
        exemptSections,
        style,
        new Levels(rows),
        rolesWhen,
        approvalsByTopic,
        intervalByTopic,
        list);
  }

  /** How many approvals an article of some topics needs: the most that any of them asks for. */
  public int approvalsFor(Collection<String> topics) {
    int needed = approvalsNeeded;
    for (String topic : topics) {
      needed = Math.max(needed, approvalsByTopic.getOrDefault(topic, 0));
    }
    return Math.max(1, needed);
  }

  /** Copies the collections. */
  public Policy {
    words = List.copyOf(words);
    exemptSections = List.copyOf(exemptSections);
    rolesWhen = Collections.unmodifiableMap(new LinkedHashMap<>(rolesWhen));
    approvalsByTopic = Collections.unmodifiableMap(new TreeMap<>(approvalsByTopic));
    intervalByTopic = Collections.unmodifiableMap(new TreeMap<>(intervalByTopic));
  }
}
