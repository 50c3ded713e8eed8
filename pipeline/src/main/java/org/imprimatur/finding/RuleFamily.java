package org.imprimatur.finding;

import java.util.Locale;

/** The families of rules; a family's word stands before the slash of a rule's id. */
public enum RuleFamily {
  /** Abbreviations that are misread. */
  ABBREV,
  /** An article's file: its name, its bytes, its size. */
  ARTICLE,
  /** Citations as they stand in the text. */
  CITE,
  /** Claims and what covers them. */
  CLAIM,
  /** {@code imprimatur.yaml}. */
  CONFIG,
  /** Doses and other amounts. */
  DOSE,
  /** An article's front matter. */
  FRONTMATTER,
  /** Grades of recommendations and of evidence. */
  GRADE,
  /** The words of a house's own list; none of them stands in the catalogue. */
  HOUSE,
  /** HTML in Markdown. */
  HTML,
  /** Images and their files. */
  IMAGE,
  /** What is taken in from outside. */
  IMPORT,
  /** Links and where they lead. */
  LINK,
  /** How hard a text is to read. */
  READABILITY,
  /** Records of references. */
  REF,
  /** Reviews: ledgers, signatures, approvals. */
  REVIEW,
  /** Rules that an author silences. */
  SILENCE,
  /** Figures of one sentence that do not go together. */
  STATS,
  /** Words about people. */
  TERMS,
  /** Running text as a whole. */
  TEXT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word before the slash. */
  public String word() {
    return word;
  }

  /** The id of a rule of this family: a house's own rules are named so. */
  public String id(String name) {
    return word + "/" + name;
  }

  /** What stands for all rules of this family in a policy: {@code review/*}. */
  public String pattern() {
    return id("*");
  }

  /** Whether a rule is of this family. */
  public boolean holds(String rule) {
    return rule.startsWith(word) && rule.startsWith("/", word.length());
  }

  /**
   * The family of a rule.
   *
   * @throws IllegalArgumentException when there is no such family
   */
  public static RuleFamily of(String rule) {
    for (RuleFamily family : values()) {
      if (family.holds(rule)) {
        return family;
      }
    }
    throw new IllegalArgumentException("no family of rules holds " + rule);
  }
}
