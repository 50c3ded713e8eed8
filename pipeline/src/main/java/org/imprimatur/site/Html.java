package org.imprimatur.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.imprimatur.wording.Wording;

/**
 * A piece of HTML under construction. It can only be fed with escaped text, constant tags and
 * {@link Attribute}s, so that nothing an author writes is ever read as markup.
 */
final class Html implements Content {
  private final StringBuilder out = new StringBuilder();

  /** Appends text, escaped. */
  Html text(String text) {
    PageCharacters.escape(text, out);
    return this;
  }

  /**
   * Appends running text, escaped. What belongs to a number stays on its line; among words from the
   * right, a dose keeps its order.
   */
  Html prose(String text, Wording words) {
    if (!words.isRightToLeft()) {
      Measures.inPieces(
          text, this::text, whole -> element(HtmlTag.SPAN, whole, Attribute.css("whole")));
      return this;
    }
    String rest = Measures.shown(PageCharacters.clean(text), words);
    for (int open = rest.indexOf(Measures.OPEN); open >= 0; open = rest.indexOf(Measures.OPEN)) {
      int close = rest.indexOf(Measures.CLOSE, open);
      text(rest.substring(0, open));
      element(
          HtmlTag.SPAN,
          rest.substring(open + 1, close),
          Attribute.css("whole"),
          Attribute.plain(Attribute.Plain.DIR, "ltr"));
      rest = rest.substring(close + 1);
    }
    return text(rest);
  }

  /** Opens an element. */
  Html open(HtmlTag tag, Attribute... attributes) {
    out.append('<').append(tag.word());
    for (Attribute attribute : attributes) {
      out.append(' ').append(attribute.name()).append("=\"");
      PageCharacters.escape(attribute.value(), out);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  /** Closes an element. */
  Html close(HtmlTag tag) {
    if (!tag.isEmpty()) {
      out.append("</").append(tag.word()).append('>');
    }
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(HtmlTag tag, String text, Attribute... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  @Override
  public boolean isEmptyContent() {
    return out.isEmpty();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(out.toString());
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
