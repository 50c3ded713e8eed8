package org.imprimatur.check;

import java.util.regex.Pattern;
import org.imprimatur.drug.LikelyDrugs;
import org.imprimatur.finding.RuleId;

/**
 * {@code dose/symbol}: {@code @}, {@code &} and {@code +} beside a dose, or between the names of
 * two drugs, have been read as 2, 2 and 4. Between other words no digit is near that they could
 * become part of.
 */
final class DoseSymbolRule implements Rule.OfCharacters {
  private static final Pattern AMOUNT_OR_RATE =
      Pattern.compile(
          "\\s?(?:\\d[\\d.,]{0,9}\\s?[\u2013-]\\s?)?\\d[\\d.,]{0,9}\\s?-?"
              + DoseUnits.GIVEN
              + "\\b");
  private static final Pattern WORD_OR_NUMBER = Pattern.compile("\\s?\\d|\\s\\p{L}");

  /** An amount in brackets that bounds what stands before it. */
  private static final Pattern BOUND =
      Pattern.compile(
          "\\((?:more|less|larger|smaller|greater|over|under|above|below|up)\\s[^()]{1,40}\\)\\s$");

  private static final Pattern FORMULA = Pattern.compile("[=\u00D7\u2211]");
  private static final Pattern NAME_BEFORE =
      Pattern.compile("(?:\\b\\p{Lu}|[(;,]\\s?\\p{Lu}\\p{Ll}{1,20}|^\\p{Lu}\\p{Ll}{1,20})\\s$");
  private static final Pattern NAME_BEHIND =
      Pattern.compile("\\s(?:\\p{Lu}\\b|\\p{Lu}\\p{Ll}{1,20}(?:,\\s|\\.|\\)))");
  private static final Pattern DRUG_BEFORE = Pattern.compile("\\b(?<drug>\\p{L}{4,25})\\s$");
  private static final Pattern DRUG_BEHIND = Pattern.compile("\\s(?<drug>\\p{L}{4,25})\\b");

  @Override
  public String id() {
    return RuleId.DOSE_SYMBOL.id();
  }

  @Override
  public String characters() {
    return "@&+";
  }

  @Override
  public void check(Place place, Sink sink) {
    boolean at = place.word().equals("@");
    if (at ? isBeforeAmount(place) : joins(place)) {
      sink.report(
          id(),
          place.span(),
          "\"" + place.word() + "\" has been read as a digit",
          at ? "write \"at\"" : "write \"and\" or \"plus\"");
    }
  }

  private static boolean isBeforeAmount(Place place) {
    boolean apart = place.before() == ' ' && place.start() > 0;
    return apart
        && (place.precedes(AMOUNT_OR_RATE)
            || (place.followsDose() && place.precedes(WORD_OR_NUMBER)));
  }

  private static boolean joins(Place place) {
    boolean apart = place.before() == ' ' && place.after() == ' ' && place.start() > 0;
    return apart
        && !place.clauseHas(FORMULA)
        && (joinsDrugs(place) || (besideDose(place) && !isOfNames(place)));
  }

  private static boolean besideDose(Place place) {
    return (place.followsDose() && !place.follows(BOUND)) || place.precedesDose();
  }

  /** {@code (Sample & Other, 2013)}, {@code T & C}. */
  private static boolean isOfNames(Place place) {
    return place.follows(NAME_BEFORE) && place.precedes(NAME_BEHIND);
  }

  private static boolean joinsDrugs(Place place) {
    return LikelyDrugs.isOne(place.wordBefore(DRUG_BEFORE, "drug"))
        && LikelyDrugs.isOne(place.wordBehind(DRUG_BEHIND, "drug"));
  }
}
