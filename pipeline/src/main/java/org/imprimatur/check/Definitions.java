package org.imprimatur.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The abbreviations that an article defines itself: {@code methotrexate (MTX)} and {@code MTX
 * (methotrexate)}, each with the words of its long form in lower case.
 */
final class Definitions {
  /** For text without an article. */
  static final Definitions NONE = new Definitions(Map.of());

  private static final int LONG_FORM = 60;
  private final Map<String, String> longForms;

  private Definitions(Map<String, String> longForms) {
    this.longForms = longForms;
  }

  static Definitions of(List<Prose> prose) {
    Map<String, String> found = new HashMap<>();
    for (Prose one : prose) {
      if (one.indexOf('(', 0) < 0) {
        continue;
      }
      String text = one.text();
      for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
        int close = text.indexOf(')', open);
        if (close < 0) {
          break;
        }
        define(text, open, close, found);
      }
    }
    return found.isEmpty() ? NONE : new Definitions(found);
  }

  /** Whether the article defines the abbreviation. */
  boolean has(String abbreviation) {
    return longForms.containsKey(abbreviation);
  }

  /** Whether the long form of an abbreviation has one of the words in it. */
  boolean means(String abbreviation, Set<String> words) {
    String longForm = longForms.get(abbreviation);
    return longForm != null && words.stream().anyMatch(longForm::contains);
  }

  private static void define(String text, int open, int close, Map<String, String> found) {
    String inside = text.substring(open + 1, Math.min(close, open + LONG_FORM)).strip();
    int end = open;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    String before = text.substring(Math.max(0, end - LONG_FORM), end);
    if (isAbbreviation(inside) && !before.isEmpty()) {
      found.putIfAbsent(inside, WordForms.lower(before));
      return;
    }
    int start = before.lastIndexOf(' ') + 1;
    String last = before.substring(start);
    // "MTX (10 mg)" defines nothing: a long form begins with a letter and is longer than the short.
    if (isAbbreviation(last)
        && inside.length() > last.length() + 2
        && Character.isLetter(inside.charAt(0))) {
      found.putIfAbsent(last, WordForms.lower(inside));
    }
  }

  private static boolean isAbbreviation(String text) {
    return text.length() >= 2
        && text.length() <= 6
        && text.chars().allMatch(Character::isLetterOrDigit)
        && Character.isUpperCase(text.charAt(0))
        && text.chars().filter(Character::isUpperCase).count() >= 2;
  }
}
