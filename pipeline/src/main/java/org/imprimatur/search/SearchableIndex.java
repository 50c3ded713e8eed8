package org.imprimatur.search;

import java.io.IOException;

/**
 * Answers searches and questions from an index, wherever it lies. No question is an error; {@link
 * QuerySyntax} says what a search may hold beside words.
 */
public interface SearchableIndex {
  /**
   * Searches the articles.
   *
   * @throws IOException when the index cannot be read
   */
  SearchResult search(String query, SearchOptions options) throws IOException;

  /**
   * Puts a question to the claims.
   *
   * @throws IOException when the index cannot be read
   */
  AskResult ask(String text, AskOptions options) throws IOException;
}
