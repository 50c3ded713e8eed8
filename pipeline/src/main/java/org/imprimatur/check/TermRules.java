package org.imprimatur.check;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/**
 * The rules about words that make a disease of a person or blame the patient: person-first terms
 * (AMA Manual of Style 11.12, JMIR's instructions, AAP's recommended terminology).
 */
final class TermRules {
  private static final String END =
      "(?=[.,;:)\\uFFFC]|$|\\s+(?:and|or|who|with|is|are|was|were|has|have|had|may|should|must|can|often|in|on|from|to|at|need|than|about|for|after|before|when|if|without)\\b)";

  private TermRules() {}

  static List<Rule> all() {
    return List.of(
        new Term(
            RuleId.TERMS_DISEASE_LABEL,
            "diabetics epileptic epileptics schizophrenic schizophrenics asthmatics hypertensives"
                + " hemophiliac hemophiliacs haemophiliac haemophiliacs alcoholics alcoholic"
                + " diabetic asthmatic hypertensive anorexics bulimics",
            Pattern.compile(
                "(?i)(?:diabetics|epileptics|schizophrenics|asthmatics|hypertensives|h(?:a)?emophiliacs?|alcoholics"
                    + "|anorexics|bulimics)\\b(?!\\sAnonymous)|(?:diabetic|epileptic|schizophrenic|asthmatic|hypertensive|alcoholic)"
                    + END),
            place ->
                (isPlural(place) || place.follows(ARTICLE))
                    && !place.follows(ANTI_BEFORE)
                    && !place.precedes(INSTITUTION),
            "makes the disease the person's name",
            "\"people with ...\": \"people with diabetes\", \"a person with epilepsy\""),
        new Term(
            RuleId.TERMS_DISABILITY_LABEL,
            "blind deaf disabled handicapped victim victims wheelchair retarded",
            Pattern.compile(
                "(?i)(?:blind|deaf|disabled|handicapped)"
                    + END
                    + "|victims?\\b|wheelchair[\\s-]bound\\b|retarded\\b"),
            TermRules::isLabel,
            "names people by a disability or disease",
            "\"people who are blind\", \"people with disabilities\", \"a person with AIDS\","
                + " \"wheelchair user\""),
        new Term(
            RuleId.TERMS_SUICIDE,
            "commit commits committed committing suicide suicides",
            Pattern.compile("(?i)commit(?:s|ted|ting)?\\ssuicide\\b|suicides?(?:\\sattempts?)?\\b"),
            place ->
                WordForms.lower(place.word()).startsWith("commit") || place.follows(JUDGED_SUICIDE),
            "calls suicide a crime, a success or a failure",
            "\"died by suicide\" or \"suicide attempt\""),
        new Term(
            RuleId.TERMS_SUBSTANCE_USE,
            "addict addicts abuser abusers abuse user users junkie junkies",
            Pattern.compile(
                "(?i)(?:addicts?|junkies?|abusers?)\\b|abuse\\b(?!\\sand\\sMental)|users?\\b"),
            TermRules::isSubstance,
            "judges the person who uses a substance",
            "\"person with ... use disorder\", \"person who uses drugs\", \"substance use\""),
        new Term(
            RuleId.TERMS_SUFFERS_FROM,
            "suffer suffers suffered suffering",
            Pattern.compile("(?i)suffer(?:s|ed|ing)?\\sfrom\\b"),
            TermRules::isSuffering,
            "says how a person feels about a disease",
            "\"has\" or \"with\""),
        new Term(
            RuleId.TERMS_FAILED_TREATMENT,
            "fail fails failed failing failures",
            Pattern.compile(
                "(?i)(?:fail(?:s|ed|ing)?)\\s(?:to"
                    + " respond\\b|(?!to\\b)(?:[a-z-]{2,20}\\s){0,3}(?:treatments?|therap(?:y|ies)|medications?|management|drugs?|agents?|regimens?|trials?"
                    + " of|course of|inhibitors?|surgery|chemotherapy)\\b)"),
            place -> place.follows(PEOPLE),
            "says that the patient failed; the treatment did",
            "\"the treatment did not work for the patient\" or \"whose condition did not respond"
                + " to\""),
        new PatientComplianceRule());
  }

  private static final Pattern ARTICLE =
      Pattern.compile("(?i)\\b(?:an?|the|each|every|known|this)\\s(?:[a-z]{2,14}\\s)?$");
  private static final Pattern THE = Pattern.compile("(?i)\\bthe\\s$");

  /** A trial has its blind, too. */
  private static final Pattern OF_A_TRIAL =
      Pattern.compile(
          "(?i)\\b(?:br(?:eak|eaks|eaking|oke|oken)|keep|keeps|maintain|maintains|unmask)\\sthe\\s$");

