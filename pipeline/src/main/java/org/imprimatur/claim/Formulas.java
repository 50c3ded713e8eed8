package org.imprimatur.claim;

import java.util.regex.Pattern;

/**
 * Recognises a formula that stands by itself and holds nothing but symbols, {@code $$x = y$$}:
 * nobody can act on it. With a number or a word in it, it is a claim like any other.
 */
final class Formulas {
  /** Nothing is cited in formulas, so a key in brackets is one symbol more. */
  private static final Pattern NAMES = Pattern.compile("\\\\[A-Za-z]++|\\[-?@[^\\[\\]]{1,200}\\]");

  private static final Pattern WORD_OR_DIGIT = Pattern.compile("\\p{L}{2}|\\p{N}");

  private Formulas() {}

  static boolean isOnlySymbols(String text) {
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    boolean shown = text.startsWith("$$") && text.startsWith("$$", end - 2) && end > 4;
    if (!shown || text.indexOf("$$", 2) < end - 2) {
      return false;
    }
    String inside = NAMES.matcher(text.substring(2, end - 2)).replaceAll(" ");
    return !WORD_OR_DIGIT.matcher(inside).find();
  }
}
