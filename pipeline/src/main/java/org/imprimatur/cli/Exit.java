package org.imprimatur.cli;

/** The exit codes of the contract. */
final class Exit {
  /** Done, no errors found. */
  static final int DONE = 0;

  /** Findings at the failing level, a refused step, or withheld articles. */
  static final int FINDINGS = 1;

  /** Wrong usage, unusable configuration or named path, or a place that cannot be written. */
  static final int USAGE = 2;

  /** A defect of the program. */
  static final int DEFECT = 70;

  private Exit() {}
}
