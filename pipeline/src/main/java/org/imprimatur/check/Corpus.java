package org.imprimatur.check;

import org.jspecify.annotations.Nullable;

/** What an article may name as related: the other articles of the content root. */
public interface Corpus {

  /** Whether there is an article of this id. */
  boolean hasArticle(String id);

  /**
   * The path of a file or article that differs from a missing one only in case, if there is one: it
   * would be found on some machines and not on the web host.
   *
   * @param rootRelativePath with {@code /}, normalised
   */
  @Nullable String sameButForCase(String rootRelativePath);
}
