package org.imprimatur.check;

import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Audience;

/**
 * {@code readability/grade}: a patient's page is harder to read than the eighth grade, the upper
 * end of what NIH asks for. Below a hundred words the formula says nothing.
 */
final class ReadabilityRule implements Rule.OfArticle {
  private static final int LEAST_WORDS = 100;
  private static final long HIGHEST_TENTHS = 80;

  @Override
  public String id() {
    return RuleId.READABILITY_GRADE.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    boolean forPatients =
        input.front().audience() == Audience.PATIENT || input.article().id().isPatientVariant();
    if (!forPatients) {
      return;
    }
    Readability count = new Readability();
    for (Prose prose : input.contents().prose()) {
      if (prose.kind() == Prose.Kind.PARAGRAPH) {
        count.add(prose.text());
      }
    }
    long tenths = count.tenths();
    if (count.words() >= LEAST_WORDS && tenths > HIGHEST_TENTHS) {
      sink.report(
          id(),
          input.front().place("audience"),
          "the text reads at grade "
              + tenths / 10
              + "."
              + tenths % 10
              + " (Flesch-Kincaid, "
              + count.words()
              + " words); pages for patients aim at 6, at most 8",
          "shorten sentences and use shorter words; drug names and numbers do not count");
    }
  }
}
