package org.imprimatur.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/**
 * The abbreviations that have been misread: the Joint Commission's "Do Not Use" list (ids with
 * {@code jc-}) and ISMP's list of error-prone abbreviations. Each row says with its guard where the
 * same letters mean something harmless.
 */
final class Abbreviations {
  private static final Pattern LAB_VOLUME =
      Pattern.compile("\\s?/\\s?(?:d?L\\b|l\\b|dl\\b|g\\b|m?mol\\b|mm3)");
  private static final Pattern PER_ML = Pattern.compile("\\s?/\\s?m[Ll]\\b");
  private static final Pattern WAVE = Pattern.compile("[\\s-]wave|-|\\sof [A-Z]");
  private static final Pattern SCHOOL =
      Pattern.compile("\\s(?:School|Health|University|Hospital|Simon|Medical)\\b");
  private static final Pattern NAME_BEHIND =
      Pattern.compile("\\.?\\s[A-Z][a-z]+|,? et al|,\\s[A-Z][a-z]+ [A-Z]{1,3}\\b");
  private static final Pattern NAME_BEFORE =
      Pattern.compile("\\b(?:Drs?\\.|Prof\\.|Mr\\.|Ms\\.|Mrs\\.)\\s$");
  private static final Pattern QUANTUM =
      Pattern.compile("(?i)quantum|\\blaser|nanopartic|nanocryst");
  private static final Pattern REGISTRY_BEHIND =
      Pattern.compile(
          "\\s(?:[a-z]{3,12}\\s)?(?:registry|registries|database|data|cohort|study|module)\\b");
  private static final Pattern REGISTRY = Pattern.compile("Outcomes? Database|the $");
  private static final Pattern BEDTIME_BEFORE =
      Pattern.compile("(?i)(?:\\b(?:at|PO|po|by mouth|orally|q|nightly|daily)[\\s.]{1,2})$");
  private static final Pattern SENSITIVE =
      Pattern.compile("(?i)[\\s-](?:c?tn[ti]|c?troponin|crp|c-reactive|cTn)|-");
  private static final Pattern HOURS_BEFORE = Pattern.compile("\\d\\s?$");
  private static final Pattern ROUTE_CONTEXT_BEHIND =
      Pattern.compile(
          "(?:/(?:IV|IM)|\\s(?:injection|heparin|insulin|route|dose|administration|once|twice|every|daily|weekly|q\\d))");
  private static final Pattern ROUTE_CONTEXT_BEFORE =
      Pattern.compile(
          "(?i)(?:\\b(?:IV|IM|PO|intravenous(?:ly)?|given|administered|injected|inject|via|by)(?:,)?(?:\\sor|\\sand)?[\\s/]|/)$");
  private static final Pattern DOSE_RIGHT_BEHIND =
      Pattern.compile("\\s\\d[\\d.,]{0,9}\\s?-?(?:mg|mcg|units?|mL|g)\\b");
  private static final Pattern EYE =
      Pattern.compile(
          "(?i)\\b(?:eyes?|ophthalm\\w*|drops?|gtts?|instil\\w*|ocular|vision|visual|cornea\\w*|retina\\w*|IOP|pupils?)\\b");
  private static final Pattern EAR =
      Pattern.compile("(?i)\\b(?:ears?|otic|auris|tympan\\w*|drops?|gtts?)\\b");
  private static final Pattern DROPS_BEFORE =
      Pattern.compile("(?i)\\b(?:drops?|gtts?)\\s(?:in(?:to)?\\s)?$");
  private static final Pattern NEEDED = Pattern.compile("(?i)\\s(?:needed|directed|required)\\b");
  private static final Pattern DIRECTLY_DOSED =
      Pattern.compile(
          "\\d\\s?-?"
              + DoseUnits.GIVEN
              + "(?:/(?:kg|day|h|dose)){0,2}(?:\\s(?:IV|IM|PO|SC|or|and),?){0,3}[\\s/]$");
  private static final Pattern INSULIN =
      Pattern.compile("(?i)\\b(?:insulin|sliding|glucose|glyc\\w+)\\b");
  private static final Pattern INFECTION =
      Pattern.compile(
          "(?i)\\b(?:surgical|surgery|wounds?|infections?|prophylaxis|serotonin|antidepressants?|depressi\\w+|reuptake)\\b");
  private static final Pattern HALF_BEFORE =
      Pattern.compile("(?i)(?:\\b(?:gr|grains?|tabs?|tablets?|i|ii|iii|give|take)|\\d)\\s$");
  private static final Pattern TABLET_BEHIND =
      Pattern.compile("\\s(?:tab|tablet|dose|grain|gr)\\b");
  private static final Pattern PER_BEFORE =
      Pattern.compile("(?i)(?<!\\b(?:nil|non|nothing)\\s)\\bper\\s$");
  private static final Pattern SUB_BEFORE = Pattern.compile("(?i)\\bsub[\\s-]$");
  private static final Pattern JUICE_BEFORE =
      Pattern.compile("(?i)\\b(?:in|with|of|and|mL|ml|oz)\\s$");
  private static final Pattern TAKE_BEFORE =
      Pattern.compile("(?i)\\b(?:take|use|apply|uses?d?)\\s$");
  private static final Pattern VEIN =
      Pattern.compile(
          "(?i)\\s(?:catheter\\w*|veins?|lines?|access|cannul\\w+|central|jugular|approach|placement)\\b");
  private static final Pattern RATIO = Pattern.compile("\\s(?:ratio|converter|circuit)\\b");
  private static final Pattern SLASHED =
      Pattern.compile("(?:/(?:kg|h|hr|hour|min|m2)\\b|\\sper\\b)");

