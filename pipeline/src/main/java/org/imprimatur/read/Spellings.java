package org.imprimatur.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names of folders and articles that differ only in case: many file systems and hosts hold only one
 * of them, and what stands at their address would depend on the machine. One spelling is read, the
 * others are findings: the one with the most ledgers, then with the most articles, then the one in
 * small letters.
 */
final class Spellings {
  /** Folded path to its spellings, each with what lies below it. */
  private final Map<String, Map<String, Weight>> all = new HashMap<>();

  /** How much speaks for a spelling. */
  private static final class Weight {
    int ledgers;
    int articles;
  }

  Spellings(List<String> ids, List<String> idsWithLedger) {
    for (String id : ids) {
      for (String prefix : prefixes(id)) {
        weight(prefix).articles++;
      }
    }
    for (String id : idsWithLedger) {
      for (String prefix : prefixes(id)) {
        weight(prefix).ledgers++;
      }
    }
  }

  /** A folder or id, and the spelling of it that is read instead. */
  record Clash(String own, String kept) {}

  /** What keeps an id from being read, or null. */
  @Nullable Clash clash(String id) {
    for (String prefix : prefixes(id)) {
      Map<String, Weight> spellings = all.getOrDefault(FileNames.folded(prefix), Map.of());
      String kept = spellings.size() < 2 ? prefix : best(spellings);
      if (!kept.equals(prefix)) {
        return new Clash(prefix, kept);
      }
    }
    return null;
  }

  private static String best(Map<String, Weight> spellings) {
    return spellings.entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, Weight>>comparingInt(it -> it.getValue().ledgers)
                .thenComparingInt(it -> it.getValue().articles)
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private Weight weight(String prefix) {
    return all.computeIfAbsent(FileNames.folded(prefix), key -> new TreeMap<>())
        .computeIfAbsent(prefix, key -> new Weight());
  }

  /** The folders of an id, outermost first, and the id. */
  private static List<String> prefixes(String id) {
    List<String> out = new ArrayList<>();
    for (int slash = id.indexOf('/'); slash >= 0; slash = id.indexOf('/', slash + 1)) {
      out.add(id.substring(0, slash));
    }
    out.add(id);
    return out;
  }
}
