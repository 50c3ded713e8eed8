package org.imprimatur.check;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units of doses, and the words that tell a dose from a measured value. */
final class DoseUnits {

  /** What a unit measures. */
  enum Kind {
    /** No unit. */
    NONE,
    /** A unit in which drugs are given. */
    DOSE,
    /** Tablets, puffs, drops: given, but spelled out. */
    FORM,
    /** Kilograms and decilitres: units that weigh or measure what the dose is for. */
    OTHER
  }

  /** One unit of a dose as a pattern, longest first. */
  static final String DOSE =
      "(?:mg|mcg|\u03BCg|ug|ng|gm|g|grams?|milligrams?|micrograms?|mL|ml|ML|millilit(?:er|re)s?"
          + "|lit(?:er|re)s?|L|cc|mmol|mEq|meq|international units?|units?|IU|U)";

  /** A unit of something given. */
  static final String GIVEN =
      "(?:"
          + DOSE
          + "|tablets?|tabs?|capsules?|caps?|puffs?|sprays?|drops?|gtts?|patch(?:es)?|doses?|inhalations?"
          + "|suppositor(?:y|ies)|pills?|vials?|ampou?les?)";

  private static final String PER = "(?:/(?:kg|m2|m\u00B2|min|h|hr|hour|d|day|dose)){0,2}";

  /** A dose with at most two words behind it, up to the end of what is searched. */
  static final Pattern DOSE_BEFORE =
      Pattern.compile(
          "\\d[\\s-]?"
              + GIVEN
              + "\\b"
              + PER
              + "[,)]?(?:\\s+\\(?[A-Za-z./-]{1,20}\\)?,?){0,2}[\\s/(]{1,2}$");

  /**
   * A dose with at most two words before it, from the beginning of what is searched; a laboratory
   * value is not one.
   */
  static final Pattern DOSE_BEHIND =
      Pattern.compile(
          "(?:[\\s,(]{1,2}[A-Za-z-]{1,14}){0,2}[\\s,:(]{1,2}(?:\\d[\\d.,]{0,9}\\s?(?:-|\u2013|to)\\s?)?"
              + "\\d[\\d.,]{0,9}[\\s-]?"
              + GIVEN
              + "\\b(?!\\s?/\\s?(?:d?L|l|dl)\\b)");

  /** What makes a concentration in a sample of the number before it, marks between aside. */
  static final Pattern PER_LAB_VOLUME =
      Pattern.compile(
          "[\\s=*_]{0,3}(?:/|per )\\s?(?:d?L\\b|l\\b|dl\\b|\u03BCL|uL|mm3|mm\u00B3|m?mol\\b|g\\b)");

  /** What makes a volume of distribution, or the index of an output, of litres before it. */
  static final Pattern PER_BODY =
      Pattern.compile("\\s?/\\s?(?:kg\\b|m2|m\u00B2|m\\^2|min\\s?/\\s?m)");

  /** Words of things measured. */
  static final Pattern MEASURED =
      Pattern.compile(
          "(?i)\\b(?:serum|plasma|levels?|concentrations?|creatinine|albumin(?:uria)?|proteinuria"
              + "|protein(?=\\s(?:above|below|over|was|were))|ur(?:in(?:e|ary)|ates?)|ha?emoglobin|platelets?|lactate|ferritin|trough|titers?|titres?|INR|TSH|MICs?"
              + "|lesions?|tumou?rs?|nodules?|cysts?|mass(?:es)?|catheters?|tubes?|stents?|gauge|French|diameter"
              + "|volume|prostate|stones?|weigh(?:s|ed|ing|t)?|birth\\s?weight|anti-Xa|activity|effect[\\s-]sites?"
              + "|outputs?|index|capacity|FEV1?|FVC|loss(?:es)?|excretion|clearance|gap|residual|distribution)\\b");

