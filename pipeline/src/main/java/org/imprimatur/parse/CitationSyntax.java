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
 * <p>The {@code @} must not follow a letter, a digit, emphasis or a full stop (of three, an
 * ellipsis, it may). Brackets behind {@code ^} are a footnote: what stands in it is read as text.
 */
final class CitationSyntax {
  /** A key in braces longer than this is text; keeps the cost of unclosed braces bounded. */
  private static final int MAX_KEY = 1000;

  private static final int MAX_TARGET = 2000;

  private final String text;
  private final Brackets brackets;

  /** Where the last citation in the text ends; there the next one may begin. */
  private int lastEnd = -1;

  /**
   * Reads one paragraph.
   *
   * @param text the paragraph
   * @param brackets what its characters are
   */
  CitationSyntax(String text, Brackets brackets) {
    this.text = text;
    this.brackets = brackets;
  }

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
  Optional<Match> bracketed(int open) {
    int close = brackets.closing(open);
    if (brackets.isUncited(open) || isNote(open, close)) {
      return Optional.empty();
    }
    if (close < 0) {
      int key = text.startsWith("-", open + 1) ? open + 2 : open + 1;
      return keyEnd(key) > 0
          ? flaw("this citation is never closed: a ] is missing", open)
          : Optional.empty();
    }
    if (!isCiting(open, close)) {
      return Optional.empty();
    }
    List<Cited> found = new ArrayList<>();
    boolean whole = citations(open + 1, close, found);
    if (found.isEmpty()) {
      return lonely(open, close);
    }
    if (isLinked(close + 1)) {
      return Optional.empty();
    }
    return whole
        ? Optional.of(new Match(found, close + 1, null))
        : flaw("one part of this citation names no key: each part between ; needs an @key", open);
  }

  /** Reads the citation that begins with the {@code @} at {@code at}, if one does. */
  Optional<Match> inText(int at) {
    if (!isMark(at)) {
      return Optional.empty();
    }
    int end = keyEnd(at);
    if (end < 0) {
      return text.startsWith("@{", at)
          ? flaw("this key in braces is never closed or has a space", at)
          : Optional.empty();
    }
    String key = key(at, end);
    int open = skipBlanks(end);
    if (open < text.length() && text.charAt(open) == '[' && !text.startsWith("[^", open)) {
      Optional<Match> located = located(at, end, open);
      if (located.isPresent()) {
        return located;
      }
    }
    lastEnd = end;
    return Optional.of(
        new Match(List.of(new Cited(key, Mode.AUTHOR_IN_TEXT, "", "", at, end)), end, null));
  }

  private Optional<Match> located(int at, int end, int open) {
    String key = key(at, end);
    List<Cited> all = new ArrayList<>();
    Optional<Match> group = bracketed(open);
    if (group.isPresent() && group.get().flaw() == null) {
      all.add(new Cited(key, Mode.AUTHOR_IN_TEXT, "", "", at, end));
      all.addAll(group.get().citations());
      return Optional.of(new Match(all, group.get().end(), null));
    }
    int close = brackets.closing(open);
    if (close < 0 || isAny(close + 1, "[(")) {
      return Optional.empty();
    }
    int stop = semicolon(open + 1, close);
    all.add(new Cited(key, Mode.AUTHOR_IN_TEXT, "", text.substring(open + 1, stop), at, end));
    nested(open + 1, stop, all);
    if (stop < close && !citations(stop + 1, close, all)) {
      return Optional.empty();
    }
    return Optional.of(new Match(all, close + 1, null));
  }

  private static Optional<Match> flaw(String message, int at) {
    return Optional.of(new Match(List.of(), at + 1, message));
  }

  private Optional<Match> lonely(int open, int close) {
    int at = skipBlanks(open + 1);
    at = text.startsWith("-@", at) ? at + 1 : at;
    boolean bare = at < close && text.charAt(at) == '@' && !isLinked(close + 1);
    return bare ? flaw("there is no key after this @", open) : Optional.empty();
  }

  /** Adds the citations between two offsets; false when a part has no key. */
  private boolean citations(int from, int to, List<Cited> out) {
    boolean whole = true;
    int start = from;
    while (start <= to) {
      int stop = semicolon(start, to);
      whole &= citation(start, stop, out);
      start = stop + 1;
    }
    return whole;
  }

  private boolean citation(int from, int to, List<Cited> out) {
    for (int i = from; i < to; i = brackets.next(i, to)) {
      int end = isMark(i) ? keyEnd(i) : -1;
      if (end > 0 && end <= to) {
        boolean suppressed = i > from && text.charAt(i - 1) == '-' && !isAfterWord(i - 1);
        int prefixEnd = suppressed ? i - 1 : i;
        Mode mode = suppressed ? Mode.SUPPRESS_AUTHOR : Mode.NORMAL;
        String prefix = text.substring(from, prefixEnd);
        if (isOpenEmphasis(prefix)) {
          return false;
        }
        nested(from, prefixEnd, out);
        out.add(new Cited(key(i, end), mode, prefix, text.substring(end, to), i, end));
        lastEnd = end;
        nested(end, to, out);
        return true;
      }
    }
    return false;
  }

