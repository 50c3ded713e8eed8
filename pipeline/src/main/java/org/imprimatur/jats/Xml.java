package org.imprimatur.jats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * XML under construction. Names of elements and attributes are constants of this package; whatever
 * else goes in is escaped, so that nothing an author writes is ever read as markup. What XML may
 * not hold becomes U+FFFD, and characters that turn the direction of text are dropped, as on pages.
 */
final class Xml {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();
  private boolean startsOpen;

  /** Begins a document. */
  Xml(String doctype) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(doctype).append('\n');
  }

  /** Opens an element. */
  Xml open(String name) {
    endStart();
    out.append('<').append(name);
    opened.push(name);
    startsOpen = true;
    return this;
  }

  /** Gives the element that was opened last an attribute; none where the value is null. */
  Xml with(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    if (!startsOpen) {
      throw new IllegalStateException("no start tag is open for " + name);
    }
    out.append(' ').append(name).append("=\"");
    escape(value, true);
    out.append('"');
    return this;
  }

  /** Appends text. */
  Xml text(String text) {
    if (!text.isEmpty()) {
      endStart();
      escape(text, false);
    }
    return this;
  }

  /** Closes the element that was opened last. */
  Xml close() {
    String name = opened.pop();
    if (startsOpen) {
      out.append("/>");
      startsOpen = false;
    } else {
      out.append("</").append(name).append('>');
    }
    return this;
  }

  /** Closes it and ends the line, where blanks mean nothing. */
  Xml closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element with nothing but text in it, on a line of its own. */
  Xml line(String name, String text) {
    return open(name).text(text).closeLine();
  }

  private void endStart() {
    if (startsOpen) {
      out.append('>');
      startsOpen = false;
    }
  }

  /** The bytes of the whole, once all is closed. */
  byte[] bytes() {
    if (!opened.isEmpty()) {
      throw new IllegalStateException("still open: " + opened);
    }
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void escape(String text, boolean isAttribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(isAttribute ? "&quot;" : "\"");
        case '\r' -> out.append(' ');
        case '\n', '\t' -> out.append(isAttribute ? ' ' : c);
        default -> append(text, i);
      }
    }
  }

  private void append(String text, int at) {
    char c = text.charAt(at);
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!turns) {
      out.append(isAllowed(text, at) ? c : REPLACEMENT);
    }
  }

  private static boolean isAllowed(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    return !Character.isLowSurrogate(c)
        || (at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
