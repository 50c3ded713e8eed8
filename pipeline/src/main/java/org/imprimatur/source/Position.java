package org.imprimatur.source;

/**
 * A place as people count it.
 *
 * @param line from 1
 * @param column from 1, in Unicode code points
 */
public record Position(int line, int column) {

  /** Where a file begins: line 1, column 1. */
  public static final Position START = new Position(1, 1);
}
