package org.imprimatur.check;

import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Strength;

/**
 * The rules about graded recommendations: they look only where the author gives a {@code strength}.
 */
final class GradeRules {

  private GradeRules() {}

  static List<Rule> all() {
    return List.of(new MissingCertainty(), new Wording(), new Discordant());
  }

  /** {@code grade/missing-certainty}: a strength that does not say on what evidence. */
  private static final class MissingCertainty implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.GRADE_MISSING_CERTAINTY.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Claim claim : input.checked().claims()) {
        Strength strength = claim.strength();
        if (strength != null && claim.certainty() == null) {
          sink.report(
              id(),
              claim,
              "a " + strength.word() + " recommendation without the certainty of its evidence",
              "add certainty=high, moderate, low or \"very low\" to its attributes");
        }
      }
    }
  }

  /** {@code grade/wording}: the verb says another strength than the attribute. */
  private static final class Wording implements Rule.OfArticle {
    private static final Pattern STRONG =
        Pattern.compile(
            "(?i)\\b(?:recommend(?:s|ed)?|should|must|shall|always|never|do not|don't|is"
                + " required|are required)\\b");
    private static final Pattern WEAK =
        Pattern.compile("(?i)\\b(?:suggest(?:s|ed)?|consider(?:ed)?|might|may|could)\\b");

    @Override
    public String id() {
      return RuleId.GRADE_WORDING.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Claim claim : input.checked().claims()) {
        Strength strength = claim.strength();
        if (strength != null) {
          check(claim, strength, sink);
        }
      }
    }

    private void check(Claim claim, Strength strength, Sink sink) {
      boolean strong = STRONG.matcher(claim.statement().text()).find();
      boolean weak = WEAK.matcher(claim.statement().text()).find();
      if (strong && weak) {
        sink.report(
            id(),
            claim,
            "the recommendation is worded strongly and weakly at once: "
                + WordForms.quote(claim.statement().text()),
            "use one verb in a recommendation: \"we recommend\", \"should\" when strong;"
                + " \"we suggest\", \"consider\" when conditional");
      } else if (strength == Strength.STRONG && weak) {
        sink.report(
            id(),
            claim,
            "marked strong, worded as conditional: " + WordForms.quote(claim.statement().text()),
            "write \"we recommend\" or \"should\", or mark it strength=conditional");
      } else if (strength == Strength.CONDITIONAL && strong) {
        sink.report(
            id(),
            claim,
            "marked conditional, worded as strong: " + WordForms.quote(claim.statement().text()),
            "write \"we suggest\" or \"consider\", or mark it strength=strong");
      }
    }
  }

  /** {@code grade/discordant}: a strong recommendation on weak evidence wants a reason. */
  private static final class Discordant implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.GRADE_DISCORDANT.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Claim claim : input.checked().claims()) {
        Certainty certainty = claim.certainty();
        boolean weak = certainty == Certainty.LOW || certainty == Certainty.VERY_LOW;
        if (claim.strength() == Strength.STRONG && weak && certainty != null) {
          sink.report(
              id(),
              claim,
              "a strong recommendation on " + certainty.word() + "-certainty evidence",
              "if it is intended, say why: silence=\"" + id() + "\" reason=\"...\"");
        }
      }
    }
  }
}
