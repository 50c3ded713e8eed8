package org.imprimatur.search;

import java.util.List;

/**
 * What is searched, and what it weighs. Articles and claims share no field.
 *
 * @param name in an index
 * @param boost the weight
 * @param own whether it is the claim's own words, not those of what it stands in
 * @param near whether a condition that is asked for may stand in it
 */
record SearchField(String name, float boost, boolean own, boolean near) {
  /** The title's words three times, then question and body. */
  static final SearchField WORDS = new SearchField("article.words", 1f, true, true);

  /** A claim's text, context and nearest heading, and the sentences that it points back to. */
  static final SearchField CLAIM = new SearchField("claim.words", 1f, true, true);

  /** Title and question of its article, each if it names one condition at most. */
  static final SearchField ARTICLE = new SearchField("claim.article", 0.5f, false, true);

  /** The outer headings; title and question if they name several conditions. */
  static final SearchField AROUND = new SearchField("claim.around", 0.5f, false, false);

  /** What a claim is fit to answer, see {@link ClaimMark}; no words. */
  static final SearchField MARKS = new SearchField("claim.marks", 0f, false, false);

  /** What a search looks into. */
  static final List<SearchField> OF_ARTICLES = List.of(WORDS);

  /** What a question looks into. */
  static final List<SearchField> OF_CLAIMS = List.of(CLAIM, ARTICLE, AROUND);

  /** How often the title's words stand in the words of an article. */
  static final int TITLE = 3;
}
