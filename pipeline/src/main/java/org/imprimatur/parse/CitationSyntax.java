package org.imprimatur.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Citation.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Pandoc's citation syntax (its manual, "Citation syntax").
 *
 * <pre>
 * group    = "[" citation (";" citation)* "]"      not before "(target)" or "[label]"
 * citation = prefix ["-"] "@" key suffix           prefix and suffix hold no ";" and no open bracket
 * intext   = "@" key [ "[" suffix (";" citation)* "]" ]
 * key      = name | "{" (no blank, braces balanced)+ "}"
 * name     = (letter | digit | "_" | "*") (letter | digit | "_" | inner)*
 * inner    = one of :.#$%&amp;-+?&lt;&gt;~/ before a letter, digit or "_"; ":" and "/" also before "/"
 * </pre>
 *
 * <p>The {@code @} must not follow a letter, a digit or a single full stop.
 */
final class CitationSyntax {
  /** A bracket longer than this is text; keeps the cost of unclosed brackets bounded. */
  private static final int MAX_GROUP = 8192;

  private static final int MAX_NESTING = 32;

  private CitationSyntax() {}

  /**
   * One citation; offsets into the text that was scanned.
   *
   * @param key without {@code @} and braces
   * @param mode how it is cited
   * @param prefix raw Markdown
   * @param suffix raw Markdown
   * @param start of the {@code @}
   * @param end behind the key
   */
  record Cited(String key, Mode mode, String prefix, String suffix, int start, int end) {}

  /**
   * What stands at a place.
   *
   * @param citations at least one, unless there is a flaw
   * @param end behind the last bracket or key
   * @param flaw what is wrong with what looks like a citation; then the rest is to be read as text
   */
  record Match(List<Cited> citations, int end, @Nullable String flaw) {}

  /** Reads the group that begins with the bracket at {@code open}, if one does. */
  static Optional<Match> bracketed(String text, int open) {
    int close = closing(text, open);
    if (close < 0) {
      int key = text.startsWith("-", open + 1) ? open + 2 : open + 1;
      return keyEnd(text, key) > 0
          ? flaw("this citation is never closed: there is no ] behind it", open)
          : Optional.empty();
    }
    if (text.indexOf('@', open) < 0 || text.indexOf('@', open) > close) {
      return Optional.empty();
    }
    List<Cited> found = new ArrayList<>();
    boolean whole = citations(text, open + 1, close, found);
    if (found.isEmpty()) {
      return lonely(text, open, close);
    }
    if (isLinked(text, close + 1)) {
      return Optional.empty();
    }
    return whole
        ? Optional.of(new Match(found, close + 1, null))
        : flaw("one part of this citation names no key: each part between ; needs an @key", open);
  }

  /** Reads the citation that begins with the {@code @} at {@code at}, if one does. */
  static Optional<Match> inText(String text, int at) {
    if (isAfterWord(text, at)) {
      return Optional.empty();
    }
    int end = keyEnd(text, at);
    if (end < 0) {
      return text.startsWith("@{", at)
          ? flaw("this key in braces is never closed or holds a blank", at)
          : Optional.empty();
    }
    String key = key(text, at, end);
    int open = skipBlanks(text, end);
    if (open < text.length() && text.charAt(open) == '[' && !text.startsWith("[^", open)) {
      Optional<Match> located = located(text, at, end, open);
      if (located.isPresent()) {
        return located;
      }
    }
    return Optional.of(
        new Match(List.of(new Cited(key, Mode.AUTHOR_IN_TEXT, "", "", at, end)), end, null));
  }

