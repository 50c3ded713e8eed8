package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.drug.Drugs;

/**
 * Offers words of the articles for typed words that stand in none of them, no synonym either: words
 * with the same first letter, one edit away, or two for words of more than five letters, the
 * nearest first, then the more frequent, then by the alphabet. A typed drug is offered nothing,
 * since what is near it is another drug; a drug is offered only if what was typed is one edit away
 * from it and from no other known drug. Words of less than four letters and words with digits are
 * offered nothing, since what is near them is anything.
 */
final class Spelling {
  /** How many words are offered for one. */
  static final int OFFERED = 3;

  private static final int SHORTEST = 4;
  private static final int SHORT = 5;

  private final HeldWords words;
  private final Drugs drugs;

  Spelling(HeldWords words, Drugs drugs) {
    this.words = words;
    this.drugs = drugs;
  }

  private record Candidate(String word, int distance, int frequency) {}

  List<SearchResult.Suggestion> suggest(List<Units.Unit> units) throws IOException {
    List<SearchResult.Suggestion> out = new ArrayList<>();
    for (Units.Unit unit : units) {
      if (isCandidate(unit) && !words.stands(unit.typed().get(0))) {
        List<String> offered = near(unit.word());
        if (!offered.isEmpty()) {
          out.add(new SearchResult.Suggestion(unit.word(), offered));
        }
      }
    }
    return out;
  }

  private boolean isCandidate(Units.Unit unit) {
    String word = unit.word();
    return unit.typed().size() == 1
        && !unit.prefix()
        && unit.alternatives().size() == 1
        && word.length() >= SHORTEST
        && word.chars().noneMatch(c -> Folding.isDigit((char) c))
        && !drugs.isDrug(word);
  }

  /** The typed words and phrases that stand in no article, nor do their synonyms. */
  List<String> unknown(List<Units.Unit> units) throws IOException {
    List<String> out = new ArrayList<>();
    for (Units.Unit unit : units) {
      if (!words.isHeld(unit)) {
        out.add(unit.word());
      }
    }
    return out;
  }

  private List<String> near(String word) throws IOException {
    List<Candidate> found = new ArrayList<>();
    int most = word.length() > SHORT ? 2 : 1;
    for (HeldWords.Word other : words.near(word, most)) {
      int distance = distance(word, other.text(), most);
      if (distance <= most) {
        found.add(new Candidate(other.text(), distance, other.articles()));
      }
    }
    boolean nearTwo = isNearTwoDrugs(word, found);
    return found.stream()
        .filter(c -> !drugs.isDrug(c.word()) || (c.distance() == 1 && !nearTwo))
        .sorted(
            Comparator.comparingInt(Candidate::distance)
                .thenComparing(Comparator.comparingInt(Candidate::frequency).reversed())
                .thenComparing(Candidate::word))
        .limit(OFFERED)
        .map(Candidate::word)
        .toList();
  }

  /** Whether a word is one edit away from two known drugs, of the lists or of the articles. */
  private boolean isNearTwoDrugs(String word, List<Candidate> found) {
    Set<String> near = new TreeSet<>();
    for (String name : drugs.names()) {
      if (distance(word, name, 1) <= 1) {
        near.add(name);
      }
    }
    found.stream()
        .filter(c -> c.distance() == 1 && drugs.isDrug(c.word()))
        .forEach(c -> near.add(c.word()));
    return near.size() > 1;
  }

  /** Levenshtein's distance, or anything above {@code most} where it is above. */
  static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int k = 0; k <= b.length(); k++) {
      row[k] = k;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int k = 1; k <= b.length(); k++) {
        int cost = a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1;
        int next = Math.min(Math.min(row[k], row[k - 1]) + 1, diagonal + cost);
        diagonal = row[k];
        row[k] = next;
      }
    }
    return row[b.length()];
  }
}
