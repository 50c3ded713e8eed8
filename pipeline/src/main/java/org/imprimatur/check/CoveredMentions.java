package org.imprimatur.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What the covered claims of an article say of amounts and drugs. An amount is only held by a
 * claim's own words, since the citation of a claim need not state what stands over it; a drug also
 * by its context, the row or the lead-in that names it; times and classes of drugs, which sort what
 * stands below them, by the headings over it, too.
 */
final class CoveredMentions {
  private final List<Statement> covered;
  private @Nullable Set<String> amounts;
  private @Nullable Set<String> times;
  private @Nullable Set<String> drugs;
  private @Nullable Set<String> classes;

  CoveredMentions(CheckedArticle article) {
    this.covered =
        article.claims().stream().filter(Claim::isCovered).map(Claim::statement).toList();
  }

  /** Whether a covered claim holds what is mentioned outside of the claims. */
  boolean hold(Mention mention) {
    return switch (mention.kind()) {
      case DOSE, MEASURE -> amounts().contains(mention.key());
      case TIME -> amounts().contains(mention.key()) || times().contains(mention.key());
      case DRUG -> drugs().contains(mention.key());
      case CLASS -> drugs().contains(mention.key()) || classes().contains(mention.key());
    };
  }

  private Set<String> amounts() {
    Set<String> known = amounts;
    if (known == null) {
      known = new HashSet<>();
      for (Statement statement : covered) {
        addAmounts(statement.text(), known);
      }
      amounts = known;
    }
    return known;
  }

  private Set<String> times() {
    Set<String> known = times;
    if (known == null) {
      known = new HashSet<>();
      for (String text : distinct(Statement::context)) {
        addAmounts(text, known);
      }
      for (String text : distinct(Statement::section)) {
        addAmounts(text, known);
      }
      times = known;
    }
    return known;
  }

  private Set<String> drugs() {
    Set<String> known = drugs;
    if (known == null) {
      known = new HashSet<>();
      for (Statement statement : covered) {
        Mentions.addNames(statement.text(), known);
      }
      for (String text : distinct(Statement::context)) {
        Mentions.addNames(text, known);
      }
      drugs = known;
    }
    return known;
  }

  private Set<String> classes() {
    Set<String> known = classes;
    if (known == null) {
      known = new HashSet<>();
      for (String text : distinct(Statement::section)) {
        Mentions.addNames(text, known);
      }
      classes = known;
    }
    return known;
  }

  /** What stands over many statements is read once. */
  private Set<String> distinct(Function<Statement, List<String>> over) {
    Set<String> out = new HashSet<>();
    for (Statement statement : covered) {
      out.addAll(over.apply(statement));
    }
    return out;
  }

  private static void addAmounts(String text, Set<String> keys) {
    Mentions.amountsOf(text).forEach(amount -> keys.add(amount.key()));
  }
}
