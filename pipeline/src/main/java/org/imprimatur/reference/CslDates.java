package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * Dates of CSL. All of CSL's ways to write one become one of two: {@code date-parts} (one or two
 * lists of year, month, day, all whole numbers) with {@code season} (1 to 4) and {@code circa}
 * beside it, or {@code literal}.
 */
final class CslDates {
  /** Year, month 1-12 or season 21-24 (EDTF), day. */
  private static final Pattern ISO =
      Pattern.compile("(-?\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:T[0-9:.Z+-]{1,40})?");

  private CslDates() {}

  /** The date a node holds in its one form, or null if it holds none. */
  static @Nullable Map<String, Object> read(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return ofMapping(mapping);
    }
    if (node instanceof Node.Scalar scalar) {
      return scalar.text().isBlank() ? null : ofText(scalar.text().strip());
    }
    return null;
  }

  /** {@code 2020}, {@code 2020-06}, {@code 2020-06-04}, a range with {@code /}, or other words. */
  static Map<String, Object> ofText(String text) {
    Map<String, Object> out = new LinkedHashMap<>();
    boolean circa = text.endsWith("~") || text.endsWith("?");
    String[] ends = (circa ? text.substring(0, text.length() - 1) : text).split("/", 3);
    List<List<Long>> parts = new ArrayList<>();
    Long season = null;
    for (String end : ends) {
      Matcher iso = ISO.matcher(end);
      List<Long> one = iso.matches() ? parts(iso) : null;
      if (one == null || ends.length > 2) {
        return literal(text);
      }
      if (one.size() == 2 && one.get(1) >= 21) {
        season = one.get(1) - 20;
        one = one.subList(0, 1);
      }
      parts.add(one);
    }
    out.put("date-parts", parts);
    if (season != null) {
      out.put("season", season);
    }
    if (circa) {
      out.put("circa", true);
    }
    return out;
  }

  /** The year of a date, or null. */
  static @Nullable Integer year(@Nullable Object date) {
    if (date instanceof Map<?, ?> map
        && map.get("date-parts") instanceof List<?> parts
        && parts.get(0) instanceof List<?> first
        && first.get(0) instanceof Long year) {
      return year.intValue();
    }
    return null;
  }

  /** The day of a date, or null if it has none. */
  static @Nullable LocalDate day(@Nullable Object date) {
    if (date instanceof Map<?, ?> map
        && map.get("date-parts") instanceof List<?> parts
        && parts.get(0) instanceof List<?> first
        && first.size() == 3) {
      return LocalDate.of(number(first, 0), number(first, 1), number(first, 2));
    }
    return null;
  }

  private static int number(List<?> parts, int at) {
    return parts.get(at) instanceof Long number ? number.intValue() : 1;
  }

  private static Map<String, Object> literal(String text) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("literal", text);
    return out;
  }

  private static @Nullable Map<String, Object> ofMapping(Node.Mapping mapping) {
    for (String words : List.of("literal", "raw", "edtf")) {
      if (mapping.get(words) instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
        String text = scalar.text().strip();
        return words.equals("literal") ? literal(text) : ofText(text);
      }
    }
    if (!(mapping.get("date-parts") instanceof Node.Sequence ends)
        || ends.items().isEmpty()
        || ends.items().size() > 2) {
      return null;
    }
    List<List<Long>> parts = new ArrayList<>();
    for (Node end : ends.items()) {
      List<Long> one = end instanceof Node.Sequence list ? parts(list) : null;
      if (one == null) {
        return null;
      }
      parts.add(one);
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("date-parts", parts);
    return withSeason(mapping, out);
  }

  private static @Nullable Map<String, Object> withSeason(
      Node.Mapping mapping, Map<String, Object> out) {
    Node season = mapping.get("season");
    if (season != null && !season.kindName().equals("nothing")) {
      Long number = season instanceof Node.Scalar scalar ? number(scalar.text(), 1, 24) : null;
      if (number == null || (number > 4 && number < 21)) {
        return null;
      }
      out.put("season", number > 4 ? number - 20 : number);
    }
    if (mapping.get("circa") instanceof Node.Scalar circa
        && !circa.text().isEmpty()
        && !circa.text().equals("false")
        && !circa.text().equals("0")) {
      out.put("circa", true);
    }
    return out;
  }

  private static @Nullable List<Long> parts(Node.Sequence list) {
    List<Long> out = new ArrayList<>();
    for (Node item : list.items()) {
      Long number = item instanceof Node.Scalar scalar ? number(scalar.text(), -9999, 9999) : null;
      if (number == null) {
        return null;
      }
      out.add(number);
    }
    return valid(out) ? out : null;
  }

  private static @Nullable List<Long> parts(Matcher iso) {
    List<Long> out = new ArrayList<>();
    for (int group = 1; group <= 3 && iso.group(group) != null; group++) {
      out.add(Long.valueOf(iso.group(group)));
    }
    boolean season = out.size() == 2 && out.get(1) >= 21 && out.get(1) <= 24;
    return season || valid(out) ? out : null;
  }

  private static boolean valid(List<Long> parts) {
    if (parts.isEmpty() || parts.size() > 3) {
      return false;
    }
    try {
      LocalDate.of(
          parts.get(0).intValue(),
          parts.size() > 1 ? parts.get(1).intValue() : 1,
          parts.size() > 2 ? parts.get(2).intValue() : 1);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static @Nullable Long number(String text, long from, long to) {
    try {
      long value = Long.parseLong(text.strip());
      return value >= from && value <= to ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
