package org.imprimatur.lsp;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Range;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** How an editor counts: lines from 0, columns in code points where it can, else UTF-16 units. */
enum Columns {
  UTF32(PositionEncodingKind.UTF32),
  UTF16(PositionEncodingKind.UTF16);

  private final String word;

  Columns(String word) {
    this.word = word;
  }

  /** As the protocol names it. */
  String word() {
    return word;
  }

  /** The best that an editor offers. */
  static Columns of(@Nullable List<String> offered) {
    return offered != null && offered.contains(UTF32.word) ? UTF32 : UTF16;
  }

  Position position(Source source, int offset) {
    int line = source.lineOf(offset);
    int column =
        this == UTF32 ? source.position(offset).column() - 1 : offset - source.lineStart(line);
    return new Position(line - 1, column);
  }

  Range range(Source source, Span span) {
    return new Range(position(source, span.start()), position(source, span.end()));
  }

  Range range(Source source, Region region) {
    return range(source, source.span(region));
  }

  /** Where an editor's place lies in the text; what is behind the end of a line is its end. */
  int offset(Source source, Position place) {
    int line = Math.max(0, place.getLine()) + 1;
    if (line > source.lineCount()) {
      return source.length();
    }
    int column = Math.max(0, place.getCharacter());
    return this == UTF32
        ? source.offset(line, column + 1)
        : (int) Math.min((long) source.lineStart(line) + column, source.lineEnd(line));
  }
}
