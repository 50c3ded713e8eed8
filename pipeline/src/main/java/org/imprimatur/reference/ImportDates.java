package org.imprimatur.reference;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as PubMed, RIS, BibTeX and people write them: {@code 2017 Apr 4}, {@code 2015 Nov-Dec},
 * {@code 2020 May 22-28}, {@code 2010 Spring}, {@code 2017/04/04/}, {@code 2020-03/2020-04}, {@code
 * 20170404}, {@code 2020-00-00}, {@code 4 April 2017}, {@code April 4, 2017}, {@code Spring 2010}.
 * What is not one of them stays as words.
 */
final class ImportDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Long> SEASONS =
      Map.of("spring", 1L, "summer", 2L, "autumn", 3L, "fall", 3L, "winter", 4L);
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern SLASHES =
      Pattern.compile("(\\d{4})/(\\d{1,2})?(?:/(\\d{1,2})?)?(?:/(.{0,200}))?");
  private static final Pattern WORDS =
      Pattern.compile(
          "(\\d{4})[ ,]+([A-Za-z]{3,9})\\.?(?: +(\\d{1,2}))?(?: *[-/\u2013] *(?:([A-Za-z]{3,9})\\.?)?"
              + " ?(\\d{1,2})?)?");

  /** Month or season first, or the day; the year last. */
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?:(\\d{1,2})(?:st|nd|rd|th)? +)?([A-Za-z]{3,9})\\.?(?: +(\\d{1,2})(?:st|nd|rd|th)?)?,? +(\\d{4})");

  private static final Pattern LOOSE = Pattern.compile("(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?");
  private static final Pattern YEARS = Pattern.compile("(\\d{4}) *[-\u2013] *(\\d{4})");

  private ImportDates() {}

  /** The date that a text holds. */
  static Map<String, Object> read(String text) {
    String plain = RecordReader.blanks(text);
    Matcher digits = DIGITS.matcher(plain);
    if (digits.matches()) {
      return ofNumbers(digits.group(1), digits.group(2), digits.group(3));
    }
    Matcher slashes = SLASHES.matcher(plain);
    if (slashes.matches()) {
      Map<String, Object> date = ofNumbers(slashes.group(1), slashes.group(2), slashes.group(3));
      Long season = SEASONS.get(String.valueOf(slashes.group(4)).strip().toLowerCase(Locale.ROOT));
      if (season != null && slashes.group(2) == null) {
        date.put("season", season);
      }
      return date;
    }
    Matcher years = YEARS.matcher(plain);
    if (years.matches()) {
      return CslDates.ofText(years.group(1) + "/" + years.group(2));
    }
    Matcher loose = LOOSE.matcher(plain);
    if (loose.matches() && !plain.matches("\\d{4}-2[1-4]")) {
      return ofNumbers(loose.group(1), loose.group(2), loose.group(3));
    }
    Matcher words = WORDS.matcher(yearFirst(plain));
    Map<String, Object> found = words.matches() ? ofWords(words) : Map.of();
    return found.isEmpty() ? CslDates.ofText(plain) : found;
  }

  /** "4 April 2017" and "April 4, 2017" as "2017 April 4"; anything else as it is. */
  private static String yearFirst(String text) {
    Matcher last = YEAR_LAST.matcher(text);
    if (!last.matches() || (last.group(1) != null && last.group(3) != null)) {
      return text;
    }
    String day = last.group(1) == null ? last.group(3) : last.group(1);
    return last.group(4) + " " + last.group(2) + (day == null ? "" : " " + day);
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

  /** Zeros say that a part is not known; a day or a month that there is not is left out. */
  private static Map<String, Object> ofNumbers(
      String year, @Nullable String month, @Nullable String day) {
    String date = year;
    Map<String, Object> known = CslDates.ofText(year);
    for (String part : new String[] {month, day}) {
      if (part == null || part.matches("0{0,2}")) {
        break;
      }
      date = date + "-" + (part.length() == 1 ? "0" : "") + part;
      Map<String, Object> longer = CslDates.ofText(date);
      if (!longer.containsKey("date-parts")) {
        break;
      }
      known = longer;
    }
    return known;
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
    if (isNotADay(year, month, words.group(3)) || isNotADay(year, endMonth, words.group(5))) {
      return ofNumbers(words.group(1), String.valueOf(month), null);
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

  private static boolean isNotADay(long year, long month, @Nullable String day) {
    int days = YearMonth.of((int) year, (int) month).lengthOfMonth();
    return day != null && (Integer.parseInt(day) < 1 || Integer.parseInt(day) > days);
  }

  private static List<Long> part(long year, long month, @Nullable String day) {
    return day == null ? List.of(year, month) : List.of(year, month, Long.valueOf(day));
  }

  /** The number of a month by its name or its first letters, or null. */
  static @Nullable Long monthOf(String name) {
    long month = month(name);
    return month == 0 ? null : month;
  }

  /** The number of a season by its name, or null. */
  static @Nullable Long seasonOf(String name) {
    return SEASONS.get(name);
  }

  private static long month(String name) {
    return name.length() < 3 ? 0 : MONTHS.indexOf(name.substring(0, 3)) + 1L;
  }
}
