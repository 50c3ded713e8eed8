package org.imprimatur.parse;

import java.util.Optional;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;

/**
 * How much text the definitions of links have put into the places that name them. One long
 * definition may be named thousands of times; as in cmark, what they amount to is bounded by the
 * article's length. Used by one reading of one article.
 */
final class LinkExpansion {
  /** So many characters are always allowed. */
  private static final int LEAST = 100_000;

  private final long most;
  private long used;
  private boolean isTold;

  /** Of a text of some length. */
  LinkExpansion(int length) {
    this.most = Math.max(LEAST, length);
  }

  /** Takes room for a definition; false when there is none left. */
  boolean take(int length) {
    if (used + length > most) {
      return false;
    }
    used += length;
    return true;
  }

  /** What is wrong at a place that gets no room; said of the first one only. */
  Optional<Problem> refusal(Span place) {
    if (isTold) {
      return Optional.empty();
    }
    isTold = true;
    return Optional.of(
        Problem.of(
            RuleId.ARTICLE_TOO_LARGE,
            place,
            "link definitions are used so often that they amount to more than "
                + most
                + " characters here",
            "shorten their addresses; until then, this link and those after it are text"));
  }
}
