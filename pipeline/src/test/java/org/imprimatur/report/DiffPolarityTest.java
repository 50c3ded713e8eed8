package org.imprimatur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.review.OtherChanges;
import org.imprimatur.source.Source;
import org.imprimatur.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reviewer sees no statement without the heading that says that it is not advised. */
final class DiffPolarityTest {
  private static final String WORDS = "Leaving out the screen because potassium is normal.";

  private static List<Claim> claims(String body) {
    Source source = Source.of("articles/a.md", body);
    Article article = ArticleParser.parse(new ArticleId("a"), source).article();
    return ClaimReader.read(article, Policy.DEFAULT, key -> true).claims();
  }

  private static Stream<String> headings() {
    return Policy.DEFAULT.polarity().values().stream().flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("headings")
  void theHeadingStandsAboveTheStatement(String heading) {
    List<Claim> now = claims("## " + heading + "\n\n### Details\n\n- " + WORDS + "\n");
    for (ClaimDiff diff :
        List.of(ClaimDiff.between(List.of(), now), ClaimDiff.between(now, List.of()))) {
      for (String shown :
          List.of(
              DiffView.text(diff, OtherChanges.NONE, false),
              DiffView.html("Title", diff, OtherChanges.NONE),
              Json.compact(ReviewJson.changes("a", "then", diff, OtherChanges.NONE)))) {
        int at = shown.indexOf(heading);
        assertTrue(at >= 0 && at < shown.indexOf("Leaving out"), shown);
      }
    }
  }

  @Test
  void aLeadInIsShownOnce() {
    List<Claim> now = claims("Advises not to offer the following:\n\n- " + WORDS + "\n");
    String shown = DiffView.text(ClaimDiff.between(List.of(), now), OtherChanges.NONE, false);
    assertEquals(shown.indexOf("Advises not"), shown.lastIndexOf("Advises not"), shown);
    assertTrue(shown.contains("Advises not"), shown);
  }

  /** The same words under another heading say the opposite. */
  @Test
  void movingUnderSuchAHeadingIsAChange() {
    List<Claim> before = claims("## Advice\n\n- " + WORDS + "\n");
    List<Claim> after = claims("## Pitfalls\n\n- " + WORDS + "\n");
    ClaimDiff diff = ClaimDiff.between(before, after);
    assertEquals(1, diff.changes().size());
    String shown = DiffView.text(diff, OtherChanges.NONE, false);
    assertTrue(shown.contains("under: {+Pitfalls+}"), shown);
    assertEquals(0, ClaimDiff.between(after, after).changes().size());
  }
}
