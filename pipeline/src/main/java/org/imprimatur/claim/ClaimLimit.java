package org.imprimatur.claim;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * How much an article may state. Each statement carries the words it stands under, so that a long
 * lead-in over many items multiplies; what that amounts to is bounded by the article's length.
 */
final class ClaimLimit {
  private static final int MOST_STATEMENTS = 100_000;
  private static final long LEAST_CONTEXT = 2_000_000;
  private static final int TIMES = 8;

  private ClaimLimit() {}

  /** The first statement that is too much, or null. */
  static @Nullable Problem problem(List<Draft> drafts, int length) {
    if (drafts.size() > MOST_STATEMENTS) {
      return problem(
          drafts.get(MOST_STATEMENTS),
          "the article has more than " + MOST_STATEMENTS + " statements");
    }
    long most = Math.max(LEAST_CONTEXT, (long) length * TIMES);
    long total = 0;
    for (Draft draft : drafts) {
      for (String part : draft.statement().context()) {
        total += part.length();
      }
      if (total > most) {
        return problem(
            draft,
            "the words that statements stand under (lead-ins, outer items, table headers) amount to"
                + " more than "
                + most
                + " characters here");
      }
    }
    return null;
  }

  private static Problem problem(Draft draft, String what) {
    int start = draft.span.start();
    return Problem.of(
        "article/too-large",
        new Span(start, start),
        what + ", so none of its statements is read",
        "Divide the article, or shorten its lead-ins and table headers.");
  }
}
