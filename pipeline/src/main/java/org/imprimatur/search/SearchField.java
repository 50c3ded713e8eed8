package org.imprimatur.search;

import java.util.List;

/**
 * What is searched, and what it weighs. Articles and claims share no field.
 *
 * @param name in an index
 * @param boost the weight
 * @param own whether it is the claim's own words, not those of what it stands in
 */
record SearchField(String name, float boost, boolean own) {
  static final SearchField TITLE = new SearchField("article.title", 2f, false);
  static final SearchField QUESTION = new SearchField("article.question", 1.5f, false);
  static final SearchField BODY = new SearchField("article.body", 1f, false);

  static final SearchField TEXT = new SearchField("claim.text", 1f, true);
  static final SearchField CONTEXT = new SearchField("claim.context", 0.75f, true);
  static final SearchField SECTION = new SearchField("claim.section", 0.5f, false);

  /** Title and question of a claim's article. */
  static final SearchField ARTICLE = new SearchField("claim.article", 0.5f, false);

  /** What a search looks into. */
  static final List<SearchField> OF_ARTICLES = List.of(TITLE, QUESTION, BODY);

  /** What a question looks into. */
  static final List<SearchField> OF_CLAIMS = List.of(TEXT, CONTEXT, SECTION, ARTICLE);
}
