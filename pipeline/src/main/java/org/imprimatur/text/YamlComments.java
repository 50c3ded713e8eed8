package org.imprimatur.text;

import org.imprimatur.source.Characters;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds what YAML leaves out of a value without quotes: behind a blank, {@code #} begins a comment,
 * so that of {@code title: Pain #1 reason} only "Pain" is read.
 */
public final class YamlComments {
  private YamlComments() {}

  /**
   * The comment that cuts a value without quotes short, from its {@code #} to the end of its line;
   * null where none does. One below the value counts only when it looks like more of it: {@code
   * #1}, not {@code # a comment}.
   *
   * @param source the text that holds the value
   * @param value where the value stands
   */
  public static @Nullable Span behind(Source source, Span value) {
    Characters text = source.characters();
    boolean plain = value.start() < value.end() && "\"'|>".indexOf(text.charAt(value.start())) < 0;
    if (!plain) {
      return null;
    }
    int at = skipBlanks(text, value.end());
    if (at > value.end() && is(text, at, '#')) {
      return new Span(at, lineEnd(text, at));
    }
    int line = is(text, at, '\r') ? at + 1 : at;
    int below = is(text, line, '\n') ? skipBlanks(text, line + 1) : -1;
    boolean indented = below > line + 1 && is(text, below, '#');
    boolean more = indented && below + 1 < text.length() && text.charAt(below + 1) > ' ';
    return more && text.charAt(below + 1) != '#' ? new Span(below, lineEnd(text, below)) : null;
  }

  private static boolean is(Characters text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static int skipBlanks(Characters text, int from) {
    int at = from;
    while (is(text, at, ' ') || is(text, at, '\t')) {
      at++;
    }
    return at;
  }

  private static int lineEnd(Characters text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }
}
