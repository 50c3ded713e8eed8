package org.imprimatur.source;

/**
 * A stretch of a file as people count it: lines and columns from 1, columns in code points, the end
 * exclusive.
 *
 * @param line the line of the first character
 * @param column the column of the first character
 * @param endLine the line of the end
 * @param endColumn the column one past the last character
 */
public record Region(int line, int column, int endLine, int endColumn) {

  /** The first character of a file, for findings about the file as a whole. */
  public static final Region START = new Region(1, 1, 1, 1);
}
