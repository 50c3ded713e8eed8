package org.imprimatur.review;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Counted;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Proof;

/** Says in plain words, line by line, what somebody is about to sign. */
final class WhatIsSigned {
  /** What canon 1 leaves out, in words. */
  static final String NOT_COVERED =
      "topics, funding, licence, the dates of the search and of the next review, linked files, and"
          + " what is said of cited works";

  private WhatIsSigned() {}

  static List<String> describe(
      ReviewSteps.Request request,
      ReviewedArticle subject,
      Event event,
      LedgerExamination examination,
      Today today) {
    List<String> out = new ArrayList<>();
    out.add("You are about to sign: " + event.meaning());
    out.add("Article: " + subject.article().frontMatter().title());
    out.add("Address: " + event.article() + " on " + event.site());
    if (request.from() != null) {
      out.add("Until now its address was: " + request.from());
    }
    out.add(size(request.claims(), subject.content().works().size()));
    boolean approves = event.action() == Action.APPROVE || event.action() == Action.CONFIRM;
    if (approves || event.action() == Action.MOVE) {
      out.addAll(new SinceApproval(request, subject, examination, today).lines());
    }
    List<String> topics = examination.rules().conflictsOf(event.by());
    if (approves && !topics.isEmpty()) {
      out.add(
          "It will not count: the editorial policy lists a conflict of interest of yours in "
              + String.join(", ", topics)
              + ". It is recorded, and shown as such.");
    }
    out.addAll(marked(event));
    out.addAll(flags(event, examination));
    if (!event.note().isEmpty()) {
      out.add("Your remark: " + event.note());
    }
    out.add("You sign as: " + event.name() + ", " + event.role() + ", at " + event.at());
    out.add(
        "Your interests, as the board states them: "
            + (event.interests().isEmpty() ? "nothing stated" : event.interests()));
    out.add("Digest of the content: " + event.content());
    return out;
  }

  /** The flags that an approval lifts and a confirmation does not, or why it is flagged. */
  private static List<String> flags(Event event, LedgerExamination examination) {
    List<Proof.Flag> flags = Flags.inForce(examination);
    return switch (event.action()) {
      case APPROVE -> flags.stream().map(flag -> "Lifted by this: " + flag.sentence()).toList();
      case CONFIRM -> flags.stream().map(Proof.Flag::sentence).toList();
      case FLAG ->
          event.works().isEmpty()
              ? List.of()
              : List.of("Because of: " + String.join(", ", event.works().keySet()));
      default -> List.of();
    };
  }

  private static String size(List<Claim> claims, int works) {
    long doses = claims.stream().filter(Claim::statesDose).count();
    return "It makes "
        + Counted.of(claims.size(), "claim")
        + Counted.share(claims.size(), doses, "with a dose")
        + ", and cites "
        + Counted.of(works, "work")
        + ".";
  }

  /** The cited works that readers are warned of. */
  private static List<String> marked(Event event) {
    List<String> out = new ArrayList<>();
    for (Mark mark : Mark.values()) {
      List<String> keys =
          event.marks().keySet().stream().filter(key -> event.knows(key, mark)).toList();
      if (!keys.isEmpty()) {
        out.add(cites(mark) + ": " + String.join(", ", keys));
      }
    }
    return out;
  }

  private static String cites(Mark mark) {
    return switch (mark) {
      case RETRACTED -> "It cites retracted works";
      case SUPERSEDED -> "It cites works that newer ones replace";
      case CONCERN -> "It cites works with an expression of concern";
      case CORRECTED -> "It cites works that were corrected";
    };
  }
}
