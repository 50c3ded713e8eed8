package org.imprimatur.ingest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.ingest.PageReference.Details;
import org.jspecify.annotations.Nullable;

/**
 * Gives every reference its key: that of the same work in the library; otherwise the first telling
 * word of its first author or source, the year, and the first telling word of its title, as in
 * {@code praxis2025thoracic}; {@code -2} behind it if that is taken by another work.
 */
final class ReferenceKeys {
  /** Words that say nothing about a work: they stand in every second title or source. */
  private static final Set<String> PLAIN =
      Set.of(
          ("a an the of and or for in on with to from by at as its their dr prof medical clinical practice journal"
                  + " annals archives guideline guidelines guidance directed based evidence recommendation"
                  + " recommendations statement consensus update updated topic review systematic meta analysis"
                  + " randomized randomised controlled trial study report international american european national"
                  + " new management treatment diagnosis")
              .split(" "));

  /** A work as the page describes it: two entries that say the same are one. */
  private record Work(String title, String source, Details details) {}

  private final List<String> keys = new ArrayList<>();
  private final Set<Integer> fresh = new HashSet<>();
  private final Map<Integer, String> byNumber = new HashMap<>();
  private final Map<String, PageReference> added = new LinkedHashMap<>();
  private final Map<Work, String> works = new HashMap<>();
  private final Map<String, Integer> next = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final LibraryWorks library;

  ReferenceKeys(List<PageReference> references, List<KnownWork> library) {
    this.library = new LibraryWorks(library);
    library.forEach(work -> taken.add(work.key()));
    for (PageReference reference : references) {
      String key = find(reference);
      keys.add(key);
      byNumber.putIfAbsent(reference.number(), key);
    }
  }

  /** The key for a number on the page; an unknown one, {@code ref-3}, where no reference has it. */
  String key(int number) {
    return byNumber.getOrDefault(number, "ref-" + number);
  }

  /** The key of the reference at a place, from 0, in the page's list. */
  String keyAt(int index) {
    return keys.get(index);
  }

  /** Whether the reference at a place got a record of its own. */
  boolean isNew(int index) {
    return fresh.contains(index);
  }

  boolean has(int number) {
    return byNumber.containsKey(number);
  }

  /** The works that the library does not have, by their keys, in the page's order. */
  Map<String, PageReference> added() {
    return added;
  }

  private String find(PageReference reference) {
    KnownWork known = library.find(reference);
    if (known != null) {
      return known.key();
    }
    Work work = new Work(reference.title(), reference.source(), reference.details());
    String key = works.get(work);
    if (key == null) {
      key = free(stem(reference));
      works.put(work, key);
      fresh.add(keys.size());
      added.put(key, reference);
    }
    return key;
  }

  private String free(String stem) {
    String key = stem;
    while (!taken.add(key)) {
      key = stem + "-" + next.merge(stem, 2, (before, unused) -> before + 1);
    }
    return key;
  }

  private static String stem(PageReference reference) {
    String who =
        reference.authors().isEmpty()
            ? telling(reference.source(), null)
            : telling(reference.authors().get(0).family(), null);
    String what = telling(reference.title(), who);
    Integer year = reference.details().year();
    String stem = (who.isEmpty() ? "" : who) + (year == null ? "" : year) + what;
    return stem.isEmpty() || Character.isDigit(stem.charAt(0)) ? "work" + stem : stem;
  }

  private static String telling(String text, @Nullable String besides) {
    List<String> words =
        Arrays.stream(ascii(text.replaceAll("['’]s\\b", "")).split("[^a-z0-9]+"))
            .filter(word -> word.length() > 1 && word.chars().anyMatch(Character::isLetter))
            .toList();
    return words.stream()
        .filter(word -> !PLAIN.contains(word) && !word.equals(besides))
        .findFirst()
        .orElse(words.isEmpty() ? "" : words.get(0));
  }

  /** Lower case, without accents, other scripts as they are left out of keys. */
  static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\x00-\\x7f]", " ")
        .strip();
  }
}
