package org.imprimatur.word;

import org.jspecify.annotations.Nullable;

/** A piece of running text of a Word file. */
public sealed interface WordRun {

  /**
   * Words.
   *
   * @param text the words; a tabulator is {@code \t}
   * @param face how they are set
   * @param link the address that they lead to, or null
   * @param revision the tracked change that they are part of, or null
   */
  record Text(String text, Face face, @Nullable String link, @Nullable Revision revision)
      implements WordRun {}

  /** A field that cites. */
  record Cite(WordCitation citation, @Nullable Revision revision) implements WordRun {}

  /** A mark that leads to a note. */
  record Note(String label, @Nullable Revision revision) implements WordRun {}

  /** The end of a line inside a paragraph. */
  record LineBreak() implements WordRun {}

  /** A place without words. */
  record Mark(Kind kind, String name) implements WordRun {
    /** What begins or ends there. */
    public enum Kind {
      /** A bookmark of a name begins. */
      BOOKMARK_START,
      /** A bookmark of a name ends. */
      BOOKMARK_END,
      /** What a comment is on begins; the name is the comment's id. */
      COMMENT_START,
      /** What a comment is on ends. */
      COMMENT_END,
      /** The comment is hung up here. */
      COMMENT
    }
  }

  /**
   * How words are set.
   *
   * @param raised 1 for a superscript, -1 for a subscript, else 0
   */
  record Face(boolean bold, boolean italic, int raised, boolean struck) {
    /** As the paragraph is. */
    public static final Face PLAIN = new Face(false, false, 0, false);
  }

  /**
   * A tracked change.
   *
   * @param isDeletion whether the words are to go, else they are to come
   * @param author as Word has it
   * @param date as Word has it; may be empty
   */
  record Revision(boolean isDeletion, String author, String date) {}
}
