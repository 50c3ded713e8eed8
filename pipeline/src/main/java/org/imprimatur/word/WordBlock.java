package org.imprimatur.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of a Word file. */
public sealed interface WordBlock {

  /**
   * A paragraph.
   *
   * @param style what it is
   * @param runs what it says
   * @param end the tracked change that its end is part of: deleted, it is one paragraph with the
   *     next; or null
   */
  record Paragraph(Style style, List<WordRun> runs, WordRun.@Nullable Revision end)
      implements WordBlock {
    /** Copies the runs. */
    public Paragraph {
      runs = List.copyOf(runs);
    }
  }

  /** A table. */
  record Table(List<Row> rows) implements WordBlock {
    /** Copies the rows. */
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table.
   *
   * @param cells the blocks of each cell
   * @param isDeleted whether a tracked change deletes it
   */
  record Row(List<List<WordBlock>> cells, boolean isDeleted) {
    /** Copies the cells. */
    public Row {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What a paragraph is.
   *
   * @param kind in a word
   * @param level of a heading, from 1; of an item, from 0; else 0
   * @param number of an item of a numbered list, else 0
   */
  record Style(Kind kind, int level, int number) {
    /** Running text. */
    public static final Style PLAIN = new Style(Kind.TEXT, 0, 0);

    /** What a paragraph is, in a word. */
    public enum Kind {
      /** Running text. */
      TEXT,
      /** The title of the document. */
      TITLE,
      /** A heading. */
      HEADING,
      /** An item of a list. */
      ITEM,
      /** A further paragraph of an item. */
      ITEM_GOES_ON,
      /** A quotation. */
      QUOTE,
      /** A box that warns or the like; no file that is read has it. */
      BOX,
      /** Code, or what else keeps its blanks; no file that is read has it. */
      CODE,
      /** What stands below the title; no file that is read has it. */
      SUBTITLE
    }
  }
}
