package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake in an attribute block is one finding, and covers nothing. */
final class BadAttributesTest {
  private static final List<String> ONE = List.of("claim/bad-attribute");

  private static List<String> rules(String body) {
    return FrontDoor.check("fixtures/fires", FrontDoor.underFrontMatter(body)).problems().stream()
        .map(Problem::rule)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{certainty=hgh}",
        "{certainy=high}",
        "{strength=strnog certainty=high}",
        "{foo=bar certainty=hgh strength=strnog}",
        "{.noclaim}",
        "{.no-clam reason=\"a greeting\"}",
        "{.no-claim resaon=\"a greeting\"}",
        "{.noclaim reason=QD}",
        "{silnce=\"dose/symbol\" reason=\"a label\"}",
        "{cover=list}",
        "{.no-claim reason=\"a greeting}",
        "{.no-claim reason=not a claim}",
        "{.no-claim reason='a greeting}",
        "{#my id}",
        "{certainty=high",
        "{ strength = strong }"
      })
  void aMistakeIsToldOfOnceAndTheSentenceStaysCited(String block) {
    assertEquals(ONE, rules("Rest helps [@known2020]. " + block));
    assertEquals(ONE, rules("- Rest helps [@known2020]. " + block + "\n- Sleep [@known2020]"));
    assertEquals(ONE, rules("Rest helps [@known2020] " + block + "."));
  }

  @Test
  void theClaimThatShouldHaveBeenExemptStaysUncited() {
    String text = FrontDoor.underFrontMatter("Rest helps. {.no-clam reason=\"a greeting\"}");
    CheckedArticle article = FrontDoor.article("fixtures/fires", text);
    assertEquals(
        List.of("claim/uncited", "claim/bad-attribute"),
        rules("Rest helps. {.no-clam reason=\"a greeting\"}"));
    assertEquals(
        List.of(Coverage.NONE, Coverage.NONE),
        article.claims().stream().map(claim -> claim.coverage()).toList());
  }

  @Test
  void aNumberThatReadersSeeInTheBracesIsToldOf() {
    assertEquals(
        List.of("claim/bad-attribute", "claim/dose-without-drug", "claim/uncited"),
        rules("Rest helps [@known2020]. {.no-clam reason=\"give 5 mg\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rest helps {not a block} here [@known2020].",
        "The set {a, b} helps [@known2020].",
        "Use {placeholder} here [@known2020].",
        "It is \\{.no-claim reason=x y} here [@known2020].",
        "The code `{.no-claim reason=x y}` is known [@known2020].",
        "The formula is $x_{a}$ [@known2020]."
      })
  void otherBracesAreText(String body) {
    assertEquals(List.of(), rules(body));
  }
}
