package org.imprimatur.model;

import java.util.List;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A piece of running text. */
public sealed interface Inline {

  /** Where it stands in the source, marks included. */
  Span span();

  /** What stands inside it; empty for what holds nothing. */
  default List<Inline> content() {
    return List.of();
  }

  /**
   * Words. Verbatim when the span is as long as the text; otherwise an escape or entity, which
   * stands for the text as a whole.
   */
  record Text(String text, Span span) implements Inline {
    /** Whether every character stands in the source as it is. */
    public boolean isVerbatim() {
      return text.length() == span.length();
    }
  }

  /** A code span; the text is what is between the backticks, as CommonMark strips it. */
  record Code(String text, Span span) implements Inline {}

  /** Emphasis. */
  record Emphasis(List<Inline> content, Span span) implements Inline {
    /** Copies the content. */
    public Emphasis {
      content = List.copyOf(content);
    }
  }

  /** Strong emphasis. */
  record Strong(List<Inline> content, Span span) implements Inline {
    /** Copies the content. */
    public Strong {
      content = List.copyOf(content);
    }
  }

  /**
   * A link, as written; whether it is safe and leads anywhere is for a check to say.
   *
   * @param destination the address, unescaped
   * @param title the title, if one is given
   * @param content what is shown
   * @param span the whole link
   */
  record Link(String destination, @Nullable String title, List<Inline> content, Span span)
      implements Inline {
    /** Copies the content. */
    public Link {
      content = List.copyOf(content);
    }
  }

  /**
   * An image.
   *
   * @param destination the address, unescaped, as written
   * @param title the title, if one is given
   * @param alt the alternative text, plain; empty if missing
   * @param content what the alternative text was written as: its citations count like any other
   * @param span the whole image
   */
  record Image(
      String destination, @Nullable String title, String alt, List<Inline> content, Span span)
      implements Inline {
    /** Copies the content. */
    public Image {
      content = List.copyOf(content);
    }
  }

  /**
   * Citations in one pair of brackets, or one in the running text.
   *
   * @param citations in order, at least one
   * @param attributes the block right behind it that says how far it reaches ({@code
   *     {cover=list}}), or {@link Attributes#NONE}
   * @param span from the first bracket to the end of the attributes
   */
  record Cite(List<Citation> citations, Attributes attributes, Span span) implements Inline {
    /** Copies the citations. */
    public Cite {
      citations = List.copyOf(citations);
    }
  }

  /** An attribute block at the end of a statement, not shown. */
  record Marks(Attributes attributes, Span span) implements Inline {}

  /** A hard line break. */
  record HardBreak(Span span) implements Inline {}

  /** The end of a source line inside running text. */
  record SoftBreak(Span span) implements Inline {}

  /** An HTML tag or the like: shown as text, never passed through. */
  record RawHtml(String text, Span span) implements Inline {}
}
