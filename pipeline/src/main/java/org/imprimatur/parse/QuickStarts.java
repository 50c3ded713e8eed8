package org.imprimatur.parse;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.core.FencedCodeBlockParser;
import com.vladsch.flexmark.parser.core.ThematicBreakParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Flexmark's code fences and dividers, whose patterns are tried only on lines that begin like one.
 * What they read is unchanged.
 */
final class QuickStarts {

  private QuickStarts() {}

  /** CommonMark 4.5: a fence is made of backticks or tildes. */
  static final class Fences extends FencedCodeBlockParser.Factory {
    @Override
    public BlockParserFactory apply(DataHolder options) {
      BlockParserFactory fences = super.apply(options);
      return (state, matched) -> {
        char first = state.getLine().safeCharAt(state.getNextNonSpaceIndex());
        return first == '`' || first == '~' ? fences.tryStart(state, matched) : BlockStart.none();
      };
    }
  }

  /** CommonMark 4.1: a divider is one of three signs, repeated, and blanks. */
  static final class Dividers extends ThematicBreakParser.Factory {
    @Override
    public BlockParserFactory apply(DataHolder options) {
      BlockParserFactory dividers = super.apply(options);
      return (state, matched) ->
          mayDivide(state.getLine(), state.getNextNonSpaceIndex())
              ? dividers.tryStart(state, matched)
              : BlockStart.none();
    }

    private static boolean mayDivide(BasedSequence line, int from) {
      char sign = line.safeCharAt(from);
      if (sign != '-' && sign != '*' && sign != '_') {
        return false;
      }
      for (int i = from + 1; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c != sign && c != ' ' && c != '\t') {
          return false;
        }
      }
      return true;
    }
  }
}
