package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * Dates of CSL-JSON as other programs write them: zeros and nulls for what is not known, seasons as
 * {@code season-04}, 13 to 16 or 21 to 24, months by name, one list instead of two, {@code year}
 * and {@code month} as keys, and words. What is known of a date is kept; what cannot be is named.
 */
final class CslJsonDates {
  private static final Pattern SEASON = Pattern.compile("season-0?([1-4])");
  private static final Pattern YEAR = Pattern.compile("-?\\d{1,4}");

  private final List<List<Long>> parts = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private @Nullable Long season;
  private boolean circa;

  /**
   * A date as read.
   *
   * @param date in CSL's form; null if there is none
   * @param lost what the page said that is not part of a date
   */
  record Reading(@Nullable Map<String, Object> date, List<String> lost) {}

  private CslJsonDates() {}

  static Reading read(Node node) {
    Map<String, Object> strict = node instanceof Node.Mapping ? CslDates.read(node) : null;
    Integer year = CslDates.year(strict);
    if (strict != null && year != null && year != 0) {
      return new Reading(strict, List.of());
    }
    return new CslJsonDates().lenient(node);
  }

  private Reading lenient(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text().isBlank() ? reading() : new Reading(ofText(scalar.text()), lost);
    }
    if (node instanceof Node.Mapping mapping) {
      for (String words : List.of("literal", "raw", "edtf", "date-time")) {
        if (mapping.get("date-parts") == null
            && mapping.get(words) instanceof Node.Scalar scalar
            && !scalar.text().isBlank()) {
          return new Reading(ofText(scalar.text()), lost);
        }
      }
      mapping(mapping);
      return reading();
    }
    ends((Node.Sequence) node);
    return reading();
  }

  private static Map<String, Object> ofText(String text) {
    return ImportDates.read(text.replaceFirst("T[0-9:.Z+-]{1,40}$", ""));
  }

  private void mapping(Node.Mapping mapping) {
    if (mapping.get("date-parts") instanceof Node.Sequence ends) {
      ends(ends);
    } else if (mapping.get("year") != null) {
      List<Node> one = new ArrayList<>();
      for (String part : List.of("year", "month", "day")) {
        Node value = mapping.get(part);
        if (value == null) {
          break;
        }
        one.add(value);
      }
      end(one);
    } else if (!mapping.entries().isEmpty()) {
      lost.add(String.valueOf(mapping.plain()));
    }
    if (mapping.get("circa") instanceof Node.Scalar said) {
      circa = !List.of("", "false", "0").contains(said.text());
    }
    if (season == null && mapping.get("season") instanceof Node.Scalar said) {
      season = season(said.text());
      if (season == null && !said.text().isBlank()) {
        lost.add("the season " + said.text());
      }
    }
  }

  private void ends(Node.Sequence list) {
    boolean flat = list.items().stream().allMatch(item -> item instanceof Node.Scalar);
    if (flat) {
      end(list.items());
      return;
    }
    for (Node item : list.items()) {
      if (item instanceof Node.Sequence one && parts.size() < 2) {
        end(one.items());
      } else if (item instanceof Node.Mapping one && parts.size() < 2) {
        mapping(one);
      } else {
        lost.add(String.valueOf(item.plain()));
      }
    }
  }

  /** Year, month and day, as far as they are known. */
  private void end(List<Node> items) {
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      texts.add(item instanceof Node.Scalar scalar ? scalar.text().strip() : "");
    }
    String first = texts.isEmpty() ? "" : texts.get(0);
    if (first.isEmpty()) {
      return; // Crossref's [[null]]: no date.
    }
    if (!YEAR.matcher(first).matches() || Long.parseLong(first) == 0) {
      lost.add("the year " + first);
      return;
    }
    List<Long> out = new ArrayList<>(List.of(Long.parseLong(first)));
    parts.add(out);
    String month = texts.size() > 1 ? texts.get(1) : "";
    if (isNothing(month)) {
      return;
    }
    Long number = month(month);
    Long ofYear = season(month);
    if (number != null) {
      out.add(number);
      day(out, texts.size() > 2 ? texts.get(2) : "");
    } else if (ofYear != null) {
      season = ofYear;
    } else {
      lost.add("the month " + month);
    }
  }

  private void day(List<Long> date, String text) {
    if (isNothing(text)) {
      return;
    }
    try {
      int day = Integer.parseInt(text);
      LocalDate.of(date.get(0).intValue(), date.get(1).intValue(), day);
      date.add((long) day);
    } catch (NumberFormatException | DateTimeException e) {
      lost.add("the day " + text);
    }
  }

  private static boolean isNothing(String text) {
    return text.isEmpty() || text.matches("0{1,4}|null");
  }

  private static @Nullable Long month(String text) {
    if (text.matches("0?[1-9]|1[0-2]")) {
      return Long.valueOf(text);
    }
    return ImportDates.monthOf(text.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Long season(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    Matcher numbered = SEASON.matcher(word);
    if (numbered.matches()) {
      return Long.valueOf(numbered.group(1));
    }
    if (word.matches("[1-4]|1[3-6]|2[1-4]")) {
      long number = Long.parseLong(word);
      return number > 20 ? number - 20 : number > 12 ? number - 12 : number;
    }
    return ImportDates.seasonOf(word);
  }

  private Reading reading() {
    if (parts.isEmpty()) {
      return new Reading(null, lost);
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("date-parts", parts);
    if (season != null) {
      out.put("season", season);
    }
    if (circa) {
      out.put("circa", true);
    }
    return new Reading(out, lost);
  }
}
