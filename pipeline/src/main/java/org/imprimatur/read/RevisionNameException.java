package org.imprimatur.read;

import java.io.IOException;

/** A name that means no revision, or not one alone. */
public final class RevisionNameException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  RevisionNameException(String name, String problem) {
    super("\"" + name.replaceAll("\\p{Cntrl}", "?") + "\" " + problem);
    this.problem = problem;
  }

  /**
   * What is wrong with the name and what to write, as the end of a sentence that begins with it.
   */
  public String problem() {
    return problem;
  }
}
