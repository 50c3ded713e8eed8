package org.imprimatur.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** The one form of time in ledgers: {@code YYYY-MM-DDThh:mm:ssZ}. */
final class LedgerTimes {
  private static final Pattern FORM =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  private LedgerTimes() {}

  static boolean isTime(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    try {
      return write(Instant.parse(text)).equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Throws nothing for a text that {@link #isTime} knows. */
  static LocalDate day(String time) {
    return LocalDate.parse(time.substring(0, 10));
  }

  static String write(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return (text.length() == 16 ? text + ":00" : text) + "Z";
  }
}
