package org.imprimatur.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Separates raised numbers that cite from powers, charges, isotopes and the marks of scores. What
 * they stand behind decides: a power stands behind a number, a unit, a sign or a formula; a charge
 * has a plus or minus; an isotope has its element right behind.
 */
final class RaisedNumbers {
  /** Raised digits as characters of their own. */
  static final String DIGITS = "\u00B9\u00B2\u00B3\u2070\u2074\u2075\u2076\u2077\u2078\u2079";

  /** A longer run of raised digits is reported by its beginning. */
  private static final int LONGEST = 21;

  /** How far before a raised number its power's base may begin. */
  private static final int REACH = 24;

  private static final String SIGNS = "\u207A\u207B";
  private static final String JOINTS = ",\u2013\u02D2-\u207B";

  private static final Pattern NUMBERS =
      Pattern.compile("\\[?[1-9]\\d{0,2}(?:\\s?[,;\u2013-]\\s?[1-9]\\d{0,2}){0,19}\\]?");

  private static final Pattern BETWEEN_CARETS =
      Pattern.compile("\\^(?:\\{)?(?<text>" + NUMBERS.pattern() + ")(?:\\}?\\$|\\^)");

  /** A number, but for a year: {@code 10⁹}, {@code 1.73²}. */
  private static final Pattern NUMBER = Pattern.compile("\\d$");

  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d$");

  /** A sign, or a unit of length or time. */
  private static final Pattern SIGN_OR_UNIT =
      Pattern.compile(
          "(?:(?<!\\p{L})(?:\\p{L}|[cdmk\u03BCn]m|in|ft|yd|chi|secs?|min|hr|inch(?:es)?|feet|met(?:er|re)s?"
              + "|seconds?|hours?|minutes?|time)|\\p{IsGreek})$");

  /** A chemical formula in which digits belong low, and scores whose name has one raised. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\b(?:[A-Z][A-Za-z]{0,4}O|CH|NH|Ca|Mg|Na|Fe|Cu|Zn|Al|Cl|Mn|Cr|Li|Ba|Pb|ABCD|CHADS|CHA)$");

  /** A bracket with a sum in it. */
  private static final Pattern SUM =
      Pattern.compile("\\([^()]*(?:[=+\u00D7*/\u2212]|\\s-\\s)[^()]*\\)$");

  private RaisedNumbers() {}

  static boolean isRaised(char c) {
    return DIGITS.indexOf(c) >= 0;
  }

  /**
   * Whether what is raised cites.
   *
   * @param before the text before it
   * @param raised what is raised, its digits as ordinary ones
   * @param after the character behind it
   */
  static boolean isCitation(String before, String raised, char after) {
    String base = before.stripTrailing();
    if (base.isEmpty()
        || !NUMBERS.matcher(raised).matches()
        || Character.isLetterOrDigit(after)
        || "+-\u2212\u207A\u207B\u00B7".indexOf(after) >= 0) {
      return false;
    }
    String near = base.substring(Math.max(0, base.length() - REACH));
    boolean power = NUMBER.matcher(near).find() && !YEAR.matcher(near).find();
    return !power
        && !SIGN_OR_UNIT.matcher(near).find()
        && !FORMULA.matcher(near).find()
        && !SUM.matcher(near).find();
  }

  /** The citation in raised digits, of which the one at the place is the first; or null. */
  static @Nullable Place raised(Place place) {
    Prose prose = place.prose();
    int start = place.start();
    char before = prose.at(start - 1);
    if (SIGNS.indexOf(before) >= 0 || continues(prose, start)) {
      return null;
    }
    int end = start;
    while (end - start < LONGEST && (isRaised(prose.at(end)) || isJoint(prose.at(end)))) {
      end++;
    }
    int last = end;
    while (!isRaised(prose.at(last - 1))) {
      last--;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = start; i < last; i++) {
      int digit = DIGITS.indexOf(prose.at(i));
      digits.append(
          digit < 0 ? (isJoint(prose.at(i)) && prose.at(i) != ',' ? '-' : ',') : value(digit));
    }
    char after = SIGNS.indexOf(prose.at(last)) >= 0 ? '+' : prose.at(last);
    return isCitation(before(prose, start), digits.toString(), after)
        ? new Place(prose, start, last, place.defined())
        : null;
  }

  /** {@code ^6^} and {@code $^{6}$}, whose first caret the place is; or null. */
  static @Nullable Place betweenCarets(Place place) {
    Prose prose = place.prose();
    Matcher matcher = BETWEEN_CARETS.matcher(prose.text());
    int start = place.start();
    if (!matcher.region(start, prose.length()).lookingAt()) {
      return null;
    }
    boolean tex = prose.at(matcher.end() - 1) == '$';
    if (tex && prose.at(start - 1) != '$') {
      return null;
    }
    String before = before(prose, tex ? start - 1 : start);
    return isCitation(before, matcher.group("text"), prose.at(matcher.end()))
        ? new Place(prose, start, matcher.end(), place.defined())
        : null;
  }

  private static String before(Prose prose, int start) {
    return prose.slice(Math.max(0, start - REACH), start);
  }

  /** Whether raised digits stand before, with at most what joins them between. */
  private static boolean continues(Prose prose, int start) {
    for (int i = start - 1; i >= start - LONGEST; i--) {
      if (isRaised(prose.at(i))) {
        return true;
      }
      if (!isJoint(prose.at(i))) {
        return false;
      }
    }
    return false;
  }

  private static boolean isJoint(char c) {
    return JOINTS.indexOf(c) >= 0;
  }

  private static char value(int index) {
    return "1230456789".charAt(index);
  }
}
