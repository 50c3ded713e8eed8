package org.imprimatur.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.drug.Drugs;

/**
 * A question as it is put to the claims.
 *
 * @param units what is looked for
 * @param kinds what kind of answer it asks for
 */
record Question(List<Units.Unit> units, List<QuestionKind> kinds) {

  /** What a mark adds that the kind of the question asks for, as a part of its weight. */
  static final double ASKED = 0.15;

  /** What advice, and what is no method of a study, adds to any. */
  static final double PREFERRED = 0.1;

  /** What is preferred whatever is asked. */
  static final List<ClaimMark> ALWAYS = List.of(ClaimMark.ADVICE, ClaimMark.PLAIN);

  /** Reads a question. */
  static Question of(String text, Synonyms synonyms, Drugs drugs, KnownWords lexicon) {
    List<QuestionKind> kinds = QuestionKind.of(text);
    Set<String> asking = new TreeSet<>(IndexVocabulary.ASKING);
    kinds.forEach(kind -> asking.addAll(kind.words()));
    return new Question(Units.ofQuestion(text, synonyms, new Units.Vocabulary(lexicon, drugs, asking)), kinds);
  }

  /** What adds to the score of a claim: the kind of answer that is asked for, and advice. */
  Set<ClaimMark> marks() {
    Set<ClaimMark> out = EnumSet.copyOf(ALWAYS);
    kinds.forEach(kind -> out.add(kind.mark()));
    return out;
  }

  /** The part of the question's weight that a mark adds. */
  double bonus(ClaimMark mark) {
    return kinds.stream().anyMatch(kind -> kind.mark() == mark) ? ASKED : PREFERRED;
  }
}
