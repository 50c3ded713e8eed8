package org.imprimatur.source;

/**
 * A stretch of a {@link Source}, in UTF-16 code units from its beginning.
 *
 * @param start the first unit, from 0
 * @param end one past the last unit
 */
public record Span(int start, int end) {

  /**
   * Checks the order of the ends.
   *
   * @throws IllegalArgumentException when {@code start} is negative or behind {@code end}
   */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end + " is not in order");
    }
  }

  /** The number of UTF-16 units. */
  public int length() {
    return end - start;
  }

  /** Whether {@code offset} lies inside (the end excluded). */
  public boolean contains(int offset) {
    return offset >= start && offset < end;
  }

  /** Whether {@code other} lies wholly inside. */
  public boolean contains(Span other) {
    return other.start >= start && other.end <= end;
  }
}
