package org.imprimatur.claim;

import java.util.function.IntPredicate;

/**
 * What stands between a sentence's stop and its end: quotation marks, brackets, and what leads to a
 * note or was typed as a citation ({@code [3]}, {@code ³}, {@code ^3^}, {@code [^a]}, {@code
 * ^[...]}, {@code †}).
 */
final class SentenceEnd {
  /** A bracket that is longer is not a mark of a note. */
  private static final int MAX_MARK = 60;

  /** A note in the text that is longer is text. */
  private static final int MAX_NOTE = 8192;

  private static final int MAX_RAISED = 20;

  private final String text;
  private final IntPredicate marked;

  /**
   * Reads a text.
   *
   * @param text with white space folded
   * @param marked whether a citation or the like stands right before a character
   */
  SentenceEnd(String text, IntPredicate marked) {
    this.text = text;
    this.marked = marked;
  }

  /** Behind the quotation marks and brackets that close at an offset. */
  int closed(int from) {
    int i = from;
    while (i < text.length() && closes(i)) {
      i++;
    }
    return i;
  }

  /** Behind all that belongs to the sentence whose stops end before an offset. */
  int behind(int from) {
    int i = closed(from);
    int noted = note(i);
    while (noted > i) {
      i = closed(noted);
      noted = note(i);
    }
    return i;
  }

  private boolean closes(int at) {
    char c = text.charAt(at);
    if (Stops.isCloser(c)) {
      return true;
    }
    // German and Danish quotations close with a mark that opens others.
    return Stops.isEitherQuote(c)
        && (at + 1 == text.length() || text.charAt(at + 1) == ' ' || marked.test(at + 1));
  }

  /** Behind the mark of a note that begins here, or the offset itself. */
  private int note(int at) {
    if (at >= text.length()) {
      return at;
    }
    char c = text.charAt(at);
    if (Stops.isRaised(c) || c == '\u207D') {
      return raised(at);
    }
    return switch (c) {
      case '^' -> caret(at);
      case '[', '(' -> bracket(at);
      case '\u2020', '\u2021', '\u00A7', '\u00B6' -> at + 1;
      default -> at;
    };
  }

  private int raised(int from) {
    int i = from;
    int end = from;
    while (i < text.length() && i - from < MAX_RAISED) {
      char c = text.charAt(i);
      boolean digit = Stops.isRaised(c);
      if (!digit && !Stops.isRaisedJoint(c)) {
        break;
      }
      i++;
      end = digit || c == '\u207E' ? i : end;
    }
    return end;
  }

  /** {@code ^3^}, {@code ^1,2^} or {@code ^[a note]}. */
  private int caret(int at) {
    if (text.startsWith("^[", at)) {
      int close = closing(at + 1, MAX_NOTE);
      return close < 0 ? at : close + 1;
    }
    int end = text.indexOf('^', at + 1);
    if (end < 0 || end == at + 1 || end - at > MAX_RAISED) {
      return at;
    }
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && ",-\u2013*[]()".indexOf(c) < 0) {
        return at;
      }
    }
    return end + 1;
  }

  /** A short bracket, unless a sentence begins in it. */
  private int bracket(int at) {
    int close = closing(at, MAX_MARK);
    if (close < 0) {
      return at;
    }
    boolean blank = text.substring(at, close).indexOf(' ') >= 0;
    char first = text.charAt(at + 1);
    boolean sentence = Character.isUpperCase(first) && (blank || text.charAt(at) == '(');
    return sentence ? at : close + 1;
  }

  private int closing(int open, int most) {
    char opener = text.charAt(open);
    char closer = opener == '[' ? ']' : ')';
    int depth = 0;
    int limit = Math.min(text.length(), open + most);
    for (int i = open; i < limit; i++) {
      char c = text.charAt(i);
      depth += c == opener ? 1 : c == closer ? -1 : 0;
      if (depth == 0) {
        return i > open + 1 ? i : -1;
      }
    }
    return -1;
  }
}
