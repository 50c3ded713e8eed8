package org.imprimatur.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.check.Quantity.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a sentence that say of what they are: with a unit, a per cent sign, a noun that is
 * counted, or the name of a ratio. Words for small numbers and shares are read as well. What could
 * be anything is left out, and so is the 95% of a confidence interval, with the interval.
 */
final class Quantities {
  private static final String NUMBER =
      "(?:\\d{1,3}(?:,\\d{3})++(?:\\.\\d++)?+|\\d++(?:\\.\\d++)?+|\\.\\d++)";

  /** One number, or the two of "10 to 20 mg". */
  private static final String N =
      "(?<![\\p{L}\\d.,])(?:(?<low>" + NUMBER + ") ?(?:-|to) ?)?(?<n>" + NUMBER + ")";

  private static final String ONE = "(?<![\\p{L}\\d.,])(?<n>" + NUMBER + ")";

  private static final String DAILY = " (?:(?:a|per|each|every) day|daily)\\b";

  private static final Pattern ABOUT =
      Pattern.compile(
          "\\b(?:about|around|approximately|roughly|nearly|almost|some)\\s$|[~\u2248]\\s?$");

  private static final Pattern INTERVAL =
      Pattern.compile(
          "\\b95 ?% ?(?:ci|confidence interval)\\b[,:;]? ?[\\[(]?"
              + NUMBER
              + " ?(?:-|,|to) ?"
              + NUMBER);

  private static final Map<Pattern, String> WORDS = wordsOfNumbers();

  private static final Map<String, String> MASS =
      Map.of(
          "g",
          "1000000",
          "gram",
          "1000000",
          "mg",
          "1000",
          "milligram",
          "1000",
          "mcg",
          "1",
          "\u00B5g",
          "1",
          "\u03BCg",
          "1",
          "microgram",
          "1",
          "ng",
          "0.001");

  private static final Map<String, String> VOLUME =
      Map.of(
          "ml",
          "1",
          "milliliter",
          "1",
          "millilitre",
          "1",
          "dl",
          "100",
          "l",
          "1000",
          "liter",
          "1000",
          "litre",
          "1000");

  private static final Map<String, String> TIME =
      Map.of("hour", "1", "day", "24", "week", "168", "month", "730.5", "year", "8766");

  private static final Map<String, String> PLAIN = Map.of();
  private static final Map<String, String> PER_CENT = Map.of("", "0.01");

  private static final List<Form> FORMS = forms();

  private final String text;
  private final BitSet taken = new BitSet();
  private final List<Quantity> found = new ArrayList<>();

  private Quantities(String text) {
    this.text = text;
  }

  /**
   * A way to write a number: {@code n}, and {@code low} of two; {@code a} of {@code b}; {@code h},
   * hours between two doses; or a word that is one.
   *
   * @param units factors by what is written for the unit, or that of the empty text for all
   * @param fixed the value, where no number is written
   */
  private record Form(
      Pattern pattern, Kind kind, Map<String, String> units, @Nullable String fixed) {}

  /** The numbers of a sentence. */
  static List<Quantity> of(String sentence) {
    Quantities all = new Quantities(plain(sentence));
    FORMS.forEach(all::read);
    return List.copyOf(all.found);
  }

