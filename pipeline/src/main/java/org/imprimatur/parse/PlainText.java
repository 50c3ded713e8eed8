package org.imprimatur.parse;

import java.util.List;
import org.imprimatur.model.Inline;

/** Running text as a reader sees it, without marks, citations and attributes; blanks folded. */
final class PlainText {
  private PlainText() {}

  static String of(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    append(content, out);
    return fold(out);
  }

  private static void append(List<Inline> content, StringBuilder out) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Text text) {
        out.append(text.text());
      } else if (inline instanceof Inline.Code code) {
        out.append(code.text());
      } else if (inline instanceof Inline.RawHtml html) {
        out.append(html.text());
      } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
        out.append(' ');
      } else {
        append(inline.content(), out);
      }
    }
  }

  static String fold(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        blank = true;
      } else {
        if (blank && out.length() > 0) {
          out.append(' ');
        }
        blank = false;
        out.append(c);
      }
    }
    return out.toString();
  }
}
