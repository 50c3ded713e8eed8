package org.imprimatur.ingest;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private final Map<Integer, String> keys = new LinkedHashMap<>();
  private final Map<String, PageReference> added = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  ReferenceKeys(List<PageReference> references, List<KnownWork> library) {
    library.forEach(work -> taken.add(work.key()));
    for (PageReference reference : references) {
      keys.put(reference.number(), key(reference, library));
    }
  }

  /** The key for a number on the page; an unknown one, {@code ref-3}, where no reference has it. */
  String key(int number) {
    return keys.getOrDefault(number, "ref-" + number);
  }

  boolean has(int number) {
    return keys.containsKey(number);
  }

  /** The works that the library does not have, by their keys, in the page's order. */
  Map<String, PageReference> added() {
    return added;
  }

  private String key(PageReference reference, List<KnownWork> library) {
    for (KnownWork work : library) {
      if (isSame(reference, work)) {
        return work.key();
      }
    }
    for (Map.Entry<String, PageReference> entry : added.entrySet()) {
      PageReference other = entry.getValue();
      if (other.title().equals(reference.title())
          && other.source().equals(reference.source())
          && other.details().equals(reference.details())) {
        return entry.getKey();
      }
    }
    String stem = stem(reference);
    String key = stem;
    for (int n = 2; !taken.add(key); n++) {
      key = stem + "-" + n;
    }
    added.put(key, reference);
    return key;
  }

  private static boolean isSame(PageReference reference, KnownWork work) {
    PageReference.Ids ids = reference.details().ids();
    String doi = work.doi();
    if (ids.doi() != null && doi != null) {
      return ids.doi().equalsIgnoreCase(doi);
    }
    if (ids.pmid() != null && work.pmid() != null) {
      return ids.pmid().equals(work.pmid());
    }
    Integer year = reference.details().year();
    if (year != null && work.year() != null && !year.equals(work.year())) {
      return false;
    }
    String title = Similarity.normal(reference.title());
    return !title.isEmpty() && title.equals(Similarity.normal(work.title()));
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
