package org.imprimatur.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into tokens, the same for index, question and snippet, and the same in {@code
 * search.js}. A token is a run of letters and digits of the folded text ({@link Folding}), and:
 *
 * <ul>
 *   <li>a number ends where letters begin ({@code 5mg} is {@code 5}, {@code mg}; {@code b12} is one
 *       word); it keeps one decimal point between digits, loses commas that part thousands, and a
 *       bare {@code .5} is {@code 0.5};
 *   <li>an apostrophe inside a word is dropped, a possessive {@code 's} with it;
 *   <li>hyphens and everything else part tokens;
 *   <li>a token has at most {@value #LONGEST} characters, the rest is dropped.
 * </ul>
 */
final class Tokens {
  /** How many characters of a word count. */
  static final int LONGEST = 64;

  private final StringBuilder folded = new StringBuilder();
  private final List<Token> out = new ArrayList<>();
  private int[] origin;

  private Tokens(String text) {
    origin = new int[text.length() + 16];
    for (int i = 0; i < text.length(); i++) {
      String replaced = Folding.of(text.charAt(i));
      if (replaced == null) {
        append(text.charAt(i), i);
      } else {
        for (int k = 0; k < replaced.length(); k++) {
          append(replaced.charAt(k), i);
        }
      }
    }
  }

  /**
   * A token.
   *
   * @param term what is indexed: the stem
   * @param word the folded word
   * @param start where it starts in the text, in UTF-16 units
   * @param end one past its last character
   */
  record Token(String term, String word, int start, int end) {}

  /** All tokens of a text, in order. */
  static List<Token> of(String text) {
    Tokens tokens = new Tokens(text);
    tokens.scan();
    return tokens.out;
  }

  /** The terms of a text's tokens, in order. */
  static List<String> terms(String text) {
    return of(text).stream().map(Token::term).toList();
  }

  private void append(char c, int from) {
    if (folded.length() == origin.length) {
      origin = Arrays.copyOf(origin, origin.length * 2);
    }
    origin[folded.length()] = from;
    folded.append(c);
  }

  private void scan() {
    int i = 0;
    while (i < folded.length()) {
      char c = folded.charAt(i);
      if (Folding.isDigit(c)) {
        i = number(i, i, null);
      } else if (c == '.' && isDigit(i + 1) && (i == 0 || !Folding.isWord(folded.charAt(i - 1)))) {
        i = number(i, i + 1, "0.");
      } else if (Folding.isSingle(c)) {
        emit(new StringBuilder().append(c), i, i + 1);
        i++;
      } else if (Folding.isWord(c)) {
        i = word(i);
      } else {
        i++;
      }
    }
  }

  private int number(int from, int digits, @Nullable String before) {
    StringBuilder token = new StringBuilder(before == null ? "" : before);
    boolean point = before != null;
    int i = digits;
    while (i < folded.length()) {
      char c = folded.charAt(i);
      if (c == '.' && !point && isDigit(i + 1)) {
        point = true;
      } else if (c == ',' && !point && partsThousands(i)) {
        i++;
        continue;
      } else if (!Folding.isDigit(c)) {
        break;
      }
      token.append(c);
      i++;
    }
    emit(token, from, i);
    return i;
  }

  private boolean partsThousands(int comma) {
    return isDigit(comma + 1) && isDigit(comma + 2) && isDigit(comma + 3) && !isDigit(comma + 4);
  }

  private int word(int from) {
    StringBuilder token = new StringBuilder();
    int i = from;
    int end = from;
    while (i < folded.length()) {
      char c = folded.charAt(i);
      if (c == '\'' && isWord(i + 1) && !isDigit(i + 1)) {
        if (folded.charAt(i + 1) == 's' && !isWord(i + 2)) {
          i += 2;
          break;
        }
      } else if (isWord(i)) {
        token.append(c);
        end = i + 1;
      } else {
        break;
      }
      i++;
    }
    emit(token, from, end);
    return i;
  }

  private boolean isDigit(int i) {
    return i < folded.length() && Folding.isDigit(folded.charAt(i));
  }

  private boolean isWord(int i) {
    return i < folded.length()
        && Folding.isWord(folded.charAt(i))
        && !Folding.isSingle(folded.charAt(i));
  }

  private void emit(StringBuilder token, int from, int end) {
    if (token.length() > LONGEST) {
      token.setLength(LONGEST);
    }
    String word = token.toString();
    out.add(new Token(Stemmer.stem(word), word, origin[from], origin[end - 1] + 1));
  }
}
