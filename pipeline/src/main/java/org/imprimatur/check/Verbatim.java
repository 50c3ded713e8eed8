package org.imprimatur.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * Whether a stretch of an article may be part of something that is not a sentence, although it is
 * read as words: formulas and TeX, the label of a footnote or of a link, an address, the name of a
 * file, raised or lowered letters. A blank or another word would change what these are. In doubt it
 * is; then a person decides.
 */
final class Verbatim {
  /** Before or after a dollar sign in one paragraph; prices are among them. */
  private static final Pattern DOLLAR = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\$");

  private static final Pattern COMMAND = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\[A-Za-z]");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\\\(begin|end)\\{");

  /** What a word goes on with that is a path, an address or a mark. */
  private static final String BEFORE = "/\\@_=#&~^";

  private static final Pattern AFTER = Pattern.compile("^(?:[\\\\@_=#&~^]|\\.\\p{L})");

  /** No more of a paragraph is looked at before and after a stretch; bounds the time. */
  private static final int REACH = 10_000;

  private final Source source;
  private final List<Span> environments;

  Verbatim(Source source) {
    this.source = source;
    this.environments = environments(source.text());
  }

  /** The outermost environments of TeX; one that is not ended goes on to the end. */
  private static List<Span> environments(String text) {
    List<Span> out = new ArrayList<>();
    int open = 0;
    int start = 0;
    Matcher environment = ENVIRONMENT.matcher(text);
    while (environment.find()) {
      if (environment.group(1).equals("begin")) {
        start = open++ == 0 ? environment.start() : start;
      } else if (open > 0 && --open == 0) {
        out.add(new Span(start, environment.end()));
      }
    }
    if (open > 0) {
      out.add(new Span(start, text.length()));
    }
    return out;
  }

  boolean holds(Span span) {
    int first = source.lineOf(span.start());
    int least = span.start() - REACH;
    while (first > 1 && source.lineStart(first) > least && !source.line(first - 1).isBlank()) {
      first--;
    }
    int last = source.lineOf(span.end());
    int most = span.end() + REACH;
    while (last < source.lineCount()
        && source.lineEnd(last) < most
        && !source.line(last + 1).isBlank()) {
      last++;
    }
    String before = source.slice(new Span(source.lineStart(first), span.start()));
    String after = source.slice(new Span(span.end(), source.lineEnd(last)));
    return environments.stream().anyMatch(it -> it.contains(span))
        || isTex(before, after)
        || isPartOfWord(before, after)
        || isLabel(before, after);
  }

  private static boolean isTex(String before, String after) {
    return COMMAND.matcher(before).find()
        || (DOLLAR.matcher(before).find() && DOLLAR.matcher(after).find());
  }

  private static boolean isPartOfWord(String before, String after) {
    boolean joined = !before.isEmpty() && BEFORE.indexOf(before.charAt(before.length() - 1)) >= 0;
    return joined || AFTER.matcher(after).find();
  }

  /** Brackets name something unless they hold the words of a link or of a note. */
  private static boolean isLabel(String before, String after) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        open.push(i);
      } else if (c == ']' && !open.isEmpty()) {
        open.pop();
      }
    }
    int at = 0;
    for (int opened : open) {
      int close = closing(after, at);
      boolean note = opened > 0 && before.charAt(opened - 1) == '^';
      if (close >= 0 && !note && !isLinked(after, close + 1)) {
        return true;
      }
      at = close < 0 ? after.length() : close + 1;
    }
    return false;
  }

  /** Where the bracket that is open here is closed, or -1. */
  private static int closing(String after, int from) {
    int depth = 0;
    for (int i = from; i < after.length(); i++) {
      char c = after.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isLinked(String after, int at) {
    return after.startsWith("(", at) || (after.startsWith("[", at) && !after.startsWith("[]", at));
  }
}
