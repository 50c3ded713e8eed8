package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.Drugs;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a question into what is looked for. A unit is a word that is not a stop word, or what stands
 * in quotation marks; it has its synonyms as alternatives. Nothing in a question is an operator.
 *
 * <p>Synonyms are matched on all words of a stretch, the longest first, left to right. Several
 * words that mean something together are one unit: they do not count one by one. In a question, so
 * are the words of a condition or a group of people, and a number with its measure.
 */
final class Units {
  /** How many units of a question count; those behind are left out. */
  static final int MOST = 32;

  /** How many alternatives of a unit count, the typed one included. */
  static final int MOST_ALTERNATIVES = 16;

  /** How many words of a phrase count. */
  static final int LONGEST_PHRASE = 12;

  /** Endings of measures: a number before one is looked for together with it. */
  static final Set<String> MEASURES =
      Set.of("mg", "mcg", "g", "kg", "ml", "l", "mm", "mmol", "iu", "units", "unit", "puffs");

  private static final Pattern NUMBERED = Pattern.compile("([a-z]{2,})([0-9]+)");

  private final Synonyms synonyms;
  private final @Nullable Vocabulary question;
  private final Map<String, Unit> units = new LinkedHashMap<>();

  private Units(Synonyms synonyms, @Nullable Vocabulary question) {
    this.synonyms = synonyms;
    this.question = question;
  }

  /**
   * What is known of the words of a question.
   *
   * @param asking stems of words that only ask
   */
  record Vocabulary(KnownWords lexicon, Drugs drugs, Set<String> asking) {
    Vocabulary {
      asking = Set.copyOf(asking);
    }
  }

  /**
   * Something looked for.
   *
   * @param word as typed, folded; for phrases the terms
   * @param alternatives the typed one first
   * @param required whether nothing counts that does not hold it: what stood in quotation marks,
   *     and in a question conditions and groups of people
   */
  record Unit(String word, List<Alternative> alternatives, boolean required) {
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
    return new Units(synonyms, null).read(query);
  }

  /** The units of a question put to the claims: words that only ask are left out, too. */
  static List<Unit> ofQuestion(String question, Synonyms synonyms, Vocabulary vocabulary) {
    return new Units(synonyms, vocabulary).read(question);
  }

  private List<Unit> read(String query) {
    String[] parts = query.replace('\u201C', '"').replace('\u201D', '"').split("\"", -1);
    for (int i = 0; i < parts.length && units.size() < MOST; i++) {
      List<Tokens.Token> tokens = Tokens.of(parts[i]);
      if (i % 2 == 1 && i + 1 < parts.length && !tokens.isEmpty()) {
        List<Tokens.Token> counted = tokens.subList(0, Math.min(LONGEST_PHRASE, tokens.size()));
        add(counted, List.of(), true);
      } else {
        words(tokens);
      }
    }
    return List.copyOf(units.values());
  }

  private void words(List<Tokens.Token> tokens) {
    int i = 0;
    while (i < tokens.size() && units.size() < MOST) {
      int length = Math.max(1, match(tokens, i));
      List<Tokens.Token> stretch = tokens.subList(i, i + length);
      String key = key(stretch);
      List<List<String>> meant = new ArrayList<>(synonyms.rules().getOrDefault(key, List.of()));
      boolean required =
          isCondition(key) || isPopulation(key) || meant.stream().anyMatch(m -> isCondition(join(m)));
      if (isPopulation(key)) {
        meant.addAll(KnownWords.POPULATIONS.rules().getOrDefault(key, List.of()));
      }
      if (required || stretch.stream().anyMatch(t -> !isStop(t.term()))) {
        if (length == 1) {
          otherForms(stretch.get(0), meant);
        }
        add(stretch, meant, required);
      }
      i += length;
    }
  }

  /** Other forms of the word, and letters apart from digits. */
  private void otherForms(Tokens.Token token, List<List<String>> meant) {
    Matcher numbered = NUMBERED.matcher(token.word());
    if (numbered.matches()) {
      meant.add(List.of(numbered.group(1), numbered.group(2)));
    }
    Set<String> forms = OtherForms.of(token.word(), OtherForms.SPELLINGS);
    if (question != null && !question.drugs().isDrug(token.word())) {
      forms.addAll(OtherForms.of(token.word(), OtherForms.ENDINGS));
    }
    forms.forEach(form -> meant.add(List.of(Stemmer.stem(form))));
  }

  private void add(List<Tokens.Token> typed, List<List<String>> meant, boolean required) {
    List<String> terms = typed.stream().map(Tokens.Token::term).toList();
    String key = join(terms);
    Unit before = units.get(key);
    List<Alternative> all = new ArrayList<>();
    if (before == null) {
      all.add(new Alternative(terms, 1f));
    } else {
      all.addAll(before.alternatives());
    }
    for (List<String> other : meant) {
      boolean known = all.stream().anyMatch(a -> a.terms().equals(other));
      if (!known && all.size() < MOST_ALTERNATIVES) {
        all.add(new Alternative(other, IndexFields.SYNONYM));
      }
    }
    String word =
        before == null ? join(typed.stream().map(Tokens.Token::word).toList()) : before.word();
    units.put(key, new Unit(word, all, required || (before != null && before.required())));
  }

  private boolean isCondition(String key) {
    return question != null && question.lexicon().isCondition(key);
  }

  private boolean isPopulation(String key) {
    return question != null && KnownWords.POPULATIONS.rules().containsKey(key);
  }

  private boolean isStop(String term) {
    return IndexVocabulary.STOP.contains(term)
        || (question != null && question.asking().contains(term));
  }

  /** How many tokens the longest thing known takes at a place; 0 for none. */
  private int match(List<Tokens.Token> tokens, int from) {
    int longest =
        Math.max(synonyms.longest(), question == null ? 0 : question.lexicon().longest());
    for (int n = Math.min(longest, tokens.size() - from); n > 0; n--) {
      String key = key(tokens.subList(from, from + n));
      if (synonyms.rules().containsKey(key) || isCondition(key) || isPopulation(key)) {
        return n;
      }
    }
    return question != null && isMeasure(tokens, from) ? 2 : 0;
  }

  private static boolean isMeasure(List<Tokens.Token> tokens, int from) {
    return from + 1 < tokens.size()
        && Folding.isDigit(tokens.get(from).word().charAt(0))
        && MEASURES.contains(tokens.get(from + 1).word());
  }

  private static String key(List<Tokens.Token> tokens) {
    return join(tokens.stream().map(Tokens.Token::term).toList());
  }

  private static String join(List<String> terms) {
    return String.join(" ", terms);
  }
}
