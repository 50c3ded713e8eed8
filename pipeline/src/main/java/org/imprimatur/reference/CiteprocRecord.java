package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.NumberedReference.Run;

/**
 * Makes a record ready for citeproc-java where that engine does not follow CSL: hyphenated given
 * names, ordinals of editions, numbers of supplements, suffixes of names, full stops of journals,
 * and lists of authors that end in "others". Each is a case of the table in {@code reference/ama}.
 */
final class CiteprocRecord {
  private static final Set<String> NOT_SHOWN =
      Set.of("abstract", "annote", "keyword", "categories");
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})[-\u2010](\\p{L})");
  private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,2}");

  /** More names than any style prints before it shortens the list. */
  private static final int MANY = 200;

  private CiteprocRecord() {}

  static Map<String, Object> prepare(Map<String, Object> csl, StyleSheet sheet) {
    Map<String, Object> out = new LinkedHashMap<>();
    csl.forEach(
        (field, value) -> {
          if (value instanceof String text) {
            out.put(field, CitationMarkup.mark(text));
          } else if (value instanceof List<?> list
              && RecordVocabulary.shape(field) == RecordVocabulary.Shape.NAMES) {
            out.put(field, names(list, sheet));
          } else if (value instanceof Map<?, ?> date) {
            out.put(field, date(date));
          }
        });
    NOT_SHOWN.forEach(out::remove);
    if (out.get("edition") instanceof String edition && WHOLE.matcher(edition).matches()) {
      out.put("edition", ordinal(edition));
    }
    supplement(out);
    if (sheet.stripsJournalPeriods() && String.valueOf(csl.get("type")).startsWith("article")) {
      journal(out);
    }
    return out;
  }

  /** The engine knows no supplement number; AMA prints it in the issue's parentheses. */
  private static void supplement(Map<String, Object> out) {
    if (out.remove("supplement-number") instanceof String number) {
      String shown = WHOLE.matcher(number).matches() ? "suppl " + number : number;
      out.merge("issue", shown, (issue, s) -> issue + ", " + s);
    }
  }

  /** The engine keeps the full stops of an abbreviated journal. */
  private static void journal(Map<String, Object> out) {
    Object shown = out.getOrDefault("container-title-short", out.get("journalAbbreviation"));
    shown = shown == null ? out.get("container-title") : shown;
    if (shown instanceof String text) {
      out.put("container-title-short", text.replace(".", ""));
    }
  }

  private static Map<String, Object> date(Map<?, ?> date) {
    Map<String, Object> out = new LinkedHashMap<>();
    date.forEach(
        (key, value) ->
            out.put(String.valueOf(key), value instanceof Long number ? number.toString() : value));
    return out;
  }

  private static List<Object> names(List<?> list, StyleSheet sheet) {
    List<Object> out = new ArrayList<>();
    for (Object item : list) {
      Map<String, Object> name = new LinkedHashMap<>();
      ((Map<?, ?>) item)
          .forEach(
              (part, value) ->
                  name.put(
                      String.valueOf(part),
                      value instanceof String text ? CitationMarkup.mark(text) : value));
      if (!sheet.keepsHyphens() && name.get("given") instanceof String given) {
        name.put("given", spaced(given));
      }
      out.add(name);
    }
    return withOthers(out, sheet);
  }

  /** Jean-Paul is J P where initials keep no hyphen. */
  private static String spaced(String given) {
    Matcher hyphen = HYPHEN.matcher(given);
    return hyphen.replaceAll(
        match -> " " + Matcher.quoteReplacement(match.group(1).toUpperCase(java.util.Locale.ROOT)));
  }

  /**
   * A last author "others" stands for those that the record does not name: the style's own "et al"
   * where enough names are known, else these words.
   */
  private static List<Object> withOthers(List<Object> names, StyleSheet sheet) {
    int last = names.size() - 1;
    if (last < 1
        || !(names.get(last) instanceof Map<?, ?> name)
        || !"others".equals(name.get("literal"))) {
      return names;
    }
    List<Object> known = new ArrayList<>(names.subList(0, last));
    if (sheet.etAlUseFirst() > 0 && known.size() >= sheet.etAlUseFirst()) {
      while (known.size() < MANY) {
        known.add(known.get(0));
      }
    } else {
      known.add(Map.of("literal", "et al"));
    }
    return known;
  }

  private static String ordinal(String number) {
    boolean teen = number.endsWith("11") || number.endsWith("12") || number.endsWith("13");
    String end =
        switch (number.charAt(number.length() - 1)) {
          case '1' -> teen ? "th" : "st";
          case '2' -> teen ? "th" : "nd";
          case '3' -> teen ? "th" : "rd";
          default -> "th";
        };
    return number + end;
  }

  /** CSL puts a suffix behind the initials of a name that is printed family first. */
  static List<Run> suffixesLast(List<Run> runs, Map<String, Object> csl) {
    List<Run> out = runs;
    for (Object list : csl.values()) {
      if (list instanceof List<?> names) {
        for (Object item : names) {
          if (item instanceof Map<?, ?> name
              && name.get("family") instanceof String family
              && name.get("suffix") instanceof String suffix) {
            out = suffixLast(out, family, suffix);
          }
        }
      }
    }
    return out;
  }

  private static List<Run> suffixLast(List<Run> runs, String family, String suffix) {
    Pattern wrong =
        Pattern.compile(
            "("
                + Pattern.quote(family)
                + ") ("
                + Pattern.quote(suffix)
                + ") (\\p{Lu}{1,6})(?=[,.; ]|$)");
    return runs.stream()
        .map(run -> StyledRuns.with(run, wrong.matcher(run.text()).replaceAll("$1 $3 $2")))
        .toList();
  }
}
