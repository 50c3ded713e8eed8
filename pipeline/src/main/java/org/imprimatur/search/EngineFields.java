package org.imprimatur.search;

/**
 * The fields of documents in an engine. There is a document for each article, claim and different
 * word, and one that says what the generation is.
 */
public final class EngineFields {
  /** {@value #ARTICLE}, {@value #CLAIM}, {@value #WORD} or {@value #GENERATION}. */
  public static final String KIND = "kind";

  public static final String ARTICLE = "article";
  public static final String CLAIM = "claim";
  public static final String WORD = "word";
  public static final String GENERATION = "generation";

  /** Breaks ties: the place among all documents of its kind, in the order of ids. */
  public static final String NUMBER = "number";

  /** What is shown of a document, as JSON; not searched. */
  public static final String RECORD = "record";

  /** What a publisher must know of an article again, as JSON; not searched. */
  public static final String NOTE = "note";

  /** Tokens; scored. */
  public static final String ARTICLE_WORDS = "article_words";

  public static final String ARTICLE_ID = "article_id";
  public static final String ARTICLE_STATUS = "article_status";

  /** Topics as filters compare them. */
  public static final String ARTICLE_TOPIC = "article_topic";

  /** Tokens; scored. */
  public static final String CLAIM_WORDS = "claim_words";

  /** Tokens of what title and question of its article say of a claim; not scored. */
  public static final String CLAIM_NAMED = "claim_named";

  /** Kinds of questions that a claim may answer. */
  public static final String CLAIM_MARK = "claim_mark";

  public static final String CLAIM_STATUS = "claim_status";

  /** The id of a claim's article. */
  public static final String CLAIM_ARTICLE = "claim_article";

  /** A word as written, folded. */
  public static final String WORD_TEXT = "word_text";

  /** How many UTF-16 units it has. */
  public static final String WORD_LENGTH = "word_length";

  /** How many articles hold it. */
  public static final String WORD_ARTICLES = "word_articles";

  /** So many positions stand two values of a field apart. */
  public static final int GAP = PlainAnalyzer.GAP;

  /** BM25's saturation of term frequency. */
  public static final float K1 = IndexFields.K1;

  /** BM25's correction for length. */
  public static final float B = IndexFields.B;

  private EngineFields() {}
}
