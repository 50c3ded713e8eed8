package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no single rule shows: silences, links between articles, word lists, order, hostile text. */
final class CheckerTest {

  private static CheckOutcome check(String body) {
    return FrontDoor.check("fixtures/fires", FrontDoor.underFrontMatter(body));
  }

  private static List<String> rules(CheckOutcome outcome) {
    return outcome.problems().stream().map(Problem::rule).toList();
  }

  @Test
  void aSilenceWithAReasonIsCountedAndHidesNothingElse() {
    CheckOutcome outcome =
        check(
            "Give ibuprofen >5mg [@known2020]. {silence=\"dose/comparison\" reason=\"a quoted"
                + " label\"}");
    assertEquals(1, outcome.silenced());
    assertEquals(List.of("dose/number-unit-space"), rules(outcome));
  }

  @Test
  void aSilenceReachesOnlyItsStatement() {
    CheckOutcome outcome =
        check(
            "Give ibuprofen >5 mg [@known2020]. {silence=\"dose/comparison\" reason=\"label\"}\n\n"
                + "Give ibuprofen >6 mg [@known2020].");
    assertEquals(1, outcome.silenced());
    assertEquals(List.of("dose/comparison"), rules(outcome));
  }

  @Test
  void severalRulesAreSilencedAtOnce() {
    CheckOutcome outcome =
        check(
            "Give ibuprofen >5mg [@known2020]. {silence=\"dose/comparison dose/number-unit-space\""
                + " reason=\"a quoted label\"}");
    assertEquals(2, outcome.silenced());
    assertEquals(List.of(), rules(outcome));
  }

  @Test
  void aSilencedRuleThatDoesNotExistIsNamedWithTheNearest() {
    CheckOutcome outcome =
        check("Rest helps [@known2020]. {silence=\"dose/comparsion\" reason=\"a label\"}");
    assertEquals(List.of("silence/unused"), rules(outcome));
    assertEquals("did you mean dose/comparison?", outcome.problems().get(0).hint());
  }

  @Test
  void problemsInAClaimNameTheClaim() {
    CheckedArticle article =
        FrontDoor.article("fixtures/fires", FrontDoor.underFrontMatter("Give 5.0 mg. Rest."));
    CheckOutcome outcome = new Checker(FrontDoor.context(Policy.DEFAULT)).check(article, List.of());
    Problem zero =
        outcome.problems().stream().filter(p -> p.rule().startsWith("dose/")).findFirst().get();
    assertEquals(article.claims().get(0).id(), zero.claim());
  }

  @Test
  void theHintOfAClosingCitationComesOnlyWhereItIsTheOnlyWork() {
    String start = "Options:\n\n- Heat\n- Cold\n- Rest ";
    assertEquals(
        "the list closes with [@known2020]: if it supports every item, cite the lead-in or mark it"
            + " {cover=list}",
        hint(start + "[@known2020]"));
    assertEquals(hint(start + "[@known2020; @twin2020]").indexOf("the list closes"), 0);
    assertFalse(hint(start + "[@known2020; @other2021]").contains("closes"));
    assertFalse(hint(start + "[@unknown]").contains("closes"));
    assertFalse(hint("Options:\n\n- Heat\n- Cold [@known2020]\n- Rest").contains("closes"));
  }

  private static String hint(String body) {
    return check(body).problems().stream()
        .filter(problem -> problem.rule().equals("claim/uncited"))
        .map(Problem::hint)
        .findFirst()
        .orElse("");
  }

  @Test
  void linksToAnchorsOfOtherArticlesWaitForThem() {
    CheckOutcome outcome = check("See [there](../spine/other.md#heat) [@known2020].");
    assertEquals(1, outcome.pending().size());
    PendingLink link = outcome.pending().get(0);
    assertEquals(new ArticleId("spine/other"), link.to());

    AnchorIndex without = new AnchorIndex();
    assertEquals(Optional.empty(), without.problem(link), "an unread article");
    remember(
        without, FrontDoor.article("spine/other", FrontDoor.underFrontMatter("## Cold\n\nCold.")));
    assertEquals("link/broken", without.problem(link).orElseThrow().rule());
    AnchorIndex with = new AnchorIndex();
    remember(
        with, FrontDoor.article("spine/other", FrontDoor.underFrontMatter("## Heat\n\nHeat.")));
    assertEquals(Optional.empty(), with.problem(link));
  }

