package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Under which other names articles are looked up: the synonyms of what their titles say. Names of
 * general words alone ("drugs") lead nowhere, and neither do names for such words, nor what stands
 * between {@code # everyday words} and {@code # end everyday words}.
 */
public final class OtherNames {
  /** Words that say nothing of an article: who looks under one of them finds half of the house. */
  private static final Set<String> GENERAL =
      Set.copyOf(
          Tokens.terms(
              "adult and care child condition disease disorder doctor drug first for illness in"
                  + " line medicine medication new of old on or patient person problem second sign"
                  + " start symptom test the therapy to treatment use with"));

  /** Begins the part of {@code synonyms.txt} whose words name nothing. */
  private static final String BEGIN = "everyday words";

  /** Ends it. */
  private static final String END = "end everyday words";

  private OtherNames() {}

  private static String names(String synonyms) {
    StringBuilder out = new StringBuilder();
    boolean within = false;
    for (String line : synonyms.split("\\R", -1)) {
      String comment = line.startsWith("#") ? line.substring(1).strip() : "";
      within = comment.equals(BEGIN) || (within && !comment.equals(END));
      out.append(within ? "" : line).append('\n');
    }
    return out.toString();
  }

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
    for (Synonyms.Line line : Synonyms.parse(names(synonyms)).lines()) {
      Set<String> found = new TreeSet<>();
      for (String meant : line.meant()) {
        List<String> terms = Tokens.terms(meant);
        List<String> near =
            GENERAL.containsAll(terms) ? List.of() : byTerm.getOrDefault(terms.get(0), List.of());
        near.stream().filter(id -> says(said, id, terms)).forEach(found::add);
      }
      for (String name : line.typed()) {
        List<String> terms = Tokens.terms(name);
        for (String id : found) {
          if (!GENERAL.containsAll(terms) && !says(said, id, terms)) {
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
