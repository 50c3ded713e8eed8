package org.imprimatur.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/** The rules about shortened names of drugs and salts. */
final class DrugAbbreviations {
  private static final Set<String> NO_DRUG =
      Set.of(
          "sclerosis",
          "stenosis",
          "spectro",
          "syndrome",
          "score",
          "student",
          "statement",
          "musculo");

  private static final Pattern GIVE_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:give|gave|given|administer(?:ed)?|inject(?:ed)?|oral|IV|intravenous|PCA|epidural)\\s$");
  private static final Pattern DISEASE_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:with|in|has|have|having|had|of|for|active|relapsing|progressive|remitting|secondary|primary"
              + "|severe|mild|moderate|early|paediatric|pediatric|tandem|LC|GC)[\\s/-]$");
  private static final Pattern DOSE_RIGHT_BEHIND =
      Pattern.compile(
          "(?:\\s(?:IV|IM|PO|SR|ER|IR|PCA|sulfate))?\\s?,?\\s\\d[\\d.,\u2013-]{0,9}\\s?-?(?:mg|mcg|g)\\b(?!/d?L)");
  private static final Pattern DOSE_RIGHT_BEFORE =
      Pattern.compile(
          "\\d\\s?-?(?:mg|mcg|g)(?:/(?:kg|h|hr|hour|min|day)){0,2}\\s(?:of\\s|IV\\s|IM\\s|PO\\s|oral\\s|IV"
              + " of\\s){0,2}$");

  /** A salt's formula goes on: {@code MgSO4·7H2O}. */
  private static final Pattern HYDRATE = Pattern.compile("[\u00B7\u2022.*]\\d?H2O");

  private static final Pattern BRAND = Pattern.compile("\\s?-?Contin\\b");
  private static final Pattern SALT =
      Pattern.compile(
          "\\s(?:bicarb(?:onate)?|chloride|phosphates?|sul(?:f|ph)ate|citrate|acetate|gluconate|carbonate|lactate"
              + "|hydroxide|iodide|valproate|thiosul(?:f|ph)ate|nitroprusside|polystyrene|picosul(?:f|ph)ate|oxybate)\\b");

  private static final Map<String, String> DRUGS =
      Map.ofEntries(
          Map.entry("mtx", "methotrexate"),
          Map.entry("azt", "zidovudine"),
          Map.entry("hctz", "hydrochlorothiazide"),
          Map.entry("ptu", "propylthiouracil"),
          Map.entry("cpz", "chlorpromazine or prochlorperazine, whichever is meant"),
          Map.entry("dto", "diluted tincture of opium or deodorized tincture of opium"),
          Map.entry("tnk", "tenecteplase"),
          Map.entry("znso4", "zinc sulfate"),
          Map.entry("apap", "acetaminophen"),
          Map.entry("asa", "aspirin"),
          Map.entry("hct", "hydrocortisone or hydrochlorothiazide, whichever is meant"),
          Map.entry("ntg", "nitroglycerin"),
          Map.entry("inh", "isoniazid"),
          Map.entry("tac", "triamcinolone or tacrolimus, whichever is meant"));

  /** These stand for other things, too (hematocrit, a society ...): only beside a dose. */
  private static final Set<String> BESIDE_DOSE =
      Set.of("apap", "asa", "hct", "inh", "tac", "tnk", "ptu", "ntg");

  private DrugAbbreviations() {}

  static List<Rule> all() {
    return List.of(
        Abbreviation.of(
            RuleId.ABBREV_JC_MORPHINE_MAGNESIUM,
            "ms mso4 mgso4",
            "can mean morphine sulfate or magnesium sulfate; each has been given for the other",
            "\"morphine sulfate\" or \"magnesium sulfate\"",
            DrugAbbreviations::isMorphine),
        new DrugName(),
        new Suffix(),
        Abbreviation.of(
            RuleId.ABBREV_SALT_NAME,
            "na k mg ca zn li",
            "before the name of a salt has been misread or overlooked",
            "the element's name: \"sodium bicarbonate\", \"potassium phosphate\"",
            place -> place.precedes(SALT) && !place.followsNumber()));
  }

  private static boolean isMorphine(Place place) {
    String letters = place.word().replace(".", "");
    if (letters.length() > 2) {
      return !place.precedes(HYDRATE);
    }
    if (!letters.equals("MS")
        || place.precedes(BRAND)
        || place.defined().means("MS", NO_DRUG)
        || place.after() == '-') {
      return false;
    }
    if (place.follows(GIVE_BEFORE) || place.follows(DOSE_RIGHT_BEFORE)) {
      return true;
    }
    return place.precedes(DOSE_RIGHT_BEHIND) && !place.follows(DISEASE_BEFORE);
  }

  /** {@code abbrev/drug-name}: MTX and the like; one that the article defines is reported once. */
  private static final class DrugName implements Rule.OfWords {

    @Override
    public String id() {
      return RuleId.ABBREV_DRUG_NAME.id();
    }

    @Override
    public Set<String> words() {
      return new HashSet<>(DRUGS.keySet());
    }

    @Override
    public void check(Place place, Sink sink) {
      String word = place.word();
      String key = WordForms.lower(word);
      boolean shaped = place.isUpper() || key.equals("znso4");
      if (!shaped
          || (BESIDE_DOSE.contains(key)
              && !place.precedes(DOSE_RIGHT_BEHIND)
              && !place.follows(DOSE_RIGHT_BEFORE))) {
        return;
      }
      boolean defined = place.defined().has(word);
      boolean atDefinition = place.before() == '(' || place.prose().at(place.end() + 1) == '(';
      if (defined && !atDefinition) {
        return;
      }
      Abbreviation.report(
          id(),
          place,
          defined
              ? "stays error-prone though it is defined: drug names are read out of their context"
              : "is a shortened drug name, which has been read as another drug's",
          "\"" + DRUGS.getOrDefault(key, word) + "\"",
          sink);
    }
  }

  /** {@code abbrev/drug-suffix}: SR, XL and the like behind a drug, before its dose. */
  private static final class Suffix implements Rule.OfWords {
    private static final Pattern DRUG_BEFORE = Pattern.compile("\\b[A-Za-z]{5,20}[\\s-]$");
    private static final Pattern DOSE =
        Pattern.compile(
            "\\s\\(?\\d[\\d.,]{0,9}(?:\\s?[\u2013-]\\s?\\d[\\d.,]{0,9})?[\\s-]?(?:mg|mcg|g)\\b");

    @Override
    public String id() {
      return RuleId.ABBREV_DRUG_SUFFIX.id();
    }

    @Override
    public Set<String> words() {
      return Set.of("sr", "xl", "cd", "er", "xr", "la", "cr", "sa", "xt", "ir", "dr");
    }

    @Override
    public void check(Place place, Sink sink) {
      if (place.isUpper()
          && !place.defined().has(place.word())
          && place.follows(DRUG_BEFORE)
          && place.precedes(DOSE)) {
        Abbreviation.report(
            id(),
            place,
            "after a drug's name is not defined in this article, and no standard says what it"
                + " means",
            "what it stands for (\"extended release\"), or define it where it first appears",
            sink);
      }
    }
  }
}
