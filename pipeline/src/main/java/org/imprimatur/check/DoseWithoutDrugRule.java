package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.Drugs;
import org.imprimatur.drug.LikelyDrugs;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Claim;

/**
 * {@code claim/dose-without-drug}: a claim names a dose, and neither it nor what it stands under
 * names a drug. What was measured is not a dose, and of water, vitamins and the like nobody takes
 * the wrong drug.
 */
final class DoseWithoutDrugRule implements Rule.OfArticle {
  private static final Pattern DOSE =
      Pattern.compile("\\d[\\s\\h\u2010\u2011-]?" + DoseUnits.GIVEN + "(?![\\p{L}\\d])");

  /** So much before an amount is looked at for words of measuring. */
  private static final int BEFORE = 60;

  /** What makes a rate of filtration of the volume before it. */
  private static final Pattern BY_SURFACE =
      Pattern.compile("\\s?(?:/|per )\\s?min(?:ute)?\\s?(?:/|per )\\s?1[.\u00B7]73");

  private static final Pattern FILTRATION = Pattern.compile("GFR|filtration");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /** What a dose is taken with or in: it is not what is given. */
  private static final Set<String> WITH =
      Set.of("with", "in", "without", "before", "after", "during", "glass", "cup", "plenty");

  /** What is given and is not a drug. */
  private static final Set<String> OTHERS =
      Set.of(
          ("water fluid fluids saline crystalloid crystalloids glucose dextrose sugar salt sodium"
                  + " potassium calcium magnesium phosphate phosphorus iron zinc selenium iodine"
                  + " iodide fluoride vitamin vitamins folate folic fiber fibre protein carbohydrate"
                  + " carbohydrates fat fats alcohol ethanol caffeine nicotine oxygen omega oil blood"
                  + " plasma platelets albumin contrast milk formula food cholesterol bicarbonate"
                  + " charcoal psyllium electrolytes rehydration vaccine vaccines immunoglobulin"
                  + " immunoglobulins urine stool creatinine")
              .split(" ", -1));

  @Override
  public String id() {
    return RuleId.CLAIM_DOSE_WITHOUT_DRUG.id();
  }

  @Override
  public void check(RuleInput subject, Sink sink) {
    Drugs drugs = subject.context().drugs();
    for (Claim claim : subject.checked().claims()) {
      String text = DoseUnits.folded(claim.statement().text());
      if (claim.statesDose()
          && givesSomething(text)
          && !saysOfWhat(text, drugs)
          && claim.statement().context().stream().noneMatch(each -> saysOfWhat(each, drugs))) {
        sink.report(
            id(),
            claim,
            "the dose in " + WordForms.quote(text) + " does not say of which drug",
            "name the drug in the sentence, in the lead-in of its list or in a header cell of its"
                + " table, since the claim may be quoted alone");
      }
    }
  }

  /** Whether an amount of a text is given, not measured. */
  private static boolean givesSomething(String text) {
    Matcher dose = DOSE.matcher(text);
    while (dose.find()) {
      if (!isMeasured(text, dose.start(), dose.end())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeasured(String text, int start, int end) {
    String before = text.substring(Math.max(0, start - BEFORE), start);
    return DoseUnits.PER_LAB_VOLUME.matcher(text).region(end, text.length()).lookingAt()
        || DoseUnits.OF_SOMETHING_MEASURED.matcher(text).region(end, text.length()).lookingAt()
        || BY_SURFACE.matcher(text).region(end, text.length()).lookingAt()
        || FILTRATION.matcher(before).find()
        || DoseUnits.CHANGED_BY.matcher(before).find()
        || (DoseUnits.MEASURED.matcher(before).find() && !DoseUnits.givesNext(before));
  }

  private static boolean saysOfWhat(String text, Drugs drugs) {
    if (drugs.isNamedIn(text)) {
      return true;
    }
    Matcher word = WORD.matcher(text);
    String last = "";
    while (word.find()) {
      String lower = WordForms.lower(word.group());
      if (LikelyDrugs.isOne(lower) || (OTHERS.contains(lower) && !WITH.contains(last))) {
        return true;
      }
      last = lower.equals("of") || lower.equals("a") || lower.equals("some") ? last : lower;
    }
    return false;
  }
}
