package org.imprimatur.parse;

/**
 * How much text the definitions of links have put into the places that name them. One long
 * definition may be named thousands of times; as in cmark, what they amount to is bounded by the
 * article's length. Used by one reading of one article.
 */
final class Expansion {
  /** So many characters are always allowed. */
  private static final int LEAST = 100_000;

  private final long most;
  private long used;
  private boolean isTold;

  /** Of a text of some length. */
  Expansion(int length) {
    this.most = Math.max(LEAST, length);
  }

  long most() {
    return most;
  }

  /** Takes room for a definition; false when there is none left. */
  boolean take(int length) {
    if (used + length > most) {
      return false;
    }
    used += length;
    return true;
  }

  /** Whether this is the first place that gets no room: one finding is enough. */
  boolean isFirstRefusal() {
    boolean first = !isTold;
    isTold = true;
    return first;
  }
}