  /** In small letters, with digits for words, and one sign for each kind of dash and blank. */
  private static String plain(String sentence) {
    String out =
        sentence
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\\h]+", " ")
            .replaceAll("[\u2010-\u2015\u2212]", "-")
            .replace('\u00B7', '.');
    for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
      out = word.getKey().matcher(out).replaceAll(word.getValue());
    }
    return INTERVAL.matcher(out).replaceAll("");
  }

  private static Map<Pattern, String> wordsOfNumbers() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("three quarters of", "75% of");
    words.put("two thirds of", "2 in 3 of");
    words.put("(?:a|one) quarter of", "25% of");
    words.put("(?:a|one) third of", "1 in 3 of");
    words.put("(?:a|one) fifth of", "20% of");
    words.put("half a year", "6 months");
    words.put("half a day", "12 hours");
    words.put("half of|half (?=the)", "50% of ");
    String[] ones =
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                + " sixteen seventeen eighteen nineteen twenty")
            .split(" ", -1);
    String[] tens = "thirty forty fifty sixty seventy eighty ninety".split(" ", -1);
    for (int i = 0; i < ones.length; i++) {
      words.put(ones[i], Integer.toString(i + 1));
    }
    for (int i = 0; i < tens.length; i++) {
      words.put(tens[i], Integer.toString(10 * (i + 3)));
    }
    Map<Pattern, String> out = new LinkedHashMap<>();
    words.forEach((word, digits) -> out.put(Pattern.compile("\\b(?:" + word + ")\\b"), digits));
    out.put(Pattern.compile(" ?\\bper ?cent\\b"), "%");
    return out;
  }

  private static List<Form> forms() {
    List<Form> out = new ArrayList<>();
    ratios(out);
    shares(out);
    String mass = " ?(?<unit>g|mg|mcg|ng|\u00B5g|\u03BCg|(?:micro|milli)?grams?)";
    numbers(out, Kind.DOSE_PER_WEIGHT, MASS, N + mass + " ?(?:/|per ) ?kg\\b");
    numbers(out, Kind.CONCENTRATION, MASS, N + mass + " ?(?:/|per ) ?dl\\b");
    numbers(out, Kind.DOSE, MASS, N + mass + "\\b(?! ?/)");
    numbers(out, Kind.WEIGHT, PLAIN, N + " ?(?:kg|kilograms?)\\b");
    numbers(out, Kind.VOLUME, VOLUME, N + " ?(?<unit>ml|dl|l|(?:milli)?lit(?:er|re)s?)\\b");
    numbers(out, Kind.UNITS, PLAIN, N + " ?(?:iu|(?:international )?units?)\\b");
    numbers(out, Kind.PRESSURE, PLAIN, N + " ?mm ?hg\\b");
    times(out);
    numbers(
        out,
        Kind.COUNT,
        PLAIN,
        ONE
            + "(?: (?!of\\b|in\\b|and\\b|or\\b|to\\b)[a-z-]+)? (?:participants?|people|patients?|persons?"
            + "|adults?|children|women|men|trials?|studies|tablets?|capsules?|injections?)\\b");
    numbers(out, Kind.COUNT, PLAIN, "\\brandomi[sz]ed (?<n>" + NUMBER + ")\\b");
    return List.copyOf(out);
  }

  private static void ratios(List<Form> out) {
    fixed(out, Kind.RATIO, "2", "\\b(?:doubl(?:ed|es?|ing)|twofold|twice as)\\b");
    fixed(out, Kind.RATIO, "0.5", "\\bhalv(?:ed|es?|ing)\\b");
    numbers(out, Kind.RATIO, PLAIN, ONE + "(?:-fold| times (?:as|more))\\b");
    numbers(
        out,
        Kind.NEEDED,
        PLAIN,
        "\\b(?:number needed to (?:treat|harm)|nnt|nnh)\\b[^\\d.;]{0,20}? (?<n>"
            + NUMBER
            + ")(?! ?%)");
    numbers(
        out,
        Kind.RATIO,
        PLAIN,
        "\\b(?:(?:hazard|odds|risk|rate) ratios?|relative risks?|a?hr|a?rr|irr)\\b[^\\d;%]{0,60}?(?<![\\d])(?<n>"
            + NUMBER
            + ")(?![\\d]| ?(?:%|m?c?g\\b|ml\\b))");
    numbers(out, Kind.RATIO, PLAIN, "\\((?:or),? (?<n>" + NUMBER + ")(?! ?%)");
  }

  private static void shares(List<Form> out) {
    numbers(out, Kind.POINTS, PER_CENT, ONE + " percentage points?\\b");
    numbers(out, Kind.SHARE, PER_CENT, N + " ?%");
    numbers(
        out,
        Kind.SHARE,
        PLAIN,
        "(?<![\\p{L}\\d.,])(?<a>\\d[\\d,]*) (?:out of|of|in) (?:the |all )?(?<b>\\d[\\d,]*)\\b"
            + "(?![.,]?\\d| ?(?:hours?|days?|weeks?|months?|years?|m?c?g|ml|kg|%)\\b)");
  }

  private static void times(List<Form> out) {
    fixed(out, Kind.FREQUENCY, "1", "\\bonce" + DAILY);
    fixed(out, Kind.FREQUENCY, "2", "\\btwice" + DAILY);
    numbers(out, Kind.FREQUENCY, PLAIN, ONE + " times" + DAILY);
    numbers(out, Kind.FREQUENCY, PLAIN, "\\bevery (?<h>\\d{1,2}) ?(?:hours?|h)\\b");
    numbers(
        out,
        Kind.AGE,
        PLAIN,
        "\\b(?:aged|(?:old|young)er than|over|under)(?: the age of)? (?<n>\\d{1,3}) years?\\b");
    numbers(out, Kind.AGE, PLAIN, N + "[ -]years?(?:[ -]old| of age| or (?:old|young)er)");
    numbers(out, Kind.TIME, TIME, N + "[ -](?<unit>hour|day|week|month|year)s?\\b");
  }

  private static void numbers(
      List<Form> out, Kind kind, Map<String, String> units, String pattern) {
    out.add(new Form(Pattern.compile(pattern), kind, units, null));
  }

  private static void fixed(List<Form> out, Kind kind, String value, String pattern) {
    out.add(new Form(Pattern.compile(pattern), kind, PLAIN, value));
  }

  /** Takes what is written in one way, where nothing was read yet. */
  private void read(Form form) {
    Matcher it = form.pattern().matcher(text);
    while (it.find()) {
      int next = taken.nextSetBit(it.start());
      if (next < 0 || next >= it.end()) {
        read(form, it);
        taken.set(it.start(), it.end());
      }
    }
  }

  private void read(Form form, Matcher it) {
    if (form.fixed() != null) {
      add(form.kind(), new BigDecimal(form.fixed()), BigDecimal.ZERO, it);
    } else if (has(form, "<a>")) {
      part(form.kind(), it);
    } else if (has(form, "<h>")) {
      BigDecimal hours = new BigDecimal(it.group("h"));
      if (hours.signum() > 0) {
        BigDecimal times = Quantity.quotient(BigDecimal.valueOf(24), hours);
        add(form.kind(), times, new BigDecimal("0.01"), it);
      }
    } else {
      BigDecimal factor = factor(form, it);
      if (has(form, "<low>") && it.group("low") != null) {
        number(form.kind(), it.group("low"), factor, it);
      }
      number(form.kind(), it.group("n"), factor, it);
    }
  }

  private static boolean has(Form form, String group) {
    return form.pattern().pattern().contains(group);
  }

  private static BigDecimal factor(Form form, Matcher it) {
    String unit = has(form, "<unit>") ? it.group("unit") : "";
    String singular =
        unit.length() > 3 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    return new BigDecimal(form.units().getOrDefault(singular, "1"));
  }

  private void number(Kind kind, String written, BigDecimal factor, Matcher it) {
    BigDecimal value = decimal(written);
    BigDecimal slack = BigDecimal.ONE.movePointLeft(value.scale()).divide(BigDecimal.valueOf(2));
    // Of a dose nothing is rounded.
    boolean isExact = kind == Kind.DOSE || kind == Kind.COUNT || kind == Kind.FREQUENCY;
    add(kind, value.multiply(factor), isExact ? BigDecimal.ZERO : slack.multiply(factor), it);
  }

  /** "1 in 10" is rounder than "103 of 1,021". */
  private void part(Kind kind, Matcher it) {
    BigDecimal a = decimal(it.group("a"));
    BigDecimal b = decimal(it.group("b"));
    if (b.signum() > 0 && a.compareTo(b) <= 0) {
      boolean isRound = b.compareTo(BigDecimal.valueOf(25)) < 0;
      add(kind, Quantity.quotient(a, b), new BigDecimal(isRound ? "0.0034" : "0.000001"), it);
    }
  }

  private void add(Kind kind, BigDecimal value, BigDecimal slack, Matcher it) {
    boolean isAbout = ABOUT.matcher(text.substring(0, it.start())).find();
    found.add(new Quantity(kind, value, slack, isAbout, it.group().strip()));
  }

  private static BigDecimal decimal(String written) {
    return new BigDecimal(written.replace(",", ""));
  }
}
