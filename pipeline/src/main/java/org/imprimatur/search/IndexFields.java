package org.imprimatur.search;

import java.util.List;

/** The fields of the index and what each weighs. Articles and claims share no scored field. */
final class IndexFields {
  /** {@code article} or {@code claim}; not scored. */
  static final String KIND = "kind";

  static final String ARTICLE = "article";
  static final String CLAIM = "claim";

  static final String ARTICLE_ID = "article.id";
  static final String ARTICLE_STATUS = "article.status";
  static final String ARTICLE_TOPIC = "article.topic";
  static final String ARTICLE_TITLE = "article.title";
  static final String ARTICLE_QUESTION = "article.question";
  static final String ARTICLE_BODY = "article.body";

  /** The words of an article as written, for spelling; not scored. */
  static final String SPELLING = "article.word";

  static final String CLAIM_ID = "claim.id";
  static final String CLAIM_STATUS = "claim.status";
  static final String CLAIM_ARTICLE_ID = "claim.article-id";
  static final String CLAIM_TEXT = "claim.text";
  static final String CLAIM_CONTEXT = "claim.context";
  static final String CLAIM_SECTION = "claim.section";
  static final String CLAIM_ARTICLE = "claim.article";
  static final String CLAIM_CITATION = "claim.citation";
  static final String CLAIM_COVERAGE = "claim.coverage";
  static final String CLAIM_CERTAINTY = "claim.certainty";

  /** What a search looks into. */
  static final List<Scored> OF_ARTICLES =
      List.of(
          new Scored(ARTICLE_TITLE, 2f, false),
          new Scored(ARTICLE_QUESTION, 1.5f, false),
          new Scored(ARTICLE_BODY, 1f, false));

  /** What a question looks into. */
  static final List<Scored> OF_CLAIMS =
      List.of(
          new Scored(CLAIM_TEXT, 1f, true),
          new Scored(CLAIM_CONTEXT, 0.75f, true),
          new Scored(CLAIM_SECTION, 0.5f, false),
          new Scored(CLAIM_ARTICLE, 0.5f, false));

  /** What a synonym weighs beside the typed word. */
  static final float SYNONYM = 0.5f;

  /** BM25's saturation of term frequency. */
  static final float K1 = 1.2f;

  /** BM25's correction for length. */
  static final float B = 0.75f;

  private IndexFields() {}

  /**
   * A field with its weight.
   *
   * @param name the field
   * @param boost the weight
   * @param own whether it is the claim's own words, not those of what it stands in
   */
  record Scored(String name, float boost, boolean own) {}
}
