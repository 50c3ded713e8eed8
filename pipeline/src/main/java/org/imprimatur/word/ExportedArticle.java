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
   * @param quote its words, as comments keep them
   * @param shown its words as Word shows them, numbers of references among them
   * @param before the words of the statement before it; may be empty
   * @param after those of the one behind it; may be empty
   */
  public record Said(String id, String quote, String shown, String before, String after) {}
}
