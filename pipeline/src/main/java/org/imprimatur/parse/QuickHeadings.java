package org.imprimatur.parse;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Flexmark's headings without a cost that grows with the square of a paragraph's length: it put the
 * paragraph together again for each of its lines that begins with no letter, before it looked
 * whether the line could make a heading. What it reads is unchanged.
 */
final class QuickHeadings extends HeadingParser.Factory {
  @Override
  public BlockParserFactory apply(DataHolder options) {
    BlockParserFactory headings = super.apply(options);
    return (state, matched) ->
        mayBeHeading(state.getLine(), state.getNextNonSpaceIndex())
            ? headings.tryStart(state, matched)
            : BlockStart.none();
  }

  /** CommonMark 4.2 and 4.3: up to six number signs and a blank, or a line of = or - alone. */
  private static boolean mayBeHeading(BasedSequence line, int from) {
    int end = line.length();
    char sign = from < end ? line.charAt(from) : ' ';
    if (sign != '#' && sign != '=' && sign != '-') {
      return false;
    }
    int i = from;
    while (i < end && line.charAt(i) == sign) {
      i++;
    }
    boolean blank = i == end || " \t\r\n".indexOf(line.charAt(i)) >= 0;
    if (sign == '#') {
      return blank && i - from <= 6;
    }
    while (i < end && " \t\r\n".indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    return i == end;
  }
}
