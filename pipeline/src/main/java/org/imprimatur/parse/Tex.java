package org.imprimatur.parse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a text holds TeX as Pandoc reads it, so that nothing in there is a citation.
 *
 * <pre>
 * formula     = "$" (not blank) ... (not blank) "$" (not digit) | "$$" ... "$$"      in one paragraph
 * environment = "\begin{" name "}" ... "\end{" name "}"
 * command     = "\" name ["*"] blank* ("[" ... "]" blank*)* ("{" ... "}")*
 * </pre>
 *
 * <p>Code holds no TeX. The words themselves stay what they are: readers see them as they stand.
 */
final class Tex {
  /** An argument longer than this is text. */
  private static final int MAX_ARGUMENT = 5000;

  /** After so many arguments that are never closed, no more are looked for; bounds the time. */
  private static final int MAX_UNCLOSED = 1000;

  private static final Set<String> DELIMITED = Set.of("verb", "lstinline");
  private static final Set<String> DEFINING =
      Set.of("newcommand", "renewcommand", "providecommand", "newenvironment", "let");
  private static final Set<String> WITHOUT_ARGUMENTS =
      Set.of(
          "LaTeX",
          "TeX",
          "ldots",
          "dots",
          "tiny",
          "scriptsize",
          "footnotesize",
          "small",
          "normalsize",
          "large",
          "Large",
          "LARGE",
          "huge",
          "Huge");

  /** No TeX. */
  static final Tex NONE = new Tex("");

  private final String text;
  private final int limit;
  private final Map<Integer, Integer> environments = new HashMap<>();
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;
  private int unclosed;

  private Tex(String text) {
    this.text = text;
    this.limit = text.length();
    environments();
    scan();
  }

  /** The TeX of a text, which is read once. */
  static Tex of(String text) {
    return new Tex(text);
  }

