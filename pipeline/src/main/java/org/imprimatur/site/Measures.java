package org.imprimatur.site;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a number and its unit, "mm Hg" and the two ends of a range on one line: where a page shows
 * them, the blanks within do not break. Nothing else of the text changes, and its length does not.
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

  private Measures() {}

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
}
