package org.imprimatur.ingest;

import java.util.List;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A line of a pasted text, or a block of a saved page. */
final class PageLine {
  private final Spot spot;
  private final Shape shape;
  private final List<TextStretch> runs;
  private final List<List<List<TextStretch>>> rows;

  /** Asked for many times, and long where a page has no line ends. */
  private @Nullable String text;

  /**
   * A line.
   *
   * @param spot where it stands
   * @param shape what it looks like
   * @param runs its text, without bullet
   * @param rows the rows of a table, cells as runs; otherwise empty
   */
  PageLine(Spot spot, Shape shape, List<TextStretch> runs, List<List<List<TextStretch>>> rows) {
    this.spot = spot;
    this.shape = shape;
    this.runs = List.copyOf(runs);
    this.rows = List.copyOf(rows);
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

  static PageLine of(Spot spot, Kind kind, int depth, List<TextStretch> runs) {
    return new PageLine(spot, new Shape(kind, depth, ""), runs, List.of());
  }

  Spot spot() {
    return spot;
  }

  Shape shape() {
    return shape;
  }

  List<TextStretch> runs() {
    return runs;
  }

  List<List<List<TextStretch>>> rows() {
    return rows;
  }

  Kind kind() {
    return shape.kind();
  }

  boolean is(Kind kind) {
    return shape.kind() == kind;
  }

  /** The words of the line, tables included. */
  String text() {
    String known = text;
    if (known == null) {
      known = rows.isEmpty() ? TextStretch.text(runs).strip() : cells();
      text = known;
    }
    return known;
  }

  private String cells() {
    StringBuilder out = new StringBuilder();
    for (List<List<TextStretch>> row : rows) {
      for (List<TextStretch> cell : row) {
        out.append(TextStretch.text(cell)).append(' ');
      }
    }
    return out.toString().strip();
  }
}
