package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.report.DiffView;
import org.imprimatur.report.ReviewCalendar;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** Steps as people take them, their descriptions, and what is written afterwards. */
final class ReviewStepsTest {
  private final Kit kit = new Kit();
  private List<Finding> errors = List.of();
  private String note = "A note.";

  private ReviewSteps.Prepared prepare(Action action, String by) {
    return prepare(action, by, kit.subject(), null);
  }

  private ReviewSteps.Prepared prepare(
      Action action,
      String by,
      ReviewedArticle subject,
      @org.jspecify.annotations.Nullable ArticleId from) {
    kit.clock = kit.clock.plusSeconds(60);
    return new ReviewSteps(kit.rules(), kit.amendments)
        .prepare(
            new ReviewSteps.Request(
                action,
                by,
                kit.clock,
                note,
                List.of(claim("c-1", "Give 5 mg.", true)),
                errors,
                from),
            subject,
            kit.ledger(),
            kit.trust);
  }

  private Status take(Action action, String by) {
    ReviewSteps.Ready ready = assertInstanceOf(ReviewSteps.Ready.class, prepare(action, by));
    String signature =
        Kit.signature(ready.event().signedBytes(), kit.keyOf(by), SshSignature.NAMESPACE);
    ReviewSteps.Signed signed =
        new ReviewSteps(kit.rules(), kit.amendments)
            .complete(ready, Kit.armour(signature), kit.subject(), kit.ledger(), kit.trust);
    ReviewSteps.Completed completed = assertInstanceOf(ReviewSteps.Completed.class, signed);
    kit.add(completed.event());
    return completed.status();
  }

  private String refusal(Action action, String by) {
    return assertInstanceOf(ReviewSteps.Refused.class, prepare(action, by)).reason();
  }

  @Test
  void leadsFromDraftToApproved() {
    assertEquals(Status.SUBMITTED, take(Action.SUBMIT, "a.author"));
    assertEquals(Status.UNDER_REVIEW, take(Action.START, "r.one"));
    assertEquals(Status.UNDER_REVIEW, take(Action.APPROVE, "r.one"));
    assertEquals(Status.APPROVED, take(Action.APPROVE, "r.two"));
    assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
    assertEquals(Status.APPROVED, take(Action.CONFIRM, "r.three"));
    assertEquals(Status.SUBMITTED, take(Action.REQUEST_CHANGES, "r.three"));
  }

  @Test
  void refusesWithAPlainReason() {
    assertTrue(refusal(Action.SUBMIT, "nobody").contains("not on the board"));
    assertTrue(refusal(Action.SUBMIT, "r.one").contains("only an author or editor may"));
    assertTrue(refusal(Action.APPROVE, "r.one").startsWith("Out of order"));
    kit.toReview();
    assertTrue(refusal(Action.START, "r.one").startsWith("Out of order"));
    assertTrue(refusal(Action.APPROVE, "b.editor").startsWith("This step is not yours"));
    kit.person("w.both", "reviewer", "author");
    kit.front = Kit.front(Status.UNDER_REVIEW, List.of("w.both"), List.of());
    assertTrue(refusal(Action.APPROVE, "w.both").contains("wrote or submitted"));
    kit.rekey("r.two", LocalDate.of(2026, 1, 1), null);
    assertTrue(refusal(Action.APPROVE, "r.two").contains("no key on the board that is valid"));
    errors = List.of(Finding.ofFile(RuleId.CLAIM_UNCITED, Level.ERROR, "x.md", "uncited", null));
    assertTrue(refusal(Action.APPROVE, "r.one").startsWith("The check is not clean: 1 error "));
    errors = List.of();
    take(Action.APPROVE, "r.one");
    assertTrue(refusal(Action.APPROVE, "r.one").contains("already"));
    take(Action.APPROVE, "r.three");
    assertTrue(refusal(Action.APPROVE, "r.two").length() > 0);
    kit.lines(kit.lines().replace("Sample a", "Simple a"));
    assertTrue(refusal(Action.WITHDRAW, "r.one").contains("cannot be trusted"));
  }

  @Test
  void whoTakesAnArticleBackMustSayWhy() {
    kit.toApproved();
    note = " \t";
    assertEquals(ReviewSteps.NO_REASON, prepare(Action.REQUEST_CHANGES, "r.three"));
    assertEquals(ReviewSteps.NO_REASON, prepare(Action.WITHDRAW, "r.three"));
    assertInstanceOf(ReviewSteps.Ready.class, prepare(Action.CONFIRM, "r.three"));
  }

