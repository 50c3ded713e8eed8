package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Kinds of questions, told by how they are asked, with the kind of answer that each asks for. The
 * words that make the kind are not looked for: "which dose" asks for a number with a unit, not for
 * the word "dose". Patterns are matched on the question's words, a blank before and behind each;
 * Java and a browser read them alike.
 */
enum QuestionKind {
  /** Which dose, how much of a drug. */
  DOSE(
      " (which|what|how much|how many)( [^ ]+){0,3} (dose|doses|dosage|dosages|mg) "
          + "|^(?! (is|are|was|were|do|does|did|can|could|should|may|must|will|would|has|have|when"
          + "|who|where|how|why) ).* (dose|doses|dosage|dosages) (of|in|for) ",
      ClaimMark.DOSE,
      "dose doses dosage dosages mg much many high"),
  /** How many, how much. */
  NUMBER(" how (many|much|far|high|low) | number needed | nnt ", ClaimMark.NUMBER, "many much far"),
  /** A rate or another figure; only a number answers. */
  FIGURE(
      " (what|which) (is|was|are|were) the( [^ ]+){0,2} (specificity|sensitivity|rate|mortality"
          + "|percentage|proportion|share|accuracy|incidence|prevalence) ",
      ClaimMark.NUMBER,
      ""),
  /** When, how often. */
  TIME(
      "^ (and )?when | when (is|are|does|do|did|should|must|can|to|was|were) | how often ",
      ClaimMark.TIME,
      "often"),
  /** For how long; only a length of time answers. */
  LENGTH(
      " how long | how many (seconds|minutes|hours|days|weeks|months|years) ",
      ClaimMark.SPAN,
      "long"),
  /** How long, how soon. */
  SPAN(" how (long|soon|quickly|early|late|fast) ", ClaimMark.SPAN, "long soon quickly fast"),
  /** What not to do. */
  AGAINST(
      " (should|must|may|can|do|does|to) not | never | avoid(ed)? | (mistakes?|pitfalls?) ",
      ClaimMark.AGAINST,
      ""),
  /** What something is. */
  MEANING("^ what (is|are)( an?| the)? [^ ]+( [^ ]+)? $", ClaimMark.MEANING, ""),
  /** Who. */
  PERSON("^ (who|whom|whose) ", ClaimMark.PERSON, ""),
  /** Where, by which route. */
  PLACE("^ where | (which|what) (site|route) ", ClaimMark.PLACE, "route site"),
  /** Which drug. */
  DRUG(
      " (which|what)( [^ ]+){0,3} (drugs?|medicines?|medications?|pills?|tablets?) ",
      ClaimMark.DRUG,
      "drug drugs medicine medicines medication medications pill pills tablet tablets"),
  /** Whether. */
  WHETHER(
      "^ (is|are|was|were|do|does|did|can|could|should|may|must|will|would|has|have) ",
      ClaimMark.ADVICE,
      "");

  private final Pattern pattern;
  private final ClaimMark mark;
  private final String words;

  QuestionKind(String pattern, ClaimMark mark, String words) {
    this.pattern = Pattern.compile(pattern);
    this.mark = mark;
    this.words = words;
  }

  /** The kinds of a question. */
  static List<QuestionKind> of(String question) {
    String words = ClaimMark.words(question);
    List<QuestionKind> out = new ArrayList<>();
    for (QuestionKind kind : values()) {
      if (kind.pattern.matcher(words).find()) {
        out.add(kind);
      }
    }
    return out;
  }

  /** What it asks for. */
  ClaimMark mark() {
    return mark;
  }

  /** Whether only a claim of that kind may answer. */
  boolean needsMark() {
    return this == DOSE || this == NUMBER || this == FIGURE || this == LENGTH;
  }

  /**
   * What an answer of the kind adds, as a part of the question's weight: more where few claims are
   * of the kind.
   */
  double bonus() {
    return switch (this) {
      case SPAN, MEANING, PERSON, PLACE -> 0.4;
      default -> 0.15;
    };
  }

  /** The stems of the words that ask. */
  Set<String> words() {
    return new TreeSet<>(Tokens.terms(words));
  }

  /** The pattern's text. */
  String pattern() {
    return pattern.pattern();
  }
}
