package org.imprimatur.drug;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises doses: a number, or a range of two, with a unit in which medicines are measured, run
 * together or separated by a blank of any width or a hyphen ("a 5-mg tablet").
 */
public final class Doses {
  private static final Pattern UNIT =
      Pattern.compile(
          "[\\s\\h\u2010\u2011-]?(?:mg|mcg|\u00B5g|\u03BCg|ug|g|mL|ml|units?|IU|mmol|mEq|meq|tablets?|capsules?|puffs?"
              + "|drops?|ampoules?|sprays?|lozenges?|sachets?|patch(?:es)?|milligrams?|micrograms?"
              + "|grams?|millilitres?|milliliters?)\\b");

  private Doses() {}

  /** Whether a text states a dose. Takes time in proportion to the text's length. */
  public static boolean isIn(String text) {
    Matcher unit = null;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        at++;
        continue;
      }
      at = numberEnd(text, at);
      unit = unit == null ? UNIT.matcher(text) : unit;
      if (unit.region(at, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private static int numberEnd(String text, int from) {
    int i = from;
    while (i < text.length() && "0123456789.,\u00A0\u202F".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    while ("0123456789".indexOf(text.charAt(i - 1)) < 0) {
      i--;
    }
    return i;
  }
}
