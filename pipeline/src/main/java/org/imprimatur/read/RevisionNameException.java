package org.imprimatur.read;

import java.io.IOException;

/** A name that means no revision, or not one alone. */
public final class RevisionNameException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String problem;

  RevisionNameException(String name, String problem) {
    super(quoted(name) + " " + problem);
    this.name = name;
    this.problem = problem;
  }

  private static String quoted(String name) {
    return "\"" + name.replaceAll("\\p{Cntrl}", "?") + "\"";
  }

  /** What to tell somebody who gave the name behind an option. */
  public String behind(String option) {
    return option + " " + quoted(name) + " " + problem;
  }
}
