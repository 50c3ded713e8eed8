package org.imprimatur.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML, or HTML that is well-formed. Names are constants of ours; whatever else comes in is
 * text or the value of an attribute and is escaped, so that nothing from a file is read as markup.
 */
final class ReportMarkup {
  private static final char REPLACEMENT = '\uFFFD';

  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();

  ReportMarkup(Appendable out) {
    this.out = out;
  }

  /** Opens an element; {@code attributes} are names and values in turn. */
  ReportMarkup open(String name, String... attributes) throws IOException {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** An element with nothing in it. */
  ReportMarkup empty(String name, String... attributes) throws IOException {
    start(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with nothing but text in it. */
  ReportMarkup element(String name, String text, String... attributes) throws IOException {
    return open(name, attributes).text(text).close();
  }

  /** Closes the element that was opened last. */
  ReportMarkup close() throws IOException {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Text. */
  ReportMarkup text(String text) throws IOException {
    escape(text, false);
    return this;
  }

  /** A line end between elements. */
  ReportMarkup line() throws IOException {
    out.append('\n');
    return this;
  }

  /** A style sheet of ours, as it is. */
  ReportMarkup style(String css) throws IOException {
    if (css.contains("</")) {
      throw new IllegalArgumentException("a style sheet must not end its element");
    }
    out.append("<style>\n").append(css).append("</style>");
    return this;
  }

  private void start(String name, String... attributes) throws IOException {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
  }

  private void escape(String text, boolean attribute) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        out.append(c).append(text.charAt(++i));
      } else if (attribute && (c == '\n' || c == '\t')) {
        out.append("&#").append(Integer.toString(c)).append(';');
      } else {
        character(c);
      }
    }
  }

  private void character(char c) throws IOException {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&#34;");
      case '\'' -> out.append("&#39;");
      default -> out.append(isShown(c) ? c : REPLACEMENT);
    }
  }

  /** What XML 1.0 allows, less what turns the direction of the text around it. */
  private static boolean isShown(char c) {
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    return !turning && !control && !Character.isSurrogate(c) && c != 0xFFFE && c != 0xFFFF;
  }
}
