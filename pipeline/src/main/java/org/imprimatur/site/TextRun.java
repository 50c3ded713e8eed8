package org.imprimatur.site;

import java.util.List;
import org.imprimatur.model.Inline;

/**
 * Neighbouring words and line ends of running text as one text, so that neither where a source line
 * ends nor how a character was written (as it is, escaped, as an entity) decides what stands in it.
 *
 * @param pieces the words and line ends, in order
 * @param text their text; a line end is one line feed
 */
record TextRun(List<Inline> pieces, String text) {

  TextRun {
    pieces = List.copyOf(pieces);
  }

  /** One past the last of the words and line ends that begin at an index; the index if none do. */
  static int end(List<Inline> content, int from) {
    int end = from;
    while (end < content.size() && isWords(content.get(end))) {
      end++;
    }
    return end;
  }

  static TextRun of(List<Inline> pieces) {
    StringBuilder text = new StringBuilder();
    for (Inline piece : pieces) {
      text.append(piece instanceof Inline.Text words ? words.text() : "\n");
    }
    return new TextRun(pieces, text.toString());
  }

  /** How long a piece is in {@link #text}. */
  static int length(Inline piece) {
    return piece instanceof Inline.Text words ? words.text().length() : 1;
  }

  /** Where in the source a place of the text stands; what is escaped stands where it begins. */
  int sourceOffset(int at) {
    int start = 0;
    for (Inline piece : pieces) {
      int next = start + length(piece);
      if (at < next) {
        boolean verbatim = piece instanceof Inline.Text words && words.isVerbatim();
        return piece.span().start() + (verbatim ? at - start : 0);
      }
      start = next;
    }
    throw new IndexOutOfBoundsException(at);
  }

  /** Whether a character is one of the five that a page folds into one blank. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static boolean isWords(Inline inline) {
    return inline instanceof Inline.Text || inline instanceof Inline.SoftBreak;
  }
}
