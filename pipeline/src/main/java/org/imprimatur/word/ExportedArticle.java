package org.imprimatur.word;

import java.util.List;

/**
 * What an exported file remembers of its article.
 *
 * @param site the site's id; empty where nothing is known
 * @param article the article's id; likewise
 * @param content its digest
 * @param claims the claims, in order
 */
public record ExportedArticle(String site, String article, String content, List<Said> claims) {

  /** Nothing is known. */
  public static final ExportedArticle NONE = new ExportedArticle("", "", "", List.of());

  /** Copies the list. */
  public ExportedArticle {
    claims = List.copyOf(claims);
  }

  /**
   * A claim as it was exported.
   *
   * @param id its id
   * @param text its words
   * @param before the words of the statement before it; may be empty
   * @param after those of the one behind it; may be empty
   */
  public record Said(String id, String text, String before, String after) {}
}
