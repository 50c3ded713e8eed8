package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import org.imprimatur.desk.AmendmentDesk;
import org.imprimatur.model.Person;
import org.imprimatur.review.Amendment;
import org.imprimatur.review.AmendmentSteps;
import org.imprimatur.run.RefusedException;
import org.imprimatur.text.Json;

/** {@code review amend-reference KEY}: signs the correction of a reference. */
final class ReviewAmend {
  private ReviewAmend() {}

  static int run(
      Invocation invocation, ReviewOptions options, AmendmentDesk amendments, ReviewStep step)
      throws UsageException, RefusedException, IOException {
    Person person = step.person();
    String reference = options.reference();
    String note = options.signer().note();
    AmendmentSteps.Prepared prepared = amendments.prepare(reference, person, step.now(), note);
    if (prepared.equals(AmendmentSteps.NO_REASON)) {
      String reason = step.reason("Why is it corrected?", ReviewStep.READERS);
      if (!reason.isEmpty()) {
        prepared = amendments.prepare(reference, person, step.now(), reason);
      }
    }
    if (!(prepared instanceof AmendmentSteps.Ready ready)) {
      return step.refused(((AmendmentSteps.Refused) prepared).reason(), null);
    }
    List<String> signatures =
        step.signed(person, List.of(ready.description()), List.of(ready.amendment().signedBytes()));
    if (signatures.isEmpty()) {
      return Exit.FINDINGS;
    }
    String path;
    try {
      path = amendments.record(ready, signatures.get(0), invocation.who());
    } catch (RefusedException e) {
      return step.refused(e.refusal().message(), null);
    }
    print(invocation, step, ready.amendment(), path);
    return Exit.DONE;
  }

  private static void print(
      Invocation invocation, ReviewStep step, Amendment amendment, String path) {
    if (invocation.json()) {
      invocation
          .out()
          .line(
              Json.compact(
                  Json.object(
                      "reference", amendment.reference(),
                      "action", "amend-reference",
                      "by", amendment.by(),
                      "at", amendment.at(),
                      "ledger", path)));
      return;
    }
    invocation.out().line("amend-reference " + amendment.reference() + ": recorded");
    invocation.out().flush();
    step.sayRecorded(path);
  }
}
