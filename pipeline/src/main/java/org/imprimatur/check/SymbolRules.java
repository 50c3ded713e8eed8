package org.imprimatur.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/** The rules about symbols and coded directions that have been misread. */
final class SymbolRules {

  private SymbolRules() {}

  static List<Rule> all() {
    return List.of(
        new Comparison(), new DoseSymbolRule(), new HourDegree(), new ClockTime(), new ForDays());
  }

  /**
   * {@code dose/comparison}: {@code <} and {@code >} have been read as each other, and {@code <10}
   * as 40. Statistics, formulas and table cells may have them.
   */
  private static final class Comparison implements Rule.OfCharacters {
    private static final Pattern NUMBER =
        Pattern.compile(
            "\\s{0,2}\\d[\\d.,]{0,12}(?:\\s?[\u2013-]\\s?\\d[\\d.,]{0,9})?[\\s-]?(%|[\\p{L}\u03BC]{1,12})?");
    private static final Pattern STATISTIC =
        Pattern.compile(
            "(?:\\b(?:[Pp](?:[\\s-]?values?)?|[a-zA-Z]|[ORH]R|CI|SD|SMD|MD|WMD|NNT|NNH|AUC|kappa|alpha|beta)"
                + "|[\\p{IsGreek}]|[\u00B2\u00B3)=])\\s{0,2}$");
    private static final Pattern COEFFICIENT =
        Pattern.compile(
            "(?i)\\b(?:correlations?|reliabilit(?:y|ies)|coefficients?|kappa|alpha|AUC)\\b");
    private static final Pattern SHARE =
        Pattern.compile("(?i)(?:\\b(?:in|of|occurs?|affects?|by|was|is|frequency)\\s|\\()$");

    @Override
    public String id() {
      return RuleId.DOSE_COMPARISON.id();
    }

    @Override
    public String characters() {
      return "<>\u2264\u2265";
    }

    @Override
    public void check(Place place, Sink sink) {
      char before = place.before();
      if (place.prose().kind() == Prose.Kind.CELL
          || "-\u2013\u2014=<>".indexOf(before) >= 0
          || place.after() == '='
          || place.follows(STATISTIC)
          || place.sentenceHas(COEFFICIENT)) {
        return;
      }
      Matcher number = NUMBER.matcher(place.prose().text());
      number.region(place.end(), place.prose().length());
      if (!number.lookingAt()) {
        return;
      }
      String unit = number.group(1);
      boolean strict = place.word().equals("<") || place.word().equals(">");
      boolean dose = unit != null && DoseUnits.kind(unit) == DoseUnits.Kind.DOSE;
      boolean share = "%".equals(unit) && place.follows(SHARE);
      if (dose || (strict && !share)) {
        sink.report(
            id(),
            place.span(),
            "\""
                + place.word()
                + "\" before \""
                + number.group().strip()
                + "\" has been read as its opposite or as a digit",
            "write \"" + words(place.word()) + "\"");
      }
    }

    private static String words(String sign) {
      return switch (sign) {
        case "<" -> "less than";
        case ">" -> "more than";
        case "\u2264" -> "at most";
        default -> "at least";
      };
    }
  }

  /**
   * {@code dose/hour-degree}: the sign of {@code q4°} has been read as a zero. Behind other words
   * than "q" it stands for hours only where a dose is given, and never for warmth or an angle.
   */
  private static final class HourDegree implements Rule.OfCharacters {
    private static final Pattern EVERY =
        Pattern.compile("(?i)\\bq\\s?\\d{1,2}(?:[\u2013-]\\d{1,2})?\\s?$");
    private static final Pattern HOURS =
        Pattern.compile(
            "(?i)\\b(?:every|each|per|over|for|x)\\s(?:\\d{1,2}[\u2013-])?(?:[1-468]|1[028]|24|36|48|72)\\s?$");
    private static final Pattern DOSE = Pattern.compile("\\d\\s?-?" + DoseUnits.GIVEN + "\\b");
    private static final Pattern TEMPERATURE = Pattern.compile("\\s?[CF]\\b");
    private static final Pattern WARMTH_OR_ANGLE =
        Pattern.compile(
            "(?i)\\b(?:angle|flexion|flex|extension|rotat\\w*|elevat\\w+|abduct\\w+|tilt\\w*|head"
                + " of|head|axis|curve|turn|bend|arc"
                + "|temperatures?|fever|febrile|\\w*therm\\w*|warm\\w*|cool\\w*|rise|fall|drop|above|below)\\b");

    @Override
    public String id() {
      return RuleId.DOSE_HOUR_DEGREE.id();
    }

    @Override
    public String characters() {
      return "\u00B0";
    }

    @Override
    public void check(Place place, Sink sink) {
      boolean hours =
          place.follows(EVERY)
              || (place.follows(HOURS)
                  && place.clauseBeforeHas(DOSE)
                  && !place.clauseHas(WARMTH_OR_ANGLE));
      if (hours && !place.precedes(TEMPERATURE)) {
        sink.report(
            id(), place.span(), "\"\u00B0\" for hours has been read as a zero", "write \"hours\"");
      }
    }
  }

  /** {@code abbrev/clock-time}: {@code q6PM} has been read as "every 6 hours". */
  private static final class ClockTime implements Rule.OfMixedWords {
    private static final Pattern SHAPE = Pattern.compile("[qQ](\\d{1,2})([AaPp][Mm])?");
    private static final Pattern BEHIND = Pattern.compile("\\s?([AaPp])\\.?[Mm]\\b");

    @Override
    public String id() {
      return RuleId.ABBREV_CLOCK_TIME.id();
    }

    @Override
    public void check(Place place, Sink sink) {
      Matcher matcher = SHAPE.matcher(place.word());
      if (matcher.matches() && (matcher.group(2) != null || place.precedes(BEHIND))) {
        sink.report(
            id(),
            place.span(),
            "\""
                + place.word()
                + "\" for a time of day has been read as \"every "
                + matcher.group(1)
                + " hours\"",
            "write \"daily at " + matcher.group(1) + " AM\" or \"... PM\"");
      }
    }
  }

  /** {@code abbrev/for-days}: {@code x3d} has been read as "for 3 doses". */
  private static final class ForDays implements Rule.OfMixedWords, Rule.OfCharacters {
    private static final Pattern SHAPE = Pattern.compile("[xX]\\d{1,3}d");
    private static final Pattern BEHIND = Pattern.compile("\\s?\\d{1,3}\\s?d\\b(?!/)");

    @Override
    public String id() {
      return RuleId.ABBREV_FOR_DAYS.id();
    }

    @Override
    public String characters() {
      return "\u00D7";
    }

    @Override
    public void check(Place place, Sink sink) {
      boolean sign = place.word().equals("\u00D7");
      if (sign ? place.precedes(BEHIND) : SHAPE.matcher(place.word()).matches()) {
        sink.report(
            id(),
            place.span(),
            "\"" + place.word() + "\" for a number of days has been read as a number of doses",
            "write \"for 3 days\", with the number meant");
      }
    }
  }
}
