package org.imprimatur.run;

import java.time.LocalDate;

/**
 * How a run is done; nothing here but {@code asOf} changes a result.
 *
 * @param asOf the day that counts as today: the only clock
 * @param jobs how many articles are worked on at once, at least 1
 * @param progress is told how far the work is
 */
public record Settings(LocalDate asOf, int jobs, Progress progress) {

  /** Checks the number of jobs. */
  public Settings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be at least 1, not " + jobs);
    }
  }
}
