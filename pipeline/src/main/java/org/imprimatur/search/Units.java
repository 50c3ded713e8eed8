package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts a question into what is looked for. A unit is a word that is not a stop word, or what stands
 * in quotation marks, which is required; a word has its synonyms as alternatives. A star behind a
 * word says that it is a beginning ({@link Completions}). Else nothing in a question is an
 * operator.
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
  private String text = "";

  private Units(Synonyms synonyms, Set<String> stop) {
    this.synonyms = synonyms;
    this.stop = stop;
  }

  /**
   * Something looked for.
   *
   * @param word as typed, folded; of a phrase its words
   * @param alternatives the typed one first
   * @param required whether nothing is found that does not hold it
   * @param prefix whether it is the beginning of a word
   */
  record Unit(String word, List<Alternative> alternatives, boolean required, boolean prefix) {
    Unit(String word, List<Alternative> alternatives) {
      this(word, alternatives, false, false);
    }

    /** The same with other alternatives. */
    Unit with(List<Alternative> others) {
      return new Unit(word, others, required, prefix);
    }

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
  static List<Unit> ofSearch(List<QuerySyntax.Part> parts, Synonyms synonyms) {
    return new Units(synonyms, IndexVocabulary.STOP).read(parts);
  }

  private List<Unit> read(List<QuerySyntax.Part> parts) {
    for (QuerySyntax.Part part : parts) {
      List<Tokens.Token> tokens = Tokens.of(part.text());
      if (part.quoted()) {
        phrase(tokens);
      } else {
        text = part.text();
        words(tokens);
      }
    }
    return List.copyOf(units.values());
  }

  private void phrase(List<Tokens.Token> tokens) {
    List<String> terms = tokens.stream().map(Tokens.Token::term).limit(LONGEST_PHRASE).toList();
    String key = String.join(" ", terms);
    if (!terms.isEmpty() && (units.size() < MOST || units.containsKey(key))) {
      String word =
          tokens.stream()
              .map(Tokens.Token::word)
              .limit(LONGEST_PHRASE)
              .collect(Collectors.joining(" "));
      units.put(key, new Unit(word, List.of(new Alternative(terms, 1f)), true, false));
    }
  }

  /** Whether a star stands behind a token. */
  private boolean isPrefix(Tokens.Token token) {
    return token.end() < text.length() && text.charAt(token.end()) == '*';
  }

  private void words(List<Tokens.Token> tokens) {
    int i = 0;
    while (i < tokens.size() && units.size() < MOST) {
      int length = match(tokens, i);
      List<Tokens.Token> stretch = tokens.subList(i, i + Math.max(1, length));
      List<Tokens.Token> content =
          stretch.stream().filter(t -> !isStop(t.term()) || isPrefix(t)).toList();
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
    boolean required = before != null && before.required();
    boolean prefix = isPrefix(token) || (before != null && before.prefix());
    String word = before == null ? token.word() : before.word();
    units.put(token.term(), new Unit(word, all, required, prefix));
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
