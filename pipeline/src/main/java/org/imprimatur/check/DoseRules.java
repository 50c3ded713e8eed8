package org.imprimatur.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/** The rules about how numbers and units of doses are written. */
final class DoseRules {

  private DoseRules() {}

  static List<Rule> all() {
    return List.of(
        new TrailingZero(),
        new TrailingDecimalZero(),
        new NakedDecimal(),
        new NumberUnitSpace(),
        new DrugDoseSpace(),
        new UnitPeriodRule(),
        new LargeNumberRule(),
        new Apothecary(),
        new SlashBetweenDoses());
  }

  /** Whether a number belongs to a name or to a number that began before it. */
  static boolean isIdentifier(Place number) {
    char before = number.before();
    char beforeThat = number.prose().at(number.start() - 2);
    return Character.isLetter(before)
        || before == '#'
        || before == '_'
        || (before == '-' && Character.isLetter(beforeThat))
        || (before == '.' && !Character.isWhitespace(beforeThat));
  }

  /** {@code dose/jc-trailing-zero}: 5.0 mg has been read as 50 mg. */
  private static final class TrailingZero implements Rule.OfAmounts {

    @Override
    public String id() {
      return RuleId.DOSE_JC_TRAILING_ZERO.id();
    }

    @Override
    public void check(Amount amount, Sink sink) {
      String number = amount.number();
      int point = number.lastIndexOf('.');
      boolean given = amount.isDose() || amount.unit() == DoseUnits.Kind.FORM;
      if (!given || point < 1 || point != number.indexOf('.')) {
        return;
      }
      String decimals = number.substring(point + 1);
      if (!decimals.isEmpty()
          && decimals.chars().allMatch(c -> c == '0')
          && !isIdentifier(amount.place())
          && !amount.isMeasured()) {
        String plain = number.substring(0, point);
        sink.report(
            id(),
            amount.place().span(),
            "the trailing zero of \""
                + number
                + " "
                + amount.unitText()
                + "\": it has been read as "
                + number.replace(".", ""),
            "write \"" + plain + " " + amount.unitText() + "\"");
      }
    }
  }

  /** {@code dose/trailing-decimal-zero}: 2.50 mg has been read as 250 mg. */
  private static final class TrailingDecimalZero implements Rule.OfAmounts {

    @Override
    public String id() {
      return RuleId.DOSE_TRAILING_DECIMAL_ZERO.id();
    }

    @Override
    public void check(Amount amount, Sink sink) {
      String number = amount.number();
      int point = number.lastIndexOf('.');
      if (!amount.isDose() || point < 1 || point != number.indexOf('.') || !number.endsWith("0")) {
        return;
      }
      String plain = number.replaceAll("0+$", "");
      if (!plain.endsWith(".") && !isIdentifier(amount.place()) && !amount.isMeasured()) {
        sink.report(
            id(),
            amount.place().span(),
            "the last zero of \""
                + number
                + " "
                + amount.unitText()
                + "\": it has been read as "
                + number.replace(".", ""),
            "write \"" + plain + " " + amount.unitText() + "\"");
      }
    }
  }

  /** {@code dose/jc-naked-decimal}: .5 mg has been read as 5 mg. */
  private static final class NakedDecimal implements Rule.OfCharacters {

    @Override
    public String id() {
      return RuleId.DOSE_JC_NAKED_DECIMAL.id();
    }

    @Override
    public String characters() {
      return ".";
    }

    @Override
    public void check(Place place, Sink sink) {
      Prose prose = place.prose();
      char before = place.before();
      if (!WordForms.isDigit(place.after())
          || Character.isLetterOrDigit(before)
          || before == '.'
          || before == '_'
          || before == Prose.GAP) {
        return;
      }
      int end = place.end();
      while (WordForms.isDigit(prose.at(end))) {
        end++;
      }
      Amount amount = TextScan.amount(new Place(prose, place.end(), end, place.defined()));
      boolean given = amount.isDose() || amount.unit() == DoseUnits.Kind.FORM;
      if (given) {
        String number = prose.slice(place.start(), end);
        sink.report(
            id(),
            place.span(place.start(), end),
            "no zero before the point of \""
                + number
                + " "
                + amount.unitText()
                + "\": it has been read as "
                + number.substring(1),
            "write \"0" + number + " " + amount.unitText() + "\"");
      }
    }
  }

  /** {@code dose/number-unit-space}: the m of 10mg has been read as two zeros. */
  private static final class NumberUnitSpace implements Rule.OfAmounts {

    @Override
    public String id() {
      return RuleId.DOSE_NUMBER_UNIT_SPACE.id();
    }

