package org.imprimatur.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of words beside the index: how common they are in English, which of them name a
 * condition, and which a group of people, an age or an organ. The lists and their sources stand in
 * {@code NOTICE}. All are held as terms, those of a phrase joined by blanks.
 */
final class KnownWords {
  /** Words up to this rank say less, and are too common to name a condition by themselves. */
  private static final int EVERYDAY = 3000;

  /** Words up to this rank say little of what is asked. */
  private static final int LIGHT = 1000;

  private static final Map<String, Integer> RANKS = ranks();
  private static final Set<String> CONDITIONS = listed();

  /** Words for one group of people, age or organ, as synonyms of one another. */
  static final Synonyms POPULATIONS = Synonyms.parse(String.join("\n", lines("populations.txt")));

  private static final KnownWords SHIPPED = with(List.of());

  private final Set<String> conditions;
  private final int longest;

  private KnownWords(Set<String> conditions) {
    this.conditions = conditions;
    int most = conditions.stream().mapToInt(c -> c.split(" ", -1).length).max().orElse(1);
    this.longest = Math.max(most, POPULATIONS.longest());
  }

  /** The shipped lists, and the topics of articles, each of which is a condition unless common. */
  static KnownWords with(Collection<String> topics) {
    Set<String> all = new TreeSet<>(CONDITIONS);
    topics.forEach(topic -> all.add(String.join(" ", Tokens.terms(topic))));
    all.remove("");
    all.removeIf(phrase -> rank(phrase) < EVERYDAY);
    return new KnownWords(all);
  }

  /**
   * Whether a title or question names several conditions: of the shipped list, or topics of its
   * article. A condition within a longer one is none of its own, nor is a synonym of another.
   */
  static boolean namesSeveral(String line, List<String> topics, Synonyms synonyms) {
    List<String> terms = Tokens.terms(line);
    long topical = topics.stream().map(Tokens::terms).distinct().filter(terms::containsAll).count();
    Set<String> named = new TreeSet<>();
    int i = 0;
    while (i < terms.size()) {
      int length = SHIPPED.match(terms, i);
      String key = String.join(" ", terms.subList(i, i + length));
      if (length > 0 && named.stream().noneMatch(other -> isSame(key, other, synonyms))) {
        named.add(key);
      }
      i += Math.max(1, length);
    }
    return topical > 1 || named.size() > 1;
  }

  private static boolean isSame(String one, String other, Synonyms synonyms) {
    return synonyms.rules().getOrDefault(one, List.of()).stream()
        .anyMatch(meant -> String.join(" ", meant).equals(other));
  }

  private int match(List<String> terms, int from) {
    for (int n = Math.min(longest, terms.size() - from); n > 0; n--) {
      if (isCondition(String.join(" ", terms.subList(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }

  /** Whether terms name a condition. */
  boolean isCondition(String phrase) {
    return conditions.contains(phrase);
  }

  /** What names a condition. */
  Set<String> conditions() {
    return Collections.unmodifiableSet(conditions);
  }

  /** How many terms the longest condition has. */
  int longest() {
    return longest;
  }

  /** Whether a term is among the words that people use of anything. */
  static boolean isCommon(String term) {
    return RANKS.containsKey(term);
  }

  /** Whether a term is so common that it says little. */
  static boolean isLight(String term) {
    return rank(term) < LIGHT;
  }

  /** Whether a term is among the words of every day. */
  static boolean isEveryday(String term) {
    return rank(term) < EVERYDAY;
  }

  /** All common terms, in order. */
  static Set<String> common() {
    return new TreeSet<>(RANKS.keySet());
  }

  private static int rank(String term) {
    return RANKS.getOrDefault(term, Integer.MAX_VALUE);
  }

  private static Map<String, Integer> ranks() {
    Map<String, Integer> out = new HashMap<>();
    List<String> words = lines("common-words.txt");
    for (int i = 0; i < words.size(); i++) {
      out.putIfAbsent(Stemmer.stem(words.get(i)), i);
    }
    return out;
  }

  private static Set<String> listed() {
    Set<String> out = new TreeSet<>();
    lines("conditions.txt").forEach(line -> out.add(String.join(" ", Tokens.terms(line))));
    return out;
  }

  private static List<String> lines(String name) {
    try (InputStream in = KnownWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
