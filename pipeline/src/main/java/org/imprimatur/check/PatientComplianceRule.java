package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/**
 * {@code terms/compliance}: "compliant" of people suggests obedience. Lungs, vessels and tubes are
 * compliant, too, and so are sites and devices, with rules; so the rule wants to see the people or
 * their treatment.
 */
final class PatientComplianceRule implements Rule.OfWords {
  private static final String PERSON =
      "(?:patients?|people|persons?|adults?|child(?:ren)?|teenagers?|adolescents?|parents?|mothers?|wom[ae]n|m[ae]n|individuals?|users?"
          + "|participants?|subjects?|clients?|veterans?)";
  private static final String TREATMENT =
      "(?:med(?:s|ications?|icines?)?|drugs?|treatments?|therap(?:y|ies)|regimens?|tablets?|pills?|inhalers?|doses?|dosing|diets?|dietary"
          + "|exercises?|appointments?|visits?|follow-up|CPAP|insulin|injections?|statins?|aspirin|warfarin|antibiotics?"
          + "|antihypertensives?|antiretrovirals?|anticoagulants?|antiplatelet|contracepti\\p{L}+|vaccin\\p{L}+|advice|instructions?)";

  /** Right before: {@code the patients' compliance}, {@code medication compliance}. */
  private static final Pattern OF_PERSON =
      Pattern.compile(
          "(?i)\\b(?:"
              + PERSON
              + "|"
              + TREATMENT
              + "|he|she|they|who|you)(?:['\u2019]s?)?\\s(?:(?:is|are|was|were|be|been|may be|must"
              + " be|who|that|not|fully|more|less|poorly|very|only|highly|non|med|poor|good)[\\s-]){0,4}$");

  /** Right behind: {@code compliant patients}, {@code compliance in most patients}. */
  private static final Pattern TO_PERSON =
      Pattern.compile(
          "(?i)\\s(?:(?:in|of|by|among|from)\\s(?:\\p{L}{2,12}\\s){0,2})?(?:\\p{L}{3,12}\\s)?"
              + PERSON
              + "\\b");

  /** Right behind: {@code compliance with the diet}. */
  private static final Pattern WITH_TREATMENT =
      Pattern.compile(
          "(?i)\\s(?:with|to)\\s(?:[\\p{L}-]{1,16}[\\s-]){0,4}?(?:"
              + TREATMENT
              + "|[\\p{L}-]*antihypertensive[\\p{L}]*)\\b");

  private static final Pattern TREATS = Pattern.compile("(?i)\\b" + TREATMENT + "\\b");

  /** Words of what stretches, and of what is done with it. */
  private static final Pattern MECHANICAL =
      Pattern.compile(
          "(?i)\\b(?:lungs?|pulmonary|ventric\\p{L}+|[LR]V|LVH|atri\\p{L}+|vascular|vessels?|arter\\p{L}+|aort\\p{L}+|ven(?:ous|a|ae|ules?)"
              + "|bladder|chest|thora\\p{L}+|walls?|ribs?|cartilage|trachea\\p{L}*|airways?|alveol\\p{L}+|respiratory|ventilat\\p{L}+"
              + "|circuits?|tub(?:e|es|ing)|pericardi\\p{L}+|myocardi\\p{L}+|cardiac|diastolic|pressures?|volumes?|FRC|PEEP|resistances?"
              + "|elast\\p{L}+|stiff\\p{L}*|tissues?|balloons?|stents?|grafts?|conduits?|bowel|rectal|abdom\\p{L}+|intracranial|brain|skin|muscles?"
              + "|cuffs?|membranes?|ARDS|fibrosis|edema|oedema|pneumothorax|preload|filling|cmH2O|inflation|leaks?|diaphragm\\p{L}*)\\b");

  /** A patient's lungs, too, may be what complies. */
  private static final Pattern VENTILATION = Pattern.compile("(?i)\\bventilat\\p{L}+");

  /** Words of rules, and of those who keep them. */
  private static final Pattern RULES =
      Pattern.compile(
          "(?i)\\b(?:guidelines?|regulat\\p{L}+|laws?|legal\\p{L}*|legislation|HIPAA|GDPR|GMP|GCP|ISO|FDA|standards?|polic(?:y|ies)|protocols?"
              + "|requirements?|audit\\p{L}*|bundles?|checklists?|hygiene|documentation|rules|codes?|certif\\p{L}+|officers?|committees?"
              + "|accreditation|constitution|contracts?|trading)\\b");

  @Override
  public String id() {
    return RuleId.TERMS_COMPLIANCE.id();
  }

  @Override
  public Set<String> words() {
    return Set.of("compliant", "compliance", "noncompliant", "noncompliance");
  }

  @Override
  public void check(Place place, Sink sink) {
    if (isOfPeople(place)) {
      sink.report(
          id(),
          place.span(),
          "\"" + place.word() + "\" suggests obedience",
          "write \"adherent\" or \"adherence\"");
    }
  }

  private static boolean isOfPeople(Place place) {
    if (place.sentenceHas(RULES)) {
      return false;
    }
    if (place.precedes(WITH_TREATMENT)) {
      return true;
    }
    if (place.follows(OF_PERSON)) {
      return !place.sentenceHas(VENTILATION);
    }
    if (place.sentenceHas(MECHANICAL)) {
      return false;
    }
    return isNegated(place) || place.precedes(TO_PERSON) || place.sentenceHas(TREATS);
  }

  /** {@code noncompliance}, {@code non-compliant}: where nothing stretches, people are meant. */
  private static boolean isNegated(Place place) {
    String word = WordForms.lower(place.word());
    return word.startsWith("non") || (place.before() == '-' && endsInNon(place));
  }

  private static boolean endsInNon(Place place) {
    int end = place.start() - 1;
    return WordForms.lower(place.prose().slice(Math.max(0, end - 3), Math.max(0, end)))
        .equals("non");
  }
}
