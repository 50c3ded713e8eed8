package org.imprimatur.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a bare number at the end of a statement is a citation or a part of the sentence,
 * by the words before it. In doubt it stays text: a citation made of a grade or a dose would be
 * worse than one that an editor must type.
 */
final class NumberOrCitation {
  /** What a number is. */
  enum Verdict {
    /** Numbers of references. */
    CITATION,
    /** A part of the sentence. */
    TEXT,
    /** Could be either: left as text, and said so. */
    DOUBTFUL
  }

  /** How far behind the last reference a number may lie and still mean one that is missing. */
  static final int SLACK = 2;

  /** Words that name something by its number: "grade 3". */
  private static final Set<String> LABELS =
      set(
          "grade stage type phase class tier step table figure fig box appendix chapter section"
              + " page question item number no nr version vitamin factor omega interleukin trisomy"
              + " chromosome covid cox her sars-cov cov coronavirus schedule zone region tanner"
              + " subtype genotype variant serotype grades stages types phases classes tiers steps"
              + " nyha asa gcs ctcae mrs rankin killip kellgren-lawrence january february march"
              + " april may june july august september october november december jan feb mar apr"
              + " jun jul aug sep sept oct nov dec z rank quartile tertile quintile decile"
              + " percentile criterion protocol rule example scenario edition issue amendment"
              + " graded scored rated staged numbered aged p n");

  /** Words that do so, too, but may also end a sentence: "on day 7", "the lowest dose". */
  private static final Set<String> SOFT_LABELS =
      set(
          "day week month year hour minute second dose score level course cycle visit line age"
              + " ratio index part pathway algorithm case volume group arm cohort category option"
              + " model panel update point degree bmi");

  private static final Set<String> TIMES = set("day week month year hour minute second");

  /** Words that want a quantity behind them. */
  private static final Set<String> QUANTIFIERS =
      set(
          "of to than least most about under within at by for from until till between and or plus"
              + " minus equals equal exactly nearly almost approximately approx around per x × = <"
              + " > ≤ ≥ ± + ~ ≈ − a an the these those every another maximum minimum max min mean"
              + " median average roughly circa ca is are was were be been being becomes became"
              + " times exceeds exceeding exceeded reaches reached versus vs take takes give gives"
              + " inject administer as with into onto during against toward towards then if when");

  /** Words that may want a quantity or end a sentence. */
  private static final Set<String> SOFT_QUANTIFIERS =
      set(
          "over after before up down only in on below above beyond since through without total all"
              + " each both next last first past other any some additional use repeat add not one"
              + " two three four five six seven eight nine ten that this");

  /** Scales that are said with a number, but also cited; and letters that a number completes. */
  private static final Set<String> SCALES =
      set(
          "ecog who hinchey mallampati bi-rads pi-rads ti-rads li-rads apgar vas nrs kdigo ckd curb"
              + " meld sofa qsofa mews news news2 phq gad wells braden frax hurley fontaine"
              + " rutherford gold asia frankel mmrc centor ccs hpv il tnf alpha beta gamma"
              + " complement c l s t d b g m root");

  private static final Set<String> DETERMINERS =
      set("the each every any this that which same whatever a all");
  private static final Set<String> PREPOSITIONS = set("on at by until from to of in after before");
  private static final Set<String> RATES = set("a per each every one once");
  private static final Pattern NUMERIC = Pattern.compile("[<>≤≥~±=+−-]?\\d[\\d.,:/–-]*%?");
  private static final Pattern LABEL_LIST =
      Pattern.compile(
          "(?:^|.*\\s)([\\p{L}-]+)\\s+\\d+(?:\\s*(?:,|and|or|to|–|-)\\s*\\d+){0,20}\\s*,?(?:and|or|to)?");

  private NumberOrCitation() {}

