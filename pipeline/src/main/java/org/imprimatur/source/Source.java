package org.imprimatur.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file with its path. Lines end at {@code \n}, {@code \r\n} or {@code \r}.
 * Immutable and safe to share between threads.
 */
public final class Source {
  /** Characters between the places up to which code points are counted once. */
  private static final int BLOCK = 1024;

  private final String path;
  private final Characters characters;
  private final int[] lineStarts;
  private volatile int @Nullable [] blocks;
  private @Nullable String text;

  private Source(String path, Characters characters, @Nullable String text) {
    this.path = path;
    this.characters = characters;
    this.text = text;
    this.lineStarts = characters.lineStarts();
  }

  /**
   * A source of the given text.
   *
   * @param path relative to the content root, with {@code /}
   * @param text the decoded text, without a byte order mark
   */
  public static Source of(String path, String text) {
    return new Source(path, Characters.of(text), text);
  }

  /** The same of characters; a string is made of them when somebody asks for it. */
  public static Source of(String path, Characters text) {
    return new Source(path, text, null);
  }

  /** The path relative to the content root, with {@code /}. */
  public String path() {
    return path;
  }

  /** The whole text. */
  public String text() {
    String known = text;
    if (known == null) {
      known = characters.toString();
      text = known;
    }
    return known;
  }

  /** The number of UTF-16 units of the text. */
  public int length() {
    return characters.length();
  }

  /** The whole text, for who goes through it character by character. */
  public Characters characters() {
    return characters;
  }

  /** The text a span covers. */
  public String slice(Span span) {
    return characters.slice(span.start(), span.end());
  }

  /** The number of lines, at least 1. */
  public int lineCount() {
    return lineStarts.length;
  }

  /**
   * The text of a line, without its line end.
   *
   * @param line from 1 to {@link #lineCount()}
   */
  public String line(int line) {
    return characters.slice(lineStart(line), lineEnd(line));
  }

  /** The offset at which a line's text ends, before its line end; lines count from 1. */
  public int lineEnd(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : characters.length();
    while (end > start
        && (characters.charAt(end - 1) == '\n' || characters.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The offset at which a line starts; lines count from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The line, from 1, that holds an offset. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where an offset lies, counted as people count; offsets behind the end count as the end. */
  public Position position(int offset) {
    int at = Math.min(Math.max(offset, 0), characters.length());
    int line = lineOf(at);
    int start = lineStarts[line - 1];
    int before =
        at - start < 2 * BLOCK
            ? characters.codePointCount(start, at)
            : codePointsBefore(at) - codePointsBefore(start);
    return new Position(line, before + 1);
  }

  /**
   * Counted from the nearest block on: from the line's start, a huge line would cost its square.
   */
  private int codePointsBefore(int offset) {
    int[] known = blocks;
    if (known == null) {
      known = new int[characters.length() / BLOCK + 1];
      for (int i = 1; i < known.length; i++) {
        known[i] = known[i - 1] + codePoints((i - 1) * BLOCK, i * BLOCK);
      }
      blocks = known;
    }
    int block = offset / BLOCK;
    return known[block] + codePoints(block * BLOCK, offset);
  }

  /** The code points that begin in a stretch; the second half of a pair begins none. */
  private int codePoints(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      boolean second =
          i > 0
              && Character.isLowSurrogate(characters.charAt(i))
              && Character.isHighSurrogate(characters.charAt(i - 1));
      count += second ? 0 : 1;
    }
    return count;
  }

  /** Where people count a place; lines and columns behind the end count as the end. */
  public int offset(int line, int column) {
    if (line > lineCount()) {
      return length();
    }
    int at = lineStart(line);
    int end = lineEnd(line);
    for (int left = column - 1; left > 0 && at < end; left--) {
      boolean pair =
          at + 1 < end
              && Character.isHighSurrogate(characters.charAt(at))
              && Character.isLowSurrogate(characters.charAt(at + 1));
      at += pair ? 2 : 1;
    }
    return at;
  }

  /** The span of a region. */
  public Span span(Region region) {
    int start = offset(region.line(), region.column());
    return new Span(start, Math.max(start, offset(region.endLine(), region.endColumn())));
  }

  /** Where a span lies, counted as people count. */
  public Region region(Span span) {
    Position from = position(span.start());
    Position to = position(span.end());
    return new Region(from.line(), from.column(), to.line(), to.column());
  }
}
