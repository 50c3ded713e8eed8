package org.imprimatur.model;

/** A place of the pages that a house fills with a text of its own. */
public enum HousePiece {
  /** The home page, below the search. */
  HOME("home.md", 4_000, false),
  /** A page on the house. */
  ABOUT("about.md", 40_000, false),
  /** The foot of every page. */
  FOOT("foot.md", 600, true),
  /** Below the text of articles that are not for patients. */
  ARTICLE("article.md", 2_000, true),
  /** Below the text of articles for patients. */
  PATIENT("article.patient.md", 2_000, true),
  /** The page for addresses where nothing is. */
  ABSENT("not-found.md", 2_000, false);

  private final String file;
  private final int longest;
  private final boolean isBesideArticles;

  HousePiece(String file, int longest, boolean isBesideArticles) {
    this.file = file;
    this.longest = longest;
    this.isBesideArticles = isBesideArticles;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** How many characters it may have. */
  public int longest() {
    return longest;
  }

  /** Whether it stands on the pages of articles, where it must not be taken for their status. */
  public boolean isBesideArticles() {
    return isBesideArticles;
  }
}
