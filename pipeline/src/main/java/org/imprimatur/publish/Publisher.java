package org.imprimatur.publish;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Makes one part of what is published: the site, an index, the reports. All publishers stand in
 * {@link Publishers} and receive the same values: each article as it was examined and planned, and
 * in the end the finished corpus.
 */
interface Publisher extends AutoCloseable {
  /**
   * Works on an article. Called from many threads, for an article perhaps twice where memory is
   * short: it writes nothing and changes nothing that is shared.
   */
  default Prepared prepare(PlannedArticle article) {
    return Prepared.NOTHING;
  }

  /**
   * Has an article there again that is as it was.
   *
   * @param cached what an earlier build made of it
   * @param remade makes the article from its text after all; any thread may ask for it
   */
  default Prepared again(CachedArticle cached, Supplier<PlannedArticle> remade) {
    return Prepared.NOTHING;
  }

  /** What it makes, in a word or two, for who waits. */
  String name();

  /** Ends its part, once all articles are there. */
  void finish(FinishedCorpus corpus) throws IOException;

  /** Lets go of what it holds; its part is worthless unless it was finished. */
  @Override
  default void close() throws IOException {}

  /** What was made of an article, before anything is written. */
  @FunctionalInterface
  interface Prepared {
    /** Of an article of which nothing is made. */
    Prepared NOTHING = left -> article -> {};

    /**
     * Writes what needs no order, once, on the thread that prepared it.
     *
     * @param left takes what was written
     * @return what is left to do, without what was written
     */
    InOrder write(LeftBehind left) throws IOException;
  }

  /** What is left to do with an article, in the order of the ids. */
  @FunctionalInterface
  interface InOrder {
    /**
     * Does it, on the build's own thread.
     *
     * @param article what is kept of it
     */
    void add(ArticleRecord article) throws IOException;
  }
}
