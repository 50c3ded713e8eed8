package org.imprimatur.check;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.TextReader;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The running text of one paragraph, heading, cell or front-matter value, made ready for the rules
 * over words: code, addresses, citations and what stands in quotation marks is {@link #GAP};
 * full-width forms, sub- and special spaces are their plain forms. Each character knows its place
 * in the source.
 */
final class Prose {
  /** Stands for what is not running text; neither letter, digit nor space. */
  static final char GAP = TextReader.GAP;

  /** What sort of text it is. */
  enum Kind {
    /** Title, summary and the like. */
    FRONT_MATTER,
    /** A heading. */
    HEADING,
    /** A paragraph, of an item, too. */
    PARAGRAPH,
    /** A table cell. */
    CELL
  }

  private final char[] chars;
  private final Kind kind;
  private final int[] pieces;
  private final int[] breaks;
  private @Nullable String text;

  /**
   * A prose.
   *
   * @param chars its characters, which are not copied
   * @param pieces three numbers a piece, by their order in the text: its first character here, its
   *     start and its end in the source; a piece as long here as there maps one to one
   * @param breaks where the ends of source lines stand, which are blanks here, in order
   */
  Prose(char[] chars, Kind kind, int[] pieces, int[] breaks) {
    this.chars = chars;
    this.kind = kind;
    this.pieces = pieces;
    this.breaks = breaks;
  }

  /** All of it, for patterns; made when first asked for, which few texts are. */
  String text() {
    String known = text;
    if (known == null) {
      known = new String(chars);
      text = known;
    }
    return known;
  }

  /** The characters from {@code start} to before {@code end}. */
  String slice(int start, int end) {
    return new String(chars, start, end - start);
  }

  /** Where a character stands first, from an index on; -1 if nowhere. */
  int indexOf(char c, int from) {
    for (int i = from; i < chars.length; i++) {
      if (chars[i] == c) {
        return i;
      }
    }
    return -1;
  }

  Kind kind() {
    return kind;
  }

  /** Whether it is a statement of the body: a paragraph or a cell. */
  boolean isOfBody() {
    return kind == Kind.PARAGRAPH || kind == Kind.CELL;
  }

  /** Whether only blanks stand between the beginning of a source line and a character. */
  boolean startsLine(int index) {
    int i = index;
    while (i > 0 && Character.isWhitespace(at(i - 1))) {
      i--;
      if (Arrays.binarySearch(breaks, i) >= 0) {
        return true;
      }
    }
    return i == 0;
  }

  int length() {
    return chars.length;
  }

  /** The character at an index; a space before the beginning and behind the end. */
  char at(int index) {
    return index < 0 || index >= chars.length ? ' ' : chars[index];
  }

  /** Whether a pattern matches from a character on. */
  boolean matchesAt(Pattern pattern, int from) {
    Matcher matcher = pattern.matcher(text());
    return from < chars.length
        && matcher.region(from, chars.length).useTransparentBounds(true).lookingAt();
  }

  /** Where the characters from {@code start} to {@code end} stand in the source. */
  Span span(int start, int end) {
    int from = source(start, false);
    return new Span(from, Math.max(from, end > start ? source(end - 1, true) : from));
  }

  private int source(int index, boolean behind) {
    int low = 0;
    int high = pieces.length / 3 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces[middle * 3] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0) {
      return 0;
    }
    int first = pieces[low * 3];
    int start = pieces[low * 3 + 1];
    int end = pieces[low * 3 + 2];
    int next = low * 3 + 3 < pieces.length ? pieces[low * 3 + 3] : chars.length;
    if (next - first == end - start) {
      return start + (index - first) + (behind ? 1 : 0);
    }
    return behind ? end : start;
  }
}