  private static Optional<Match> located(String text, int at, int end, int open) {
    String key = key(text, at, end);
    List<Cited> all = new ArrayList<>();
    Optional<Match> group = bracketed(text, open);
    if (group.isPresent() && group.get().flaw() == null) {
      all.add(new Cited(key, Mode.AUTHOR_IN_TEXT, "", "", at, end));
      all.addAll(group.get().citations());
      return Optional.of(new Match(all, group.get().end(), null));
    }
    int close = closing(text, open);
    if (close < 0 || isAny(text, close + 1, "[(")) {
      return Optional.empty();
    }
    int stop = semicolon(text, open + 1, close);
    all.add(new Cited(key, Mode.AUTHOR_IN_TEXT, "", text.substring(open + 1, stop), at, end));
    nested(text, open + 1, stop, all);
    if (stop < close && !citations(text, stop + 1, close, all)) {
      return Optional.empty();
    }
    return Optional.of(new Match(all, close + 1, null));
  }

  private static Optional<Match> flaw(String message, int at) {
    return Optional.of(new Match(List.of(), at + 1, message));
  }

  private static Optional<Match> lonely(String text, int open, int close) {
    int at = skipBlanks(text, open + 1);
    at = text.startsWith("-@", at) ? at + 1 : at;
    boolean bare = at < close && text.charAt(at) == '@' && !isLinked(text, close + 1);
    return bare ? flaw("there is no key behind this @", open) : Optional.empty();
  }

  /** Adds the citations between two offsets; false when a part has no key. */
  private static boolean citations(String text, int from, int to, List<Cited> out) {
    boolean whole = true;
    int start = from;
    while (start <= to) {
      int stop = semicolon(text, start, to);
      whole &= citation(text, start, stop, out);
      start = stop + 1;
    }
    return whole;
  }

  private static boolean citation(String text, int from, int to, List<Cited> out) {
    for (int i = from; i < to; i = next(text, i, to)) {
      int end = text.charAt(i) == '@' && !isAfterWord(text, i) ? keyEnd(text, i) : -1;
      if (end > 0 && end <= to) {
        boolean suppressed = i > from && text.charAt(i - 1) == '-' && !isAfterWord(text, i - 1);
        int prefixEnd = suppressed ? i - 1 : i;
        Mode mode = suppressed ? Mode.SUPPRESS_AUTHOR : Mode.NORMAL;
        nested(text, from, prefixEnd, out);
        String prefix = text.substring(from, prefixEnd);
        out.add(new Cited(key(text, i, end), mode, prefix, text.substring(end, to), i, end));
        nested(text, end, to, out);
        return true;
      }
    }
    return false;
  }

  /** Adds what is cited inside a prefix or suffix. */
  private static void nested(String text, int from, int to, List<Cited> out) {
    if (text.indexOf('@', from) < 0 || text.indexOf('@', from) >= to) {
      return;
    }
    for (int i = from; i < to; i = next(text, i, to)) {
      char c = text.charAt(i);
      if (c == '[') {
        Optional<Match> group = bracketed(text, i);
        group.ifPresent(match -> out.addAll(match.citations()));
      } else if (c == '@' && !isAfterWord(text, i)) {
        int end = keyEnd(text, i);
        if (end > 0 && end <= to) {
          out.add(new Cited(key(text, i, end), Mode.AUTHOR_IN_TEXT, "", "", i, end));
        }
      }
    }
  }

  /** The next offset outside escapes, code spans and nested brackets. */
  private static int next(String text, int i, int to) {
    char c = text.charAt(i);
    if (c == '\\') {
      return i + 2;
    }
    if (c == '`') {
      return codeEnd(text, i, to);
    }
    if (c == '[') {
      int close = closing(text, i);
      return close > 0 && close < to ? close + 1 : i + 1;
    }
    return i + 1;
  }

  private static int semicolon(String text, int from, int to) {
    for (int i = from; i < to; i = next(text, i, to)) {
      if (text.charAt(i) == ';') {
        return i;
      }
    }
    return to;
  }

