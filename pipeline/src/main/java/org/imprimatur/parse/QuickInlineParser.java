package org.imprimatur.parse;

import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.InlineParserFactory;
import com.vladsch.flexmark.parser.core.delimiter.Bracket;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Flexmark's CommonMark parser with costs taken out that grow with the square of a paragraph's
 * length: its matches copied the whole paragraph each time, each backtick without a partner, and
 * each tag without an end, made it look through the rest again, and each closed link made it look
 * at every open bracket before; and its patterns called themselves for each character of a title
 * and each attribute of a tag. What it reads is unchanged, but for brackets behind more than
 * {@value #MAX_OPEN} open ones, which are text.
 */
final class QuickInlineParser extends CommonmarkInlineParser {
  static final InlineParserFactory FACTORY = QuickInlineParser::new;

  /** How many brackets may stand open in a paragraph. */
  static final int MAX_OPEN = 1000;

  private static final int MAX_PARENTHESES = 32;

  private static final Map<String, Pattern> POSSESSIVE = new ConcurrentHashMap<>();

  /** So many matches in one text are made without copying it: link definitions are read so. */
  private static final int MATCHES_IN_PLACE = 16;

  private final IdentityHashMap<Pattern, Matcher> matchers = new IdentityHashMap<>();
  private @Nullable BasedSequence seen;
  private String text = "";
  private @Nullable Map<Integer, Integer> lastTicks;
  private final Map<String, Integer> lastEnds = new HashMap<>();
  private @Nullable BasedSequence matchedIn;
  private int matches;
  private @Nullable Bracket counted;
  private int open;
  private boolean reported;

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
    Matcher matcher = matchers.computeIfAbsent(re, pattern -> possessive(pattern).matcher(""));
    matcher.reset(matched()).region(index, input.length());
    if (!matcher.find()) {
      return null;
    }
    index = matcher.end();
    return matcher;
  }

  /**
   * A pattern whose repeated groups give nothing back: {@code java.util.regex} calls itself for
   * each round of one that may. Flexmark's repeat what cannot be read in two ways, but for a
   * backslash before the closing mark, which CommonMark 6.6 does not let close.
   */
  private static Pattern possessive(Pattern pattern) {
    return POSSESSIVE.computeIfAbsent(
        pattern.pattern(), regex -> Pattern.compile(regex.replace(")*", ")*+"), pattern.flags()));
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

  @Override
  public boolean parseHtmlInline() {
    return mayEnd() && super.parseHtmlInline();
  }

  /** Whether the sign that ends a tag, declaration or the like stands anywhere behind here. */
  private boolean mayEnd() {
    text();
    String end = text.startsWith("<?", index) ? "?>" : text.startsWith("<![", index) ? "]]>" : ">";
    return lastEnds.computeIfAbsent(end, text::lastIndexOf) > index;
  }

  @Override
  public boolean flushTextNode() {
    BasedSequence whole = currentText == null ? null : onePiece(currentText);
    if (whole == null) {
      return super.flushTextNode();
    }
    getBlock().appendChild(new Text(whole));
    currentText = null;
    return true;
  }

  /** The pieces as one, where they follow each other in the source; else null. */
  private static @Nullable BasedSequence onePiece(List<BasedSequence> pieces) {
    BasedSequence first = pieces.get(0);
    int end = first.getStartOffset();
    for (BasedSequence piece : pieces) {
      boolean simple = piece.getEndOffset() - piece.getStartOffset() == piece.length();
      if (!simple || piece.getStartOffset() != end || piece.getBase() != first.getBase()) {
        return null;
      }
      end = piece.getEndOffset();
    }
    return pieces.size() == 1 ? first : first.baseSubSequence(first.getStartOffset(), end);
  }

  /** What is matched in: the text itself at first, a copy when there is much to match. */
  private CharSequence matched() {
    if (matchedIn != input) {
      matchedIn = input;
      matches = 0;
    }
    return ++matches > MATCHES_IN_PLACE ? text() : input;
  }

  @Override
  protected boolean parseOpenBracket() {
    return isCrowded() ? plain(1) : super.parseOpenBracket();
  }

  @Override
  protected boolean parseBang() {
    boolean opens = index + 1 < input.length() && input.charAt(index + 1) == '[';
    return (opens && isCrowded()) ? plain(2) : super.parseBang();
  }

  /**
   * A footnote is not a definition of a link, though its text be one word; nor is a citation with a
   * colon behind it.
   */
  @Override
  protected int parseReference(Block block, BasedSequence s) {
    boolean none = s.length() > 1 && (s.charAt(1) == '^' || s.charAt(1) == '@');
    return none ? 0 : super.parseReference(block, s);
  }

  /**
   * CommonMark lets a parser bound how deep the parentheses of a link's target nest, and a target
   * in angle brackets hold blanks, which it did not when Flexmark's pattern was written.
   */
  @Override
  public @Nullable BasedSequence parseLinkDestination() {
    if (index < input.length() && input.charAt(index) == '<') {
      int start = index;
      int end = bracketedTargetEnd();
      index = end < 0 ? start : end;
      return end < 0 ? null : input.subSequence(start, end);
    }
    return isTargetTooDeep() ? null : super.parseLinkDestination();
  }

  /** Behind the target in angle brackets that begins here (CommonMark 0.30, 6.3), or -1. */
  private int bracketedTargetEnd() {
    for (int i = index + 1; i < input.length(); i++) {
      char c = input.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<' || c == '\n' || c == '\r') {
        return -1;
      }
      i += c == '\\' && i + 1 < input.length() && input.charAt(i + 1) > ' ' ? 1 : 0;
    }
    return -1;
  }

  private boolean isTargetTooDeep() {
    int depth = 0;
    for (int i = index; i < input.length(); i++) {
      char c = input.charAt(i);
      if (c <= ' ' || (c == '<' && i == index)) {
        return false;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      i += c == '\\' ? 1 : 0;
      if (depth < 0 || depth > MAX_PARENTHESES) {
        return depth > 0;
      }
    }
    return false;
  }

  /** Whether too many brackets stand open; looks at each only until it meets one counted before. */
  private boolean isCrowded() {
    Bracket last = getLastBracket();
    if (last == null) {
      open = 0;
      reported = false;
    } else if (last.getPrevious() == counted) {
      open++;
    } else if (last != counted) {
      open = 0;
      for (Bracket b = last; b != null && open <= MAX_OPEN; b = b.getPrevious()) {
        open++;
      }
    }
    counted = last;
    return open > MAX_OPEN;
  }

  private boolean plain(int length) {
    if (reported) {
      appendText(input, index, index + length);
    } else {
      reported = true;
      flushTextNode();
      getBlock().appendChild(new CrowdNode(input.subSequence(index, index + length)));
    }
    index += length;
    return true;
  }

  /** The first bracket behind too many open ones; it is text. */
  static final class CrowdNode extends Node {
    CrowdNode(BasedSequence chars) {
      super(chars);
    }

    @Override
    public BasedSequence[] getSegments() {
      return EMPTY_SEGMENTS;
    }
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
      lastEnds.clear();
    }
    return text;
  }
}
