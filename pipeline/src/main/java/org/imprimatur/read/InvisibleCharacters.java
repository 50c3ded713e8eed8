package org.imprimatur.read;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Blanks;
import org.imprimatur.source.Characters;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * Characters that a reviewer cannot see: control characters, bidirectional controls, which show
 * text in another order than it stands, and zero-width characters, which make two equal-looking
 * words different. A zero-width (non-)joiner between letters of a script that writes with it, or
 * between emoji, is text.
 */
final class InvisibleCharacters {

  /** Runs reported for one file; the last report says how many there are in all. */
  static final int MOST = 50;

  /** The first of them; nearly all text lies below. */
  private static final char FIRST = 0x061C;

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final Set<Character.UnicodeScript> JOINED =
      Set.of(
          Character.UnicodeScript.ARABIC,
          Character.UnicodeScript.SYRIAC,
          Character.UnicodeScript.MONGOLIAN,
          Character.UnicodeScript.DEVANAGARI,
          Character.UnicodeScript.BENGALI,
          Character.UnicodeScript.GURMUKHI,
          Character.UnicodeScript.GUJARATI,
          Character.UnicodeScript.ORIYA,
          Character.UnicodeScript.TAMIL,
          Character.UnicodeScript.TELUGU,
          Character.UnicodeScript.KANNADA,
          Character.UnicodeScript.MALAYALAM,
          Character.UnicodeScript.SINHALA,
          Character.UnicodeScript.KHMER);

  private InvisibleCharacters() {}

  static List<Problem> find(Source source) {
    Characters text = source.characters();
    List<Problem> found = new ArrayList<>();
    int runs = 0;
    int at = text.firstFrom(FIRST, 0);
    while (at >= 0) {
      if (isPunctuation(text.charAt(at))) {
        at = text.firstFrom(FIRST, at + 1);
        continue;
      }
      int end = runEnd(text, at);
      if (end == at) {
        at = text.firstFrom(FIRST, at + Character.charCount(Character.codePointAt(text, at)));
        continue;
      }
      runs++;
      if (runs <= MOST) {
        found.add(problem("invisible", text, at, end));
      }
      at = text.firstFrom(FIRST, end);
    }
    counted(found, runs);
    return found;
  }

  /** Characters that move the cursor of a terminal or end a page of a printer. */
  static List<Problem> controls(Source source) {
    Characters text = source.characters();
    List<Problem> found = new ArrayList<>();
    int runs = 0;
    for (int at = text.firstControl(0); at >= 0; runs++) {
      int end = at;
      while (end < text.length() && Blanks.isControl(text.charAt(end))) {
        end++;
      }
      if (runs < MOST) {
        found.add(problem("control", text, at, end));
      }
      at = text.firstControl(end);
    }
    counted(found, runs);
    return found;
  }

  private static void counted(List<Problem> found, int runs) {
    if (runs > MOST) {
      Problem last = found.get(MOST - 1);
      String message =
          last.message()
              + "; "
              + Counted.of(runs - MOST, "more place follows", "more places follow")
              + " in this file";
      found.set(
          MOST - 1,
          Problem.of(RuleId.ARTICLE_INVISIBLE_CHARACTER, last.span(), message, last.hint()));
    }
  }

  /** Dashes, quotation marks, bullets: what most text beyond Latin letters is. */
  private static boolean isPunctuation(char c) {
    return c >= 0x2010 && c <= 0x2027;
  }

  private static int runEnd(Characters text, int start) {
    int end = start;
    while (end < text.length()) {
      int c = Character.codePointAt(text, end);
      if (!Blanks.isHidden(c) || (end == start && isText(text, end, c))) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static boolean isText(Characters text, int at, int c) {
    if ((c != JOINER && c != NON_JOINER) || at == 0 || at + 1 >= text.length()) {
      return false;
    }
    int before = Character.codePointBefore(text, at);
    int after = Character.codePointAt(text, at + 1);
    if (JOINED.contains(Character.UnicodeScript.of(before))) {
      return c == NON_JOINER || JOINED.contains(Character.UnicodeScript.of(after));
    }
    return c == JOINER && isPicture(before) && isPicture(after);
  }

  private static boolean isPicture(int c) {
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F;
  }

  private static Problem problem(String kind, Characters text, int start, int end) {
    int first = Character.codePointAt(text, start);
    int count = Character.codePointCount(text, start, end);
    String code = HexFormat.of().withUpperCase().toHexDigits(first, first > 0xFFFF ? 5 : 4);
    String name = Character.getName(first);
    String message =
        "the "
            + kind
            + " character U+"
            + code
            + (name == null ? "" : " (" + name + ")")
            + (count > 1 ? " and " + (count - 1) + " more right after it" : "");
    return Problem.of(
        RuleId.ARTICLE_INVISIBLE_CHARACTER,
        new Span(start, end),
        message,
        "delete it: readers and reviewers cannot see it");
  }
}
