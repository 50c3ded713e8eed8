package org.imprimatur.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.Claim;

/** Says in plain words, line by line, what somebody is about to sign. */
final class WhatIsSigned {
  private WhatIsSigned() {}

  static List<String> describe(
      ReviewSteps.Request request,
      Subject subject,
      Event event,
      Examination examination,
      Today today) {
    List<String> out = new ArrayList<>();
    out.add("You are about to sign: " + event.meaning());
    out.add("Article: " + subject.article().frontMatter().title());
    out.add("Address: " + event.article() + " on " + event.site());
    if (request.from() != null) {
      out.add("Until now its address was: " + request.from());
    }
    long doses = request.claims().stream().filter(Claim::statesDose).count();
    out.add(
        "It makes "
            + count(request.claims().size(), "claim")
            + ", "
            + (doses == 0 ? "none" : doses)
            + " of them with a dose, and cites "
            + count(event.works().size(), "work")
            + ".");
    if (event.action() == Action.APPROVE || event.action() == Action.CONFIRM) {
      out.addAll(changes(request, subject, examination, today));
      List<String> topics = examination.rules().conflictsOf(event.by());
      if (!topics.isEmpty()) {
        out.add(
            "It will not count: the editorial policy lists a conflict of interest of yours in "
                + String.join(", ", topics)
                + ". It is recorded, and shown as such.");
      }
    }
    if (!event.retracted().isEmpty()) {
      out.add("It cites retracted works: " + String.join(", ", event.retracted()));
    }
    if (!event.note().isEmpty()) {
      out.add("Your remark: " + event.note());
    } else if (event.action().lowers()) {
      out.add("You give no reason: --note \"...\" tells the author what must change.");
    }
    out.add("You sign as: " + event.name() + ", " + event.role() + ", at " + event.at());
    out.add(
        "Your interests, as the board states them: "
            + (event.interests().isEmpty() ? "nothing stated" : event.interests()));
    out.add("Digest of the content: " + event.content());
    return out;
  }

  private static List<String> changes(
      ReviewSteps.Request request, Subject subject, Examination examination, Today today) {
    List<Event> last = examination.cycle().lastApprovals(examination.all(), today::is);
    List<String> out = new ArrayList<>();
    if (last.isEmpty()) {
      out.add("No earlier version of it was approved: everything in it is new.");
      return out;
    }
    for (Claim claim : request.claims()) {
      String digest = subject.claims().get(claim.id());
      // One approval that tells its claims wrongly must hide nothing from who approves next.
      boolean known =
          last.stream().allMatch(e -> Objects.equals(e.claims().get(claim.id()), digest));
      if (digest != null && !known) {
        String what = claim.statesDose() ? "New or changed, with a dose: " : "New or changed: ";
        out.add(what + claim.statement().text());
      }
    }
    int claims = out.size();
    boolean same = last.stream().anyMatch(e -> e.content().equals(subject.content().value()));
    if (!same) {
      out.add(
          "Words beside the claims, images or references may have changed, too: \"imprimatur review"
              + " diff "
              + subject.article().id()
              + "\" shows all.");
    }
    Set<String> gone = new TreeSet<>();
    last.forEach(event -> gone.addAll(event.claims().keySet()));
    gone.removeAll(subject.claims().keySet());
    out.add(
        0,
        "Since it was last approved, "
            + count(claims, "claim")
            + (claims == 1 ? " is" : " are")
            + " new or changed, and "
            + count(gone.size(), "claim")
            + (gone.size() == 1 ? " is" : " are")
            + " gone.");
    return out;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
