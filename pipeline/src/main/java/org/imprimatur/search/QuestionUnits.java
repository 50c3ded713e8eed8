package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.Drugs;

/**
 * Cuts a question into what is looked for. Several words that mean something together are one unit
 * and do not count one by one: the left side of a rule of {@code synonyms.txt}, a condition, a
 * group of people, an age, a number with its measure, what stands in quotation marks. They are
 * matched the longest first, left to right. Nothing in a question is an operator.
 */
final class QuestionUnits {
  /** How many alternatives of a unit count, the typed one included. */
  static final int MOST_ALTERNATIVES = 16;

  /** Measures: a number before one is looked for together with it. */
  static final Set<String> MEASURES =
      Set.of("mg", "mcg", "g", "kg", "ml", "l", "mm", "mmol", "iu", "units", "unit", "puffs");

  /** In capitals, a stop word is looked for: "IV" is not "I've", and "WHO" not "who". */
  private static final Pattern ABBREVIATED = Pattern.compile("(?!OK$)[A-Z]{2,}");

  /** In a question without small letters, capitals say nothing. */
  private static final Pattern SMALL = Pattern.compile("[a-z]");

  private static final Pattern NUMBERED = Pattern.compile("([a-z]{2,})([0-9]+)");

  private final Synonyms synonyms;
  private final KnownWords known;
  private final Drugs drugs;
  private final Set<String> asking;
  private final Map<String, Units.Unit> units = new LinkedHashMap<>();
  private final Set<String> required = new HashSet<>();
  private final Set<String> subjects = new HashSet<>();
  private final Set<String> apart = new HashSet<>();

  /** What is being read. */
  private String text = "";

  private boolean hasSmall;

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

  /** Several words that mean something together are read one by one. */
  QuestionUnits apart(Set<String> keys) {
    apart.addAll(keys);
    return this;
  }

  /** What is looked for, in order. */
  List<Units.Unit> units() {
    return List.copyOf(units.values());
  }

  /**
   * The units that an answer must hold, a bit each: what stood in quotation marks, what is read
   * apart, and subjects.
   */
  int required() {
    return mask(required) | subjects();
  }

  /** The drugs, conditions and groups of people that are asked about, a bit each. */
  int subjects() {
    return mask(subjects);
  }

  private int mask(Set<String> keys) {
    int out = 0;
    int bit = 1;
    for (String key : units.keySet()) {
      out |= keys.contains(key) ? bit : 0;
      bit <<= 1;
    }
    return out;
  }

  QuestionUnits read(String question) {
    hasSmall = SMALL.matcher(question).find();
    String[] parts = question.replace('\u201C', '"').replace('\u201D', '"').split("\"", -1);
    for (int i = 0; i < parts.length && units.size() < Units.MOST; i++) {
      text = parts[i];
      List<Tokens.Token> tokens = Tokens.of(text);
      if (i % 2 == 1 && i + 1 < parts.length && !tokens.isEmpty()) {
        add(tokens.subList(0, Math.min(Units.LONGEST_PHRASE, tokens.size())), List.of(), required);
      } else {
        words(tokens);
      }
    }
    return this;
  }

  private void words(List<Tokens.Token> tokens) {
    int i = 0;
    int together = 0;
    while (i < tokens.size() && units.size() < Units.MOST) {
      together = Math.max(together, i + apartFrom(tokens, i));
      List<Tokens.Token> stretch = tokens.subList(i, i + Math.max(1, match(tokens, i)));
      String key = key(stretch);
      List<List<String>> meant = new ArrayList<>(synonyms.rules().getOrDefault(key, List.of()));
      Optional<Ages.Group> age = Ages.of(stretch);
      if (age.isPresent() && age.get().people().isEmpty()) {
        i += stretch.size();
        continue;
      }
      age.ifPresent(group -> meant.addAll(group.people()));
      boolean population = KnownWords.POPULATIONS.rules().containsKey(key);
      boolean subject =
          population
              || age.isPresent()
              || namesDrugOrCondition(stretch)
              || meant.stream().anyMatch(m -> known.isSubject(join(m)));
      if (population) {
        meant.addAll(KnownWords.POPULATIONS.rules().getOrDefault(key, List.of()));
      }
      if (subject || stretch.stream().anyMatch(t -> !isStop(t))) {
        if (stretch.size() == 1) {
          otherForms(stretch.get(0), meant);
        }
        add(stretch, meant, subject ? subjects : i < together ? required : new HashSet<>());
      }
      i += stretch.size();
    }
  }

  /** Whether words name a drug or a condition, or hold some that do ("type 1 diabetes"). */
  private boolean namesDrugOrCondition(List<Tokens.Token> stretch) {
    for (int from = 0; from < stretch.size(); from++) {
      if (drugs.isDrug(stretch.get(from).word())) {
        return true;
      }
      for (int to = from + 1; to <= stretch.size(); to++) {
        if (known.isCondition(key(stretch.subList(from, to)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Other spellings of the word, and letters apart from digits. */
  private void otherForms(Tokens.Token token, List<List<String>> meant) {
    Matcher numbered = NUMBERED.matcher(token.word());
    if (numbered.matches()) {
      meant.add(List.of(numbered.group(1), numbered.group(2)));
    }
    BritishSpelling.of(token.word()).forEach(form -> meant.add(List.of(Stemmer.stem(form))));
  }

  private void add(List<Tokens.Token> typed, List<List<String>> meant, Set<String> kind) {
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
    kind.add(key);
  }

  private boolean isStop(Tokens.Token token) {
    return (IndexVocabulary.STOP.contains(token.term()) || asking.contains(token.term()))
        && !(hasSmall && ABBREVIATED.matcher(text.substring(token.start(), token.end())).matches());
  }

  /** How many tokens at a place are to be read one by one. */
  private int apartFrom(List<Tokens.Token> tokens, int from) {
    for (int n = Math.min(longest(), tokens.size() - from); n > 1; n--) {
      if (apart.contains(key(tokens.subList(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }

  private int longest() {
    return Math.max(synonyms.longest(), known.longest());
  }

  /** How many tokens the longest thing known takes at a place; 0 for none. */
  private int match(List<Tokens.Token> tokens, int from) {
    int age = Ages.length(tokens, from);
    for (int n = Math.min(longest(), tokens.size() - from); n > 0; n--) {
      String key = key(tokens.subList(from, from + n));
      boolean meaning =
          synonyms.rules().containsKey(key)
              || known.isCondition(key)
              || KnownWords.POPULATIONS.rules().containsKey(key);
      if (n == age || (meaning && !apart.contains(key))) {
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
