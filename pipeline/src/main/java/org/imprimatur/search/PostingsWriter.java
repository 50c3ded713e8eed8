package org.imprimatur.search;

/**
 * The documents that hold a term in a field, as columns: equal things stand side by side, so that
 * they take little room once compressed. A claim is named by its article and its place among the
 * claims of that article.
 */
final class PostingsWriter {
  /** The place of a document that is an article. */
  static final int ARTICLE = -1;

  private final ByteWriter gaps = new ByteWriter();
  private final ByteWriter counts = new ByteWriter();
  private final ByteWriter ordinals = new ByteWriter();
  private final ByteWriter frequencies = new ByteWriter();
  private final ByteWriter lengths = new ByteWriter();
  private final ByteWriter positions = new ByteWriter();
  private int articles;
  private int article = -1;
  private int ordinal = -1;
  private int count;
  private int position;

  /**
   * Adds a document.
   *
   * @param article its number, not falling
   * @param ordinal which claim of the article it is, rising; {@link #ARTICLE} for the article
   * @param frequency how often the term stands in it
   * @param length Lucene's byte for the length of the field
   */
  void document(int article, int ordinal, int frequency, byte length) {
    if (article != this.article) {
      gaps.number(article - this.article);
      articles++;
      endArticle();
      this.article = article;
    }
    if (ordinal != ARTICLE) {
      ordinals.number(ordinal - this.ordinal);
      this.ordinal = ordinal;
      count++;
    }
    frequencies.number(frequency);
    lengths.one(length);
    position = 0;
  }

  /** Begins a document of which only positions are asked. */
  void document() {
    position = 0;
  }

  /** Adds where the term stands in the document at hand; rising. */
  void position(int position) {
    positions.number(position - this.position);
    this.position = position;
  }

  /**
   * Ends the list: behind its length, of claims the number of articles; of each article the
   * distance to the one before (the first: to -1); of claims, of each article how many, and of each
   * the distance to the one before (the first of an article: to -1); of each document the
   * frequency; of each the byte of its length. Behind their length the positions: of each document
   * and occurrence the distance to the one before.
   */
  void finish(ByteWriter documents, ByteWriter places) {
    endArticle();
    ByteWriter out = new ByteWriter();
    if (counts.size() > 0) {
      out.number(articles);
    }
    out.raw(gaps);
    out.raw(counts);
    out.raw(ordinals);
    out.raw(frequencies);
    out.raw(lengths);
    documents.block(out);
    places.block(positions);
    article = -1;
    articles = 0;
  }

  private void endArticle() {
    if (count > 0) {
      counts.number(count);
    }
    count = 0;
    ordinal = -1;
  }
}
