package org.imprimatur.ingest;

import java.util.List;
import org.imprimatur.source.Span;

/**
 * A line of a pasted text, or a block of a saved page.
 *
 * @param spot where it stands
 * @param shape what it looks like
 * @param runs its text, without bullet
 * @param rows the rows of a table, cells as runs; otherwise empty
 */
record PageLine(Spot spot, Shape shape, List<Run> runs, List<List<List<Run>>> rows) {

  /** Copies the lists. */
  PageLine {
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
  }

  /**
   * A place in the page.
   *
   * @param line from 1
   * @param span in the source
   */
  record Spot(int line, Span span) {}

  /**
   * What a line looks like.
   *
   * @param kind what it is
   * @param depth the level of a heading (0: to be inferred), the indent of anything else in columns
   * @param marker the bullet of an item as typed; empty where the page's markup says the nesting
   */
  record Shape(Kind kind, int depth, String marker) {}

  /** The kinds of lines. */
  enum Kind {
    /** Nothing but blanks. */
    BLANK,
    /** A physical line: a heading, a paragraph or a part of one. */
    TEXT,
    /** A whole paragraph, said so by markup. */
    PARAGRAPH,
    /** A heading, said so by markup. */
    HEADING,
    /** The first line of a list item. */
    ITEM,
    /** A table. */
    TABLE
  }

  static PageLine of(Spot spot, Kind kind, int depth, List<Run> runs) {
    return new PageLine(spot, new Shape(kind, depth, ""), runs, List.of());
  }

  Kind kind() {
    return shape.kind();
  }

  boolean is(Kind kind) {
    return shape.kind() == kind;
  }

  /** The words of the line, tables included. */
  String text() {
    if (rows.isEmpty()) {
      return Run.text(runs).strip();
    }
    StringBuilder out = new StringBuilder();
    for (List<List<Run>> row : rows) {
      for (List<Run> cell : row) {
        out.append(Run.text(cell)).append(' ');
      }
    }
    return out.toString().strip();
  }
}
