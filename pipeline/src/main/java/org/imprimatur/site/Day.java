package org.imprimatur.site;

import java.time.LocalDate;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A date as pages show it.
 *
 * @param iso {@code 2026-01-31}
 * @param words {@code January 31, 2026}
 */
public record Day(String iso, String words) {
  /** A date in the form of the pages' language. */
  static Day of(LocalDate date, Wording words) {
    return new Day(date.toString(), words.day(date));
  }

  /** A date in English, for pages that are in no other language. */
  public static Day of(LocalDate date) {
    return of(date, Wording.ENGLISH);
  }

  /** A date that may be missing. */
  static @Nullable Day orNull(@Nullable LocalDate date, Wording words) {
    return date == null ? null : of(date, words);
  }

  /** A date that may be missing. */
  static @Nullable Day orNull(@Nullable LocalDate date) {
    return date == null ? null : of(date);
  }
}