  /** A text whose formulas stand without their dollar signs. */
  static String withoutDollars(String text) {
    Tex tex = new Tex(text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i < tex.count; i++) {
      int signs = text.startsWith("$$", tex.starts[i]) ? 2 : 1;
      if (text.charAt(tex.starts[i]) == '$') {
        out.append(text, from, tex.starts[i]);
        out.append(text, tex.starts[i] + signs, tex.ends[i] - signs);
        from = tex.ends[i];
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return count == 0;
  }

  /** The offset behind the TeX that holds the given place, or -1 if none does. */
  int end(int at) {
    int found = Arrays.binarySearch(starts, 0, count, at);
    int index = found >= 0 ? found : -found - 2;
    return index >= 0 && at < ends[index] ? ends[index] : -1;
  }

  private void scan() {
    int i = 0;
    boolean lineStart = true;
    while (i < limit) {
      char c = text.charAt(i);
      int next = i + 1;
      if (c == '`' || (c == '~' && lineStart)) {
        next = code(i, lineStart);
      } else if (c == '<' && text.startsWith("<!--", i)) {
        int close = text.indexOf("-->", i + 4);
        next = close < 0 ? limit : close + 3;
      } else if (c == '$') {
        next = add(i, formula(i));
      } else if (c == '\\') {
        next = isLetter(i + 1) ? add(i, command(i)) : i + 2;
      }
      lineStart = c == '\n' || c == '\r' || (lineStart && (c == ' ' || c == '\t' || c == '>'));
      i = next;
    }
  }

  private int add(int start, int end) {
    if (end > start + 1) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      starts[count] = start;
      ends[count++] = Math.min(end, limit);
    }
    return Math.max(end, start + 1);
  }

  /** Behind the code that begins here, or behind its marks if none does. */
  private int code(int start, boolean lineStart) {
    char mark = text.charAt(start);
    int behind = run(start, mark);
    int length = behind - start;
    if (lineStart && length >= 3) {
      return fenced(behind, mark, length);
    }
    if (mark == '~') {
      return behind;
    }
    for (int i = behind; i < limit && !isParagraphEnd(i); i++) {
      if (text.charAt(i) == '`') {
        int close = run(i, '`');
        if (close - i == length) {
          return close;
        }
        i = close - 1;
      }
    }
    return behind;
  }

  private int fenced(int behind, char mark, int length) {
    int line = nextLine(behind);
    if (mark == '`' && text.substring(behind, line).indexOf('`') >= 0) {
      return behind;
    }
    while (line < limit) {
      int i = line;
      while (i < limit && " \t>".indexOf(text.charAt(i)) >= 0) {
        i++;
      }
      int next = nextLine(line);
      int close = i < limit ? run(i, mark) : i;
      if (close - i >= length && text.substring(close, next).isBlank()) {
        return next;
      }
      line = next;
    }
    return limit;
  }

  /** Behind the formula that begins with the dollar sign here, or -1. */
  private int formula(int start) {
    if (text.startsWith("$$", start)) {
      int close = text.indexOf("$$", start + 2);
      if (close > start + 2 && isOneParagraph(start, close)) {
        return close + 2;
      }
    }
    if (start + 1 >= limit || Character.isWhitespace(text.charAt(start + 1))) {
      return -1;
    }
    int i = start + 1;
    i += text.charAt(i) == '\\' || text.charAt(i) == '$' ? 2 : 1;
    while (i < limit && text.charAt(i) != '$') {
      char c = text.charAt(i);
      if (isParagraphEnd(i)) {
        return -1;
      }
      i += c == '\\' ? 2 : 1;
    }
    boolean closed = i < limit && !Character.isWhitespace(text.charAt(i - 1));
    boolean money = i + 1 < limit && Character.isDigit(text.charAt(i + 1));
    return closed && !money ? i + 1 : -1;
  }

  /** Behind the command that begins with the backslash here, or -1 if an argument is unclosed. */
  private int command(int start) {
    int nameEnd = start + 1;
    while (isLetter(nameEnd)) {
      nameEnd++;
    }
    String name = text.substring(start + 1, nameEnd);
    if (name.equals("begin")) {
      return environments.getOrDefault(start, -1);
    }
    int i = nameEnd < limit && text.charAt(nameEnd) == '*' ? nameEnd + 1 : nameEnd;
    if (DELIMITED.contains(name)) {
      return delimited(i);
    }
    if (name.equals("def") || DEFINING.contains(name)) {
      return definition(i);
    }
    return WITHOUT_ARGUMENTS.contains(name) ? braces(i) : braces(digits(options(i)));
  }

  /** Behind {@code |...|} or what else stands on both sides. */
  private int delimited(int from) {
    int end = Math.min(limit, from + MAX_ARGUMENT);
    for (int i = from + 1; i < end && !isParagraphEnd(i); i++) {
      if (text.charAt(i) == text.charAt(from)) {
        return i + 1;
      }
    }
    return from;
  }

  private int options(int from) {
    int i = from;
    while (true) {
      int open = blanks(i);
      int close = isAt(open, '[') ? closing(open, '[', ']') : -1;
      if (close < 0) {
        return isAt(open, '{') && i == from ? open : i;
      }
      i = close;
    }
  }

  /** A dimension may stand before the braces. */
  private int digits(int from) {
    int i = from;
    while (i < limit && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return isAt(i, '{') ? i : from;
  }

  private int braces(int from) {
    int i = from;
    while (isAt(i, '{')) {
      i = closing(i, '{', '}');
    }
    return i;
  }

  /** {@code \newcommand{\name}[1]{...}}, {@code \def\name{...}} or {@code \let\name=...}. */
  private int definition(int from) {
    int i = from;
    while (i < limit && !Character.isWhitespace(text.charAt(i))) {
      char c = text.charAt(i);
      int close = c == '{' ? closing(i, '{', '}') : c == '[' ? closing(i, '[', ']') : i + 1;
      if (close < 0) {
        return -1;
      }
      i = close;
    }
    return i;
  }

  /** Behind what closes the bracket or brace here, or -1. Only braces may hold blank lines. */
  private int closing(int open, char opener, char closer) {
    if (unclosed > MAX_UNCLOSED) {
      return -1;
    }
    int end = Math.min(limit, open + MAX_ARGUMENT);
    int depth = 0;
    int i = open;
    while (i < end) {
      char c = text.charAt(i);
      depth += c == opener ? 1 : c == closer ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
      if (opener == '[' && isParagraphEnd(i)) {
        break;
      }
      i += c == '\\' ? 2 : 1;
    }
    unclosed++;
    return -1;
  }

  /** Finds which {@code \begin} is ended where, each name by itself. */
  private void environments() {
    Map<String, Deque<Integer>> open = new HashMap<>();
    int place = text.indexOf("\\begin{");
    for (; place >= 0 && place < limit; place = text.indexOf('\\', place + 1)) {
      if (!text.startsWith("\\begin{", place) && !text.startsWith("\\end{", place)) {
        continue;
      }
      int brace = text.indexOf('{', place);
      int close = brace + 1;
      while (close < limit && isName(text.charAt(close))) {
        close++;
      }
      if (isAt(close, '}')) {
        String name = text.substring(brace + 1, close);
        Deque<Integer> begun = open.computeIfAbsent(name, any -> new ArrayDeque<>());
        if (text.charAt(place + 1) == 'b') {
          begun.push(place);
        } else if (!begun.isEmpty()) {
          environments.put(begun.pop(), close + 1);
        }
      }
    }
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '*';
  }

  private boolean isLetter(int i) {
    char c = i < limit ? text.charAt(i) : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c == '@' && isWithinName(i));
  }

  /** An {@code @} is a letter only inside a name: {@code \@ref} is a plain {@code @}. */
  private boolean isWithinName(int i) {
    return text.charAt(i - 1) != '\\';
  }

  private boolean isAt(int i, char c) {
    return i >= 0 && i < limit && text.charAt(i) == c;
  }

  private int run(int from, char mark) {
    int i = from;
    while (i < limit && text.charAt(i) == mark) {
      i++;
    }
    return i;
  }

  /** Blanks and at most one line end. */
  private int blanks(int from) {
    int i = from;
    boolean line = false;
    while (i < limit && Character.isWhitespace(text.charAt(i))) {
      if (text.charAt(i) == '\n') {
        if (line) {
          return i;
        }
        line = true;
      }
      i++;
    }
    return i;
  }

  private int nextLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 || end >= limit ? limit : end + 1;
  }

  private boolean isOneParagraph(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isParagraphEnd(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line ends here and the next is blank, a bare quotation mark included. */
  private boolean isParagraphEnd(int at) {
    return text.charAt(at) == '\n' && isBlankLine(at + 1);
  }

  private boolean isBlankLine(int from) {
    int i = from;
    while (i < limit && " \t>\r".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i >= limit || text.charAt(i) == '\n';
  }
}
