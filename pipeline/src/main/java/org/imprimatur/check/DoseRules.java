package org.imprimatur.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        new UnitPeriod(),
        new LargeNumber(),
        new Apothecary(),
        new SlashBetweenDoses());
  }

  private static boolean isIdentifier(Place number) {
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
      return "dose/jc-trailing-zero";
    }

    @Override
    public void check(Amount amount, Sink sink) {
      String number = amount.number();
      int point = number.lastIndexOf('.');
      boolean given = amount.isDose() || amount.unit() == Units.Kind.FORM;
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
      return "dose/trailing-decimal-zero";
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
      return "dose/jc-naked-decimal";
    }

    @Override
    public String characters() {
      return ".";
    }

    @Override
    public void check(Place place, Sink sink) {
      Prose prose = place.prose();
      char before = place.before();
      if (!Words.isDigit(place.after())
          || Character.isLetterOrDigit(before)
          || before == '.'
          || before == '_'
          || before == Prose.GAP) {
        return;
      }
      int end = place.end();
      while (Words.isDigit(prose.at(end))) {
        end++;
      }
      Amount amount = TextScan.amount(new Place(prose, place.end(), end, place.defined()));
      boolean given = amount.isDose() || amount.unit() == Units.Kind.FORM;
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
      return "dose/number-unit-space";
    }

    @Override
    public void check(Amount amount, Sink sink) {
      boolean unit = amount.isDose() || amount.unit() == Units.Kind.OTHER;
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
      return "dose/drug-dose-space";
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

  /** {@code dose/unit-period}: the stop of "mg." has been read as 1. */
  private static final class UnitPeriod implements Rule.OfAmounts {
    private static final Set<String> UNITS =
        Set.of(
            "mg", "mcg", "g", "gm", "ml", "l", "kg", "cc", "meq", "mmol", "\u03BCg", "ng", "units",
            "unit", "dl");
    private static final Pattern ABBREVIATED =
        Pattern.compile("(?:PO|IV|IM|SC|SL|PR|BID|TID|QID|QD|PRN|HS)\\b");

    @Override
    public String id() {
      return "dose/unit-period";
    }

    @Override
    public void check(Amount amount, Sink sink) {
      Prose prose = amount.prose();
      int stop = amount.unitEnd();
      if (!amount.direct()
          || prose.at(stop) != '.'
          || !UNITS.contains(Words.lower(amount.unitText()))) {
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
      int i = from;
      while (i < prose.length() && (prose.at(i) == ' ' || prose.at(i) == Prose.GAP)) {
        i++;
      }
      if (i >= prose.length()) {
        return false;
      }
      char c = prose.at(i);
      boolean right = i == from;
      return (right && (c == '/' || c == ',' || c == ';' || c == '-'))
          || Character.isLowerCase(c)
          || (!right && Words.isDigit(c))
          || ABBREVIATED.matcher(prose.text()).region(i, prose.length()).lookingAt();
    }
  }

  /** {@code dose/large-number}: zeros of 100000 have been miscounted. */
  private static final class LargeNumber implements Rule.OfAmounts {
    private static final Pattern LABEL =
        Pattern.compile(
            "(?i)(?:\\b(?:PMIDs?|PMCID|PMC|ID|No\\.?|Nos\\.?|numbers?|code[sd]?|ISBN|ISSN|NCT|ISRCTN|ZIP|ext\\.?|extension|version"
                + "|grants?|protocol|registration|registered|CRD|ICD|SNOMED|CPT|MeSH|RxNorm|LOINC|NDC|case|docket|patent|licen[cs]e"
                + "|accession|part|lot|batch|model|box|catalog(?:ue)?|article|e|doi|room|suite|record|phone|fax|tel|bylaw|EudraCT"
                + "|UMIN|trial)\\s?[:#.]?\\s?(?:\\w{1,9}[\\s,]){0,2}"
                + "|#|\\b[A-Z]{2}\\s|[$\u20AC\u00A3\u00A5]\\s?)$");
    private static final Pattern ADDRESS =
        Pattern.compile("\\s(?:[A-Z][a-z]+\\s){0,2}(?:Street|Avenue|Ave|Road|Rd|Blvd|Drive)\\b");

    @Override
    public String id() {
      return "dose/large-number";
    }

    @Override
    public void check(Amount amount, Sink sink) {
      String number = amount.number();
      int point = number.indexOf('.');
      String whole = point < 0 ? number : number.substring(0, point);
      if (whole.length() < 5
          || whole.length() > 9
          || whole.charAt(0) == '0'
          || !whole.chars().allMatch(c -> c >= '0' && c <= '9')
          || (point >= 0 && number.indexOf('.', point + 1) >= 0)
          || isOther(amount, whole)) {
        return;
      }
      String grouped = grouped(whole) + number.substring(whole.length());
      sink.report(
          id(),
          amount.place().span(),
          "the zeros of \"" + number + "\" are easily miscounted",
          "write \"" + grouped + "\"" + inWords(whole));
    }

    private static boolean isOther(Amount amount, String whole) {
      Place place = amount.place();
      Prose prose = place.prose();
      char before = place.before();
      char after = place.after();
      boolean given = amount.unit() != Units.Kind.NONE;
      boolean date =
          !given && whole.length() == 8 && (whole.startsWith("19") || whole.startsWith("20"));
      boolean joined =
          isIdentifier(place)
              || before == '/'
              || before == ':'
              || before == Prose.GAP
              || (before == '-' && !Character.isWhitespace(prose.at(place.start() - 2)) && !given)
              || (after == '-' && Words.isDigit(prose.at(place.end() + 1)) && !given)
              || after == ':'
              || after == '_'
              || (Character.isLetter(after) && !given);
      return date || joined || (!given && (place.follows(LABEL) || place.precedes(ADDRESS)));
    }

    private static String grouped(String digits) {
      StringBuilder out = new StringBuilder(digits);
      for (int i = digits.length() - 3; i > 0; i -= 3) {
        out.insert(i, ',');
      }
      return out.toString();
    }

    private static String inWords(String digits) {
      if (digits.endsWith("000000")) {
        return " or \"" + digits.substring(0, digits.length() - 6) + " million\"";
      }
      return digits.endsWith("000")
          ? " or \"" + digits.substring(0, digits.length() - 3) + " thousand\""
          : "";
    }
  }

  /** {@code dose/apothecary}: grains and drams are taken for grams. */
  private static final class Apothecary implements Rule.OfWords, Rule.OfCharacters {

    @Override
    public String id() {
      return "dose/apothecary";
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
      if (symbol || (place.followsNumber() && !doctor)) {
        sink.report(
            id(),
            place.span(),
            "the apothecary unit \"" + place.word() + "\" has been read as a metric one",
            "write the dose in metric units");
      }
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
      return "dose/slash-between-doses";
    }

    @Override
    public void check(Amount amount, Sink sink) {
      if (!amount.direct() || !FIRST.contains(Words.lower(amount.unitText()))) {
        return;
      }
      Prose prose = amount.prose();
      Matcher matcher = SECOND.matcher(prose.text());
      matcher.region(amount.unitEnd(), Math.min(prose.length(), amount.unitEnd() + 24));
      if (matcher.lookingAt()) {
        sink.report(
            id(),
            prose.span(amount.place().start(), matcher.end()),
            "a slash parts two doses, \""
                + prose.slice(amount.place().start(), matcher.end())
                + "\"; it has been read as 1",
            "write \"and\", or \"per\" where that is meant");
      }
    }
  }
}