  private Abbreviations() {}

  static List<Rule> all() {
    return List.of(
        Abbreviation.of(
            RuleId.ABBREV_JC_UNIT_U,
            "u",
            "has been read as 0 or 4, which made overdoses tenfold and more",
            "\"unit\" or \"units\"",
            Abbreviations::isUnit),
        Abbreviation.of(
            RuleId.ABBREV_JC_IU,
            "iu ius",
            "has been read as IV (intravenous) or 10",
            "\"international units\"",
            place -> isInternationalUnit(place) && !isLab(place)),
        Abbreviation.of(
            RuleId.ABBREV_IU_LAB,
            "iu miu kiu",
            "in a laboratory value is an abbreviation that has been misread in doses",
            "\"international units\", or leave it where the laboratory reports it so",
            place -> isInternationalUnit(place) && isLab(place)),
        Abbreviation.of(
            RuleId.ABBREV_JC_DAILY,
            "qd q1d od",
            "has been read as \"four times daily\" or as the right eye",
            "\"daily\"",
            Abbreviations::isDaily),
        Abbreviation.of(
            RuleId.ABBREV_JC_EVERY_OTHER_DAY,
            "qod",
            "has been read as \"daily\" or \"four times daily\"",
            "\"every other day\"",
            place ->
                !place.precedes(REGISTRY_BEHIND)
                    && !place.clauseBeforeHas(REGISTRY)
                    && !place.defined().means("QOD", Set.of("database"))),
        Abbreviation.of(
            RuleId.ABBREV_MICROGRAM,
            "\u03BCg \u03BCgs ug",
            "has been read as mg, a thousandfold overdose",
            "\"mcg\" or \"micrograms\"",
            place ->
                (place.word().charAt(0) == '\u03BC' || (place.followsNumber() && !place.isUpper()))
                    && !place.precedes(LAB_VOLUME)
                    && !isLabValue(place)),
        Abbreviation.of(
            RuleId.ABBREV_CC,
            "cc ccs",
            "has been read as \"u\" (units) or 00",
            "\"mL\"",
            place -> place.followsNumber() || (!place.isUpper() && place.precedes(SLASHED))),
        Abbreviation.of(
            RuleId.ABBREV_BEDTIME,
            "hs qhs bt qn",
            "means bedtime or half-strength, and has been read as the other, or as \"every hour\"",
            "\"at bedtime\" or \"half-strength\"",
            Abbreviations::isBedtime),
        Abbreviation.of(
            RuleId.ABBREV_SUBCUTANEOUS,
            "sc sq",
            "has been read as SL (sublingual) or \"5 every\"",
            "\"subcut\" or \"subcutaneously\"",
            Abbreviations::isSubcutaneous),
        Abbreviation.of(
            RuleId.ABBREV_SUB_Q,
            "q",
            "after \"sub\" has been read as \"every\"",
            "\"subcut\" or \"subcutaneously\"",
            place -> place.follows(SUB_BEFORE)),
        Abbreviation.of(
            RuleId.ABBREV_TIMES_WEEKLY,
            "tiw biw",
            "has been read as \"3 times a day\" or \"twice in a week\"",
            "\"3 times weekly\" or \"2 times weekly\"",
            place -> true),
        Abbreviation.of(
            RuleId.ABBREV_EAR,
            "ad as au",
            "means an ear and has been read as an eye",
            "\"right ear\", \"left ear\" or \"each ear\"",
            place -> isSide(place, EAR)),
        Abbreviation.of(
            RuleId.ABBREV_EYE,
            "od os ou",
            "means an eye and has been read as an ear, or as \"daily\"",
            "\"right eye\", \"left eye\" or \"each eye\"",
            place -> isSide(place, EYE) && !(isOd(place) && isDaily(place))),
        Abbreviation.of(
            RuleId.ABBREV_DISCONTINUE,
            "d/c",
            "means discharge or discontinue; medicines were stopped when discharge was meant",
            "\"discharge\" or \"discontinue\"",
            place -> !place.precedes(RATIO)),
        Abbreviation.of(
            RuleId.ABBREV_INJECTION,
            "ij",
            "for injection has been read as IV or \"intrajugular\"",
            "\"injection\"",
            place ->
                place.word().equals("IJ")
                    && place.follows(DIRECTLY_DOSED)
                    && !place.precedes(VEIN)),
        Abbreviation.of(
            RuleId.ABBREV_INTRANASAL,
            "in",
            "for intranasal has been read as IM or IV",
            "\"intranasal\" or \"intranasally\"",
            place -> place.word().equals("IN") && place.follows(DIRECTLY_DOSED)),
        Abbreviation.of(
            RuleId.ABBREV_ORANGE_JUICE,
            "oj",
            "has been read as OD or OS, an eye",
            "\"orange juice\"",
            place -> place.word().equals("OJ") && place.follows(JUICE_BEFORE)),
        Abbreviation.of(
            RuleId.ABBREV_PER_OS,
            "os",
            "after \"per\" has been read as the left eye",
            "\"by mouth\", \"orally\" or \"PO\"",
            place -> place.follows(PER_BEFORE)),
        Abbreviation.of(
            RuleId.ABBREV_AS_DIRECTED,
            "ud",
            "has been read as \"unit dose\"",
            "\"as directed\"",
            place ->
                (place.isUpper() || !place.word().contains("D"))
                    && (place.followsDose() || place.follows(TAKE_BEFORE))),
        Abbreviation.of(
            RuleId.ABBREV_ONE_HALF,
            "ss",
            "for one-half or sliding scale has been read as 55",
            "\"one-half\", \"\u00BD\" or \"sliding scale\"",
            place ->
                !place.isUpper() && (place.follows(HALF_BEFORE) || place.precedes(TABLET_BEHIND))),
        Abbreviation.of(
            RuleId.ABBREV_SLIDING_SCALE,
            "ssi ssri",
            "for sliding scale insulin has been read as strong solution of iodine or as an"
                + " antidepressant",
            "\"sliding scale insulin\"",
            place ->
                place.isUpper()
                    && place.clauseHas(INSULIN)
                    && !place.clauseHas(INFECTION)
                    && !place.defined().means(place.word(), Set.of("site", "serotonin"))));
  }

