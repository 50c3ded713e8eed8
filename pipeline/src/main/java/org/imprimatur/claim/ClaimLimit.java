package org.imprimatur.claim;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * How much an article may state. Each statement carries the words it stands under, and the keys
 * that cover it, so that a long lead-in over many items multiplies; what that amounts to is bounded
 * by the article's length.
 */
final class ClaimLimit {
  private static final int MOST_STATEMENTS = 100_000;
  private static final long LEAST_CONTEXT = 2_000_000;
  private static final int TIMES = 8;

  private ClaimLimit() {}

  /** The first statement that is too much, or null. */
  static @Nullable Problem problem(List<DraftStatement> drafts, int length) {
    if (drafts.size() > MOST_STATEMENTS) {
      return problem(
          drafts.get(MOST_STATEMENTS),
          "the article has more than " + MOST_STATEMENTS + " statements");
    }
    long most = most(length);
    long total = 0;
    for (DraftStatement draft : drafts) {
      total += length(draft.seat.context()) + length(draft.seat.section());
      if (total > most) {
        return problem(
            draft,
            "the words above statements (headings, lead-ins, outer items, table headers)"
                + " amount to more than "
                + most
                + " characters here");
      }
    }
    return null;
  }

  /** Whether the keys that cover statements have become too many, with how long they are. */
  static boolean isTooMuch(long lengthOfKeys, int length) {
    return lengthOfKeys > most(length);
  }

  /** What is said of that, at the statement where it is so. */
  static Problem tooManyKeys(DraftStatement draft) {
    return problem(
        draft, "the citations that statements inherit here are too many for an article like this");
  }

  static long length(List<String> parts) {
    long total = 0;
    for (String part : parts) {
      total += part.length();
    }
    return total;
  }

  private static long most(int length) {
    return Math.max(LEAST_CONTEXT, (long) length * TIMES);
  }

  private static Problem problem(DraftStatement draft, String what) {
    int start = draft.span.start();
    return Problem.of(
        RuleId.ARTICLE_TOO_LARGE,
        new Span(start, start),
        what + ", so none of its statements is read",
        "split the article, or shorten its headings, lead-ins and table headers, and cite less"
            + " there");
  }
}
