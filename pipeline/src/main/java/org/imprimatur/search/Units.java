package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a question into what is looked for. A unit is a word that is not a stop word, or what stands
 * in quotation marks; it has its synonyms as alternatives. Nothing in a question is an operator.
 *
 * <p>Synonyms are matched on all words of a stretch, the longest first, left to right. What
 * <em>n</em> words mean together is an alternative of each of them, with an <em>n</em>th of the
 * weight.
 */
final class Units {
  /** How many units of a question count; those behind are left out. */
  static final int MOST = 32;

  /** How many alternatives of a unit count, the typed one included. */
  static final int MOST_ALTERNATIVES = 8;

  /** How many words of a phrase count. */
  static final int LONGEST_PHRASE = 12;

  private final Synonyms synonyms;
  private final Set<String> stop;
  private final Map<String, Unit> units = new LinkedHashMap<>();

  private Units(Synonyms synonyms, Set<String> stop) {
    this.synonyms = synonyms;
    this.stop = stop;
  }

  /**
   * Something looked for.
   *
   * @param word as typed, folded; for phrases the terms
   * @param alternatives the typed one first
   */
  record Unit(String word, List<Alternative> alternatives) {
    /** The typed terms. */
    List<String> typed() {
      return alternatives.get(0).terms();
    }
  }

  /**
   * One way to say it.
   *
   * @param terms one, or the words of a phrase
   * @param weight 1 for what was typed
   */
  record Alternative(List<String> terms, float weight) {}

  /** The units of a search. */
  static List<Unit> ofSearch(String query, Synonyms synonyms) {
    return new Units(synonyms, IndexVocabulary.STOP).read(query);
  }

  private List<Unit> read(String query) {
    String[] parts = query.replace('\u201C', '"').replace('\u201D', '"').split("\"", -1);
    for (int i = 0; i < parts.length && units.size() < MOST; i++) {
      List<Tokens.Token> tokens = Tokens.of(parts[i]);
      boolean quoted = i % 2 == 1 && i + 1 < parts.length;
      if (quoted && tokens.size() > 1) {
        phrase(tokens);
      } else {
        words(tokens);
      }
    }
    return List.copyOf(units.values());
  }

  private void phrase(List<Tokens.Token> tokens) {
    List<String> terms = tokens.stream().map(Tokens.Token::term).limit(LONGEST_PHRASE).toList();
    String word = String.join(" ", terms);
    units.putIfAbsent(word, new Unit(word, List.of(new Alternative(terms, 1f))));
  }

  private void words(List<Tokens.Token> tokens) {
    int i = 0;
    while (i < tokens.size() && units.size() < MOST) {
      int length = match(tokens, i);
      List<Tokens.Token> stretch = tokens.subList(i, i + Math.max(1, length));
      List<Tokens.Token> content = stretch.stream().filter(t -> !isStop(t.term())).toList();
      List<List<String>> meant =
          length == 0 ? List.of() : synonyms.rules().getOrDefault(key(stretch), List.of());
      for (Tokens.Token token : content) {
        if (units.size() < MOST || units.containsKey(token.term())) {
          add(token, meant, IndexFields.SYNONYM / content.size());
        }
      }
      i += stretch.size();
    }
  }

  private void add(Tokens.Token token, List<List<String>> meant, float weight) {
    List<Alternative> all = new ArrayList<>();
    Unit before = units.get(token.term());
    if (before == null) {
      all.add(new Alternative(List.of(token.term()), 1f));
    } else {
      all.addAll(before.alternatives());
    }
    for (List<String> terms : meant) {
      boolean known = all.stream().anyMatch(a -> a.terms().equals(terms));
      if (!known && all.size() < MOST_ALTERNATIVES) {
        all.add(new Alternative(terms, weight));
      }
    }
    units.put(token.term(), new Unit(before == null ? token.word() : before.word(), all));
  }

  private boolean isStop(String term) {
    return stop.contains(term);
  }

  /** How many tokens the longest rule that matches at a place takes; 0 for none. */
  private int match(List<Tokens.Token> tokens, int from) {
    for (int n = Math.min(synonyms.longest(), tokens.size() - from); n > 0; n--) {
      if (synonyms.rules().containsKey(key(tokens.subList(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }

  private static String key(List<Tokens.Token> tokens) {
    return String.join(" ", tokens.stream().map(Tokens.Token::term).toList());
  }
}