  private static final Pattern VICTIM_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:AIDS|HIV|stroke|cancer|burn|disease|accident|polio|MI|heart attack)\\s$");
  private static final Pattern MENTALLY = Pattern.compile("(?i)\\bmentally\\s$");
  private static final Pattern JUDGED_SUICIDE =
      Pattern.compile("(?i)\\b(?:successful|unsuccessful|failed|completed)\\s(?:attempted\\s)?$");
  private static final Pattern SUBSTANCE =
      Pattern.compile(
          "(?i)\\b(?:drugs?|substances?|alcohol|opioids?|opiates?|cocaine|heroin|cannabis|marijuana|amphetamines?|methamphetamine"
              + "|stimulants?|polysubstance|medication|prescription|benzodiazepines?|IV|intravenous|injection|injecting)[\\s-](?:drug\\s)?$");
  private static final Pattern DRUG_USER =
      Pattern.compile(
          "(?i)\\b(?:drugs?|substances?|opioids?|heroin|cocaine|methamphetamine|cannabis)[\\s-]$");
  private static final Pattern THING =
      Pattern.compile(
          "(?i)\\b(?:stud(?:y|ies)|trials?|evidence|analys[ie]s|reviews?|data|models?|estimates?|literature|designs?|instruments?"
              + "|scales?|tests?|methods?|reports?|guidelines?|surveys?|systems?|approach(?:es)?|comparisons?)\\b");
  private static final Pattern PEOPLE =
      Pattern.compile(
          "(?i)\\b(?:patients?|people|persons?|adults?|children|who|those|women|men|participants?|individuals|she|he|they)"
              + "\\s(?:(?:have|has|had|previously|already|who|initially)\\s){0,3}$");

  /** Medicines against a disease, and names of institutions, label nobody. */
  private static final Pattern ANTI_BEFORE = Pattern.compile("(?i)\\banti[\\s-]$");

  private static final Pattern INSTITUTION =
      Pattern.compile(
          "\\s(?:Foundation|Society|Association|Federation|Anonymous|Trust|Institute|Center|Centre)\\b");

  /** What only studies suffer from. */
  private static final Pattern FLAW =
      Pattern.compile(
          "\\s(?:[a-z]{1,12}\\s){0,2}?(?:bias(?:es)?|lack"
              + " of|gaps?|limitations?|flaws?|imprecision|inconsistenc(?:y|ies)|heterogeneity|confounding|small"
              + " samples?|low power|indirectness|noise)\\b");

  private static boolean isPlural(Place place) {
    String word = WordForms.lower(place.word());
    return word.endsWith("s") || word.endsWith("philiac");
  }

  private static boolean isLabel(Place place) {
    String word = WordForms.lower(place.word());
    return switch (word) {
      case "wheelchair" -> true;
      case "retarded" -> place.follows(MENTALLY);
      case "victim", "victims" -> place.follows(VICTIM_BEFORE);
      default -> place.follows(THE) && !place.follows(OF_A_TRIAL);
    };
  }

  private static boolean isSubstance(Place place) {
    String word = WordForms.lower(place.word());
    if (word.startsWith("user")) {
      return place.follows(DRUG_USER);
    }
    if (word.equals("abuse")) {
      // Capitals are an institution's name: the words before it are its own.
      return place.word().charAt(0) == 'a' && place.follows(SUBSTANCE);
    }
    if (word.startsWith("abuser")) {
      return place.follows(SUBSTANCE);
    }
    return true;
  }

  /** From "suffers" on: the place is the waking word, what is suffered stands behind "from". */
  private static boolean isSuffering(Place place) {
    Place from = new Place(place.prose(), place.start(), place.end() + 5, place.defined());
    return !place.clauseBeforeHas(THING) && !from.precedes(FLAW);
  }

  /**
   * A term: woken by a word, exact by a pattern.
   *
   * @param rule which rule
   * @param woken the words that wake it, in lower case
   * @param match what has to stand there, from the waking word on
   * @param fires the guard
   * @param why what is wrong with it
   * @param instead what to write
   */
  private record Term(
      RuleId rule,
      Set<String> woken,
      Pattern match,
      Predicate<Place> fires,
      String why,
      String instead)
      implements Rule.OfWords {

    Term(
        RuleId rule,
        String words,
        Pattern match,
        Predicate<Place> fires,
        String why,
        String instead) {
      this(rule, Set.of(words.split(" ", -1)), match, fires, why, instead);
    }

    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public Set<String> words() {
      return woken;
    }

    @Override
    public void check(Place place, Sink sink) {
      Prose prose = place.prose();
      Matcher matcher = match.matcher(prose.text());
      matcher.region(place.start(), prose.length()).useTransparentBounds(true);
      if (matcher.lookingAt() && fires.test(place)) {
        sink.report(
            id(),
            place.span(place.start(), matcher.end()),
            "\"" + matcher.group() + "\" " + why,
            "write " + instead);
      }
    }
  }
}
