package org.imprimatur.run;

/**
 * A defect of the program, met in one article: the others are processed all the same.
 *
 * @param path the article's file
 * @param cause what was thrown
 */
public record Failure(String path, Throwable cause) {

  /** The defect as a sentence. */
  public String message() {
    String what = cause.getMessage();
    return "a defect of the program, not of your file, while working on "
        + path
        + ": "
        + cause.getClass().getSimpleName()
        + (what == null ? "" : ": " + what);
  }
}