  /** The matching bracket of the one at {@code open}, or -1. */
  private static int closing(String text, int open) {
    int limit = Math.min(text.length(), open + MAX_GROUP);
    int depth = 0;
    int i = open;
    while (i < limit) {
      char c = text.charAt(i);
      if (c == '[' && ++depth > MAX_NESTING) {
        return -1;
      }
      if (c == ']' && --depth == 0) {
        return i;
      }
      i = c == '\\' ? i + 2 : c == '`' ? codeEnd(text, i, limit) : i + 1;
    }
    return -1;
  }

  /** Behind the code span that begins at {@code from}, or behind its backticks if none does. */
  private static int codeEnd(String text, int from, int limit) {
    int ticks = run(text, from, limit);
    int i = from + ticks;
    while (i < limit) {
      int length = text.charAt(i) == '`' ? run(text, i, limit) : 0;
      if (length == ticks) {
        return i + length;
      }
      i += Math.max(1, length);
    }
    return from + ticks;
  }

  private static int run(String text, int from, int limit) {
    int i = from;
    while (i < limit && text.charAt(i) == '`') {
      i++;
    }
    return i - from;
  }

  /** Behind the key whose {@code @} stands at {@code at}, or -1. */
  private static int keyEnd(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '@') {
      return -1;
    }
    int i = at + 1;
    if (i < text.length() && text.charAt(i) == '{') {
      return bracedEnd(text, i);
    }
    if (i >= text.length() || !(isKeyLetter(text, i) || text.charAt(i) == '*')) {
      return -1;
    }
    i += Character.charCount(text.codePointAt(i));
    while (i < text.length()) {
      if (isKeyLetter(text, i)) {
        i += Character.charCount(text.codePointAt(i));
      } else if (isInner(text, i)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean isInner(String text, int i) {
    if (i + 1 >= text.length()) {
      return false;
    }
    char c = text.charAt(i);
    boolean before = isKeyLetter(text, i + 1) && ":.#$%&-+?<>~/".indexOf(c) >= 0;
    return before || ((c == ':' || c == '/') && text.charAt(i + 1) == '/');
  }

  private static int bracedEnd(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length() && i < open + MAX_GROUP; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        return -1;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i > open + 1 ? i + 1 : -1;
      }
    }
    return -1;
  }

  private static String key(String text, int at, int end) {
    return text.charAt(at + 1) == '{'
        ? text.substring(at + 2, end - 1)
        : text.substring(at + 1, end);
  }

  private static boolean isKeyLetter(String text, int i) {
    int c = text.codePointAt(i);
    return c == '_' || isAlphanumeric(c);
  }

  /** Haskell's {@code isAlphaNum}: letters and numbers of every kind. */
  private static boolean isAlphanumeric(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isAfterWord(String text, int at) {
    if (at == 0) {
      return false;
    }
    boolean stop = text.charAt(at - 1) == '.' && (at < 2 || text.charAt(at - 2) != '.');
    return stop || isAlphanumeric(text.codePointBefore(at));
  }

  private static boolean isAny(String text, int at, String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  /** Whether a link's target or label follows a bracket, so that it is the link's text. */
  private static boolean isLinked(String text, int at) {
    if (isAny(text, at, "(")) {
      int i = at + 1;
      int depth = 1;
      while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && depth > 0) {
        depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        i++;
      }
      int rest = skipBlanks(text, i);
      return depth == 0 || isAny(text, rest, "\"'");
    }
    if (isAny(text, at, "[") && !text.startsWith("[^", at)) {
      int close = closing(text, at);
      int cited = text.indexOf('@', at);
      return close > 0 && (cited < 0 || cited > close);
    }
    return false;
  }

  /** Blanks and at most one line end. */
  private static int skipBlanks(String text, int from) {
    int i = from;
    boolean line = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        if (line && !(c == '\n' && text.charAt(i - 1) == '\r')) {
          break;
        }
        line = true;
      } else if (c != ' ' && c != '\t') {
        break;
      }
      i++;
    }
    return i;
  }
}
