package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The works that a library has, to find the record of an imported one: by DOI, PMID or PMCID, or,
 * where no identifier contradicts, by title, first author and year, as long as edition, container,
 * volume, pages, number and address do not tell two works apart. In doubt they are two: a record
 * too many is seen, a lost one is not.
 */
final class KnownWorks {
  private static final List<String> IDENTIFIERS = List.of("DOI", "PMID", "PMCID");
  private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,200}>");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> SMALL =
      Set.of("the", "of", "and", "for", "in", "on", "a", "an", "de", "der", "und", "et");
  private static final int MOST_OF_ONE_TITLE = 500;

  // Where the parts of a record stand: identifiers, type, issue and number come first.

  private static final int VOLUME = 6;
  private static final int PAGE = 7;
  private static final int ADDRESS = 8;
  private static final int MAKER = 9;
  private static final int YEAR = 10;
  private static final int HOUSE = 11;
  private static final int TITLE = 12;
  private static final List<String> ORDINALS =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  /** {@code doi:...} and the like to the keys that have it. */
  private final Map<String, Set<String>> byIdentifier = new LinkedHashMap<>();

  private final Map<String, Set<String>> byTitle = new LinkedHashMap<>();
  private final Map<String, Map<String, ?>> records = new LinkedHashMap<>();
  private final Map<String, Facts> facts = new HashMap<>();

  /**
   * The record of a work.
   *
   * @param key its key
   * @param others keys of records that share another identifier with it
   * @param sure whether identifiers are the same, or all that gives the place of a work
   */
  record Match(String key, List<String> others, boolean sure) {}

  void learn(String key, Map<String, ?> fields) {
    learnIdentifiers(key, fields);
    byTitle.computeIfAbsent(title(fields), t -> new LinkedHashSet<>()).add(key);
    records.put(key, fields);
    facts.remove(key);
  }

  /** Takes in that a work has the identifiers of another record of it, too. */
  void learnIdentifiers(String key, Map<String, ?> fields) {
    for (String identifier : identifiers(fields)) {
      byIdentifier.computeIfAbsent(identifier, i -> new LinkedHashSet<>()).add(key);
    }
  }

  /** A record's fields; empty if there is none. */
  Map<String, ?> fields(String key) {
    return records.getOrDefault(key, Map.of());
  }

  /** The record of the same work, or null. */
  @Nullable Match find(Map<String, ?> fields) {
    Set<String> keys = new LinkedHashSet<>();
    for (String identifier : identifiers(fields)) {
      keys.addAll(byIdentifier.getOrDefault(identifier, Set.of()));
    }
    if (!keys.isEmpty()) {
      List<String> all = List.copyOf(keys);
      return new Match(all.get(0), all.subList(1, all.size()), true);
    }
    Set<String> likeTitled = byTitle.getOrDefault(title(fields), Set.of());
    Facts own = Facts.of(fields);
    for (String key : likeTitled.stream().limit(MOST_OF_ONE_TITLE).toList()) {
      Facts there = facts.computeIfAbsent(key, known -> Facts.of(fields(known)));
      if (isSame(own, there)) {
        return new Match(key, List.of(), samePlace(own, there));
      }
    }
    return null;
  }

  /** The key of the work that has a DOI or a PMID, or null. */
  @Nullable String withIdentifier(@Nullable String doi, @Nullable String pmid) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (doi != null) {
      fields.put("DOI", doi);
    }
    if (pmid != null) {
      fields.put("PMID", pmid);
    }
    for (String identifier : identifiers(fields)) {
      for (String key : byIdentifier.getOrDefault(identifier, Set.of())) {
        return key;
      }
    }
    return null;
  }

  /** The keys of the works of a title. */
  Set<String> withTitle(String title) {
    return title.isBlank()
        ? Set.of()
        : byTitle.getOrDefault(title(Map.of("title", title)), Set.of());
  }

  /** Whether the titles of two records say that they are two works. */
  static boolean titlesDiffer(Map<String, ?> one, Map<String, ?> other) {
    String a = title(one);
    String b = title(other);
    return !a.isEmpty() && !b.isEmpty() && !a.contains(b) && !b.contains(a);
  }

  /**
   * What two records are compared by; found once for each, since a title may be that of many.
   *
   * @param parts what separates two works where both have it
   * @param containers the names of journal or book
   */
  private record Facts(
      Map<String, ?> fields, List<String> parts, List<String> containers, String edition) {
    static Facts of(Map<String, ?> fields) {
      List<String> parts = new ArrayList<>();
      IDENTIFIERS.forEach(field -> parts.add(identifier(fields, field)));
      parts.add(text(fields, "type"));
      List.of("issue", "number").forEach(field -> parts.add(plain(fields, field)));
      List<String> containers = KnownWorks.containers(fields);
      parts.add(plain(fields, "volume"));
      parts.add(firstPage(fields));
      parts.add(address(fields));
      parts.add(maker(fields));
      parts.add(year(fields));
      parts.add(plain(fields, "publisher"));
      parts.add(title(fields));
      return new Facts(fields, parts, containers, KnownWorks.edition(fields));
    }

    private String part(int at) {
      return parts.get(at);
    }

    private boolean isPlaced() {
      return !containers.isEmpty() && !(part(VOLUME).isEmpty() && part(PAGE).isEmpty());
    }
  }

  private static boolean isSame(Facts one, Facts other) {
    for (int at = 0; at <= PAGE; at++) {
      if (differ(one.part(at), other.part(at))) {
        return false;
      }
    }
    if (one.part(TITLE).isEmpty() && !sameWithoutTitle(one.fields, other.fields)) {
      return false;
    }
    boolean apart =
        !one.edition.equals(other.edition)
            || (!one.isPlaced() && differ(one.part(ADDRESS), other.part(ADDRESS)))
            || containersDiffer(one, other);
    return !apart && (sameMaker(one, other) || samePlace(one, other));
  }

  private static boolean sameMaker(Facts one, Facts other) {
    boolean publisher = one.part(MAKER).isEmpty() && differ(one.part(HOUSE), other.part(HOUSE));
    return one.part(MAKER).equals(other.part(MAKER))
        && one.part(YEAR).equals(other.part(YEAR))
        && !publisher;
  }

  /** Volume and first page of one container tell a work, whatever else is left out. */
  private static boolean samePlace(Facts one, Facts other) {
    boolean container = !one.containers.isEmpty() && !other.containers.isEmpty();
    return container
        && same(one.part(VOLUME), other.part(VOLUME))
        && same(one.part(PAGE), other.part(PAGE))
        && !containersDiffer(one, other);
  }

  /** Without a title only the address, or the whole record, names a work. */
  private static boolean sameWithoutTitle(Map<String, ?> one, Map<String, ?> other) {
    if (!address(one).isEmpty() || !address(other).isEmpty()) {
      return address(one).equals(address(other));
    }
    Map<String, Object> a = new LinkedHashMap<>(one);
    Map<String, Object> b = new LinkedHashMap<>(other);
    a.remove("id");
    b.remove("id");
    return Json.compact(a).equals(Json.compact(b));
  }

  private static boolean containersDiffer(Facts one, Facts other) {
    List<String> a = one.containers;
    List<String> b = other.containers;
    if (a.isEmpty() || b.isEmpty()) {
      // A chapter's book is half its name: a chapter of no book is another one.
      return "chapter".equals(text(one.fields, "type")) && !a.equals(b);
    }
    return a.stream().noneMatch(x -> b.stream().anyMatch(y -> abbreviates(x, y)));
  }

  private static List<String> containers(Map<String, ?> fields) {
    List<String> out = new ArrayList<>();
    for (String field : List.of("container-title", "container-title-short")) {
      String name = plain(fields, field);
      if (!name.isEmpty()) {
        out.add(name);
      }
    }
    return out;
  }

  /** "j pain" and "journal of pain": every word of the shorter begins one of the longer. */
  private static boolean abbreviates(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    boolean first = one.length() < other.length();
    List<String> shorter = List.of((first ? one : other).split(" ", -1));
    List<String> longer = telling(first ? other : one);
    if (longer.isEmpty() || shorter.equals(longer.subList(0, Math.min(1, longer.size())))) {
      return false; // "Pain" is another journal than "Pain Medicine".
    }
    String initials = longer.stream().map(w -> w.substring(0, 1)).collect(Collectors.joining());
    if (shorter.equals(List.of(initials))) {
      return true;
    }
    int at = 0;
    int abbreviated = 0;
    for (String word : longer) {
      if (at < shorter.size() && word.startsWith(shorter.get(at))) {
        abbreviated += word.equals(shorter.get(at)) ? 0 : 1;
        at++;
      }
    }
    // Words are shortened, not left out: "knee book" is not "knee and spine book".
    return at == shorter.size() && (abbreviated > 0 || shorter.size() == longer.size());
  }

  private static List<String> telling(String name) {
    return Arrays.stream(name.split(" ", -1)).filter(w -> !SMALL.contains(w)).toList();
  }

  private static List<String> identifiers(Map<String, ?> fields) {
    List<String> out = new ArrayList<>();
    for (String field : IDENTIFIERS) {
      String value = identifier(fields, field);
      if (!value.isEmpty()) {
        out.add(field + ":" + value);
      }
    }
    return out;
  }

  private static String identifier(Map<String, ?> fields, String field) {
    String text = text(fields, field);
    String value =
        switch (field) {
          case "DOI" -> Identifiers.doiKey(text);
          case "PMID" -> Identifiers.pmidKey(text);
          default -> text.toUpperCase(Locale.ROOT).replaceFirst("\\.\\d+$", "");
        };
    return value == null ? "" : value;
  }

  private static String title(Map<String, ?> fields) {
    return plain(NoticeWords.bareTitle(text(fields, "title")));
  }

  private static String maker(Map<String, ?> fields) {
    if (fields.get("author") instanceof List<?> names && names.get(0) instanceof Map<?, ?> name) {
      Object shown = name.get("family") == null ? name.get("literal") : name.get("family");
      return plain(String.valueOf(shown));
    }
    return "";
  }

  private static String year(Map<String, ?> fields) {
    Integer year = CslDates.year(fields.get("issued"));
    return year == null ? "" : year.toString();
  }

  /** "2nd ed." and "Second edition" are 2; a book that says nothing is in its first. */
  private static String edition(Map<String, ?> fields) {
    String words = plain(fields, "edition").replaceAll("\\b(edition|edn|ed)\\b", " ").strip();
    String bare = words.replaceAll("^(\\d+) ?(st|nd|rd|th)$", "$1");
    int ordinal = ORDINALS.indexOf(bare);
    return bare.isEmpty() ? "1" : ordinal < 0 ? bare : String.valueOf(ordinal + 1);
  }

  private static String firstPage(Map<String, ?> fields) {
    String page = text(fields, "page").strip();
    return plain(page.split("[-\u2013,;]", 2)[0]);
  }

  private static String address(Map<String, ?> fields) {
    return text(fields, "URL")
        .strip()
        .replaceFirst("(?i)^https?://(www\\.)?", "")
        .replaceFirst("/+$", "");
  }

  private static boolean differ(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }

  private static boolean same(String one, String other) {
    return !one.isEmpty() && one.equals(other);
  }

  private static String plain(Map<String, ?> fields, String field) {
    return plain(text(fields, field));
  }

  /** Letters and figures in lower case, without accents and markup. */
  private static String plain(String text) {
    String bare = MARKUP.matcher(text).replaceAll("");
    String letters =
        Normalizer.normalize(bare, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "");
    return NO_LETTERS.matcher(letters).replaceAll(" ").strip();
  }

  private static String text(Map<String, ?> fields, String field) {
    return fields.get(field) instanceof String text ? text : "";
  }
}
