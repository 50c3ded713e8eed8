package org.imprimatur.search;

import java.util.List;

/**
 * What is searched: one scored text of an article, one of a claim. Articles and claims share no
 * field, so that neither skews the other's statistics.
 *
 * @param name in an index
 */
record SearchField(String name) {
  /** How often the title's words stand in the words of an article: it says what all is about. */
  static final int TITLE = 3;

  /** How often a claim's own words, and what leads in to them, stand in what it is found by. */
  static final int SAID = 2;

  /** Title, {@value #TITLE} times, question, headings and body; scored. */
  static final SearchField WORDS = new SearchField("article.words");

  /**
   * Title and question, each if it names one condition at most: where what is asked for stands in
   * it, its claims may answer. Not scored.
   */
  static final SearchField NAMED = new SearchField("article.named");

  /**
   * A claim's text and context, {@value #SAID} times, the sentences that it points back to or goes
   * on from, its headings up to the first that names a condition, and the caption of its table;
   * scored.
   */
  static final SearchField CLAIM = new SearchField("claim.words");

  /** What kinds of questions a claim is fit to answer, see {@link ClaimMark}; no words. */
  static final SearchField MARKS = new SearchField("claim.marks");

  /** Those of articles, by their numbers in the export. */
  static final List<SearchField> OF_ARTICLES = List.of(WORDS, NAMED);

  /** Those of claims, by their numbers in the export. */
  static final List<SearchField> OF_CLAIMS = List.of(CLAIM, MARKS);
}
