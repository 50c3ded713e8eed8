package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.finding.Counted;
import org.imprimatur.model.Claim;

/**
 * Says in plain words what is another in an article than when it was approved last; that may be the
 * content which stands there today, as it is for a confirmation.
 */
final class SinceApproval {
  private final ReviewSteps.Request request;
  private final ReviewedArticle subject;
  private final Today today;
  private final List<Event> last;

  SinceApproval(
      ReviewSteps.Request request,
      ReviewedArticle subject,
      LedgerExamination examination,
      Today today) {
    this.request = request;
    this.subject = subject;
    this.today = today;
    this.last = examination.cycle().latestApproved(examination.all());
  }

  List<String> lines() {
    if (last.isEmpty()) {
      return List.of("No earlier version of it was approved: everything in it is new.");
    }
    List<String> out = new ArrayList<>();
    if (last.stream().allMatch(today::is)) {
      out.add("Nothing in it has changed since it was approved " + when() + ".");
      out.addAll(corrections());
      if (last.stream().allMatch(event -> event.canon() == ContentDigest.FIRST)) {
        out.add(
            "You also sign what earlier approvals did not cover: "
                + WhatIsSigned.NOT_COVERED
                + ".");
      }
      return out;
    }
    List<String> claims = changedClaims();
    List<String> works = changedWorks();
    out.add("Since it was last approved " + when() + ", " + counts(claims.size()) + ".");
    out.addAll(claims);
    out.addAll(works);
    // Other versions of the digest cover other things, so that nothing follows from it.
    boolean known = last.stream().allMatch(event -> event.canon() == ContentDigest.CANON);
    boolean nothingElse = known && claims.isEmpty() && works.isEmpty() && gone().isEmpty();
    out.add(
        "Words beside the claims, images or explained words "
            + (nothingElse ? "changed" : "may have changed, too")
            + ": \"imprimatur review diff "
            + subject.article().id()
            + "\" shows all.");
    return out;
  }

  private List<String> corrections() {
    List<String> out = new ArrayList<>();
    today
        .corrected()
        .forEach(
            (key, day) -> {
              if (isAnother(key)) {
                out.add(
                    "The record of the reference \""
                        + key
                        + "\" was corrected on "
                        + day
                        + " by a signed amendment.");
              }
            });
    return out;
  }

  /** Whether the record of a work is another than when it was approved. */
  private boolean isAnother(String key) {
    String now = subject.content().works().get(key);
    return last.stream().anyMatch(event -> !Objects.equals(event.works().get(key), now));
  }

  /** The last day and everybody who approved. */
  private String when() {
    String at = last.stream().map(Event::at).max(Comparator.naturalOrder()).orElse("");
    Set<String> names =
        last.stream().map(Event::name).collect(Collectors.toCollection(TreeSet::new));
    return "on " + LedgerTimes.day(at) + " by " + String.join(", ", names);
  }

  private String counts(int changed) {
    Map<String, String> gone = gone();
    int doses = ClaimDigests.doses(gone).size();
    return (changed == 0 ? "no claim is" : Counted.of(changed, "claim is", "claims are"))
        + " new or changed"
        + (gone.isEmpty()
            ? ""
            : ", and " + Counted.of(gone.size(), "claim is", "claims are") + " gone")
        + (doses == 0 ? "" : Counted.share(gone.size(), doses, "with a dose"));
  }

  private List<String> changedClaims() {
    List<String> out = new ArrayList<>();
    for (Claim claim : request.claims()) {
      String digest = subject.claims().get(claim.id());
      // One approval that lists its claims wrongly must hide nothing from who approves next.
      boolean known =
          last.stream().allMatch(e -> Objects.equals(e.claims().get(claim.id()), digest));
      if (digest != null && !known) {
        String what = claim.statesDose() ? "New or changed, with a dose: " : "New or changed: ";
        out.add(what + claim.statement().text());
      }
    }
    return out;
  }

  /** Claims that stood in an approved content and stand here no more, with their digests. */
  private Map<String, String> gone() {
    Map<String, String> gone = new TreeMap<>();
    last.forEach(event -> gone.putAll(event.claims()));
    gone.keySet().removeAll(subject.claims().keySet());
    return gone;
  }

  private List<String> changedWorks() {
    Set<String> now = subject.content().works().keySet();
    Set<String> before = new TreeSet<>();
    last.forEach(event -> before.addAll(event.works().keySet()));
    List<String> out = new ArrayList<>();
    for (String key : now) {
      if (!before.contains(key)) {
        out.add("It cites a work that it did not cite: \"" + key + "\".");
      } else if (isAnother(key)) {
        out.add("The record of the reference \"" + key + "\" is different now.");
      }
    }
    before.removeAll(now);
    before.forEach(key -> out.add("It no longer cites \"" + key + "\"."));
    return out;
  }
}