  @Test
  void saysInPlainWordsWhatIsSigned() {
    kit.toApproved();
    kit.blocks = List.of(Kit.paragraph(Kit.text("Give 5 mg.")));
    ReviewSteps.Ready ready =
        assertInstanceOf(ReviewSteps.Ready.class, prepare(Action.APPROVE, "r.three"));
    String text = String.join("\n", ready.description());
    for (String words :
        List.of(
            Action.APPROVE.meaning(),
            "A sample",
            "1 claim, with a dose",
            "none declared",
            "Sample r.three, reviewer",
            kit.content().value())) {
      assertTrue(text.contains(words), words + " in " + text);
    }
  }

  @Test
  void aSignatureOfSomebodyElseIsRejected() {
    kit.toReview();
    ReviewSteps.Ready ready =
        assertInstanceOf(ReviewSteps.Ready.class, prepare(Action.APPROVE, "r.one"));
    String signature =
        Kit.signature(ready.event().signedBytes(), kit.keyOf("r.two"), SshSignature.NAMESPACE);
    ReviewSteps steps = new ReviewSteps(kit.rules(), kit.amendments);
    assertInstanceOf(
        ReviewSteps.Rejected.class,
        steps.complete(ready, Kit.armour(signature), kit.subject(), kit.ledger(), kit.trust));
    assertInstanceOf(
        ReviewSteps.Rejected.class,
        steps.complete(ready, "no signature", kit.subject(), kit.ledger(), kit.trust));
  }

  @Test
  void aPharmacistSignsAsSuchWhereThePolicyAsksForOne() {
    kit.policy = pharmacists();
    kit.person("p.one", "reviewer", "pharmacist");
    kit.toReview();
    ReviewSteps.Ready ready =
        assertInstanceOf(ReviewSteps.Ready.class, prepare(Action.APPROVE, "p.one"));
    assertEquals("pharmacist", ready.event().role());
  }

  @Test
  void movesALedgerToANewId() {
    kit.toApproved();
    Kit old = kit;
    old.id = "spine/new";
    ReviewedArticle there = old.subject();
    ReviewSteps.Ready ready =
        assertInstanceOf(
            ReviewSteps.Ready.class,
            prepare(Action.MOVE, "r.three", there, new ArticleId("spine/sample")));
    kit.add(kit.sign(ready.event()));
    assertEquals(Status.APPROVED, kit.proved());
  }

  @Test
  void theStatusIsTheOnlyThingThatChangesInTheFile() {
    for (String written : List.of("submitted", "\"submitted\"", "'submitted'")) {
      for (String lead : List.of("", "\ufeff")) {
        String text =
            "---\r\ntitle: \"Status: submitted – é\"\r\nstatus:   "
                + written
                + "   # submitted\r\nupdated: 2026-01-02\r\n---\r\nsubmitted\r\n";
        Article article =
            ArticleParser.parse(new ArticleId("x"), Source.of("articles/x.md", text)).article();
        byte[] file = (lead + text).getBytes(StandardCharsets.UTF_8);
        byte[] out = StatusEdit.apply(file, article, Status.UNDER_REVIEW).orElseThrow();
        String expected =
            lead
                + text.replace(
                    ":   " + written, ":   " + written.replace("submitted", "under-review"));
        assertArrayEquals(expected.getBytes(StandardCharsets.UTF_8), out);
        assertEquals(
            Optional.empty(),
            StatusEdit.apply(
                (lead + text + "x").getBytes(StandardCharsets.UTF_8), article, Status.APPROVED));
      }
    }
  }

