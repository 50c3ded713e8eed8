package org.imprimatur.check;

import java.util.List;
import java.util.Locale;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.finding.RuleId;

/** The rules that read English words: articles in another language are not checked for them. */
public final class EnglishRules {
  private static final List<RuleFamily> FAMILIES =
      List.of(RuleFamily.ABBREV, RuleFamily.READABILITY, RuleFamily.STATS, RuleFamily.TERMS);

  private static final List<RuleId> RULES =
      List.of(RuleId.GRADE_WORDING, RuleId.CITE_QUOTE_DIFFERS);

  private EnglishRules() {}

  /** Whether a rule reads English words. */
  static boolean has(String rule) {
    return RULES.stream().anyMatch(one -> one.is(rule))
        || FAMILIES.stream().anyMatch(family -> rule.startsWith(family.id("")));
  }

  /** Whether a language, as BCP 47 names it, is English. */
  public static boolean areFor(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    return lower.equals("en") || lower.startsWith("en-");
  }

  /** The rules as a policy would name them. */
  public static String inWords() {
    return String.join(", ", FAMILIES.stream().map(RuleFamily::pattern).toList())
        + ", "
        + RuleId.GRADE_WORDING.id()
        + " and "
        + RuleId.CITE_QUOTE_DIFFERS.id();
  }
}
