package org.imprimatur.search;

/** The fields of the index beside those that are searched, and how what is found is scored. */
final class IndexFields {
  /** {@code article} or {@code claim}; not scored. */
  static final String KIND = "kind";

  static final String ARTICLE = "article";
  static final String CLAIM = "claim";

  static final String ARTICLE_ID = "article.id";
  static final String ARTICLE_STATUS = "article.status";
  static final String ARTICLE_TOPIC = "article.topic";

  /** A topic as {@link QuerySyntax#key} makes it. */
  static final String ARTICLE_TOPIC_KEY = "article.topic-key";

  static final String ARTICLE_TITLE = "article.title";

  /** Headings and lead-ins above what hits show, joined by line feeds; stored once. */
  static final String ARTICLE_ABOVE = "article.above";

  /** What hits show: the number of what stands above, a blank, the words. */
  static final String ARTICLE_SHOWN = "article.shown";

  /** The words of an article as written, for spelling; not scored. */
  static final String SPELLING = "article.word";

  static final String CLAIM_ID = "claim.id";
  static final String CLAIM_TEXT = "claim.text";
  static final String CLAIM_CONTEXT = "claim.context";
  static final String CLAIM_SECTION = "claim.section";
  static final String CLAIM_STATUS = "claim.status";
  static final String CLAIM_ARTICLE_ID = "claim.article-id";
  static final String CLAIM_CITATION = "claim.citation";
  static final String CLAIM_COVERAGE = "claim.coverage";
  static final String CLAIM_CERTAINTY = "claim.certainty";

  /** What is shown of a claim, where that is more than its text. */
  static final String CLAIM_QUOTED = "claim.quoted";

  /** What stands above it, where that is not its headings and lead-ins as they are. */
  static final String CLAIM_ABOVE = "claim.above";

  /** Is there when it is not advised. */
  static final String CLAIM_NOT_ADVISED = "claim.not-advised";

  /** What a synonym weighs beside the typed word. */
  static final float SYNONYM = 0.6f;

  /** BM25's saturation of term frequency. */
  static final float K1 = 1.2f;

  /** BM25's correction for length. */
  static final float B = 0.75f;

  private IndexFields() {}
}
