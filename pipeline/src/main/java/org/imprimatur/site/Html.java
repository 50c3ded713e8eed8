package org.imprimatur.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

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
