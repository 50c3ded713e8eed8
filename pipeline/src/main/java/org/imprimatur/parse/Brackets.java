package org.imprimatur.parse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a paragraph's characters are to citations, found in one pass: which bracket closes which,
 * what is read as a whole (escapes, code, comments, entities), and where nothing is cited because
 * it is TeX.
 */
final class Brackets {
  /** A bracket longer than this is text; keeps the cost of nested brackets bounded. */
  private static final int MAX_GROUP = 8192;

  private static final int MAX_NESTING = 32;
  private static final int MAX_ENTITY = 34;

  /** The characters that mean something here; most are not among them, and are gone over. */
  private static final boolean[] MEANING = new boolean['`' + 1];

  static {
    for (char c : "\\`&<[]*_@$^".toCharArray()) {
      MEANING[c] = true;
    }
  }

  private final String text;
  private final char[] chars;

  /** Of what begins at an offset: its closing bracket, or the offset behind it; 0 if nothing. */
  private final int[] ends;

  private @Nullable BitSet uncited;
  private @Nullable BitSet superscriptEnds;
  private @Nullable Map<Integer, Integer> lastTicks;
  private boolean commentsEnd = true;

  private Brackets(String text) {
    this.text = text;
    this.chars = text.toCharArray();
    this.ends = new int[chars.length];
  }

  /**
   * Reads a paragraph.
   *
   * @param text the paragraph
   * @param texEnd the offset behind the TeX that holds a place of it, or -1
   */
  static Brackets of(String text, IntUnaryOperator texEnd) {
    Brackets brackets = new Brackets(text);
    brackets.scan(texEnd);
    return brackets;
  }

  /** The bracket that closes the one at {@code open}, or -1. */
  int closing(int open) {
    return ends[open] > 0 ? ends[open] : -1;
  }

  /** Whether nothing is cited at this place. */
  boolean isUncited(int at) {
    BitSet known = uncited;
    return known != null && known.get(at);
  }

  /** Whether the {@code ^} at this place ends a superscript: the second one in a word. */
  boolean isSuperscriptEnd(int at) {
    BitSet known = superscriptEnds;
    return known != null && known.get(at);
  }

  /** The next place outside of what is read as a whole and of nested brackets. */
  int next(int at, int to) {
    int end = ends[at];
    if (chars[at] == '[') {
      return end > 0 && end < to ? end + 1 : at + 1;
    }
    return end > at ? end : at + 1;
  }

  private void scan(IntUnaryOperator texEnd) {
    Deque<int[]> open = new ArrayDeque<>();
    int[] marks = new int[2];
    boolean raised = false;
    int i = 0;
    while (i < chars.length) {
      char c = chars[i];
      if (i > 0 && (c > '`' || !MEANING[c])) {
        raised = raised && !Character.isWhitespace(c);
        i++;
        continue;
      }
      int tex = c == '$' || c == '\\' || i == 0 ? texEnd.applyAsInt(i) : -1;
      int end = tex > i ? tex : atom(c, i);
      if (tex > i) {
        setUncited(i, end);
      } else if (c == '[') {
        open.push(new int[] {i, 0});
      } else if (c == ']' && !open.isEmpty()) {
        close(open, i);
      } else if (c == '*' || (c == '_' && !isInWord(i))) {
        marks[c == '*' ? 0 : 1] += i > 0 && chars[i - 1] == c ? 0 : 1;
      } else if (c == '@' && i > 0 && isClosedEmphasis(i, marks)) {
        setUncited(i, i + 1);
      } else if (c == '^') {
        raised = !raised;
        if (!raised) {
          setSuperscriptEnd(i);
        }
      }
      if (end > i + 1) {
        ends[i] = end;
      }
      i = end;
    }
  }

  private void setSuperscriptEnd(int at) {
    if (superscriptEnds == null) {
      superscriptEnds = new BitSet();
    }
    superscriptEnds.set(at);
  }

  private void setUncited(int from, int to) {
    if (uncited == null) {
      uncited = new BitSet();
    }
    uncited.set(from, to);
  }

  private boolean isInWord(int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private void close(Deque<int[]> open, int at) {
    int[] last = open.pop();
    if (at - last[0] < MAX_GROUP && last[1] < MAX_NESTING) {
      ends[last[0]] = at;
    }
    int[] outer = open.peek();
    if (outer != null) {
      outer[1] = Math.max(outer[1], last[1] + 1);
    }
  }

  /** Pandoc takes an {@code @} right behind emphasis for a part of the word in it. */
  private boolean isClosedEmphasis(int at, int[] marks) {
    char mark = text.charAt(at - 1);
    if (mark != '*' && mark != '_') {
      return false;
    }
    int before = at - 1;
    while (before > 0 && text.charAt(before - 1) == mark) {
      before--;
    }
    boolean behindWord = before > 0 && !Character.isWhitespace(text.charAt(before - 1));
    // Marks come in pairs: an even number of runs, this one counted, means that this one closes.
    return behindWord && marks[mark == '*' ? 0 : 1] % 2 == 0;
  }

  /** Behind what begins here and is read as a whole; else the next offset. */
  private int atom(char c, int at) {
    return switch (c) {
      case '\\' -> Math.min(at + 2, text.length());
      case '`' -> codeEnd(at);
      case '&' -> entityEnd(at);
      case '<' -> angleEnd(at);
      default -> at + 1;
    };
  }

  /** Behind the code span that begins here, or behind its backticks if none does. */
  private int codeEnd(int from) {
    Map<Integer, Integer> lastTicks = this.lastTicks;
    if (lastTicks == null) {
      lastTicks = new HashMap<>();
      this.lastTicks = lastTicks;
      for (int i = text.indexOf('`', from); i >= 0; i = text.indexOf('`', run(i))) {
        lastTicks.put(run(i) - i, i);
      }
    }
    int behindTicks = run(from);
    int length = behindTicks - from;
    int i = lastTicks.getOrDefault(length, -1) > from ? behindTicks : text.length();
    while (i < text.length()) {
      int end = text.charAt(i) == '`' ? run(i) : i + 1;
      if (text.charAt(i) == '`' && end - i == length) {
        return end;
      }
      i = end;
    }
    return behindTicks;
  }

  private int run(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '`') {
      i++;
    }
    return i;
  }

  /** Behind the entity that begins here, whose semicolon divides nothing; else the next offset. */
  private int entityEnd(int from) {
    int limit = Math.min(text.length(), from + MAX_ENTITY);
    int i = from + 1;
    while (i < limit && (text.charAt(i) == '#' || Character.isLetterOrDigit(text.charAt(i)))) {
      i++;
    }
    return i > from + 1 && i < text.length() && text.charAt(i) == ';' ? i + 1 : from + 1;
  }

  /** Behind the comment or the address in angle brackets that begins here; else the next offset. */
  private int angleEnd(int from) {
    if (text.startsWith("<!--", from)) {
      int close = commentsEnd ? text.indexOf("-->", from + 4) : -1;
      commentsEnd = close > 0;
      return close < 0 ? from + 1 : close + 3;
    }
    int i = from + 1;
    while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    boolean address = i > from + 2 && i < text.length() && text.charAt(i) == ':';
    while (address && i < text.length() && text.charAt(i) > ' ' && text.charAt(i) != '<') {
      if (text.charAt(i) == '>') {
        return i + 1;
      }
      i++;
    }
    return from + 1;
  }
}
