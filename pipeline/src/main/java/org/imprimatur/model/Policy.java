package org.imprimatur.model;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The editorial policy in force. The site's policy page is made from it.
 *
 * @param approvalsNeeded how many approvals prove {@code approved}, at least 1
 * @param reviewInterval how long an approval lasts
 * @param grace how long an overdue article is still published as approved
 * @param exemptSections titles of sections that hold no claims
 * @param style the CSL style's name
 * @param levels how severe each rule's findings are
 * @param rolesWhen a condition ({@code dose-changed}) to the roles that must be among the approvals
 * @param approvalsByTopic a topic to the number of approvals it needs
 * @param intervalByTopic a topic to its own review interval
 * @param words the house's own word list
 * @param conflicted who has a conflict of interest in which topics
 * @param polarity headings and beginnings of lead-ins that say of what stands below them that it is
 *     a mistake, not to be done, or a warning
 * @param openComments what an open comment does
 * @param quotesNeeded which claims need a quote on record, or the place in the work
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
    List<HouseWord> words,
    List<Conflict> conflicted,
    Map<Polarity.Kind, List<String>> polarity,
    OpenComments openComments,
    Set<QuoteNeed> quotesNeeded) {

  /** Claims that need a quote of the source on record, or the place in it. */
  public enum QuoteNeed {
    /** Those that state a dose. */
    DOSE,
    /** Those that are marked with a strength. */
    STRENGTH;

    /** The word of the contract. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an open comment on an article's claims does. */
  public enum OpenComments {
    /** It is shown. */
    TELL,
    /** It holds approvals, too. */
    HOLD
  }

  /**
   * A conflict of interest: an approval of such a person is shown as one, and does not count.
   *
   * @param person the person's id
   * @param topics the topics in which
   */
  public record Conflict(String person, List<String> topics) {
    /** Copies the topics. */
    public Conflict {
      topics = List.copyOf(topics);
    }
  }

  /** The condition of {@code roles-when} that holds when doses changed since the last approval. */
  public static final String DOSE_CHANGED = "dose-changed";

  /** The words of {@code polarity} where {@code imprimatur.yaml} gives none. */
  private static final Map<Polarity.Kind, List<String>> POLARITY =
      Map.of(
          Polarity.Kind.MISTAKE,
          List.of("Pitfalls", "Common pitfalls", "Common errors", "Common mistakes", "Myths"),
          Polarity.Kind.CAUTION,
          List.of(
              "Contraindications",
              "Do not",
              "Don't",
              "Never",
              "Avoid",
              "Advises not",
              "Advises against",
              "Not advised",
              "Not recommended",
              "Recommend against",
              "Recommends against",
              "We recommend against",
              "Should not",
              "Must not"),
          Polarity.Kind.WARNING,
          List.of("Red flags", "When to refer"));

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
        List.of(),
        List.of(),
        POLARITY,
        OpenComments.TELL,
        Set.of());
  }

  /** What a policy may say beside its figures. */
  private record More(
      List<HouseWord> words,
      List<Conflict> conflicted,
      Map<Polarity.Kind, List<String>> polarity,
      OpenComments openComments,
      Set<QuoteNeed> quotesNeeded) {}

  private Policy with(Levels otherLevels, More more) {
    return new Policy(
        approvalsNeeded,
        reviewInterval,
        grace,
        exemptSections,
        style,
        otherLevels,
        rolesWhen,
        approvalsByTopic,
        intervalByTopic,
        more.words,
        more.conflicted,
        more.polarity,
        more.openComments,
        more.quotesNeeded);
  }

  /**
   * This policy with a word list; the words' levels stand behind the rows of the policy, so that
   * {@code levels:} overrules them.
   */
  public Policy withWords(List<HouseWord> list) {
    Levels more = levels.withMore(list.stream().map(HouseWord::row).toList());
    return with(more, new More(list, conflicted, polarity, openComments, quotesNeeded));
  }

  /** This policy with conflicts of interest. */
  public Policy withConflicted(List<Conflict> list) {
    return with(levels, new More(words, list, polarity, openComments, quotesNeeded));
  }

  /** This policy with the words of some kinds of polarity; the other kinds keep theirs. */
  public Policy withPolarity(Map<Polarity.Kind, List<String>> kinds) {
    Map<Polarity.Kind, List<String>> all = new EnumMap<>(polarity);
    all.putAll(kinds);
    return with(levels, new More(words, conflicted, all, openComments, quotesNeeded));
  }

  /** This policy with what an open comment does. */
  public Policy withOpenComments(OpenComments other) {
    return with(levels, new More(words, conflicted, polarity, other, quotesNeeded));
  }

  /** This policy with the claims that need a quote. */
  public Policy withQuotesNeeded(Set<QuoteNeed> needs) {
    return with(levels, new More(words, conflicted, polarity, openComments, needs));
  }

  /** How many approvals an article of some topics needs: the most that any of them asks for. */
  public int approvalsFor(Collection<String> topics) {
    Set<String> names = names(topics);
    int needed = Math.max(1, approvalsNeeded);
    for (Map.Entry<String, Integer> entry : approvalsByTopic.entrySet()) {
      if (names.contains(topicName(entry.getKey()))) {
        needed = Math.max(needed, entry.getValue());
      }
    }
    return needed;
  }

  /**
   * How long an approval of an article of some topics lasts: where several have an interval of
   * their own, the shortest.
   *
   * @param from the day from which it lasts
   */
  public Period intervalFor(Collection<String> topics, LocalDate from) {
    Set<String> names = names(topics);
    return intervalByTopic.entrySet().stream()
        .filter(entry -> names.contains(topicName(entry.getKey())))
        .map(Map.Entry::getValue)
        .min(Comparator.comparing(from::plus))
        .orElse(reviewInterval);
  }

  /**
   * Those of some topics in which a person has a conflict of interest, as the policy names them.
   */
  public List<String> conflictsOf(String person, Collection<String> topics) {
    Set<String> names = names(topics);
    return conflicted.stream()
        .filter(conflict -> conflict.person().equals(person))
        .flatMap(conflict -> conflict.topics().stream())
        .filter(topic -> names.contains(topicName(topic)))
        .distinct()
        .sorted()
        .toList();
  }

  /** Nobody gets round a topic by writing it in capitals. */
  private static Set<String> names(Collection<String> topics) {
    return topics.stream().map(Policy::topicName).collect(Collectors.toSet());
  }

  /** By which topics are compared. */
  public static String topicName(String topic) {
    return topic.strip().toLowerCase(Locale.ROOT);
  }

  /** Copies the collections. */
  public Policy {
    words = List.copyOf(words);
    conflicted = List.copyOf(conflicted);
    exemptSections = List.copyOf(exemptSections);
    Map<Polarity.Kind, List<String>> kinds = new EnumMap<>(Polarity.Kind.class);
    polarity.forEach((kind, list) -> kinds.put(kind, List.copyOf(list)));
    polarity = Collections.unmodifiableMap(kinds);
    rolesWhen = Collections.unmodifiableMap(new LinkedHashMap<>(rolesWhen));
    approvalsByTopic = Collections.unmodifiableMap(new TreeMap<>(approvalsByTopic));
    intervalByTopic = Collections.unmodifiableMap(new TreeMap<>(intervalByTopic));
  }
}
