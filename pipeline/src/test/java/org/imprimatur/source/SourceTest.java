package org.imprimatur.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Places in a text, counted as people count. */
final class SourceTest {
  private static final String[] PIECES = {
    "a", "\u00e9", "\ud83d\ude00", "\ud83d", "\ude00", "\n", "\r\n", "\r", " words between "
  };

  /** Long lines are counted in blocks; that must not show, wherever a pair is cut. */
  @Test
  void columnsAreCodePointsHoweverLongTheLine() {
    Random random = new Random(20261122);
    for (int round = 0; round < 20; round++) {
      StringBuilder text = new StringBuilder();
      int kinds = round % 2 == 0 ? 5 : PIECES.length;
      while (text.length() < 9000) {
        text.append(PIECES[random.nextInt(kinds)]);
      }
      Source source = Source.of("a.md", text.toString());
      for (int i = 0; i < 500; i++) {
        int at = random.nextInt(text.length() + 1);
        Position position = source.position(at);
        int start = source.lineStart(position.line());
        assertEquals(text.codePointCount(start, at) + 1, position.column(), "at " + at);
        assertEquals(
            source.line(position.line()), text.substring(start, source.lineEnd(position.line())));
      }
    }
  }
}
