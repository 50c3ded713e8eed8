package org.imprimatur.parse;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.core.FencedCodeBlockParser;
import com.vladsch.flexmark.parser.core.HtmlBlockParser;
import com.vladsch.flexmark.parser.core.ThematicBreakParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Flexmark's code fences, dividers and HTML blocks, whose patterns are tried only on lines that
 * begin like one. They call themselves for each sign and each attribute, so that they are not tried
 * on lines that no author writes: more than {@value #MAX_SIGNS} signs, a tag of more than {@value
 * #MAX_TAG} characters. What they read is unchanged otherwise.
 */
final class QuickBlockStarts {
  private static final int MAX_SIGNS = 1_000;
  private static final int MAX_TAG = 2_000;
  private static final int MAX_NAME = 100;

  private QuickBlockStarts() {}

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
      int signs = 1;
      for (int i = from + 1; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c != sign && c != ' ' && c != '\t') {
          return false;
        }
        signs += c == sign ? 1 : 0;
      }
      return signs <= MAX_SIGNS;
    }
  }

  /** CommonMark 4.6: blocks of HTML begin with a tag, a comment or the like. */
  static final class Html extends HtmlBlockParser.Factory {
    @Override
    public BlockParserFactory apply(DataHolder options) {
      BlockParserFactory html = super.apply(options);
      return (state, matched) -> {
        BasedSequence line = state.getLine();
        int from = state.getNextNonSpaceIndex();
        return line.safeCharAt(from) == '<' && !isLongTag(line, from)
            ? html.tryStart(state, matched)
            : BlockStart.none();
      };
    }

    private static boolean isLongTag(BasedSequence line, int from) {
      char second = line.safeCharAt(from + 1);
      if (line.length() - from <= MAX_NAME || (second != '/' && !Character.isLetter(second))) {
        return false;
      }
      int nameEnd = from + 1;
      char quote = 0;
      for (int i = from + 1; i < line.length(); i++) {
        char c = line.charAt(i);
        if (quote == 0 && c == '>') {
          return false;
        }
        boolean named = nameEnd < i;
        nameEnd = named || c <= ' ' ? nameEnd : i + 1;
        if ((!named && i - from > MAX_NAME) || i - from > MAX_TAG) {
          return true;
        }
        quote = quote == 0 && (c == '"' || c == '\'') ? c : quote == c ? 0 : quote;
      }
      return false;
    }
  }
}
