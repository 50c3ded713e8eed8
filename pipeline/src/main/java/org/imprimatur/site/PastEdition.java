package org.imprimatur.site;

import java.time.LocalDate;

/**
 * An edition of an article that was approved before the one that is shown.
 *
 * @param name of its folder beside the article's page
 * @param approved the day of its last approval
 */
public record PastEdition(String name, LocalDate approved) {
  /** How the names of such folders begin. */
  static final String PREFIX = "_edition-";

  /**
   * The n-th edition of a day.
   *
   * @param number from 1
   */
  public static PastEdition of(LocalDate approved, int number) {
    return new PastEdition(PREFIX + approved + (number == 1 ? "" : "-" + number), approved);
  }
}
