package org.imprimatur.parse;

import org.imprimatur.source.Characters;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Finds bodies that nest deeper than any reader could follow, before a parser has to. */
final class Nesting {
  /** How many block quotes and list items may stand inside one another. */
  static final int MAX = 60;

  private static final int MAX_INDENT = 8 * MAX;

  private Nesting() {}

  /** The first line that nests too deep, or null. */
  static @Nullable Span tooDeep(Source source, int from) {
    Characters text = source.characters();
    for (int line = source.lineOf(from); line <= source.lineCount(); line++) {
      int start = Math.max(from, source.lineStart(line));
      int end = lineEnd(source, line);
      if (start < end && markers(text, start, end) > MAX) {
        return new Span(start, Math.min(end, start + 40));
      }
    }
    return null;
  }

  /** The end of a line without its line end. */
  private static int lineEnd(Source source, int line) {
    Characters text = source.characters();
    int end = line < source.lineCount() ? source.lineStart(line + 1) : text.length();
    while (end > source.lineStart(line) && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int markers(Characters text, int from, int end) {
    int count = 0;
    int indent = 0;
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        indent += c == '\t' ? 4 : 1;
        i++;
        continue;
      }
      int after = marker(text, i, end);
      if (after < 0) {
        return count;
      }
      if (indent > MAX_INDENT) {
        return MAX + 1;
      }
      count++;
      i = after;
    }
    return count;
  }

  private static int marker(Characters text, int i, int end) {
    char c = text.charAt(i);
    if (c == '>') {
      return i + 1;
    }
    int after = i;
    if (c == '-' || c == '+' || c == '*') {
      after = i + 1;
    } else {
      while (after < end && after < i + 9 && Character.isDigit(text.charAt(after))) {
        after++;
      }
      boolean closed =
          after > i && after < end && (text.charAt(after) == '.' || text.charAt(after) == ')');
      after = closed ? after + 1 : -1;
    }
    boolean blank =
        after > 0 && (after == end || text.charAt(after) == ' ' || text.charAt(after) == '\t');
    return blank ? after : -1;
  }
}
