package org.imprimatur.parse;

import java.util.List;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;

/** Running text as a reader sees it, without marks, citations and attributes; blanks folded. */
final class PlainText {
  private PlainText() {}

  static String of(List<Inline> content) {
    return fold(TextReader.text(content, TextOptions.PLAIN));
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
