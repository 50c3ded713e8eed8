package org.imprimatur.model;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of drafts that stand for others, as {@code new} and {@code import} write them: what
 * writes them and what finds them again take them from here.
 */
public enum Placeholder {
  /** The summary of a new article. */
  SUMMARY("Write one paragraph that answers the question."),
  /** The author of a new article where the board names none. */
  AUTHOR("Author's Name"),
  /** The author of an imported page when nobody is named. */
  IMPORTED_AUTHOR("Author to be named"),
  /** The title of an imported page that names none, not even in its file's name. */
  IMPORTED_TITLE("Untitled"),
  /** The first paragraph of a new article, as Markdown. */
  ANSWER("Write the answer in one sentence, and cite the work that supports it, as in `[@key]`."),
  /** The heading of a new article. */
  SECTION("First section"),
  /** The lead-in of a new article. */
  LEAD_IN("Lead-in to a list, cited where one work supports every item:"),
  /** An item of a new article. */
  FIRST_ITEM("First item"),
  /** Another item of a new article. */
  SECOND_ITEM("Second item"),
  /** What a new article says about itself. */
  METHODS("Say here how the evidence was searched for.");

  private static final Set<String> OF_BODY =
      EnumSet.range(ANSWER, METHODS).stream()
          .map(one -> one.words.replace("`", ""))
          .collect(Collectors.toUnmodifiableSet());

  private final String words;

  Placeholder(String words) {
    this.words = words;
  }

  /** The words as they are written. */
  public String words() {
    return words;
  }

  /** The question of a new article, which is made of its id. */
  public static String question(ArticleId id) {
    return "What should a reader know about " + name(id) + "?";
  }

  /** The last part of an id as words: {@code neck pain}. */
  public static String name(ArticleId id) {
    String path = id.base().value();
    return path.substring(path.lastIndexOf('/') + 1).replaceAll("[-_]+", " ").strip();
  }

  /** Whether a statement or heading is one of these, as readers see it. */
  public static boolean isInBody(String text) {
    return OF_BODY.contains(text);
  }

  /** Whether an author is one of these. */
  public static boolean isAuthor(String author) {
    return author.equals(AUTHOR.words) || author.equals(IMPORTED_AUTHOR.words);
  }
}