  private static boolean isUnit(Place place) {
    boolean counted = place.followsNumber() || place.follows(THOUSANDS);
    return counted && !place.precedes(WAVE) && !place.precedes(LAB_VOLUME) && !isLabValue(place);
  }

  /** A value per millilitre, which may be a drug's strength, in a sentence of what is measured. */
  private static boolean isLabValue(Place place) {
    return place.precedes(PER_ML) && place.sentenceHas(DoseUnits.MEASURED) && !place.isGiven();
  }

  private static final Pattern THOUSANDS = Pattern.compile("(?i)\\d\\s?(?:million|thousand|k)\\s$");

  private static boolean isInternationalUnit(Place place) {
    boolean intrauterineSystem = place.word().equals("IUS");
    return ((!Character.isLowerCase(place.word().charAt(0)) && !intrauterineSystem)
            || place.followsNumber()
            || place.word().startsWith("m"))
        && !place.precedes(SCHOOL);
  }

  private static boolean isLab(Place place) {
    String word = place.word();
    return word.charAt(0) == 'm'
        || word.charAt(0) == 'k'
        || place.precedes(LAB_VOLUME)
        || (place.precedes(PER_ML) && !place.isGiven());
  }

  /** {@code QD} in a name or as "quantum dot" is not one; {@code OD} only right behind a dose. */
  private static boolean isDaily(Place place) {
    boolean dosed = place.followsDose();
    if (isOd(place)) {
      boolean eye = place.clauseHas(EYE);
      return !eye
          && (place.follows(DIRECTLY_DOSED) || (dosed && !place.isUpper()) || isDottedLower(place));
    }
    if (place.isUpper() && !dosed) {
      boolean named = place.precedes(NAME_BEHIND) || place.follows(NAME_BEFORE);
      return !named && !place.clauseHas(QUANTUM);
    }
    return true;
  }

