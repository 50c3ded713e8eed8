package org.imprimatur.model;

import java.util.List;
import java.util.Optional;
import org.imprimatur.source.Span;

/** A block of an article's body. */
public sealed interface Block {

  /** Where it stands in the source. */
  Span span();

  /** Calls the visitor's method for this kind. */
  void accept(Visitor visitor);

  /** Whether it is code. */
  default boolean isCode() {
    return false;
  }

  /** Whether it is a thematic break. */
  default boolean isDivider() {
    return false;
  }

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

    @Override
    public void accept(Visitor visitor) {
      visitor.heading(this);
    }
  }

  /** A paragraph. */
  record Paragraph(List<Inline> content, Span span) implements Block {
    /** Copies the content. */
    public Paragraph {
      content = List.copyOf(content);
    }

    /** The image, if it is one and nothing else but its caption. */
    public Optional<Inline.Image> figure() {
      boolean isFigure = content.size() == 1 || !caption().isEmpty();
      return isFigure && content.get(0) instanceof Inline.Image image
          ? Optional.of(image)
          : Optional.empty();
    }

    /** What stands on the lines below an image that begins it; empty where it begins otherwise. */
    public List<Inline> caption() {
      boolean isCaptioned =
          content.size() > 2
              && content.get(0) instanceof Inline.Image
              && (content.get(1) instanceof Inline.SoftBreak
                  || content.get(1) instanceof Inline.HardBreak);
      return isCaptioned ? content.subList(2, content.size()) : List.of();
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.paragraph(this);
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

    @Override
    public void accept(Visitor visitor) {
      visitor.list(this);
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

    @Override
    public void accept(Visitor visitor) {
      visitor.table(this);
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

    @Override
    public void accept(Visitor visitor) {
      visitor.quote(this);
    }
  }

  /**
   * Code, verbatim.
   *
   * @param info the info string of a fence, may be empty
   * @param text the code, with its line ends as {@code \n}
   * @param span the whole block
   */
  record CodeBlock(String info, String text, Span span) implements Block {
    @Override
    public void accept(Visitor visitor) {
      visitor.codeBlock(this);
    }

    @Override
    public boolean isCode() {
      return true;
    }
  }

  /** A thematic break. */
  record Divider(Span span) implements Block {
    @Override
    public void accept(Visitor visitor) {
      visitor.divider(this);
    }

    @Override
    public boolean isDivider() {
      return true;
    }
  }

  /**
   * What is to be done with each kind of block: a new kind does not compile until each visitor says
   * what it does with it. What only looks for something in a body is a {@link BodyWalk}.
   */
  interface Visitor {
    /** A heading. */
    void heading(Heading it);

    /** A paragraph. */
    void paragraph(Paragraph it);

    /** A list. */
    void list(ListBlock it);

    /** A table. */
    void table(TableBlock it);

    /** A quotation. */
    void quote(Quote it);

    /** Code. */
    void codeBlock(CodeBlock it);

    /** A thematic break. */
    void divider(Divider it);
  }
}
