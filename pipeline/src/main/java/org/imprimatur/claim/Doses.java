package org.imprimatur.claim;

import java.util.regex.Pattern;

/** Recognises doses: a number with a unit in which medicines are measured. */
final class Doses {
  private static final Pattern DOSE =
      Pattern.compile(
          "\\d(?:[\\d.,\u00A0\u202F]{0,24}\\d)?\\s?(?:(?:to|-|\u2013|\u2212)\\s?\\d[\\d.,]{0,24}\\s?)?"
              + "(?:mg|mcg|\u00B5g|\u03BCg|ug|g|mL|ml|units?|IU|mmol|mEq|meq|tablets?|capsules?|puffs?"
              + "|drops?|ampoules?|sprays?|lozenges?|sachets?|patch(?:es)?|milligrams?|micrograms?"
              + "|grams?|millilitres?|milliliters?)\\b");

  private Doses() {}

  /** Whether a text states a dose. */
  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return DOSE.matcher(text).find();
      }
    }
    return false;
  }
}