    @Override
    public void check(Amount amount, Sink sink) {
      boolean unit = amount.isDose() || amount.unit() == DoseUnits.Kind.OTHER;
      String letters = amount.unitText();
      boolean stuck = amount.direct() && unit && amount.unitStart() == amount.place().end();
      if (stuck && !isIdentifier(amount.place()) && amount.prose().at(amount.unitEnd()) != '-') {
        sink.report(
            id(),
            amount.span(),
            "number and unit run together: \""
                + amount.number()
                + letters
                + "\"; the letters have been read as zeros",
            "write \"" + amount.number() + " " + letters + "\"");
      }
    }
  }

  /** {@code dose/drug-dose-space}: Inderal40 mg has been read as Inderal 140 mg. */
  private static final class DrugDoseSpace implements Rule.OfMixedWords {
    private static final Pattern SHAPE =
        Pattern.compile("(\\p{L}{4,25}?)(\\d{1,4})(mg|mcg|\u03BCg|g|mL|ml|units?|mEq)?");
    private static final Pattern REST =
        Pattern.compile("(?:[.,]\\d{1,4})?[\\s-]?(?:mg|mcg|\u03BCg|g|mL|ml|units?|mEq)\\b");

    @Override
    public String id() {
      return RuleId.DOSE_DRUG_DOSE_SPACE.id();
    }

    @Override
    public void check(Place place, Sink sink) {
      Matcher matcher = SHAPE.matcher(place.word());
      if (matcher.matches() && (matcher.group(3) != null || place.precedes(REST))) {
        sink.report(
            id(),
            place.span(),
            "name and dose run together: \"" + place.word() + "\"; a last \"l\" has been read as 1",
            "write \"" + matcher.group(1) + " " + matcher.group(2) + "\"");
      }
    }
  }

  /** {@code dose/apothecary}: grains and drams are taken for grams. */
  private static final class Apothecary implements Rule.OfWords, Rule.OfCharacters {
    private static final Pattern NAME = Pattern.compile("\\s[A-Z]");

    @Override
    public String id() {
      return RuleId.DOSE_APOTHECARY.id();
    }

    @Override
    public Set<String> words() {
      return Set.of(
          "gr", "grs", "grain", "grains", "dr", "dram", "drams", "drachm", "minim", "minims",
          "\u0292");
    }

    @Override
    public String characters() {
      return "\u2125";
    }

    @Override
    public void check(Place place, Sink sink) {
      char first = place.prose().at(place.start());
      boolean symbol = first == '\u2125' || first == '\u0292';
      // "Dr" behind a number begins the next sentence or a name.
      boolean doctor = place.word().startsWith("D") && place.word().length() == 2;
      boolean name =
          place.word().indexOf('.') >= 0 || (isCapitalised(place) && place.precedes(NAME));
      if (symbol || (place.followsNumber() && !doctor && !name)) {
        sink.report(
            id(),
            place.span(),
            "the apothecary unit \"" + place.word() + "\" has been read as a metric one",
            "write the dose in metric units");
      }
    }

    private static boolean isCapitalised(Place place) {
      return Character.isUpperCase(place.word().charAt(0)) && !place.isUpper();
    }
  }

  /** {@code dose/slash-between-doses}: the slash of 25 units/10 units has been read as 1. */
  private static final class SlashBetweenDoses implements Rule.OfAmounts {
    private static final Pattern SECOND =
        Pattern.compile(
            "\\s?/\\s?\\d[\\d.,]{0,9}[\\s-]?(mg|mcg|\u03BCg|g|units?|U|IU|mEq|mmol)\\b(?!/)");
    private static final Set<String> FIRST =
        Set.of("mg", "mcg", "\u03BCg", "g", "unit", "units", "u", "iu", "meq", "mmol");

    @Override
    public String id() {
      return RuleId.DOSE_SLASH_BETWEEN_DOSES.id();
    }

    @Override
    public void check(Amount amount, Sink sink) {
      if (!amount.direct() || !FIRST.contains(WordForms.lower(amount.unitText()))) {
        return;
      }
      Prose prose = amount.prose();
      Matcher matcher = SECOND.matcher(prose.text());
      matcher.region(amount.unitEnd(), Math.min(prose.length(), amount.unitEnd() + 24));
      if (matcher.lookingAt()) {
        sink.report(
            id(),
            prose.span(amount.place().start(), matcher.end()),
            "a slash between two doses, \""
                + prose.slice(amount.place().start(), matcher.end())
                + "\"; it has been read as 1",
            "write \"and\", or \"per\" where that is meant");
      }
    }
  }
}
