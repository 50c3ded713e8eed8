package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.Drugs;

/**
 * Cuts a question into what is looked for. Several words that mean something together are one unit
 * and do not count one by one: the left side of a rule of {@code synonyms.txt}, a condition, a
 * group of people, a number with its measure, what stands in quotation marks. They are matched the
 * longest first, left to right. Nothing in a question is an operator.
 */
final class QuestionUnits {
  /** How many alternatives of a unit count, the typed one included. */
  static final int MOST_ALTERNATIVES = 16;

  /** Measures: a number before one is looked for together with it. */
  static final Set<String> MEASURES =
      Set.of("mg", "mcg", "g", "kg", "ml", "l", "mm", "mmol", "iu", "units", "unit", "puffs");

  private static final Pattern NUMBERED = Pattern.compile("([a-z]{2,})([0-9]+)");

  private final Synonyms synonyms;
  private final KnownWords known;
  private final Drugs drugs;
  private final Set<String> asking;
  private final Map<String, Units.Unit> units = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  /**
   * For one question.
   *
   * @param asking stems of words that only ask
   */
  QuestionUnits(Synonyms synonyms, KnownWords known, Drugs drugs, Set<String> asking) {
    this.synonyms = synonyms;
    this.known = known;
    this.drugs = drugs;
    this.asking = Set.copyOf(asking);
  }

  /** What is looked for, in order. */
  List<Units.Unit> units() {
    return List.copyOf(units.values());
  }

  /**
   * The units that an answer must hold, a bit each: what stood in quotation marks, conditions,
   * groups of people, drugs.
   */
  int required() {
    int out = 0;
    int bit = 1;
    for (String key : units.keySet()) {
      out |= required.contains(key) ? bit : 0;
      bit <<= 1;
    }
    return out;
  }

  QuestionUnits read(String question) {
    String[] parts = question.replace('\u201C', '"').replace('\u201D', '"').split("\"", -1);
    for (int i = 0; i < parts.length && units.size() < Units.MOST; i++) {
      List<Tokens.Token> tokens = Tokens.of(parts[i]);
      if (i % 2 == 1 && i + 1 < parts.length && !tokens.isEmpty()) {
        add(tokens.subList(0, Math.min(Units.LONGEST_PHRASE, tokens.size())), List.of(), true);
      } else {
        words(tokens);
      }
    }
    return this;
  }

  private void words(List<Tokens.Token> tokens) {
    int i = 0;
    while (i < tokens.size() && units.size() < Units.MOST) {
      List<Tokens.Token> stretch = tokens.subList(i, i + Math.max(1, match(tokens, i)));
      String key = key(stretch);
      List<List<String>> meant = new ArrayList<>(synonyms.rules().getOrDefault(key, List.of()));
      boolean population = KnownWords.POPULATIONS.rules().containsKey(key);
      boolean must =
          population
              || known.isCondition(key)
              || meant.stream().anyMatch(m -> known.isCondition(join(m)))
              || (stretch.size() == 1 && drugs.isDrug(stretch.get(0).word()));
      if (population) {
        meant.addAll(KnownWords.POPULATIONS.rules().getOrDefault(key, List.of()));
      }
      if (must || stretch.stream().anyMatch(t -> !isStop(t.term()))) {
        if (stretch.size() == 1) {
          otherForms(stretch.get(0), meant);
        }
        add(stretch, meant, must);
      }
      i += stretch.size();
    }
  }

  /** Other spellings of the word, and letters apart from digits. */
  private void otherForms(Tokens.Token token, List<List<String>> meant) {
    Matcher numbered = NUMBERED.matcher(token.word());
    if (numbered.matches()) {
      meant.add(List.of(numbered.group(1), numbered.group(2)));
    }
    BritishSpelling.of(token.word()).forEach(form -> meant.add(List.of(Stemmer.stem(form))));
  }

  private void add(List<Tokens.Token> typed, List<List<String>> meant, boolean must) {
    List<String> terms = typed.stream().map(Tokens.Token::term).toList();
    String key = join(terms);
    Units.Unit before = units.get(key);
    List<Units.Alternative> all = new ArrayList<>();
    if (before == null) {
      all.add(new Units.Alternative(terms, 1f));
    } else {
      all.addAll(before.alternatives());
    }
    for (List<String> other : meant) {
      boolean there = all.stream().anyMatch(a -> a.terms().equals(other));
      if (!there && all.size() < MOST_ALTERNATIVES) {
        all.add(new Units.Alternative(other, IndexFields.SYNONYM));
      }
    }
    String word =
        before == null ? join(typed.stream().map(Tokens.Token::word).toList()) : before.word();
    units.put(key, new Units.Unit(word, all));
    if (must) {
      required.add(key);
    }
  }

  private boolean isStop(String term) {
    return IndexVocabulary.STOP.contains(term) || asking.contains(term);
  }

  /** How many tokens the longest thing known takes at a place; 0 for none. */
  private int match(List<Tokens.Token> tokens, int from) {
    int longest = Math.max(synonyms.longest(), known.longest());
    for (int n = Math.min(longest, tokens.size() - from); n > 0; n--) {
      String key = key(tokens.subList(from, from + n));
      if (synonyms.rules().containsKey(key)
          || known.isCondition(key)
          || KnownWords.POPULATIONS.rules().containsKey(key)) {
        return n;
      }
    }
    boolean measured =
        from + 1 < tokens.size()
            && Folding.isDigit(tokens.get(from).word().charAt(0))
            && MEASURES.contains(tokens.get(from + 1).word());
    return measured ? 2 : 0;
  }

  private static String key(List<Tokens.Token> tokens) {
    return join(tokens.stream().map(Tokens.Token::term).toList());
  }

  private static String join(List<String> terms) {
    return String.join(" ", terms);
  }
}
