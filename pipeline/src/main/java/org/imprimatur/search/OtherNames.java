package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Under which other names articles are looked up: the synonyms of what their titles say. */
public final class OtherNames {
  private OtherNames() {}

  /**
   * Finds them.
   *
   * @param synonyms the text of the house's list
   * @param titles the title of each article, by id
   * @return name, as the list writes it, to the ids of the articles, both sorted
   */
  public static Map<String, Set<String>> of(String synonyms, Map<String, String> titles) {
    Map<String, String> said = new HashMap<>();
    Map<String, List<String>> byTerm = new HashMap<>();
    titles.forEach(
        (id, title) -> {
          List<String> terms = Tokens.terms(title);
          said.put(id, " " + String.join(" ", terms) + " ");
          terms.stream()
              .distinct()
              .forEach(t -> byTerm.computeIfAbsent(t, x -> new ArrayList<>()).add(id));
        });
    Map<String, Set<String>> out = new TreeMap<>();
    for (Synonyms.Line line : Synonyms.parse(synonyms).lines()) {
      Set<String> found = new TreeSet<>();
      for (String meant : line.meant()) {
        List<String> terms = Tokens.terms(meant);
        List<String> near =
            terms.isEmpty() ? List.of() : byTerm.getOrDefault(terms.get(0), List.of());
        near.stream().filter(id -> says(said, id, terms)).forEach(found::add);
      }
      for (String name : line.typed()) {
        List<String> terms = Tokens.terms(name);
        for (String id : found) {
          if (!terms.isEmpty() && !says(said, id, terms)) {
            out.computeIfAbsent(name, key -> new TreeSet<>()).add(id);
          }
        }
      }
    }
    return out;
  }

  private static boolean says(Map<String, String> said, String id, List<String> terms) {
    return said.getOrDefault(id, "").contains(" " + String.join(" ", terms) + " ");
  }
}
