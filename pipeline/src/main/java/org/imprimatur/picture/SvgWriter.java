package org.imprimatur.picture;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a drawing as XML, always the same way, whatever Java it runs on: attributes in the order
 * they were read, one element a line outside of words, UTF-8. Everything is escaped here.
 */
final class SvgWriter {
  private final StringBuilder out = new StringBuilder();

  private SvgWriter() {}

  static byte[] bytes(SvgNode.Element root) {
    SvgWriter writer = new SvgWriter();
    writer.element(root, true);
    return writer.out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void element(SvgNode.Element element, boolean isRoot) {
    out.append('<').append(element.name());
    if (isRoot) {
      out.append(" xmlns=\"").append(SvgVocabulary.SVG).append('"');
    }
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      out.append(' ').append(attribute.getKey()).append("=\"");
      escape(attribute.getValue(), true);
      out.append('"');
    }
    if (element.content().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    boolean words = SvgVocabulary.WORDS.contains(element.name());
    for (SvgNode node : element.content()) {
      if (node instanceof SvgNode.Element child) {
        out.append(words ? "" : "\n");
        element(child, false);
      } else if (node instanceof SvgNode.Text text) {
        escape(text.text(), false);
      }
    }
    out.append(words ? "" : "\n").append("</").append(element.name()).append('>');
  }

  /**
   * In an attribute, line ends and tabs are kept as references, since readers turn them to blanks.
   */
  private void escape(String text, boolean inAttribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(inAttribute ? "&quot;" : "\"");
        case '\r' -> out.append("&#13;");
        case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
        case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
        default -> out.append(c);
      }
    }
  }
}
