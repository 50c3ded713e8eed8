package org.imprimatur.model;

import java.util.List;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A piece of running text. */
public sealed interface Inline {

  /** Where it stands in the source, marks included. */
  Span span();

  /** Calls the visitor's method for this kind. */
  void accept(Visitor visitor);

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

    @Override
    public void accept(Visitor visitor) {
      visitor.text(this);
    }
  }

  /** A code span; the text is what is between the backticks, as CommonMark strips it. */
  record Code(String text, Span span) implements Inline {
    @Override
    public void accept(Visitor visitor) {
      visitor.code(this);
    }
  }

  /** Emphasis. */
  record Emphasis(List<Inline> content, Span span) implements Inline {
    /** Copies the content. */
    public Emphasis {
      content = List.copyOf(content);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.emphasis(this);
    }
  }

  /** Strong emphasis. */
  record Strong(List<Inline> content, Span span) implements Inline {
    /** Copies the content. */
    public Strong {
      content = List.copyOf(content);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.strong(this);
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

    /** Whether its words are its address, the scheme aside. */
    public boolean showsItsAddress() {
      if (content.size() != 1 || !(content.get(0) instanceof Text words)) {
        return false;
      }
      int scheme = destination.length() - words.text().length();
      return destination.endsWith(words.text())
          && (scheme == 0 || ":/".indexOf(destination.charAt(scheme - 1)) >= 0);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.link(this);
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

    @Override
    public void accept(Visitor visitor) {
      visitor.image(this);
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

    @Override
    public void accept(Visitor visitor) {
      visitor.cite(this);
    }
  }

  /** An attribute block at the end of a statement, not shown. */
  record Marks(Attributes attributes, Span span) implements Inline {
    @Override
    public void accept(Visitor visitor) {
      visitor.marks(this);
    }
  }

  /** A hard line break. */
  record HardBreak(Span span) implements Inline {
    @Override
    public void accept(Visitor visitor) {
      visitor.hardBreak(this);
    }
  }

  /** The end of a source line inside running text. */
  record SoftBreak(Span span) implements Inline {
    @Override
    public void accept(Visitor visitor) {
      visitor.softBreak(this);
    }
  }

  /** An HTML tag or the like: shown as text, never passed through. */
  record RawHtml(String text, Span span) implements Inline {
    @Override
    public void accept(Visitor visitor) {
      visitor.rawHtml(this);
    }
  }

  /**
   * What is to be done with each kind of running text: a new kind does not compile until each
   * visitor says what it does with it.
   */
  interface Visitor {
    /** Words. */
    void text(Text it);

    /** A code span. */
    void code(Code it);

    /** Emphasis. */
    void emphasis(Emphasis it);

    /** Strong emphasis. */
    void strong(Strong it);

    /** A link. */
    void link(Link it);

    /** An image. */
    void image(Image it);

    /** Citations. */
    void cite(Cite it);

    /** An attribute block. */
    void marks(Marks it);

    /** A hard line break. */
    void hardBreak(HardBreak it);

    /** The end of a source line. */
    void softBreak(SoftBreak it);

    /** An HTML tag. */
    void rawHtml(RawHtml it);
  }
}
