package org.imprimatur.check;

import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/**
 * {@code dose/large-number}: zeros of 100000 have been miscounted. It looks at doses, and at other
 * numbers only where the text says what they count: numbers of pages, issues, codes, genes and
 * identifiers count nothing.
 */
final class LargeNumberRule implements Rule.OfAmounts {

  /** What a number counts, right behind it. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\sinternational units\\b|\\s(?:[a-z-]{2,14}\\s)?(?:people|patients|adults|children|infants|newborns|neonates|women|men|girls|boys"
              + "|participants|persons?|individuals|deaths|births|pregnancies|cases|cells|copies|platelets|CFU|colonies"
              + "|person-years|patient-years|spores|events|admissions|users)\\b"
              + "|\\s?(?:cells|copies)?\\s?/\\s?(?:mm3|mm\u00B3|[\u03BCmd]?L|[\u03BCu]l)\\b|\\sper\\s(?:mm|[\u03BCm]L|micro|milli|cubic)");

  /** What is counted, before the number. */
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)\\b(?:counts?|platelets?|leu[ck]ocytes?|WBCs?|white (?:blood )?cells?|neutrophils?|PMNs?|CD4|eosinophils?"
              + "|(?:viral|parasite|bacterial)\\sloads?|loads?|titers?|titres?|parasit[a-z]*emia)\\b");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:\\b(?:PMIDs?|PMCID|PMC|ID|No\\.?|Nos\\.?|numbers?|code[sd]?|NCT|ISRCTN|ZIP|version|grants?|protocol"
              + "|registration|registered|CRD|case|patent|licen[cs]e|accession|lot|batch|model|catalog(?:ue)?|doi|record|trial)"
              + "\\s?[:#.]?\\s?|#|[$\u20AC\u00A3\u00A5]\\s?)$");

  @Override
  public String id() {
    return RuleId.DOSE_LARGE_NUMBER.id();
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
        || isPartOfAName(amount)
        || !(amount.unit() != DoseUnits.Kind.NONE || isCount(amount.place()))) {
      return;
    }
    String grouped = grouped(whole) + number.substring(whole.length());
    sink.report(
        id(),
        amount.place().span(),
        "the zeros of \"" + number + "\" are easily miscounted",
        "write \"" + grouped + "\"" + inWords(whole));
  }

  private static boolean isCount(Place place) {
    return !place.follows(LABEL) && (place.precedes(COUNTED) || place.clauseBeforeHas(COUNT));
  }

  private static boolean isPartOfAName(Amount amount) {
    Place place = amount.place();
    char before = place.before();
    char after = place.after();
    boolean given = amount.unit() != DoseUnits.Kind.NONE;
    boolean behindHyphen =
        before == '-' && !Character.isWhitespace(place.prose().at(place.start() - 2)) && !given;
    return DoseRules.isIdentifier(place)
        || before == '/'
        || before == ':'
        || before == Prose.GAP
        || behindHyphen
        || after == ':'
        || after == '_'
        || (Character.isLetter(after) && !given);
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
