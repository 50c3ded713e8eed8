package org.imprimatur.recorded;

import java.util.Comparator;

/**
 * A question that work asked.
 *
 * @param kind what was asked, in a word or two
 * @param about of what: a path, a key, an id; empty where the question is of no one thing
 */
public record Asked(String kind, String about) implements Comparable<Asked> {
  private static final Comparator<Asked> ORDER =
      Comparator.comparing(Asked::about).thenComparing(Asked::kind);

  @Override
  public int compareTo(Asked other) {
    return ORDER.compare(this, other);
  }
}
