package org.imprimatur.model;

import java.util.List;
import org.imprimatur.source.Span;

/** A block of an article's body. */
public sealed interface Block {

  /** Where it stands in the source. */
  Span span();

  /**
   * A heading.
   *
   * @param level 1 to 6, as written
   * @param content what is shown
   * @param text the same as plain text
   * @param anchor its address in the page, unique in the article
   * @param span the whole heading
   */
  record Heading(int level, List<Inline> content, String text, String anchor, Span span)
      implements Block {
    /** Copies the content. */
    public Heading {
      content = List.copyOf(content);
    }
  }

  /** A paragraph. */
  record Paragraph(List<Inline> content, Span span) implements Block {
    /** Copies the content. */
    public Paragraph {
      content = List.copyOf(content);
    }
  }

  /**
   * A list.
   *
   * @param ordered whether it is numbered
   * @param start the first number of a numbered list, else 1
   * @param tight whether its paragraphs are shown without paragraph spacing
   * @param items the items
   * @param span the whole list
   */
  record ListBlock(boolean ordered, int start, boolean tight, List<Item> items, Span span)
      implements Block {
    /** Copies the items. */
    public ListBlock {
      items = List.copyOf(items);
    }
  }

  /** One item of a list. */
  record Item(List<Block> blocks, Span span) {
    /** Copies the blocks. */
    public Item {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A table.
   *
   * @param header the header rows
   * @param body the other rows
   * @param alignments one a column
   * @param span the whole table
   */
  record TableBlock(List<Row> header, List<Row> body, List<Alignment> alignments, Span span)
      implements Block {
    /** Copies the rows. */
    public TableBlock {
      header = List.copyOf(header);
      body = List.copyOf(body);
      alignments = List.copyOf(alignments);
    }
  }

  /** A table row. */
  record Row(List<Cell> cells, Span span) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A table cell. */
  record Cell(List<Inline> content, Span span) {
    /** Copies the content. */
    public Cell {
      content = List.copyOf(content);
    }
  }

  /** How a table column is set. */
  enum Alignment {
    /** As the page likes. */
    NONE,
    /** To the left. */
    LEFT,
    /** Centred. */
    CENTER,
    /** To the right. */
    RIGHT
  }

  /** A quotation. */
  record Quote(List<Block> blocks, Span span) implements Block {
    /** Copies the blocks. */
    public Quote {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Code, verbatim.
   *
   * @param info the info string of a fence, may be empty
   * @param text the code, with its line ends as {@code \n}
   * @param span the whole block
   */
  record CodeBlock(String info, String text, Span span) implements Block {}

  /** A thematic break. */
  record Divider(Span span) implements Block {}
}
