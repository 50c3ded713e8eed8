package org.imprimatur.check;

import org.jspecify.annotations.Nullable;

/** What the links of one article may lead to: the other articles and files of the content root. */
public interface Corpus {

  /** Whether there is an article of this id. */
  boolean hasArticle(String id);

  /**
   * Whether there is a readable file at a path.
   *
   * @param rootRelativePath with {@code /}, normalised, in the exact case
   */
  boolean hasFile(String rootRelativePath);

  /**
   * The path of a file or article that differs from a missing one only in case, if there is one: it
   * would be found on some machines and not on the web host.
   *
   * @param rootRelativePath with {@code /}, normalised
   */
  default @Nullable String sameButForCase(String rootRelativePath) {
    return null;
  }
}
