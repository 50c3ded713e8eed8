package org.imprimatur.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imprimatur.desk.RequestDesk;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.report.DiffView;
import org.imprimatur.review.ReviewRequest;
import org.imprimatur.run.RefusedException;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code review request <id>... --to PERSON}: who is to review what. */
final class ReviewAsk {
  private ReviewAsk() {}

  static int run(
      Invocation invocation, ReviewOptions options, RequestDesk desk, Configuration configuration)
      throws UsageException, RefusedException, IOException {
    if (options.ids().isEmpty() || options.to() == null) {
      throw new UsageException(
          "review request needs ids of articles and a person",
          "Write: imprimatur review request <id>... --to PERSON");
    }
    String to = known(String.valueOf(options.to()), configuration);
    String as = options.signer().as();
    Instant time = options.signer().time();
    Instant at = time != null ? time : invocation.surroundings().now().get();
    ReviewRequest wish =
        new ReviewRequest(
            "",
            to,
            as == null ? "" : known(as, configuration),
            ReviewRequest.time(at),
            options.signer().note());
    List<ReviewRequest> all = desk.add(options.ids(), wish, invocation.who());
    if (invocation.json()) {
      invocation.out().append(Json.pretty(all.stream().map(ReviewAsk::json).toList()));
      return Exit.DONE;
    }
    for (ReviewRequest one : all) {
      invocation.out().line(DiffView.plain("request " + one.article() + ": " + one.to()));
    }
    invocation.out().flush();
    invocation.say(
        "Recorded in "
            + ReviewRequest.FILE
            + ", unsigned. Share it as you share your other changes to the articles.");
    return Exit.DONE;
  }

  private static String known(String id, Configuration configuration) throws UsageException {
    List<String> ids = configuration.people().stream().map(Person::id).toList();
    if (!ids.contains(id)) {
      throw new UsageException(
          "\"" + id + "\" is not on the board",
          Nearest.question(id, ids).orElse("One of: " + String.join(", ", ids) + "."));
    }
    return id;
  }

  static Map<String, @Nullable Object> json(ReviewRequest request) {
    return Json.object(
        "article", request.article(),
        "to", request.to(),
        "by", request.by(),
        "at", request.at(),
        "note", request.note());
  }
}
