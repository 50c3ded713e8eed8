package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.imprimatur.finding.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences whose figures do not go together, and those that only look so. */
final class StatsRulesTest {
  private static List<String> found(String sentence) {
    String text =
        "---\ntitle: T\nstatus: submitted\nupdated: 2026-01-10\nauthors: [a.author]\n---\n\n"
            + sentence
            + "\n";
    return FrontDoor.check("fixtures/a", text).problems().stream()
        .filter(problem -> problem.rule().startsWith("stats/"))
        .map(Problem::message)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pain fell in 12 of 40 (25%).",
        "Pain fell in 12/40 (25%).",
        "Pain fell in 12 of the 40 treated people (25%).",
        "Pain fell in 1,200 of 4,000 (25%).",
        "Pain fell in 25% (12 of 40).",
        "Pain fell in 33.4% (1/3).",
        "Pain fell in 12 out of 40 (29 percent).",
        "The hazard ratio was 0.85 (95% CI 0.68 to 1.07), statistically significant.",
        "Deaths were significantly fewer (HR 0.85; 95% CI, 0.68-1.07).",
        "It was lower (risk ratio 0.85, 95% CI 0.68\u20131.07; P = .02).",
        "It was lower (odds ratio 0.75, 95% CI 0.60 to 0.93; P = .31).",
        "It was not significantly lower (odds ratio 0.75, 95% CI 0.60 to 0.93).",
        "There was no significant difference (relative risk 2.1, 95% confidence interval 1.2 to 3.9).",
        "The absolute risk reduction was 5% (NNT 50).",
        "It fell from 20% to 15%, an NNT of 10.",
        "The number needed to treat was 8, with an absolute difference of 2 percentage points.",
      })
  void figuresThatDoNotGoTogetherAreReportedOnce(String sentence) {
    assertEquals(1, found(sentence).size(), sentence + found(sentence));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pain fell in 12 of 40 (30%).",
        "Pain fell in 1 of 3 (33%) and 2 of 3 (67%).",
        "Pain fell in 1 of 8 (12%), or 1 of 8 (13%), or 1 of 8 (12.5%).",
        "Pain fell in 12 of 40 people (25% in controls).",
        "Pain fell in 12 of 40 people after 3 weeks (25%).",
        "Pain fell in about 25% (12 of 40).",
        "Step 2 of 3 (67%).",
        "A pressure of 140/90 (25%).",
        "From 20% to 25% (12 of 40).",
        "On 12/40 (see 25% there).",
        "Deaths were not significantly fewer (HR 0.85, 95% CI 0.68 to 1.07).",
        "Deaths were nonsignificantly fewer (HR 0.85, 95% CI 0.68 to 1.07; P = .16).",
        "Deaths were significantly fewer (HR 0.85, 95% CI 0.68 to 0.97; P = .02).",
        "Deaths were significantly fewer (HR 0.85, 95% CI 0.68 to 1.00; P = .049).",
        "It was noninferior (HR 0.97, 95% CI 0.80 to 1.18; P = .001 for noninferiority).",
        "Significant bleeding was rarer (HR 0.85, 95% CI 0.68 to 1.07).",
        "It fell significantly by 3.2 points (95% CI 0.5 to 5.9).",
        "HR 0.8 (95% CI 0.6 to 1.1) and HR 0.5 (95% CI 0.3 to 0.8), the latter significant.",
        "It was lower (HR 0.85, 95% CI 0.68 to 1.07; P < .10).",
        "It was lower (HR 0.85, 90% CI 0.68 to 1.07; P = .01).",
        "It was lower (HR 0.95, 95% CI 0.90 to 1.00; P = .05).",
        "It fell from 20% to 15%, an NNT of 20.",
        "The absolute risk reduction was 3% (NNT 33), or 34 rounded up.",
        "The absolute risk reduction was 0.6% (NNT 154 to 182).",
        "The absolute risk reduction was 1% (NNT 100).",
        "The NNT was 20 in one trial; the absolute reduction was 1% and from 5% to 4% in another.",
        "It fell by 5%; NNT 1,000.",
      })
  void whatGoesTogetherOrIsNotSureIsLeftAlone(String sentence) {
    assertEquals(List.of(), found(sentence), sentence);
  }

  /** Whatever is rounded by the book, in either way of rounding a half, is right. */
  @Test
  void noRoundedShareOfACountIsReported() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      int whole = 1 + random.nextInt(3000);
      int part = random.nextInt(whole + 1);
      int places = random.nextInt(3);
      java.math.BigDecimal share =
          java.math.BigDecimal.valueOf(100L * part)
              .divide(
                  java.math.BigDecimal.valueOf(whole),
                  places,
                  random.nextBoolean()
                      ? java.math.RoundingMode.HALF_UP
                      : java.math.RoundingMode.HALF_EVEN);
      String sentence =
          "Pain fell in " + part + " of " + whole + " people (" + share.toPlainString() + "%).";
      assertEquals(List.of(), found(sentence), sentence);
      java.math.BigDecimal wrong =
          share.add(
              java.math.BigDecimal.ONE.movePointLeft(places).multiply(new java.math.BigDecimal(2)));
      String slip =
          "Pain fell in " + part + " of " + whole + " people (" + wrong.toPlainString() + "%).";
      assertEquals(1, found(slip).size(), slip);
    }
  }
}