  /**
   * Judges numbers at the end of a sentence that no stop separates from it.
   *
   * @param before the sentence up to the numbers
   * @param numbers as the page has them, in its order
   * @param references how many references there are to point at
   */
  static Verdict judge(String before, List<Integer> numbers, int references) {
    Verdict words = words(before, numbers);
    if (words == Verdict.TEXT) {
      return words;
    }
    int most = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most > references + SLACK) {
      return most <= 99 ? Verdict.DOUBTFUL : Verdict.TEXT;
    }
    return references == 0 ? Verdict.DOUBTFUL : words;
  }

  /** Whether the number at the end of a line belongs to its words ("Type 2"). */
  static boolean labelled(String text) {
    int blank = text.lastIndexOf(' ');
    String number = text.substring(blank + 1);
    return blank > 0
        && number.matches("\\d{1,3}")
        && words(text.substring(0, blank), List.of(Integer.valueOf(number))) == Verdict.TEXT;
  }

  private static Verdict words(String before, List<Integer> numbers) {
    String last = lastToken(before);
    String word = bare(last);
    if (last.isEmpty() || last.matches(".*[:=#№]")) {
      return Verdict.TEXT;
    }
    if (last.endsWith(")") || last.endsWith("]")) {
      return Verdict.CITATION;
    }
    if (last.matches(".*[,;(\\[–-]") || word.isEmpty()) {
      return Verdict.DOUBTFUL;
    }
    if (last.endsWith("%") || last.matches("\\d*°[CF]")) {
      return Verdict.CITATION;
    }
    if (NUMERIC.matcher(last).matches()) {
      return listsOfLabel(before) ? Verdict.TEXT : Verdict.DOUBTFUL;
    }
    String rest = before.strip();
    return word(word, lastToken(rest.substring(0, rest.length() - last.length())), numbers);
  }

  private static Verdict word(String word, String earlier, List<Integer> numbers) {
    String previous = bare(earlier);
    if (LABELS.contains(word)) {
      return DETERMINERS.contains(previous) ? Verdict.DOUBTFUL : Verdict.TEXT;
    }
    if (QUANTIFIERS.contains(word) || (word.equals("nerve") && previous.equals("cranial"))) {
      return Verdict.TEXT;
    }
    if (SOFT_LABELS.contains(word)) {
      return softLabel(word, previous);
    }
    if (word.endsWith("s") && SOFT_LABELS.contains(word.substring(0, word.length() - 1))) {
      return plural(previous, numbers);
    }
    boolean doubtful = SOFT_QUANTIFIERS.contains(word) || SCALES.contains(word);
    return doubtful ? Verdict.DOUBTFUL : Verdict.CITATION;
  }

  private static Verdict softLabel(String word, String previous) {
    if (previous.isEmpty() || PREPOSITIONS.contains(previous)) {
      return Verdict.TEXT;
    }
    boolean rate = TIMES.contains(word) && RATES.contains(previous);
    boolean counted = NUMERIC.matcher(previous).matches();
    return rate || counted ? Verdict.CITATION : Verdict.DOUBTFUL;
  }

  /** "At weeks 4, 8" numbers its weeks; "within several weeks 2" does not. */
  private static Verdict plural(String previous, List<Integer> numbers) {
    if (numbers.size() == 1) {
      return PREPOSITIONS.contains(previous) || previous.isEmpty()
          ? Verdict.DOUBTFUL
          : Verdict.CITATION;
    }
    boolean counted = NUMERIC.matcher(previous).matches() || numbers.get(0) > numbers.get(1);
    return counted ? Verdict.CITATION : Verdict.TEXT;
  }

  /** "Grades 2 and" and "weeks 4, 8 or": the label stands before the first number. */
  private static boolean listsOfLabel(String before) {
    Matcher list = LABEL_LIST.matcher(before);
    if (!list.matches()) {
      return false;
    }
    String label = list.group(1).toLowerCase(Locale.ROOT);
    return LABELS.contains(label)
        || SOFT_LABELS.contains(
            label.endsWith("s") ? label.substring(0, label.length() - 1) : label);
  }

  static String lastToken(String before) {
    String text = before.strip();
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  private static String bare(String token) {
    return token
        .toLowerCase(Locale.ROOT)
        .replaceAll("^[^\\p{L}\\p{N}<>≤≥=±×+~≈−]+|[^\\p{L}\\p{N}<>≤≥=±×+~≈−]+$", "");
  }

  private static Set<String> set(String words) {
    return Set.copyOf(new LinkedHashSet<>(List.of(words.split(" "))));
  }
}
