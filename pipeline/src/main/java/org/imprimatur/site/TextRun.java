package org.imprimatur.site;

import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;

/**
 * Neighbouring words and line ends of running text as one text, so that neither where a source line
 * ends nor how a character was written (as it is, escaped, as an entity) decides what stands in it.
 * A line end is one line feed.
 */
final class TextRun {
  private final String text;

  /** As a {@link TextReader} gives them. */
  private final int[] pieces;

  private TextRun(String text, int[] pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  /** What takes in words and line ends until a run is taken from it. */
  static TextReader reader() {
    return new TextReader(TextOptions.PLAIN.withLineEnds('\n', '\n'));
  }

  /** The run of what a reader has taken in, which begins again. */
  static TextRun take(TextReader reader) {
    TextRun run = new TextRun(reader.text(), reader.pieces());
    reader.start();
    return run;
  }

  String text() {
    return text;
  }

  /** How many pieces of the source it is made of. */
  int pieces() {
    return pieces.length / 3;
  }

  /** Where a piece begins in the text; the end of the text behind the last one. */
  int start(int piece) {
    return piece < pieces() ? pieces[piece * 3] : text.length();
  }

  /** Where a piece begins in the source. */
  int source(int piece) {
    return pieces[piece * 3 + 1];
  }

  /** Whether every character of a piece stands in the source as it is. */
  boolean isVerbatim(int piece) {
    return start(piece + 1) - start(piece) == pieces[piece * 3 + 2] - source(piece);
  }

  /** Where in the source a place of the text stands; what is escaped stands where it begins. */
  int sourceOffset(int at) {
    for (int piece = 0; piece < pieces(); piece++) {
      if (at < start(piece + 1)) {
        return source(piece) + (isVerbatim(piece) ? at - start(piece) : 0);
      }
    }
    throw new IndexOutOfBoundsException(at);
  }

  /** Whether a character is one of the five that a page folds into one blank. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
