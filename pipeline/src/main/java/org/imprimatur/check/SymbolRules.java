package org.imprimatur.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules about symbols and coded directions that have been misread. */
final class SymbolRules {

  private SymbolRules() {}

  static List<Rule> all() {
    return List.of(
        new Comparison(), new Symbol(), new HourDegree(), new ClockTime(), new ForDays());
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
    private static final Pattern SHARE =
        Pattern.compile("(?i)(?:\\b(?:in|of|occurs?|affects?|by|was|is|frequency)\\s|\\()$");

    @Override
    public String id() {
      return "dose/comparison";
    }

    @Override
    public String characters() {
      return "<>\u2264\u2265";
    }

    @Override
    public void check(Place place, Sink sink) {
      char before = place.before();
      if (place.prose().kind() == Prose.Kind.CELL
          || before == '-'
          || before == '='
          || before == '<'
          || before == '>'
          || place.after() == '='
          || place.follows(STATISTIC)) {
        return;
      }
      Matcher number = NUMBER.matcher(place.prose().text());
      number.region(place.end(), place.prose().length());
      if (!number.lookingAt()) {
        return;
      }
      String unit = number.group(1);
      boolean strict = place.word().equals("<") || place.word().equals(">");
      boolean dose = unit != null && Units.kind(unit) == Units.Kind.DOSE;
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

  /** {@code dose/symbol}: {@code @}, {@code &} and {@code +} have been read as 2, 2 and 4. */
  private static final class Symbol implements Rule.OfCharacters {

    @Override
    public String id() {
      return "dose/symbol";
    }

    @Override
    public String characters() {
      return "@&+";
    }

    @Override
    public void check(Place place, Sink sink) {
      Prose prose = place.prose();
      boolean fires =
          switch (place.word()) {
            case "@" -> place.before() == ' ' && isWordOrNumber(prose, place.end());
            case "&" -> isApart(place) && joinsText(place);
            default -> isApart(place) && joinsWords(place);
          };
      if (fires) {
        boolean at = place.word().equals("@");
        sink.report(
            id(),
            place.span(),
            "\"" + place.word() + "\" has been read as a digit",
            at ? "write \"at\"" : "write \"and\" or \"plus\"");
      }
    }

    private static boolean isWordOrNumber(Prose prose, int from) {
      char next = prose.at(from) == ' ' ? prose.at(from + 1) : prose.at(from);
      return Words.isDigit(next) || (prose.at(from) == ' ' && Character.isLetter(next));
    }

    private static boolean isApart(Place place) {
      return place.before() == ' ' && place.after() == ' ' && place.start() > 0;
    }

    /** Whether one neighbour is plain text: {@code Smith & Wesson} and {@code H & E} are names. */
    private static boolean joinsText(Place place) {
      char left = firstOfWordBefore(place);
      char right = place.prose().at(place.end() + 1);
      return Character.isLowerCase(left)
          || Character.isLowerCase(right)
          || Words.isDigit(left)
          || Words.isDigit(right);
    }

    /** Whether words of three letters and more stand on both sides: no formula, no ion, no cell. */
    private static boolean joinsWords(Place place) {
      Prose prose = place.prose();
      int left = place.start() - 1;
      int right = place.end() + 1;
      boolean dosed = place.followsDose();
      return (dosed || areLetters(prose, left - 3, left)) && areLetters(prose, right, right + 3);
    }

    private static boolean areLetters(Prose prose, int from, int to) {
      for (int i = from; i < to; i++) {
        if (!Character.isLetter(prose.at(i))) {
          return false;
        }
      }
      return true;
    }

    private static char firstOfWordBefore(Place place) {
      int i = place.start() - 2;
      while (i > 0 && place.prose().at(i - 1) != ' ') {
        i--;
      }
      return place.prose().at(i);
    }
  }

  /** {@code dose/hour-degree}: the sign of {@code q4°} has been read as a zero. */
  private static final class HourDegree implements Rule.OfCharacters {
    private static final Pattern HOURS =
        Pattern.compile(
            "(?i)(?:\\bq\\s?|\\b(?:every|each|per|over|for|x)\\s)\\d{1,2}(?:[\u2013-]\\d{1,2})?\\s?$");
    private static final Pattern TEMPERATURE = Pattern.compile("\\s?[CF]\\b");
    private static final Pattern ANGLE =
        Pattern.compile(
            "(?i)\\b(?:angle|flexion|flex|extension|rotat\\w+|elevat\\w+|abduct\\w+|tilt\\w*|head of)\\b");

    @Override
    public String id() {
      return "dose/hour-degree";
    }

    @Override
    public String characters() {
      return "\u00B0";
    }

    @Override
    public void check(Place place, Sink sink) {
      if (place.follows(HOURS) && !place.precedes(TEMPERATURE) && !place.clauseHas(ANGLE)) {
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
      return "abbrev/clock-time";
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
      return "abbrev/for-days";
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