  private static boolean isOd(Place place) {
    return WordForms.lower(place.word().replace(".", "")).equals("od");
  }

  private static boolean isDottedLower(Place place) {
    return place.word().startsWith("o.d");
  }

  private static boolean isBedtime(Place place) {
    String letters = WordForms.lower(place.word().replace(".", ""));
    if (letters.equals("qhs") || place.word().startsWith("h.s")) {
      return true;
    }
    if (letters.equals("qn")) {
      return !place.isUpper() || place.followsDose();
    }
    if (place.precedes(SENSITIVE) || place.follows(HOURS_BEFORE)) {
      return false;
    }
    boolean capitals = letters.equals("bt");
    return (!capitals || place.isUpper())
        && (place.followsDose() || place.follows(BEDTIME_BEFORE))
        && !place.defined().has(place.word());
  }

  private static boolean isSubcutaneous(Place place) {
    if (place.word().startsWith("s.")) {
      return true;
    }
    if (!place.isUpper() || place.after() == '-' || place.defined().means("SC", NO_ROUTE)) {
      return !place.isUpper() && place.follows(DIRECTLY_DOSED);
    }
    return place.follows(DIRECTLY_DOSED)
        || place.followsDose()
        || place.precedes(ROUTE_CONTEXT_BEHIND)
        || place.precedes(DOSE_RIGHT_BEHIND)
        || place.follows(ROUTE_CONTEXT_BEFORE);
  }

  private static final Set<String> NO_ROUTE =
      Set.of("south", "spinal", "sickle", "stem", "standard", "supportive", "squamous", "carolina");

  private static boolean isSide(Place place, Pattern organ) {
    String word = place.word();
    if (place.follows(PER_BEFORE) || place.precedes(NEEDED)) {
      return false;
    }
    boolean latin =
        word.equals("ou") || word.equals("os") || word.equals("od") || word.equals("au");
    if (latin) {
      return place.follows(DROPS_BEFORE);
    }
    boolean dotted = word.length() > 2 && !word.equals("a.s.") && !word.equals("a.s");
    return (place.isUpper() || dotted)
        && !place.defined().has(word)
        && place.clauseHas(organ)
        && (organ == EAR || !word.startsWith("A"));
  }
}
