package org.imprimatur.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.drug.Drugs;

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

  /** Begins the part of {@code synonyms.txt} whose names are conditions. */
  static final String BEGIN = "conditions";

  /** Ends it. */
  static final String END = "end conditions";

  private static final KnownWords SHIPPED = with(List.of(), "");

  private final Set<String> conditions;
  private final Set<String> drugs = new HashSet<>();

  /** The first terms of conditions: nearly no word of a text is one. */
  private final Set<String> beginnings = new HashSet<>();

  private final int longest;

  private KnownWords(Set<String> conditions, Drugs drugs) {
    this.conditions = conditions;
    drugs.names().forEach(name -> this.drugs.add(String.join(" ", Tokens.terms(name))));
    conditions.forEach(phrase -> beginnings.add(phrase.split(" ", 2)[0]));
    int most = conditions.stream().mapToInt(c -> c.split(" ", -1).length).max().orElse(1);
    this.longest = Math.max(most, POPULATIONS.longest());
  }

  /**
   * The shipped lists, and what a house has, each of which is a condition unless common.
   *
   * @param topics of its articles
   * @param synonyms its words, see {@link HouseWords#text}
   */
  static KnownWords with(Collection<String> topics, String synonyms) {
    Set<String> all = new TreeSet<>(CONDITIONS);
    all.addAll(Synonyms.parse(conditionsOf(synonyms)).rules().keySet());
    topics.forEach(topic -> all.add(String.join(" ", Tokens.terms(topic))));
    all.remove("");
    all.removeIf(phrase -> rank(phrase) < EVERYDAY);
    return new KnownWords(all, Drugs.of(synonyms));
  }

  private static String conditionsOf(String synonyms) {
    StringBuilder out = new StringBuilder();
    boolean within = false;
    for (String raw : synonyms.split("\\R", -1)) {
      String line = raw.strip();
      if (line.startsWith("#")) {
        String comment = line.substring(1).strip();
        within = comment.equals(BEGIN) || (within && !comment.equals(END));
      } else if (within) {
        out.append(line).append('\n');
      }
    }
    return out.toString();
  }

  /** Whether some words of a name are a condition of the shipped list. */
  static boolean holdsShippedCondition(String name) {
    List<String> terms = Tokens.terms(name);
    for (int i = 0; i < terms.size(); i++) {
      if (SHIPPED.match(terms, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * What of a title or question holds for all that stands below it: nothing if it names several
   * conditions, known ones or topics of its article. One that is a kind of another ("hypertension
   * and resistant hypertension") is left out, since most of it is about the other; a synonym is not
   * one of its own.
   */
  List<String> named(String line, List<String> topics, Synonyms synonyms) {
    List<Tokens.Token> tokens = Tokens.of(line);
    List<String> terms = tokens.stream().map(Tokens.Token::term).toList();
    List<int[]> stretches = new ArrayList<>();
    for (int i = 0, length; i < terms.size(); i += Math.max(1, length)) {
      length = match(terms, i);
      if (length > 0) {
        stretches.add(new int[] {i, i + length});
      }
    }
    Set<String> named = new TreeSet<>();
    stretches.forEach(at -> named.add(key(terms, at[0], at[1])));
    Set<String> kinds = new TreeSet<>(named);
    kinds.removeIf(one -> named.stream().noneMatch(other -> isKindOf(one, other, synonyms)));
    List<String> rest = new ArrayList<>();
    for (String one : named) {
      boolean same = rest.stream().anyMatch(other -> isSame(one, other, synonyms));
      if (!kinds.contains(one) && !same) {
        rest.add(one);
      }
    }
    boolean several = topical(topics, terms, kinds) > 1 || rest.size() > 1;
    return several ? List.of() : without(kinds, line, tokens, stretches);
  }

  /** How many topics stand in a line, those aside that are kinds of others. */
  private static long topical(List<String> topics, List<String> line, Set<String> kinds) {
    return topics.stream()
        .map(Tokens::terms)
        .distinct()
        .filter(topic -> !kinds.contains(String.join(" ", topic)))
        .filter(line::containsAll)
        .count();
  }

  /** The parts of a line around some of its stretches. */
  private static List<String> without(
      Set<String> kinds, String line, List<Tokens.Token> tokens, List<int[]> stretches) {
    List<String> terms = tokens.stream().map(Tokens.Token::term).toList();
    List<String> out = new ArrayList<>();
    int from = 0;
    for (int[] at : stretches) {
      if (kinds.contains(key(terms, at[0], at[1]))) {
        out.add(line.substring(from, tokens.get(at[0]).start()));
        from = tokens.get(at[1] - 1).end();
      }
    }
    out.add(line.substring(from));
    return out;
  }

  private static String key(List<String> terms, int from, int to) {
    return String.join(" ", terms.subList(from, to));
  }

  private static boolean isSame(String one, String other, Synonyms synonyms) {
    return one.equals(other)
        || synonyms.rules().getOrDefault(one, List.of()).stream()
            .anyMatch(meant -> String.join(" ", meant).equals(other));
  }

  /** Whether one holds another, or a synonym of it, and more words, and is not a synonym itself. */
  private static boolean isKindOf(String one, String other, Synonyms synonyms) {
    if (isSame(one, other, synonyms) || isSame(other, one, synonyms)) {
      return false;
    }
    return holdsMore(one, other, synonyms)
        || synonyms.rules().getOrDefault(one, List.of()).stream()
            .anyMatch(meant -> holdsMore(String.join(" ", meant), other, synonyms));
  }

  private static boolean holdsMore(String one, String other, Synonyms synonyms) {
    List<String> terms = List.of(one.split(" ", -1));
    for (int from = 0; from < terms.size(); from++) {
      for (int to = from + 1; to <= terms.size(); to++) {
        boolean whole = to - from == terms.size();
        if (!whole && isSame(key(terms, from, to), other, synonyms)) {
          return true;
        }
      }
    }
    return false;
  }

  private int match(List<String> terms, int from) {
    if (!beginnings.contains(terms.get(from))) {
      return 0;
    }
    for (int n = Math.min(longest, terms.size() - from); n > 0; n--) {
      if (isCondition(String.join(" ", terms.subList(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }

  /** Whether some words of a text name a condition. */
  boolean namesCondition(String text) {
    return namesCondition(Tokens.of(text));
  }

  /** Whether some words of a text that is cut name a condition. */
  boolean namesCondition(List<Tokens.Token> tokens) {
    if (tokens.stream().noneMatch(token -> beginnings.contains(token.term()))) {
      return false;
    }
    List<String> terms = tokens.stream().map(Tokens.Token::term).toList();
    for (int i = 0; i < terms.size(); i++) {
      if (match(terms, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether terms name a condition. */
  boolean isCondition(String phrase) {
    return conditions.contains(phrase);
  }

  /** Whether terms name a drug or a condition. */
  boolean isSubject(String phrase) {
    return conditions.contains(phrase) || drugs.contains(phrase);
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