  /**
   * Emphasis that begins before the key and ends behind it holds the key: then it is not a
   * citation.
   */
  private static boolean isOpenEmphasis(String prefix) {
    int stars = 0;
    for (int i = 0; i < prefix.length(); i++) {
      char c = prefix.charAt(i);
      i += c == '\\' ? 1 : 0;
      stars += c == '*' ? 1 : 0;
    }
    return stars % 2 == 1;
  }

  /** Adds what is cited inside a prefix or suffix. */
  private void nested(int from, int to, List<Cited> out) {
    if (!isCiting(from, to)) {
      return;
    }
    for (int i = from; i < to; i = brackets.next(i, to)) {
      char c = text.charAt(i);
      if (c == '[') {
        Optional<Match> group = bracketed(i);
        group.ifPresent(match -> out.addAll(match.citations()));
      } else if (isMark(i)) {
        int end = keyEnd(i);
        if (end > 0 && end <= to) {
          out.add(new Cited(key(i, end), Mode.AUTHOR_IN_TEXT, "", "", i, end));
        }
      }
    }
  }

  private int semicolon(int from, int to) {
    for (int i = from; i < to; i = brackets.next(i, to)) {
      if (text.charAt(i) == ';') {
        return i;
      }
    }
    return to;
  }

  /** Behind the key whose {@code @} stands at {@code at}, or -1. */
  private int keyEnd(int at) {
    if (at >= text.length() || text.charAt(at) != '@') {
      return -1;
    }
    int i = at + 1;
    if (i < text.length() && text.charAt(i) == '{') {
      return bracedEnd(i);
    }
    if (i >= text.length() || !(isKeyLetter(i) || text.charAt(i) == '*')) {
      return -1;
    }
    i += Character.charCount(text.codePointAt(i));
    while (i < text.length()) {
      if (isKeyLetter(i)) {
        i += Character.charCount(text.codePointAt(i));
      } else if (isInner(i)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private boolean isInner(int i) {
    if (i + 1 >= text.length()) {
      return false;
    }
    char c = text.charAt(i);
    boolean before = isKeyLetter(i + 1) && ":.#$%&-+?<>~/".indexOf(c) >= 0;
    return before || ((c == ':' || c == '/') && text.charAt(i + 1) == '/');
  }

  private int bracedEnd(int open) {
    int depth = 0;
    for (int i = open; i < text.length() && i < open + MAX_KEY; i++) {
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

  private String key(int at, int end) {
    return text.charAt(at + 1) == '{'
        ? text.substring(at + 2, end - 1)
        : text.substring(at + 1, end);
  }

  private boolean isKeyLetter(int i) {
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

  /** Whether an {@code @} stands here that may begin a citation. */
  private boolean isMark(int at) {
    return text.charAt(at) == '@' && !brackets.isUncited(at) && !isAfterWord(at);
  }

  private boolean isAfterWord(int at) {
    if (at == 0 || at == lastEnd) {
      return false;
    }
    int stops = 0;
    while (stops < at && text.charAt(at - 1 - stops) == '.') {
      stops++;
    }
    return stops % 3 != 0 || (stops == 0 && isAlphanumeric(text.codePointBefore(at)));
  }

  private boolean isCiting(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '@') {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the bracket is that of a footnote in the text: behind a {@code ^} that no other one
   * closes as a superscript. What is cited in a note is cited in its sentence.
   */
  private boolean isNote(int open, int close) {
    boolean caret = close > 0 && open > 0 && text.charAt(open - 1) == '^';
    if (!caret || brackets.isSuperscriptEnd(open - 1)) {
      return false;
    }
    int slashes = open - 1;
    while (slashes > 0 && text.charAt(slashes - 1) == '\\') {
      slashes--;
    }
    int i = close + 1;
    while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '^') {
      i = brackets.next(i, text.length());
    }
    boolean raised = i < text.length() && text.charAt(i) == '^';
    return !raised && (open - 1 - slashes) % 2 == 0;
  }

  private boolean isAny(int at, String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  /** Whether a link's target or label follows a bracket, so that it is the link's text. */
  private boolean isLinked(int at) {
    if (isAny(at, "(")) {
      int i = at + 1;
      int depth = 1;
      int limit = Math.min(text.length(), at + MAX_TARGET);
      while (i < limit && !Character.isWhitespace(text.charAt(i)) && depth > 0) {
        depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        i++;
      }
      int rest = skipBlanks(i);
      return depth == 0 || isAny(rest, "\"'");
    }
    if (isAny(at, "[") && !text.startsWith("[^", at)) {
      int close = brackets.closing(at);
      return close > 0 && !isCiting(at, close);
    }
    return false;
  }

  /** Blanks and at most one line end. */
  private int skipBlanks(int from) {
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
