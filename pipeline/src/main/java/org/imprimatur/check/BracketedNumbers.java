package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Separates numbers in brackets that cite from intervals, isotopes, the labels of grades and
 * stages, counts and the items of an enumeration.
 */
final class BracketedNumbers {
  private static final String NUMBER = "[1-9]\\d{0,2}";
  private static final String NUMBERS = NUMBER + "(?:\\s?[,;\u2013-]\\s?" + NUMBER + "){0,19}";
  private static final String WORD = "(?<said>[Rr]efs?\\.?\\s|[Rr]eferences?\\s)?";

  private static final Pattern SQUARE =
      Pattern.compile(
          "[\\[\u3010]"
              + WORD
              + "(?<numbers>"
              + NUMBERS
              + ")(?:\u2020[^\\]\u3011\\[\u3010]{0,60}|,\\spp?\\.\\s?\\d{1,4}(?:[\u2013-]\\d{1,4})?)?[\\]\u3011]"
              + "(?:[\\[\u3010]"
              + NUMBERS
              + "[\\]\u3011]){0,9}");

  private static final Pattern ROUND =
      Pattern.compile("\\(" + WORD + "(?<numbers>" + NUMBERS + ")\\)");

  /** A bracket with numbers, up to its end. */
  private static final Pattern SQUARE_BEFORE =
      Pattern.compile("[\\[\u3010]" + NUMBERS + "[\\]\u3011]$");

  /** Behind these a number in brackets is their label: {@code at stage [3]}. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)(?:^|[\\p{P}\uFFFC]\\s|\\b(?:at|of|in|to|with|from|see|is|was|be|by|and|or|for|through|than|a|an)\\s)"
              + "(?:stage|grade|type|class|phase|step|table|fig(?:ure)?|chapter|section|page|appendix|box|version|category|criterion"
              + "|item|question|eq(?:uation)?|panel|part|no|number|score)s?\\.?\\s$");

  /** An interval stands behind these, and behind its own middle. */
  private static final Pattern STATISTIC =
      Pattern.compile(
          "(?i)\\b(?:medians?|means?|IQR|interquartile|ranges?|ranging|CI|intervals?|ratios?|[ORH]R|SD|averages?|scores?|confidence|credible|estimates?|difference|lies"
              + " in|between)\\b");

  private static final Pattern MIDDLE =
      Pattern.compile("(?<middle>\\d{1,3}(?:\\.\\d+)?)(?:\\s?%|\\s?\\p{L}{1,7})?\\s?$");

  private static final Pattern INTERVAL =
      Pattern.compile("(?<low>" + NUMBER + ")\\s?[,\u2013-]\\s?(?<high>" + NUMBER + ")");

  /** Before the item of an enumeration or of a list of references. */
  private static final Pattern SYMBOL_BEFORE =
      Pattern.compile("(?:\\b\\p{L}|[=+\u00D7*/<>^_$]\\s?)$");

  private static final Pattern END = Pattern.compile("\\s*$|[.;,:!?](?:\\s|$)");
  private static final Pattern NEXT_SENTENCE = Pattern.compile("\\s*$|\\s\\p{Lu}");
  private static final Pattern STOP_BEFORE = Pattern.compile("[\\p{Ll})%][.?!]\\s$");
  private static final Pattern WORD_BEFORE = Pattern.compile("\\b(?<word>\\p{Ll}{4,30})\\s$");
  private static final Pattern AMOUNT_BEFORE =
      Pattern.compile("\\d\\s?" + DoseUnits.DOSE + "(?:/(?:kg|min|h|hr|day|d|dose|week)){0,2}\\s$");

  private static final Pattern SINGLE = Pattern.compile("\\(\\d{1,3}\\)");

  /** Words that say that something is counted. */
  private static final Pattern COUNTING =
      Pattern.compile("(?i)\\b(?:numbers? of|counts?|counted|total|sum|frequency|proportion)\\b");

  /** Things counted: a number in brackets behind them is how many. */
  private static final Set<String> COUNTED =
      Set.of(
          ("patients people persons participants subjects women adults children infants cases"
                  + " controls deaths events studies trials individuals boys girls respondents centres"
                  + " centers hospitals eyes")
              .split(" ", -1));

  private BracketedNumbers() {}

