package org.imprimatur.search;

import java.util.function.Supplier;

/**
 * An article on its way into the index.
 *
 * @param id its id
 * @param size how many characters it has, as {@link PreparedArticle#size}
 * @param key the same only if all that the index holds of it is the same; empty where nobody can
 *     tell
 * @param prepared the article, made ready; asked for, on any thread, when its range is written
 */
public record IndexedArticle(String id, long size, String key, Supplier<PreparedArticle> prepared) {

  /** An article of which nothing is known of earlier indexes. */
  public static IndexedArticle of(PreparedArticle article) {
    return of(article, "");
  }

  /** An article that was made ready. */
  public static IndexedArticle of(PreparedArticle article, String key) {
    return new IndexedArticle(article.id(), article.size(), key, () -> article);
  }
}
