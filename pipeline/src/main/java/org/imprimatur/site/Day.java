package org.imprimatur.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as pages show it.
 *
 * @param iso {@code 2026-01-31}
 * @param words {@code January 31, 2026}
 */
public record Day(String iso, String words) {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  /** A date in the house's form. */
  public static Day of(LocalDate date) {
    String month = MONTHS[date.getMonthValue() - 1];
    return new Day(date.toString(), month + " " + date.getDayOfMonth() + ", " + date.getYear());
  }

  /** A date that may be missing. */
  static @Nullable Day orNull(@Nullable LocalDate date) {
    return date == null ? null : of(date);
  }
}
