package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.imprimatur.desk.StatusDesk;
import org.imprimatur.report.DiffView;
import org.imprimatur.run.RefusedException;
import org.imprimatur.text.Json;

/** {@code review settle}: front matter says what is proved. */
final class ReviewSettle {
  private ReviewSettle() {}

  static int run(Invocation invocation, StatusDesk desk, List<String> ids)
      throws RefusedException, IOException {
    List<StatusDesk.Settled> all = desk.settle(ids, invocation.who());
    boolean refused = all.stream().anyMatch(one -> one.reason() != null);
    if (invocation.json()) {
      invocation.out().append(Json.pretty(all.stream().map(ReviewSettle::json).toList()));
      return refused ? Exit.FINDINGS : Exit.DONE;
    }
    for (StatusDesk.Settled one : all) {
      String reason = one.reason();
      if (reason == null) {
        invocation
            .out()
            .line(one.article() + ": " + one.declared().word() + " becomes " + one.proved().word());
      } else {
        invocation.warn(
            "imprimatur: refused: the status of "
                + one.article()
                + " was not written. "
                + DiffView.plain(reason));
      }
    }
    invocation.out().flush();
    invocation.say(
        all.isEmpty()
            ? "Each status is the one that is proved; nothing was written."
            : "Share this as you share your other changes to the articles.");
    return refused ? Exit.FINDINGS : Exit.DONE;
  }

  private static Map<String, ?> json(StatusDesk.Settled one) {
    return Json.object(
        "article", one.article(),
        "declared", one.declared().word(),
        "proved", one.proved().word(),
        "written", one.reason() == null,
        "reason", one.reason());
  }
}