  /** The citation in square brackets that begins at a place; or null. */
  static @Nullable Place square(Place place) {
    Prose prose = place.prose();
    Matcher matcher = SQUARE.matcher(prose.text());
    if (place.follows(SQUARE_BEFORE)
        || !matcher.region(place.start(), prose.length()).lookingAt()) {
      return null;
    }
    Place found = new Place(prose, place.start(), matcher.end(), place.defined());
    char after = found.after();
    boolean attached = Character.isLetterOrDigit(after) || after == '(' || after == ':';
    return attached
            || isEntry(found)
            || found.follows(SYMBOL_BEFORE)
            || found.follows(LABELLED)
            || isInterval(found, matcher.group("numbers"))
        ? null
        : found;
  }

  /** The citation in round brackets that begins at a place; or null. */
  static @Nullable Place round(Place place) {
    Prose prose = place.prose();
    Matcher matcher = ROUND.matcher(prose.text());
    if (!matcher.region(place.start(), prose.length()).lookingAt()) {
      return null;
    }
    Place found = new Place(prose, place.start(), matcher.end(), place.defined());
    if (matcher.group("said") != null) {
      return found;
    }
    String numbers = matcher.group("numbers");
    boolean inText =
        prose.kind() == Prose.Kind.PARAGRAPH
            && !prose.startsLine(found.start())
            && !isEnumerated(found, numbers)
            && !isInterval(found, numbers);
    return inText && (isBehindStop(found) || isBehindWord(found, numbers)) ? found : null;
  }

  private static boolean isBehindStop(Place found) {
    return found.follows(STOP_BEFORE) && found.precedes(NEXT_SENTENCE);
  }

  private static boolean isBehindWord(Place found, String numbers) {
    if (!found.precedes(END)) {
      return false;
    }
    String word = found.wordBefore(WORD_BEFORE, "word");
    if (word.isEmpty()) {
      return found.follows(AMOUNT_BEFORE);
    }
    boolean several = numbers.indexOf(',') >= 0 || numbers.indexOf(';') >= 0;
    return !WordsBeforeNumbers.takeNumber(word) && (several || !COUNTED.contains(word));
  }

  /** A number that begins a block, or a line of a list of references. */
  private static boolean isEntry(Place found) {
    Prose prose = found.prose();
    int first = 0;
    while (first < prose.length() && " \n\uFFFC".indexOf(prose.at(first)) >= 0) {
      first++;
    }
    boolean listed = "[\u3010".indexOf(prose.at(first)) >= 0;
    return first >= found.start() || (listed && prose.startsLine(found.start()));
  }

  /**
   * {@code (1) rest, (2) sleep}; {@code none (0), mild (1) or severe (2)}; counts of several
   * things.
   */
  private static boolean isEnumerated(Place found, String numbers) {
    if (numbers.length() > 2) {
      return false;
    }
    String sentence = found.sentenceAround();
    long brackets = SINGLE.matcher(sentence).results().count();
    boolean twice =
        sentence.indexOf("(" + numbers + ")") != sentence.lastIndexOf("(" + numbers + ")");
    if (brackets > 2 || twice || COUNTING.matcher(sentence).find()) {
      return true;
    }
    boolean scale = sentence.contains("(0)") || sentence.contains("(1)");
    int number = Integer.parseInt(numbers);
    boolean neighbour =
        sentence.contains("(" + (number - 1) + ")") || sentence.contains("(" + (number + 1) + ")");
    boolean listed =
        found.follows(STOP_BEFORE)
            && (number == 1
                || found.prose().slice(0, found.start()).contains("(" + (number - 1) + ")"));
    return (scale && neighbour) || listed;
  }

  /** Two bounds in a sentence of statistics, or around the number before them. */
  private static boolean isInterval(Place found, String numbers) {
    Matcher bounds = INTERVAL.matcher(numbers);
    if (!bounds.matches()) {
      return false;
    }
    if (found.clauseBeforeHas(STATISTIC)) {
      return true;
    }
    String middle = found.wordBefore(MIDDLE, "middle");
    if (middle.isEmpty()) {
      return false;
    }
    double value = Double.parseDouble(middle);
    return Integer.parseInt(bounds.group("low")) <= value
        && value <= Integer.parseInt(bounds.group("high"));
  }
}
