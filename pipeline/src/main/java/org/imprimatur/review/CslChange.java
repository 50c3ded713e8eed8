package org.imprimatur.review;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/** What may change in a bibliographic record without a new approval (contract, section 7). */
final class CslChange {
  /** Fields that may change, appear or vanish. */
  private static final Set<String> FREE =
      Set.of(
          "volume",
          "issue",
          "page",
          "page-first",
          "URL",
          "container-title-short",
          "journalAbbreviation");

  /** Words that a journal's short form leaves out. */
  private static final Set<String> SMALL = Set.of("the", "of", "and", "for", "in", "on", "a", "an");

  /** Identifiers, which may appear but neither change nor vanish. */
  private static final Set<String> IDENTIFIERS = Set.of("DOI", "PMID", "PMCID", "ISBN", "ISSN");

  private CslChange() {}

  /** The record of a canonical JSON text; empty when it holds none. */
  static Map<String, Object> record(String csl) {
    Map<String, Object> out = new TreeMap<>();
    if (JsonReader.read(csl).value() instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (value != null) {
              out.put(String.valueOf(key), value);
            }
          });
    }
    return out;
  }

  /** What a record was before a correction, or null when the correction does not fit it. */
  static @Nullable Map<String, Object> before(
      Map<String, Object> now, Map<String, String> was, List<String> added) {
    Map<String, Object> out = new TreeMap<>(now);
    for (String field : added) {
      if (out.remove(field) == null || was.containsKey(field)) {
        return null;
      }
    }
    for (Map.Entry<String, String> field : was.entrySet()) {
      Object value = JsonReader.read(field.getValue()).value();
      if (value == null || !Json.canonical(value).equals(field.getValue())) {
        return null;
      }
      out.put(field.getKey(), value);
    }
    return out;
  }

  /** Why a change is not harmless, in a few words; null when it is. */
  static @Nullable String whyNot(Map<String, Object> before, Map<String, Object> after) {
    Set<String> fields = new TreeSet<>(before.keySet());
    fields.addAll(after.keySet());
    for (String field : fields) {
      Object from = before.get(field);
      Object to = after.get(field);
      if (same(from, to) || FREE.contains(field)) {
        continue;
      }
      if (IDENTIFIERS.contains(field) && from == null) {
        continue;
      }
      if (field.equals("author") && isSpelling(from, to)) {
        continue;
      }
      if (field.equals("container-title") && isSameJournal(from, to)) {
        continue;
      }
      return "the field \"" + field + "\" may not change without a new approval";
    }
    return null;
  }

  static boolean same(@Nullable Object a, @Nullable Object b) {
    return Objects.equals(
        a == null ? null : Json.canonical(a), b == null ? null : Json.canonical(b));
  }

  /** "The Spine Journal" and "Spine J": word by word, one begins with the other. */
  private static boolean isSameJournal(@Nullable Object from, @Nullable Object to) {
    List<String> before = journal(from);
    List<String> after = journal(to);
    if (before.isEmpty() || before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      String a = before.get(i);
      String b = after.get(i);
      if (!a.startsWith(b) && !b.startsWith(a)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> journal(@Nullable Object title) {
    List<String> out = new ArrayList<>();
    for (String word : (title instanceof String text ? text : "").split("[^\\p{L}\\p{N}]+", -1)) {
      String folded = fold(word);
      if (!folded.isEmpty() && !SMALL.contains(folded)) {
        out.add(folded);
      }
    }
    return out;
  }

  /** The same people in the same order, each at most a few letters apart. */
  private static boolean isSpelling(@Nullable Object from, @Nullable Object to) {
    if (!(from instanceof List<?> before)
        || !(to instanceof List<?> after)
        || before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!isSpelling(names(before.get(i)), names(after.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Organisation, family name with its particles, given names, suffix: all that a style prints of a
   * person. Empty for what is not a person.
   */
  private static List<String> names(@Nullable Object author) {
    if (!(author instanceof Map<?, ?> name)) {
      return List.of();
    }
    String family =
        part(name, "dropping-particle")
            + part(name, "non-dropping-particle")
            + part(name, "family");
    return List.of(part(name, "literal"), family, part(name, "given"), part(name, "suffix"));
  }

  private static String part(Map<?, ?> name, String part) {
    return name.get(part) instanceof String text ? fold(text) : "";
  }

  private static boolean isSpelling(List<String> before, List<String> after) {
    if (before.isEmpty() || after.isEmpty() || !before.get(3).equals(after.get(3))) {
      return false;
    }
    for (int part = 0; part < 2; part++) {
      String from = before.get(part);
      String to = after.get(part);
      int allowed = Math.min(2, Math.max(from.length(), to.length()) / 3);
      if (from.isEmpty() != to.isEmpty() || distance(from, to) > allowed) {
        return false;
      }
    }
    String from = before.get(2);
    String to = after.get(2);
    return from.isEmpty() || to.isEmpty() || from.charAt(0) == to.charAt(0);
  }

  /** Letters and digits without their marks, in one case. */
  private static String fold(String name) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
