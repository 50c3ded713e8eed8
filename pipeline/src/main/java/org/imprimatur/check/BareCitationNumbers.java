package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.LikelyDrugs;
import org.jspecify.annotations.Nullable;

/**
 * Separates bare numbers at the end of a statement that cite from numbers that count, measure or
 * name: {@code over time. 1}, {@code outcomes 2, 1}, {@code benefit.3}.
 */
final class BareCitationNumbers {
  /** How much text before the end of a number the patterns search; they look ahead freely. */
  private static final int REACH = 60;

  private static final String NUMBERS = "[1-9]\\d{0,2}(?:\\s?[,\u2013-]\\s?[1-9]\\d{0,2}){0,9}";

  /** Behind a number that ends its statement. */
  private static final String AT_END = "(?=[.;]?\\s*$|\\.\\s+\\p{Lu})";

  /** Words that begin a sentence and follow no number in one. */
  private static final String STARTER =
      "(?:In|The|This|These|Those|It|Its|They|There|Then|Thus|A|An|As|At|For|From|However|Therefore|Additionally|Furthermore|Moreover"
          + "|Although|While|When|Where|If|Of|On|One|Other|Our|We|With|Without|To|Some|Most|Many|Both|Because|But|And|Also|Another|Such"
          + "|Note|Patients|People|Rest|He|She|By|No|Not|After|Before|During|Since|Only|All|Each)\\b";

  /** Small words behind a comma to which a citation was stuck. */
  private static final String JOINING =
      "(?:and|but|or|which|who|while|whereas|although|though|with|as|so|however|it|this|these|in|for|because|since|suggesting"
          + "|indicating|where|when|yet|the|a|an|is|are|was|were)\\b";

  /** Abbreviations whose stop ends no sentence: what stands behind them is their number. */
  private static final Set<String> ABBREVIATED =
      Set.of(
          ("pp p pg page pages vol vols no nos nr ch chap chaps sect sects sec fig figs tab eq art"
                  + " ref refs suppl app approx ca eg ie e.g i.e cf vs etc max min web ed eds ser pt"
                  + " pts para al st mr jan feb mar apr jun jul aug sep sept oct nov dec size sizes"
                  + " ver")
              .split(" ", -1));

  private static final Pattern MONTH =
      Pattern.compile(
          "\\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?(?:\\s|$)");

  /** A stop, then the number and the end of the statement: {@code over time. 1}. */
  private static final Pattern BEHIND_STOP =
      Pattern.compile(
          "(?<word>[\\p{L}.]{0,12}[\\p{L})%\uFFFC])[.?!]\\s{1,2}(?<number>"
              + NUMBERS
              + ")(?=\\s*$|\\s+"
              + STARTER
              + ")");

  /** The number stuck to a stop: {@code outcomes.1,2}. */
  private static final Pattern STUCK_TO_STOP =
      Pattern.compile(
          "(?<word>\\p{Ll}{4,20})(?:\\.(?<number>\\d{1,3}(?:[,\u2013-]\\d{1,3}){0,9})(?=\\s*$|\\s+\\p{Lu})"
              + "|[,;](?<joined>\\d{1,3}(?:[,\u2013-]\\d{1,3}){0,9})(?=\\s*$|\\s+"
              + JOINING
              + "))");

  /** The number stuck to a word: {@code benefit1.} */
  private static final Pattern STUCK_TO_WORD =
      Pattern.compile(
          "(?<![\\p{L}'\u2019])(?<word>\\p{Ll}{5,21}?)(?<number>\\d{1,2}(?:,\\d{1,2}){0,9})(?=[.;]?\\s*$|[.;]\\s)");

  /** Names of receptors, proteins and the like, whose number is stuck to them. */
  private static final Set<String> NAMES =
      Set.of(
          ("omega alpha gamma delta kappa lambda sigma theta caspase factor type grade stage phase"
                  + " step level class week month year interleukin integrin claudin collagen protein"
                  + " cyclin complexin receptor kinase channel version figure table")
              .split(" ", -1));

  /** A number behind a unit or a bracket, at the end: {@code 1100 mg/day 1}. */
  private static final Pattern BEHIND_UNIT =
      Pattern.compile(
          "(?:\\d\\s?"
              + DoseUnits.DOSE
              + "(?:/(?:kg|min|h|hr|day|d|dose|week)){0,2}\\)?|\\p{Ll}\\))\\s(?<number>"
              + NUMBERS
              + ")"
              + AT_END);

