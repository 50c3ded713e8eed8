package org.imprimatur.parse;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.InlineParserFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Flexmark's CommonMark parser with two costs taken out that grow with the square of a paragraph's
 * length: its matches copied the whole paragraph each time, and each backtick without a partner
 * made it look through the rest again. What it reads is unchanged.
 */
final class QuickInlineParser extends CommonmarkInlineParser {
  static final InlineParserFactory FACTORY = QuickInlineParser::new;

  private final IdentityHashMap<Pattern, Matcher> matchers = new IdentityHashMap<>();
  private @Nullable BasedSequence seen;
  private String text = "";
  private @Nullable Map<Integer, Integer> lastTicks;

  private QuickInlineParser(
      DataHolder options,
      BitSet specialCharacters,
      BitSet delimiterCharacters,
      Map<Character, DelimiterProcessor> delimiterProcessors,
      LinkRefProcessorData referenceLinkProcessors,
      List<InlineParserExtensionFactory> inlineParserExtensions) {
    super(
        options,
        specialCharacters,
        delimiterCharacters,
        delimiterProcessors,
        referenceLinkProcessors,
        inlineParserExtensions);
  }

  @Override
  public @Nullable Matcher matcher(Pattern re) {
    if (index >= input.length()) {
      return null;
    }
    Matcher matcher = matchers.computeIfAbsent(re, pattern -> pattern.matcher(""));
    matcher.reset(text()).region(index, input.length());
    if (!matcher.find()) {
      return null;
    }
    index = matcher.end();
    return matcher;
  }

  @Override
  public @Nullable BasedSequence match(Pattern re) {
    Matcher matcher = matcher(re);
    return matcher == null ? null : input.subSequence(matcher.start(), matcher.end());
  }

  @Override
  public BasedSequence @Nullable [] matchWithGroups(Pattern re) {
    Matcher matcher = matcher(re);
    if (matcher == null) {
      return null;
    }
    BasedSequence[] groups = new BasedSequence[matcher.groupCount() + 1];
    for (int i = 0; i < groups.length; i++) {
      if (matcher.start(i) >= 0) {
        groups[i] = input.subSequence(matcher.start(i), matcher.end(i));
      }
    }
    return groups;
  }

  @Override
  protected boolean parseBackticks() {
    int end = index;
    while (end < text().length() && text.charAt(end) == '`') {
      end++;
    }
    int last = lastTicks().getOrDefault(end - index, -1);
    if (last > index) {
      return super.parseBackticks();
    }
    appendText(input, index, end);
    index = end;
    return true;
  }

  /** The last run of backticks of each length. */
  private Map<Integer, Integer> lastTicks() {
    text();
    Map<Integer, Integer> known = lastTicks;
    if (known == null) {
      known = new HashMap<>();
      int i = text.indexOf('`');
      while (i >= 0) {
        int start = i;
        while (i < text.length() && text.charAt(i) == '`') {
          i++;
        }
        known.put(i - start, start);
        i = text.indexOf('`', i);
      }
      lastTicks = known;
    }
    return known;
  }

  private String text() {
    if (seen != input) {
      seen = input;
      text = InlineReader.string(input);
      lastTicks = null;
    }
    return text;
  }
}
