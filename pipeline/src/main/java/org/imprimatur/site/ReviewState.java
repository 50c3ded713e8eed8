package org.imprimatur.site;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;

/** The review panel: three steps, who approved, and the dates. */
final class ReviewState {
  private ReviewState() {}

  /** The panel of an article. */
  static ArticleView.Review of(CheckedArticle checked, SiteContext context, String root) {
    Proof proof = checked.proof();
    FrontMatter front = checked.article().frontMatter();
    Wording words = context.words();
    int asked = proof.asked().approvals();
    int needed = asked > 0 ? asked : context.configuration().policy().approvalsFor(front.topics());
    LocalDate due = proof.due();
    return new ArticleView.Review(
        proof.proved().word(),
        line(proof, needed, words),
        proof.proved() != Status.APPROVED,
        steps(proof, needed, words),
        proof.approvals().stream().map(it -> approval(it, context, root)).toList(),
        proof.asked().setAside().stream()
            .map(
                each ->
                    new ArticleView.SetAside(
                        approval(each.approval(), context, root),
                        PageWords.clean(String.join(", ", each.topics()))))
            .toList(),
        needed,
        proof.reasons().stream().map(PageWords::clean).toList(),
        Day.orNull(front.updated(), words),
        Day.orNull(proof.lastReviewed(), words),
        isShown(proof, context) ? Day.orNull(due, words) : null,
        due != null && due.isBefore(context.asOf()),
        Day.orNull(proof.marks().revision(), words),
        retracted(checked, words),
        flags(checked, words),
        proof.approvals().isEmpty() ? null : SiteBuilder.LEDGER);
  }

  private static ArticleView.StatusLine line(Proof proof, int needed, Wording words) {
    boolean isApproved = proof.proved() == Status.APPROVED;
    LocalDate withdrawn = proof.marks().withdrawn();
    return new ArticleView.StatusLine(
        withdrawn == null
            ? PageWords.plain(proof.proved(), words)
            : words.say("status.withdrawn", words.day(withdrawn)),
        isApproved ? Day.orNull(proof.lastReviewed(), words) : null,
        isApproved ? proof.approvals().size() : 0,
        proof.proved() == Status.UNDER_REVIEW
            ? note(Status.UNDER_REVIEW, proof, needed, words)
            : "");
  }

  /** Under canon 1 nobody signed a date of the article's, nor its topics, which may have theirs. */
  private static boolean isShown(Proof proof, SiteContext context) {
    LocalDate reviewed = proof.lastReviewed();
    LocalDate due = proof.due();
    return !proof.coversLess()
        || (reviewed != null
            && reviewed.plus(context.configuration().policy().reviewInterval()).equals(due));
  }

  /**
   * What a reader is warned of at the top of the page: of an approved article, the retracted works
   * of which those who approved it did not know; of another one, those that nobody justified.
   */
  private static List<ArticleView.RetractedWork> retracted(CheckedArticle checked, Wording words) {
    Set<String> unknown = checked.proof().marks().retractedSince();
    boolean isApproved = checked.proof().proved() == Status.APPROVED;
    List<ArticleView.RetractedWork> out = new ArrayList<>();
    for (NumberedReference numbered : checked.references()) {
      Reference.Governance governance = numbered.reference().governance();
      Reference.Notice retraction = governance.retraction();
      boolean warns =
          isApproved
              ? numbered.keys().stream().anyMatch(unknown::contains)
              : governance.justification() == null;
      if (retraction != null && warns) {
        out.add(
            new ArticleView.RetractedWork(
                Phrase.of(
                    words.say(
                        isApproved ? "mark.retracted-unknown" : "mark.retracted-pending",
                        "",
                        numbered.number()),
                    at -> Address.fragment(numbered.anchor())),
                ReferenceList.retraction(retraction, words)));
      }
    }
    return out;
  }

  /** Of each flag in force our sentence, the day and the works; its note is not for readers. */
  private static List<Content> flags(CheckedArticle checked, Wording words) {
    List<Content> out = new ArrayList<>();
    for (Proof.Flag flag : checked.proof().marks().flags()) {
      String day = words.day(flag.on());
      if (flag.works().isEmpty()) {
        out.add(new Html().text(words.say("mark.flagged", day)));
      }
      for (String key : flag.works()) {
        out.add(flag(day, key, checked.references(), words));
      }
    }
    return out;
  }

  private static Content flag(
      String day, String key, List<NumberedReference> references, Wording words) {
    String shown = PageWords.clean(key);
    return references.stream()
        .filter(numbered -> numbered.keys().contains(key))
        .findFirst()
        .<Content>map(
            numbered ->
                Phrase.of(
                    words.say("mark.flagged-reference", day, numbered.number(), shown),
                    at -> Address.fragment(numbered.anchor())))
        .orElseGet(() -> new Html().text(words.say("mark.flagged-work", day, shown)));
  }

  private static List<ArticleView.Step> steps(Proof proof, int needed, Wording words) {
    List<ArticleView.Step> out = new ArrayList<>();
    for (Status status : Status.values()) {
      int order = status.compareTo(proof.proved());
      String state = order < 0 ? "done" : order == 0 ? "current" : "ahead";
      out.add(
          new ArticleView.Step(
              PageWords.step(status, words), state, note(status, proof, needed, words)));
    }
    return out;
  }

  private static String note(Status status, Proof proof, int needed, Wording words) {
    boolean isHere = status == proof.proved();
    int given = proof.approvals().size();
    return switch (status) {
      case SUBMITTED -> words.say(isHere ? "review.written-pending" : "review.written");
      case UNDER_REVIEW -> {
        if (isHere) {
          yield words.say("review.given", given, needed);
        }
        boolean isDone = status.compareTo(proof.proved()) < 0;
        yield words.say(isDone ? "review.read" : "review.reading");
      }
      case APPROVED ->
          isHere ? words.count("review.approved", given) : words.count("review.needs", needed);
    };
  }

  private static ArticleView.Approval approval(
      Proof.Approval approval, SiteContext context, String root) {
    return new ArticleView.Approval(
        PageWords.clean(approval.name()),
        context
            .configuration()
            .person(approval.by())
            .map(person -> HousePages.entry(root, person))
            .orElse(null),
        PageWords.clean(approval.role()),
        PageWords.clean(approval.at()),
        when(approval.at(), context.words()),
        PageWords.clean(approval.meaning()));
  }

  /** "January 31, 2026, 09:30 UTC"; as written when it is not of the ledger's form. */
  private static String when(String at, Wording words) {
    try {
      LocalDate day = LocalDate.parse(at.substring(0, 10));
      return words.day(day) + ", " + at.substring(11, 16) + " UTC";
    } catch (java.time.DateTimeException | IndexOutOfBoundsException e) {
      return PageWords.clean(at);
    }
  }
}
