package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Divides running text into sentences, by rules made for medical prose: abbreviations, decimals,
 * doses, initials and species do not end a sentence. Where a rule must guess, it divides: an
 * undivided pair would let one citation pass for two claims.
 */
final class Sentences {
  private Sentences() {}

  /** A stretch of the text, the end exclusive. */
  record Range(int from, int to) {}

  /**
   * The sentences of a text, without the blanks between them.
   *
   * @param text with white space folded
   * @param marked whether a citation or the like stands right before a character
   */
  static List<Range> of(String text, IntPredicate marked) {
    List<Range> out = new ArrayList<>();
    int from = 0;
    int at = 0;
    char[] chars = text.toCharArray();
    while (at < chars.length) {
      if (!isStop(chars[at])) {
        at++;
        continue;
      }
      int last = at;
      while (last + 1 < chars.length && isStop(chars[last + 1])) {
        last++;
      }
      int end = boundary(text, from, at, last, marked);
      if (end > 0) {
        out.add(new Range(from, end));
        from = skipBlanks(text, end);
      }
      at = Math.max(last + 1, from);
    }
    if (from < text.length()) {
      out.add(new Range(from, text.length()));
    }
    return out;
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\u2026' || c == '\u3002';
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /**
   * The end of the sentence whose stops stand from {@code at} to {@code last}, or -1 if none ends.
   */
  private static int boundary(String text, int from, int at, int last, IntPredicate marked) {
    int end = last + 1;
    while (end < text.length() && isCloser(text.charAt(end))) {
      end++;
    }
    if (end == text.length()) {
      return end;
    }
    boolean marks = marked.test(end) || marked.test(last + 1);
    if (text.charAt(end) != ' ' && !marks) {
      return -1;
    }
    int next = skipBlanks(text, end);
    if (next == text.length()) {
      return end;
    }
    boolean plain = text.charAt(at) == '.' && last == at;
    boolean bare = end == last + 1;
    return begins(text, new Range(from, at), next, plain, bare) ? end : -1;
  }

  private static boolean isCloser(char c) {
    return "\"')]}\u201D\u2019\u00BB".indexOf(c) >= 0;
  }

  private static boolean begins(
      String text, Range sentence, int next, boolean plain, boolean bare) {
    int from = sentence.from();
    int at = sentence.to();
    int first = skipOpeners(text, next);
    if (first >= text.length()) {
      return true;
    }
    String following = wordAt(text, first);
    boolean capital = isCapital(text, first, following);
    if (!plain) {
      return capital;
    }
    String before = wordBefore(text, from, at);
    String lower = before.toLowerCase(Locale.ROOT);
    if (Lexicon.LEADING.contains(lower)) {
      return false;
    }
    if (isEnumerator(text, from, at, before) || isInitial(text, from, at, before, following)) {
      return false;
    }
    if (Lexicon.OPEN.contains(lower) || isDotted(before)) {
      return isOpenEnd(lower, following, capital, text.charAt(first));
    }
    return capital || (bare && isOrdinaryWord(before));
  }

  /** "No. 5" goes on; "said no. Patients" does not. */
  private static boolean isOpenEnd(String lower, String following, boolean capital, char first) {
    if (Character.isDigit(first) || !capital) {
      return false;
    }
    boolean starter = Lexicon.STARTERS.contains(following.toLowerCase(Locale.ROOT));
    return starter || Lexicon.CLOSING.contains(lower);
  }

  private static int skipOpeners(String text, int from) {
    int i = from;
    while (i < text.length()
        && "\"'([{\u201C\u2018\u00AB*\u2022-\u2013\u2014 ".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** A capital, a digit, a sign, or a name such as eGFR, pH, mRNA or hs-CRP. */
  private static boolean isCapital(String text, int first, String following) {
    int c = text.codePointAt(first);
    if (!Character.isLetter(c)) {
      return true;
    }
    if (!Character.isLowerCase(c)) {
      return true;
    }
    for (int i = 1; i < Math.min(following.length(), 6); i++) {
      if (Character.isUpperCase(following.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** "1. Rest" at the start, behind a colon, semicolon or comma: a number that counts points. */
  private static boolean isEnumerator(String text, int from, int at, String before) {
    if (before.isEmpty() || before.length() > 2) {
      return false;
    }
    boolean number = before.chars().allMatch(Character::isDigit);
    boolean roman = before.chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x');
    int start = at - before.length();
    boolean opens = start == from || ":;,(".indexOf(text.charAt(Math.max(from, start - 2))) >= 0;
    return (number || roman) && opens;
  }

  /** "J. Smith", "E. coli", "Smith J. A." are names; "vitamin D. Give" ends. */
  private static boolean isInitial(String text, int from, int at, String before, String following) {
    if (before.length() != 1 || !Character.isUpperCase(before.charAt(0))) {
      return false;
    }
    if (following.isEmpty() || Character.isDigit(following.charAt(0))) {
      return false;
    }
    if (Character.isLowerCase(following.charAt(0))) {
      return true;
    }
    if (at - 2 >= from && "/\u00B0\u00B5\u03BC%".indexOf(text.charAt(at - 2)) >= 0) {
      return false;
    }
    String previous = at - 2 > from ? wordBefore(text, from, at - 2) : "";
    if (!previous.isEmpty() && Character.isDigit(previous.charAt(previous.length() - 1))) {
      return false;
    }
    if (Lexicon.LETTERED.contains(previous.toLowerCase(Locale.ROOT))) {
      return false;
    }
    boolean named = previous.isEmpty() || !Character.isLowerCase(previous.charAt(0));
    return named || !Lexicon.STARTERS.contains(following.toLowerCase(Locale.ROOT));
  }

  /** Letters with stops between them: "U.S", "p.r.n". */
  private static boolean isDotted(String word) {
    if (word.length() < 3 || word.indexOf('.') < 0) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      boolean stop = word.charAt(i) == '.';
      if (stop != (i % 2 == 1) || !(stop || Character.isLetter(word.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  /** A word of at least four lower-case letters: no abbreviation, so its stop ends the sentence. */
  private static boolean isOrdinaryWord(String word) {
    return word.length() >= 4 && word.chars().allMatch(Character::isLowerCase);
  }

  private static String wordAt(String text, int from) {
    int i = from;
    while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || isInner(text, i))) {
      i++;
    }
    return text.substring(from, i);
  }

  private static boolean isInner(String text, int i) {
    return text.charAt(i) == '-' || text.charAt(i) == '\u2019' || text.charAt(i) == '\'';
  }

  /** The word that ends right before a stop, inner stops included ("e.g", "b.i.d"). */
  private static String wordBefore(String text, int from, int at) {
    int i = at;
    while (i > from) {
      char c = text.charAt(i - 1);
      boolean inner = c == '.' && i - 2 >= from && Character.isLetter(text.charAt(i - 2));
      if (!Character.isLetterOrDigit(c) && c != '-' && !inner) {
        break;
      }
      i--;
    }
    return text.substring(i, at);
  }
}
