package org.imprimatur.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.LikelyDrugs;
import org.imprimatur.source.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Finds the amounts and drugs that a text names. The same amount has the same key with any blank or
 * hyphen before its unit, any sign between its thousands and either form of its unit: {@code 1,000
 * mg}, {@code 1000-mg} and {@code 1 000 milligrams}. The beginning of a range has the unit of its
 * end. An amount by weight, by volume or by the hour is another one than the plain amount; one by
 * the day is not, since {@code 40 mg a day} is written in many ways.
 */
final class Mentions {
  private static final int MOST_DIGITS = 12;
  private static final int SHORTEST_DRUG = 5;

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d{1,3}(?:[ ,'\u2019]\\d{3}(?!\\d))++(?:[.\u00B7]\\d++)?"
              + "|\\d++(?:[.,\u00B7]\\d++)*+|[.\u00B7]\\d++");

  /** A number in groups of three digits, the decimals aside. */
  private static final Pattern GROUPED =
      Pattern.compile("\\d{1,3}(?:[ ,'\u2019]\\d{3})++(?:\\.\\d+)?");

  private static final Pattern BETWEEN_GROUPS = Pattern.compile("[ ,'\u2019]");

  /** What stands between two numbers of one unit. */
  private static final Pattern JOINT =
      Pattern.compile(" {0,2}(?:[-\u2013\u2014/]|to|or|and) {0,2}");

  private static final Pattern UNIT =
      Pattern.compile(
          "[ -]{0,3}(?:(?<scale>thousand|million|billion)[ -])?(?<unit>%|\u00B0 ?[CF]\\b|mm"
              + " ?Hg\\b|cm ?H2O\\b|international"
              + " units?\\b|[A-Za-z\u03BC]{1,14}(?![\\p{L}\\d]))(?<by>(?:(?: ?/ ?| per | an?"
              + " )(?:kg|kilograms?|m2|m\u00B2|[dm]?[Ll]|(?:milli|deci)?lit(?:er|re)s?|mmol|mol|g|min(?:utes?)?"
              + "|h(?:r|ours?)?)(?![\\p{L}\\d])){0,2}+)");

  private static final Pattern PER = Pattern.compile(" ?/ ?| per | an? ");

  /** Behind years that say how old people are, not how long something takes. */
  private static final Pattern AGE_BEHIND =
      Pattern.compile("[ -](?:old|of age|(?:and|or) (?:older|over|above|more|under|younger))\\b");

  private static final Pattern AGE_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:age[ds]?|old(?:er)?(?: than)?|over|under|above|below|young(?:er)?(?: than)?)"
              + "[ :<>\u2264\u2265]{0,4}$");

  private static final Map<String, String> UNITS = new HashMap<>();

  private static final Set<String> GIVEN =
      words(
          "mg mcg ng g mL L mmol mEq unit tablet capsule puff spray drop patch inhalation pill"
              + " vial ampoule suppository lozenge sachet");

  private static final Set<String> TIMES = words("second minute hour day week month year");

  private static final Set<String> CLASSES =
      words(
          "opioid opiate nsaid antibiotic corticosteroid glucocorticoid steroid antihistamine"
              + " antidepressant anticoagulant antiplatelet benzodiazepine statin triptan diuretic"
              + " antiviral antifungal antipsychotic antiepileptic anticonvulsant antiemetic"
              + " analgesic bisphosphonate barbiturate gabapentinoid cephalosporin macrolide"
              + " fluoroquinolone sulfonylurea antimalarial immunosuppressant laxative");

  static {
    unit("mg", "mgs milligram milligrams milligramme milligrammes");
    unit("mcg", "\u03BCg ug microgram micrograms");
    unit("ng", "nanogram nanograms");
    unit("g", "gm gms gram grams gramme grammes");
    unit("kg", "kilogram kilograms kilo kilos");
    unit("mL", "ml milliliter milliliters millilitre millilitres cc");
    unit("L", "l liter liters litre litres");
    unit("dL", "dl deciliter deciliters decilitre decilitres");
    unit("mmol", "millimole millimoles");
    unit("\u03BCmol", "umol micromole micromoles");
    unit("mEq", "meq milliequivalent milliequivalents");
    unit("unit", "u U units iu internationalunit internationalunits");
    unit("tablet", "tablets tab tabs");
    unit("capsule", "capsules cap caps");
    unit("drop", "drops gtt gtts");
    unit("patch", "patches");
    unit("suppository", "suppositories");
    for (String form : words("puff spray inhalation pill vial ampoule lozenge sachet")) {
      unit(form, form + "s");
    }
    unit("second", "seconds sec secs");
    unit("minute", "minutes min mins");
    unit("hour", "h hours hr hrs");
    unit("day", "days");
    unit("week", "weeks wk wks");
    unit("month", "months mo mos");
    unit("year", "years yr yrs");
    unit("percent", "%");
    unit("mmHg", "mmhg");
    unit("cmH2O", "cmh2o");
    unit("kPa", "kpa");
    unit("Gy", "gy");
    unit("kcal", "kilocalories");
    unit("\u00B0C", "\u00B0c");
    unit("\u00B0F", "\u00B0f");
    unit("mm", "millimeter millimeters millimetre millimetres");
    unit("cm", "centimeter centimeters centimetre centimetres");
  }

  private final String text;
  private final List<Mention> found = new ArrayList<>();

  private Mentions(String written) {
    this.text = plain(written);
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  private static void unit(String name, String written) {
    UNITS.put(name, name);
    for (String word : written.split(" ", -1)) {
      UNITS.put(word, name);
    }
  }

  /** All that a text names, in the order of the text. */
  static List<Mention> of(String text) {
    Mentions mentions = new Mentions(text);
    mentions.addAmounts();
    mentions.addDrugs();
    mentions.found.sort(Comparator.comparingInt(Mention::start));
    return mentions.found;
  }

  /** The amounts that a text names. */
  static List<Mention> amountsOf(String text) {
    Mentions mentions = new Mentions(text);
    mentions.addAmounts();
    return mentions.found;
  }

  /** One character for one: every blank is plain, and so is what looks like a plain character. */
  private static String plain(String text) {
    char[] out = text.toCharArray();
    for (int i = 0; i < out.length; i++) {
      char c = out[i];
      out[i] = Blanks.isBlank(c) || Blanks.isNothing(c) ? ' ' : ProseReader.plain(c);
    }
    return new String(out);
  }

  private void addAmounts() {
    List<int[]> numbers = numbers();
    String unit = null;
    for (int i = numbers.size() - 1; i >= 0; i--) {
      int start = numbers.get(i)[0];
      int end = numbers.get(i)[1];
      Matcher own = UNIT.matcher(text).region(end, text.length()).useTransparentBounds(true);
      String name = own.lookingAt() ? unitName(own, start) : null;
      boolean inherits = name == null && unit != null && joins(end, numbers.get(i + 1)[0]);
      unit = inherits ? unit : name;
      if (unit != null) {
        int last = name == null ? end : own.end();
        found.add(new Mention(kind(unit), value(start, end) + " " + unit, start, last));
      }
    }
  }

  /** Where the numbers of the text begin and end. */
  private List<int[]> numbers() {
    List<int[]> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    int next = digit(0);
    while (next < text.length()) {
      boolean naked = next > 0 && isPoint(text.charAt(next - 1)) && !isWord(next - 2);
      number.region(naked ? next - 1 : next, text.length());
      int end = number.lookingAt() ? number.end() : next + 1;
      if (!isPartOfAName(next)) {
        numbers.add(new int[] {number.regionStart(), end});
      }
      next = digit(end);
    }
    return numbers;
  }

  private int digit(int from) {
    int i = from;
    while (i < text.length() && !WordForms.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private boolean joins(int from, int to) {
    return JOINT.matcher(text).region(from, to).matches();
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == '\u00B7';
  }

  private boolean isWord(int index) {
    return index >= 0 && Character.isLetterOrDigit(text.charAt(index));
  }

  /** Whether letters stand right before a number, or before its hyphen: {@code COVID-19}. */
  private boolean isPartOfAName(int start) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    boolean hyphen = before == '-' && start > 1 && Character.isLetter(text.charAt(start - 2));
    return hyphen || before == '#' || before == '_' || isWord(start - 1);
  }

  /** A unit with what it is by; null for a word that is not one, and for people's ages. */
  private @Nullable String unitName(Matcher unit, int number) {
    String name = unitName(unit.group("unit"));
    if (name == null || (name.equals("year") && isAge(number, unit.end("unit")))) {
      return null;
    }
    String scale = unit.group("scale");
    StringBuilder out = new StringBuilder(scale == null ? name : scale + " " + name);
    for (String by : PER.split(unit.group("by"), -1)) {
      if (!by.isEmpty()) {
        String divisor = unitName(by);
        out.append('/').append(divisor == null ? by : divisor);
      }
    }
    return out.toString();
  }

  /** A word in capitals is a unit, too, unless it is a single letter. */
  private static @Nullable String unitName(String word) {
    String name = UNITS.get(word);
    return name != null || word.length() == 1
        ? name
        : UNITS.get(WordForms.lower(word.replace(" ", "")));
  }

  private boolean isAge(int number, int end) {
    Matcher behind = AGE_BEHIND.matcher(text).region(end, text.length());
    Matcher before = AGE_BEFORE.matcher(text).region(Math.max(0, number - 20), number);
    return behind.lookingAt() || before.find();
  }

  private static Mention.Kind kind(String unit) {
    String plain = unit.substring(unit.indexOf(' ') + 1);
    int slash = plain.indexOf('/');
    String name = slash < 0 ? plain : plain.substring(0, slash);
    if (GIVEN.contains(name)) {
      return Mention.Kind.DOSE;
    }
    return TIMES.contains(name) ? Mention.Kind.TIME : Mention.Kind.MEASURE;
  }

  /** A number's value, without signs between its thousands and zeros that say nothing. */
  private String value(int start, int end) {
    String number = text.substring(start, end).replace('\u00B7', '.');
    boolean grouped = GROUPED.matcher(number).matches();
    String plain =
        grouped ? BETWEEN_GROUPS.matcher(number).replaceAll("") : number.replace(',', '.');
    if (plain.length() > MOST_DIGITS || plain.indexOf('.') != plain.lastIndexOf('.')) {
      return plain;
    }
    BigDecimal value = new BigDecimal(plain);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private void addDrugs() {
    for (int[] word : words()) {
      String lower = WordForms.lower(text.substring(word[0], word[1]));
      String one = singular(lower);
      boolean plural = CLASSES.contains(one) || LikelyDrugs.isOne(one);
      if (CLASSES.contains(plural ? one : lower)) {
        found.add(new Mention(Mention.Kind.CLASS, one, word[0], word[1]));
      } else if (plural || LikelyDrugs.isOne(lower)) {
        found.add(new Mention(Mention.Kind.DRUG, plural ? one : lower, word[0], word[1]));
      }
    }
  }

  /** Adds the words of a text that may be names of drugs, in the form of their keys. */
  static void addNames(String text, Set<String> names) {
    Mentions mentions = new Mentions(text);
    for (int[] word : mentions.words()) {
      String lower = WordForms.lower(mentions.text.substring(word[0], word[1]));
      names.add(lower);
      names.add(singular(lower));
    }
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  /** Where the words begin and end that are long enough to name a drug. */
  private List<int[]> words() {
    List<int[]> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int start = i;
      while (i < text.length() && Character.isLetter(text.charAt(i))) {
        i++;
      }
      if (i - start >= SHORTEST_DRUG) {
        words.add(new int[] {start, i});
      }
      i = i == start ? i + 1 : i;
    }
    return words;
  }
}