  @Test
  void everyKindOfBrokenLinkIsNamed() {
    for (String destination :
        List.of(
            "../../../etc/passwd",
            "/spine/other.md",
            "../Spine/Other.md",
            "../spine/other",
            "javascript:alert(1)",
            "data:text/html,x",
            "../../README.md",
            "#nowhere",
            "%zz.md",
            "<>")) {
      CheckOutcome outcome = check("See [there](" + destination + ") [@known2020].");
      assertEquals(List.of("link/broken"), rules(outcome), destination);
    }
    for (String destination :
        List.of(
            "../spine/other.md",
            "../spine/oth%65r.md?x",
            "https://example.org/",
            "mailto:editors@guidelines.example",
            "#heat")) {
      CheckOutcome outcome = check("## Heat\n\nSee [there](" + destination + ") [@known2020].");
      assertEquals(List.of(), rules(outcome), destination);
    }
  }

  @Test
  void aWordListOfTheHouseFindsItsWords() {
    List<HouseWord> words =
        List.of(
            new HouseWord("ward", List.of("bed block*"), "delayed discharge", Level.ERROR, "kind"),
            new HouseWord("co", List.of("*word", "WHO"), "x", null, ""));
    Policy policy = Policy.DEFAULT.withWords(words);
    CheckedArticle article =
        FrontDoor.article(
            "fixtures/fires",
            FrontDoor.underFrontMatter("Bed  blockers wait, says WHO, who waits [@known2020]."));
    List<Problem> problems =
        new Checker(FrontDoor.context(policy)).check(article, List.of()).problems();
    assertEquals(
        List.of("house/ward Bed  blockers", "house/co WHO"),
        problems.stream()
            .map(p -> p.rule() + " " + article.article().source().slice(p.span()))
            .toList());
    assertEquals(Level.ERROR, policy.levels().level("house/ward", Status.SUBMITTED));
    assertEquals(Level.WARNING, policy.levels().level("house/co", Status.APPROVED));
  }

  @Test
  void entitiesAndEmphasisKeepTheirPlaces() {
    String body = "Fever &amp; pain: **take** 5&nbsp;mg&#32;QD now [@known2020].";
    CheckOutcome outcome = check(body);
    Problem daily =
        outcome.problems().stream().filter(p -> p.rule().contains("daily")).findFirst().get();
    Span span = daily.span();
    assertEquals("QD", FrontDoor.underFrontMatter(body).substring(span.start(), span.end()));
  }

  @Test
  void frontMatterThatTheHouseWroteIsReadToo() {
    String text =
        FrontDoor.underFrontMatter("Rest [@known2020].")
            .replace("title: A page", "title: Start with 5.0 mg\nquestion: Is 5.0 mg QD right?");
    CheckOutcome outcome = FrontDoor.check("fixtures/fires", text);
    assertEquals(
        List.of("claim/outside-check", "dose/jc-trailing-zero", "claim/outside-check"),
        rules(outcome));
    Span span = outcome.problems().get(1).span();
    assertEquals("5.0", text.substring(span.start(), span.end()));
  }

  @Test
  void everyTruncationOfAnArticleGivesAnOutcome() {
    String text =
        FrontDoor.underFrontMatter(
            "## Heat [@x]\n\nGive “5.0 mg QD” (.5 µg) to 'them' [@known2020]. {silence=\"a\"}\n\n"
                + "- a &amp; b q6PM x3d >5 mg\n- [l](../x.md#y) ![](a%b) <b>\n\n|a|b|\n|-|-|\n|1|2|");
    for (int i = 0; i <= text.length(); i++) {
      String cut = text.substring(0, i);
      CheckOutcome outcome = FrontDoor.check("fixtures/fires", cut);
      outcome.problems().forEach(problem -> assertTrue(problem.span().end() <= cut.length(), cut));
    }
  }

  @Test
  @Timeout(120)
  void repeatsEnd() {
    for (String unit :
        List.of(
            "“", "'a ", "( ", "10mg ", "q.d. ", "U ", "5.0 mg/", "a@b.", "> 5 ", "suffer ", "1,")) {
      String body = unit.repeat(20_000);
      assertTrue(check(body).silenced() == 0, unit);
    }
  }

  private static void remember(AnchorIndex anchors, CheckedArticle article) {
    anchors.add(article.id(), AnchorIndex.anchorsOf(article, true));
  }
}