  /** A number behind a plain word, at the end: {@code worsen outcomes 2, 1}. */
  private static final Pattern BEHIND_WORD =
      Pattern.compile("\\b(?<word>\\p{Ll}{4,30}|MRI|CT)\\s(?<number>" + NUMBERS + ")" + AT_END);

  /** A formula, or a list of amounts without units: {@code sample 25, other 0.5, third 20}. */
  private static final Pattern AMOUNTS =
      Pattern.compile("=|\\p{L}{4,20}\\s\\d[\\d.]{0,6}(?:\\s\\([^()]{0,80}\\))?,\\s\\p{L}");

  private BareCitationNumbers() {}

  /** The first citation among the numbers of a place, a number or a word with digits; or null. */
  static @Nullable Place in(Prose prose, Place place) {
    for (int i = place.start(); i < place.end(); i++) {
      if (WordForms.isDigit(prose.at(i))) {
        int end = i + 1;
        while (WordForms.isDigit(prose.at(end))) {
          end++;
        }
        Place found = end - i <= 3 && mayEnd(prose, i, end) ? bare(prose, end, place) : null;
        if (found != null) {
          return found;
        }
        i = end - 1;
      }
    }
    return null;
  }

  /** Whether a number can be the last of a statement; the patterns run only there. */
  private static boolean mayEnd(Prose prose, int start, int end) {
    char next = prose.at(end);
    if (end >= prose.length()
        || ((next == '.' || next == ';') && Character.isWhitespace(prose.at(end + 1)))) {
      return true;
    }
    boolean stuck = ".,;-\u2013".indexOf(prose.at(start - 1)) >= 0;
    boolean capital = Character.isUpperCase(prose.at(end + 1)) || end + 2 > prose.length();
    return Character.isWhitespace(next) && (stuck || capital);
  }

  private static @Nullable Place bare(Prose prose, int end, Place place) {
    // "outcomes 2, 1": what stands before the first of the numbers decides what can match.
    int first = end;
    while (first > 0 && end - first < REACH && isOfNumbers(prose.at(first - 1))) {
      first--;
    }
    Place found = null;
    if (first > 0 && !Character.isWhitespace(prose.at(first))) {
      found = find(STUCK_TO_STOP, prose, end, place);
      found = found == null ? find(STUCK_TO_WORD, prose, end, place) : found;
    }
    if (found != null || prose.slice(first, end).indexOf(' ') < 0) {
      return found;
    }
    found = find(BEHIND_STOP, prose, end, place);
    found = found == null ? find(BEHIND_UNIT, prose, end, place) : found;
    return found == null ? find(BEHIND_WORD, prose, end, place) : found;
  }

  private static boolean isOfNumbers(char c) {
    return WordForms.isDigit(c) || c == ',' || c == '-' || c == '\u2013' || c == ' ' || c == '.';
  }

  private static @Nullable Place find(Pattern pattern, Prose prose, int end, Place place) {
    Matcher matcher = pattern.matcher(prose.text());
    matcher.region(Math.max(0, end - REACH), end);
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    while (matcher.find()) {
      boolean joined = pattern == STUCK_TO_STOP && matcher.group("number") == null;
      String group = joined ? "joined" : "number";
      if (matcher.end(group) == end) {
        Place found = new Place(prose, matcher.start(group), end, place.defined());
        return isCitation(pattern, matcher, found) ? found : null;
      }
    }
    return null;
  }

  private static boolean isCitation(Pattern pattern, Matcher matcher, Place found) {
    if (found.prose().startsLine(found.start()) || found.precedes(MONTH)) {
      return false;
    }
    if (pattern == BEHIND_UNIT) {
      return true;
    }
    String word = WordForms.lower(matcher.group("word"));
    if (pattern == BEHIND_WORD) {
      // What a word does not label is cited in one or two digits: "towards 180" goes somewhere.
      return !WordsBeforeNumbers.takeBareNumber(word)
          && !LikelyDrugs.isOne(word)
          && found.word().length() != 3
          && !found.sentenceHas(AMOUNTS);
    }
    if (pattern == STUCK_TO_WORD) {
      return !NAMES.contains(word);
    }
    String last = word.startsWith(".") ? word.substring(1) : word;
    boolean initial = last.length() == 1 && Character.isLetter(last.charAt(0));
    return !initial && !ABBREVIATED.contains(last);
  }
}
