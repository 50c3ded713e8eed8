package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/**
 * {@code dose/unit-period}: the stop of "mg." has been read as 1. A stop between two units
 * multiplies them (SI: {@code mg.kg}), and one behind which a sentence begins ends another.
 */
final class UnitPeriodRule implements Rule.OfAmounts {
  private static final Set<String> UNITS =
      Set.of(
          "mg", "mcg", "g", "gm", "ml", "l", "kg", "cc", "meq", "mmol", "\u03BCg", "ng", "units",
          "unit", "dl");

  /** A unit right behind the stop, with or without its power. */
  private static final Pattern FACTOR =
      Pattern.compile(
          "(?:mcg|\u03BCg|mg|kg|ng|gm?|mmol|mol|mEq|[mdc\u03BC]?[Ll]|[cmk]?m|min|hr?|hours?|days?|d|s(?:ec)?|wk|units?|U)"
              + "(?![\\p{L}])");

  private static final Pattern ABBREVIATED =
      Pattern.compile("(?:PO|IV|IM|SC|SL|PR|BID|TID|QID|QD|PRN|HS)\\b");

  /** Behind a route's letters: they are the beginning of a name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:IV|IM|SC|PO)\\s(?:fluids?|access|lines?|drugs?|therapy|antibiotics?|iron|infusions?|injections?|medications?)\\b");

  /** A number that goes on with the directions: {@code 10 mg. 3 times a day}. */
  private static final Pattern DIRECTION =
      Pattern.compile(
          "\\d{1,3}(?:\\s?[-\u2013]\\s?\\d{1,3})?\\s?(?:times?\\b|x\\b|\u00D7|/|hourly\\b|tab(?:let)?s?\\b|cap(?:sule)?s?\\b|doses?\\b)");

  @Override
  public String id() {
    return RuleId.DOSE_UNIT_PERIOD.id();
  }

  @Override
  public void check(Amount amount, Sink sink) {
    Prose prose = amount.prose();
    int stop = amount.unitEnd();
    if (!amount.direct()
        || prose.at(stop) != '.'
        || !UNITS.contains(WordForms.lower(amount.unitText()))) {
      return;
    }
    if (goesOn(prose, stop + 1)) {
      sink.report(
          id(),
          prose.span(amount.unitStart(), stop + 1),
          "the unit \"" + amount.unitText() + ".\" with a stop, which has been read as 1",
          "write \"" + amount.unitText() + "\"");
    }
  }

  /** Whether the sentence goes on behind the stop. */
  private static boolean goesOn(Prose prose, int from) {
    char right = prose.at(from);
    if (right != ' ') {
      boolean word = Character.isLowerCase(right) && !prose.matchesAt(FACTOR, from);
      return word || right == '/' || right == ',' || right == ';' || right == '-';
    }
    int i = from;
    while (i < prose.length() && prose.at(i) == ' ') {
      i++;
    }
    if (WordForms.isDigit(prose.at(i))) {
      return prose.matchesAt(DIRECTION, i);
    }
    return isPlainWord(prose, i) || (prose.matchesAt(ABBREVIATED, i) && !prose.matchesAt(NAME, i));
  }

  /** A word in small Latin letters; {@code pH}, {@code mRNA} and Greek letters begin sentences. */
  private static boolean isPlainWord(Prose prose, int from) {
    int i = from;
    while (Character.isLetter(prose.at(i))) {
      if (prose.at(i) < 'a' || prose.at(i) > 'z') {
        return false;
      }
      i++;
    }
    return i > from;
  }
}
