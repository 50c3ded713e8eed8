package org.imprimatur.check;

import java.util.List;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.source.Span;

/**
 * One mistake in an attribute block is one finding. Such a block is text, so that it is read as a
 * statement, too, which nothing covers; the statement stays uncited in every count, but is not
 * reported a second time, unless it says a number: what readers may take for a dose is reported
 * twice.
 */
final class BadAttributes {

  /** The rules, but for one, that read the block's words as running text. */
  private static final Set<RuleFamily> OF_WORDS =
      Set.of(
          RuleFamily.DOSE, RuleFamily.ABBREV, RuleFamily.TERMS, RuleFamily.HOUSE, RuleFamily.TEXT);

  private BadAttributes() {}

  /** The problems without those that a bad attribute block alone brought about. */
  static List<Problem> once(List<Problem> problems, Article article) {
    List<Span> bad =
        problems.stream()
            .filter(problem -> RuleId.CLAIM_BAD_ATTRIBUTE.is(problem.rule()))
            .map(Problem::span)
            .toList();
    if (bad.isEmpty()) {
      return problems;
    }
    return problems.stream()
        .filter(problem -> !isOfBadBlock(problem, bad) || saysNumber(problem.span(), article))
        .toList();
  }

  private static boolean isOfBadBlock(Problem problem, List<Span> bad) {
    return isOfWords(problem.rule())
        && bad.stream().anyMatch(span -> span.contains(problem.span()));
  }

  private static boolean isOfWords(String rule) {
    return RuleId.CLAIM_UNCITED.is(rule) || OF_WORDS.contains(RuleFamily.of(rule));
  }

  private static boolean saysNumber(Span span, Article article) {
    return article.source().slice(span).chars().anyMatch(Character::isDigit);
  }
}