  @Test
  void comparesClaimByClaimAndWordByWord() {
    List<Claim> before =
        List.of(
            claim("c-1", "Rest for two days.", false),
            claim("c-2", "Start with 5 mg of the drug at night.", true),
            claim("c-3", "Heat may help.", false));
    List<Claim> after =
        List.of(
            claim("c-1", "Rest for two days.", false),
            claim("c-9", "Start with 50 mg of the drug at night.", true),
            claim("c-4", "Walk every day.", false));
    ClaimDiff diff = ClaimDiff.between(before, after);
    assertEquals(1, diff.unchanged());
    assertEquals(
        List.of(ClaimDiff.Kind.CHANGED, ClaimDiff.Kind.ADDED, ClaimDiff.Kind.REMOVED),
        diff.changes().stream().map(ClaimDiff.Change::kind).toList());
    ClaimDiff.Change dose = diff.changes().get(0);
    assertTrue(dose.dose());
    assertEquals(
        List.of(
            new ClaimDiff.Piece(' ', "Start with "),
            new ClaimDiff.Piece('-', "5"),
            new ClaimDiff.Piece('+', "50"),
            new ClaimDiff.Piece(' ', " mg of the drug at night.")),
        dose.text());
    assertEquals(List.of(), ClaimDiff.between(before, before).changes());
  }

  @Test
  void showsADifferenceAsTextAndAsAPage() {
    ClaimDiff diff =
        ClaimDiff.between(
            List.of(claim("c-1", "Start with 5 mg <b>now</b>.", true)),
            List.of(claim("c-1", "Start with 50 mg <b>now</b>\u001b[2J.", true)));
    String expected =
        """
        Changed claim, a DOSE
          Start with [-5-]{+50+} mg <b>now</b>{+\ufffd[2J+}.

        1 claim changed, about a dose.
        """;
    assertEquals(expected, DiffView.text(diff, OtherChanges.NONE, false));
    // Colour alone would show "550".
    String coloured = DiffView.text(diff, OtherChanges.NONE, true);
    assertTrue(coloured.contains("\u001b[31m[-5-]\u001b[0m\u001b[32m{+50+}\u001b[0m"), coloured);
    String page = DiffView.html("A & B", diff, OtherChanges.NONE);
    assertTrue(page.contains("<del>5</del><ins>50</ins> mg &lt;b&gt;now&lt;/b&gt;"), page);
    assertTrue(page.contains("<h1>What changed: A &amp; B</h1>"));
    assertTrue(!page.contains("<b>") && !page.contains("<script") && !page.contains("://"));
  }

  @Test
  void writesACalendarOfDueReviews() {
    List<ArticleSummary> articles = new ArrayList<>();
    articles.add(
        summary("b/two", "Second; with, signs \\ and é".repeat(5), LocalDate.of(2027, 1, 2)));
    articles.add(summary("a/one", "First", LocalDate.of(2026, 12, 31)));
    articles.add(summary("c/none", "None", null));
    Configuration.Site site =
        new Configuration.Site("s", "Sample", "https://guidelines.example/", null, true, List.of());
    String text = ReviewCalendar.of(site, articles, id -> List.of(), LocalDate.of(2026, 11, 22));
    for (String line : text.split("\r\n", -1)) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
    }
    String unfolded = text.replace("\r\n ", "");
    assertTrue(unfolded.indexOf("First") < unfolded.indexOf("Second\\; with\\, signs \\\\ and é"));
    assertTrue(unfolded.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    assertTrue(unfolded.contains("URL:https://guidelines.example/a/one/\r\n"));
    assertEquals(2, unfolded.split("BEGIN:VEVENT", -1).length - 1);
  }

  private static ArticleSummary summary(
      String id, String title, @org.jspecify.annotations.Nullable LocalDate due) {
    return new ArticleSummary(
        new ArticleId(id),
        title,
        null,
        null,
        Status.APPROVED,
        List.of(),
        Audience.PROFESSIONAL,
        null,
        due,
        List.of());
  }

  private static Claim claim(String id, String text, boolean dose) {
    Statement statement =
        new Statement(Kit.AT, text, List.of(), List.of(), null, null, List.of(), Attributes.NONE);
    return new Claim(
        Claim.named(id),
        statement,
        Coverage.DIRECT,
        List.of("sample2020"),
        List.of(),
        null,
        null,
        dose);
  }

  private static org.imprimatur.model.Policy pharmacists() {
    org.imprimatur.model.Policy it = org.imprimatur.model.Policy.DEFAULT;
    return new org.imprimatur.model.Policy(
        it.approvalsNeeded(),
        it.reviewInterval(),
        it.grace(),
        it.exemptSections(),
        it.style(),
        it.levels(),
        Map.of("dose-changed", List.of("pharmacist")),
        Map.of(),
        Map.of());
  }
}
