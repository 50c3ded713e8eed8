package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as PubMed, RIS and BibTeX write them: {@code 2017 Apr 4}, {@code 2015 Nov-Dec}, {@code 2020
 * May 22-28}, {@code 2010 Spring}, {@code 2017/04/04/}, {@code 2020-03/2020-04}, {@code 20170404}.
 * What is none of them stays as words.
 */
final class ImportDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Long> SEASONS =
      Map.of("spring", 1L, "summer", 2L, "autumn", 3L, "fall", 3L, "winter", 4L);
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern SLASHES =
      Pattern.compile("(\\d{4})/(\\d{1,2})?(?:/(\\d{1,2})?)?(?:/.{0,200})?");
  private static final Pattern WORDS =
      Pattern.compile(
          "(\\d{4})[ ,]+([A-Za-z]{3,9})\\.?(?: +(\\d{1,2}))?(?: *[-/\u2013] *(?:([A-Za-z]{3,9})\\.?)?"
              + " ?(\\d{1,2})?)?");
  private static final Pattern YEARS = Pattern.compile("(\\d{4}) *[-\u2013] *(\\d{4})");

  private ImportDates() {}

  /** The date that a text holds. */
  static Map<String, Object> read(String text) {
    String plain = RecordReader.blanks(text);
    Matcher digits = DIGITS.matcher(plain);
    if (digits.matches()) {
      return CslDates.ofText(digits.group(1) + "-" + digits.group(2) + "-" + digits.group(3));
    }
    Matcher slashes = SLASHES.matcher(plain);
    if (slashes.matches()) {
      return ofNumbers(slashes.group(1), slashes.group(2), slashes.group(3));
    }
    Matcher years = YEARS.matcher(plain);
    if (years.matches()) {
      return CslDates.ofText(years.group(1) + "/" + years.group(2));
    }
    Matcher words = WORDS.matcher(plain);
    Map<String, Object> found = words.matches() ? ofWords(words) : Map.of();
    return found.isEmpty() ? CslDates.ofText(plain) : found;
  }

  /** BibTeX's year, month and day; the month in words or digits. */
  static Map<String, Object> ofBibtex(String year, String month, String day) {
    String plainMonth = RecordReader.blanks(month);
    if (plainMonth.isEmpty()) {
      return read(year);
    }
    if (plainMonth.matches("\\d{1,2}")) {
      return ofNumbers(year.strip(), plainMonth, day.strip());
    }
    return read(year.strip() + " " + plainMonth + (day.isBlank() ? "" : " " + day.strip()));
  }

  private static Map<String, Object> ofNumbers(String year, String month, String day) {
    StringBuilder iso = new StringBuilder(year);
    for (String part : new String[] {month, day}) {
      if (part == null || part.isEmpty()) {
        break;
      }
      iso.append('-').append(part.length() == 1 ? "0" : "").append(part);
    }
    return CslDates.ofText(iso.toString());
  }

  private static Map<String, Object> ofWords(Matcher words) {
    long year = Long.parseLong(words.group(1));
    String name = words.group(2).toLowerCase(Locale.ROOT);
    Long season = SEASONS.get(name);
    if (season != null) {
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("date-parts", List.of(List.of(year)));
      out.put("season", season);
      return words.group(3) == null && words.group(4) == null ? out : Map.of();
    }
    long month = month(name);
    long endMonth = words.group(4) == null ? month : month(words.group(4).toLowerCase(Locale.ROOT));
    if (month == 0 || endMonth == 0) {
      return Map.of();
    }
    List<Object> parts = new ArrayList<>();
    parts.add(part(year, month, words.group(3)));
    if (words.group(4) != null || words.group(5) != null) {
      parts.add(part(year, endMonth, words.group(5)));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("date-parts", parts);
    return out;
  }

  private static List<Long> part(long year, long month, String day) {
    return day == null ? List.of(year, month) : List.of(year, month, Long.valueOf(day));
  }

  private static long month(String name) {
    return name.length() < 3 ? 0 : MONTHS.indexOf(name.substring(0, 3)) + 1L;
  }
}
