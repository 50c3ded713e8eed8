package org.imprimatur.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author meant as an attribute block, as its beginning shows, and what is wrong with it.
 *
 * @param end the offset behind it
 * @param why in words
 */
record TornAttributes(int end, String why) {
  private static final int MAX_LENGTH = 2000;

  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\{\\s{0,9}(?:[.#]\\p{L}|(?:cover|certainty|strength|silence|reason)\\s{0,9}=)");

  /** A command of TeX before the brace, which is its argument. */
  private static final Pattern COMMAND = Pattern.compile("\\\\\\p{L}{1,40}\\*?$");

  /** The block at a brace that {@link AttributeSyntax} cannot read, if one was meant. */
  static Optional<TornAttributes> at(String text, int brace) {
    Matcher matcher = BEGINNING.matcher(text).region(brace, text.length());
    boolean argument = COMMAND.matcher(text.substring(Math.max(0, brace - 42), brace)).find();
    if (!matcher.lookingAt() || argument) {
      return Optional.empty();
    }
    int limit = Math.min(text.length(), brace + MAX_LENGTH);
    int close = brace + 1;
    while (close < limit && text.charAt(close) != '}' && text.charAt(close) != '{') {
      close++;
    }
    boolean closed = close < limit && text.charAt(close) == '}';
    String inside = text.substring(brace + 1, close);
    String why =
        !closed
            ? "its brace is never closed"
            : isOdd(inside, '"') || isOdd(inside, '\'')
                ? "a quotation mark is never closed"
                : "a value with spaces needs quotation marks, and a name has none";
    int line = lineEnd(text, brace, close);
    return Optional.of(new TornAttributes(closed ? close + 1 : line, why));
  }

  private static int lineEnd(String text, int from, int limit) {
    int i = from + 1;
    while (i < limit && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private static boolean isOdd(String text, char c) {
    return text.chars().filter(one -> one == c).count() % 2 == 1;
  }
}
