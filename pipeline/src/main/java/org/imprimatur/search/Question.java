package org.imprimatur.search;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.drug.Drugs;

/**
 * A question as it is put to the claims.
 *
 * @param units what is looked for
 * @param required the units that an answer must hold, a bit each
 * @param subjects those of them that are drugs, conditions and groups of people, a bit each
 * @param kinds what kind of answer it asks for
 */
record Question(List<Units.Unit> units, int required, int subjects, List<QuestionKind> kinds) {

  /**
   * What a unit adds that only title or question of the claim's article holds, as a part of what it
   * adds to a claim that holds it itself.
   */
  static final double BY_TITLE = 0.5;

  /**
   * What is preferred whatever is asked, and what it adds as a part of the question's weight:
   * advice, what names no method of a study, and sentences.
   */
  static final Map<ClaimMark, Double> ALWAYS =
      new EnumMap<>(Map.of(ClaimMark.ADVICE, 0.05, ClaimMark.PLAIN, 0.1, ClaimMark.SENTENCE, 0.15));

  /** Copies the lists. */
  Question {
    units = List.copyOf(units);
    kinds = List.copyOf(kinds);
  }

  /**
   * Reads a question.
   *
   * @param apart several words that mean something together, and are read one by one
   */
  static Question of(
      String text, Synonyms synonyms, Drugs drugs, KnownWords known, Set<String> apart) {
    List<QuestionKind> kinds = QuestionKind.of(text);
    Set<String> asking = new TreeSet<>(IndexVocabulary.ASKING);
    kinds.forEach(kind -> asking.addAll(kind.words()));
    QuestionUnits read = new QuestionUnits(synonyms, known, drugs, asking).apart(apart).read(text);
    return new Question(read.units(), read.required(), read.subjects(), kinds);
  }

  /** What adds to the score of a claim: the kind of answer that is asked for, and advice. */
  Set<ClaimMark> marks() {
    Set<ClaimMark> out = EnumSet.copyOf(ALWAYS.keySet());
    kinds.forEach(kind -> out.add(kind.mark()));
    return out;
  }

  /** The part of the question's weight that a mark adds. */
  double bonus(ClaimMark mark) {
    return kinds.stream()
        .filter(kind -> kind.mark() == mark)
        .mapToDouble(QuestionKind::bonus)
        .max()
        .orElseGet(() -> ALWAYS.getOrDefault(mark, 0.0));
  }
}
