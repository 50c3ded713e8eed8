package org.imprimatur.site;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.wording.Wording;

/**
 * Keeps a number and its unit, "mm Hg" and the two ends of a range on one line: where a page shows
 * them, the blanks within do not break, and what hyphens and slashes join to a number stays whole.
 * Nothing else of the text changes, and its length does not.
 */
final class Measures {
  private static final String UNIT =
      "(?:mcg|\u00B5g|\u03BCg|mg|kg|g|mL|ml|dL|L|mmol|mEq|IU|units?|mm|cm|m|kcal|%|percent|hours?|h|days?|weeks?|months?"
          + "|years?|minutes?|min|seconds?|times|doses?|tablets?|puffs?|drops?|points?)(?![\\p{L}\\p{N}])";
  private static final List<Pattern> BOUND =
      List.of(
          Pattern.compile("(?<=\\d)[ \n](?=" + UNIT + ")"),
          Pattern.compile("(?<=mm)[ \n](?=Hg(?![\\p{L}\\p{N}]))"),
          Pattern.compile(
              "(?<=\\d)(?:%|[ \n]"
                  + UNIT
                  + "(?:[ \n]Hg)?+)?+[ \n](?:to|or|[-\u2013\u00B1\u00D7])[ \n](?=\\d)"));

  /** Sets the direction of what follows from the left, by itself. */
  static final char OPEN = '\u2066';

  /** Ends it. */
  static final char CLOSE = '\u2069';

  /** A number or a range with its unit, and what it is divided by. */
  private static final Pattern DOSE =
      Pattern.compile(
          "[<>\u2264\u2265~]?\\d[\\d.,]*+(?:[ \u00A0]?(?:[-\u2013\u00B1\u00D7/]|to|or)[ \u00A0]?\\d[\\d.,]*+)*+"
              + "(?:[ \u00A0]?"
              + UNIT
              + "(?:\u00A0Hg)?)?(?:/[\\d.,]*[ \u00A0]?"
              + UNIT
              + ")*+");

  private static final String WORD = "[\\p{L}\\p{N}]++(?:[.,\\u00B7]\\p{N}++)*+";

  /** Words and numbers that hyphens, dashes and slashes join; browsers break lines behind those. */
  private static final Pattern JOINED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\d[\\d.,]*+\u00A0)?+"
              + WORD
              + "%?+(?:[-\u2013\u2212/]"
              + WORD
              + "%?+)++");

  /** What is longer could stand out of a narrow column. */
  private static final int LONGEST_WHOLE = 24;

  private Measures() {}

  /**
   * Gives a text in order, in pieces that may break and pieces that may not ("12-24", "CURB-65", "5
   * mg/kg").
   *
   * @param bound what {@link #bound} made
   */
  static void inPieces(String bound, Consumer<String> free, Consumer<String> whole) {
    int done = 0;
    if (mayJoin(bound)) {
      Matcher matcher = JOINED.matcher(bound);
      while (matcher.find()) {
        String joined = matcher.group();
        if (joined.length() <= LONGEST_WHOLE && joined.chars().anyMatch(Character::isDigit)) {
          free.accept(bound.substring(done, matcher.start()));
          whole.accept(joined);
          done = matcher.end();
        }
      }
    }
    free.accept(bound.substring(done));
  }

  private static boolean mayJoin(String text) {
    return text.indexOf('-') >= 0
        || text.indexOf('\u2013') >= 0
        || text.indexOf('\u2212') >= 0
        || text.indexOf('/') >= 0;
  }

  /** The text with what belongs together bound. */
  static String bound(String text) {
    char[] out = null;
    for (Pattern pattern : BOUND) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        out = out == null ? text.toCharArray() : out;
        for (int i = matcher.start(); i < matcher.end(); i++) {
          if (out[i] == ' ' || out[i] == '\n') {
            out[i] = '\u00A0';
          }
        }
      }
    }
    return out == null ? text : new String(out);
  }

  /**
   * The same as a page in some language shows it: among words that are written from the right, a
   * number and its unit keep their order.
   */
  static String shown(String text, Wording words) {
    String bound = bound(text);
    return words.isRightToLeft() ? isolated(bound) : bound;
  }

  /** The text with each dose between {@link #OPEN} and {@link #CLOSE}. */
  private static String isolated(String text) {
    Matcher matcher = DOSE.matcher(text);
    StringBuilder out = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      out.append(text, done, matcher.start());
      out.append(OPEN).append(matcher.group()).append(CLOSE);
      done = matcher.end();
    }
    return done == 0 ? text : out.append(text, done, text.length()).toString();
  }
}