  /**
   * What was measured, right behind its amount: {@code 2.0 L of urine}, {@code a 5.0 mL balloon}.
   */
  static final Pattern OF_SOMETHING_MEASURED =
      Pattern.compile(
          "(?i)[\\s-](?:bags?\\s)?(?:of\\s)?(?:urine|blood loss|stool|sputum|pus|lesions?|tumou?rs?|nodules?|cysts?|stones?"
              + "|balloons?|cuffs?|catheters?|tubes?|stents?)\\b");

  /** A value that changed: {@code rose by 2.0 mg}. */
  static final Pattern CHANGED_BY =
      Pattern.compile(
          "(?i)\\b(?:rose|fell|dropped|declined|grew)\\s(?:by|to|from)\\s(?:about\\s)?$");

  /** Words that make a dose even of a concentration. */
  private static final Pattern GIVING_TO_SOMEBODY =
      Pattern.compile(
          "(?i)\\b(?:giv(?:e|en|ing)|administer(?:ed|ing)?|inject(?:ed|ing)?|infus(?:e|ed|ing)|bolus(?:es)?)\\b");

  /** Words of giving, which make a dose of the number behind them. */
  private static final Pattern GIVING =
      Pattern.compile(
          "(?i)\\b(?:giv(?:e|en|ing)|tak(?:e|en|ing)|administer(?:ed|ing)?|inject(?:ed|ing)?|infus(?:e|ed|ing)"
              + "|prescrib(?:e|ed|ing)|dos(?:e|es|ed|ing)|start(?:ed|ing)?|add(?:ed|ing)?|increase[ds]?"
              + "|titrate[ds]?|reduce[ds]?|bolus(?:es)?)\\b");

  /** Words behind which a number is a condition or a state, whatever is given before them. */
  private static final Pattern STATE =
      Pattern.compile(
          "(?i)\\b(?:if|when|while|until|unless|once|whose|is|was|are|were|above|below|exceeds?|reach(?:es)?|falls?)\\b");

  /**
   * Whether a text, up to the number behind it, speaks of giving: a word of giving, and behind the
   * last such word neither something measured nor a condition.
   */
  static boolean givesNext(CharSequence text) {
    return givesNext(text, GIVING);
  }

  /** As {@link #givesNext(CharSequence)}, by words of giving that no measured value has. */
  static boolean givesToSomebody(CharSequence text) {
    return givesNext(text, GIVING_TO_SOMEBODY);
  }

  private static boolean givesNext(CharSequence text, Pattern words) {
    Matcher giving = words.matcher(text);
    int behind = -1;
    while (giving.find()) {
      behind = giving.end();
    }
    if (behind < 0) {
      return false;
    }
    return !STATE.matcher(text).region(behind, text.length()).find()
        && !MEASURED.matcher(text).region(behind, text.length()).find();
  }

  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    for (String unit :
        ("mg mcg \u03BCg ug ng gm g gram grams milligram milligrams microgram micrograms ml milliliter"
                + " milliliters millilitre millilitres liter liters litre litres cc mmol meq unit units iu u")
            .split(" ", -1)) {
      KINDS.put(unit, Kind.DOSE);
    }
    for (String unit :
        ("tablet tablets tab tabs capsule capsules cap caps puff puffs spray sprays drop drops gtt gtts"
                + " patch patches inhalation inhalations pill pills vial vials ampoule ampoules")
            .split(" ", -1)) {
      KINDS.put(unit, Kind.FORM);
    }
    for (String unit : "kg kilogram kilograms dl".split(" ", -1)) {
      KINDS.put(unit, Kind.OTHER);
    }
  }

  private DoseUnits() {}

  /** A text in which micro is written in one way: the patterns know the Greek letter alone. */
  static String folded(String text) {
    return text.replace('\u00B5', '\u03BC');
  }

  /** What a word measures; {@code G} and {@code l} are not units, {@code MG} and {@code Ml} are. */
  static Kind kind(String word) {
    if (word.length() == 1) {
      return "gLUu".contains(word) ? Kind.DOSE : Kind.NONE;
    }
    return KINDS.getOrDefault(WordForms.lower(word), Kind.NONE);
  }
}
