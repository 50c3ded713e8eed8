package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.drug.Drugs;

/**
 * What the beginning of a word may become: words of the articles, the most frequent first, then by
 * the alphabet, each below the word as typed. A known drug is whole and becomes nothing else, since
 * what it begins is another drug; so is a number, since what it begins is another dose.
 */
final class Completions {
  private final HeldWords words;
  private final Drugs drugs;

  Completions(HeldWords words, Drugs drugs) {
    this.words = words;
    this.drugs = drugs;
  }

  /** The units, with what they begin as further alternatives where they are beginnings. */
  List<Units.Unit> of(List<Units.Unit> units) throws IOException {
    List<Units.Unit> out = new ArrayList<>();
    for (Units.Unit unit : units) {
      Units.Unit completed = unit.prefix() ? completed(unit) : unit;
      if (!completed.alternatives().isEmpty()) {
        out.add(completed);
      }
    }
    return out;
  }

  private Units.Unit completed(Units.Unit unit) throws IOException {
    boolean stop = IndexVocabulary.STOP.contains(unit.typed().get(0));
    List<Units.Alternative> all = new ArrayList<>(stop ? List.of() : unit.alternatives());
    String prefix = unit.word();
    if (!drugs.isDrug(prefix) && !Folding.isDigit(prefix.charAt(0))) {
      for (HeldWords.Word candidate : words.mostFrequent(prefix)) {
        if (all.size() == Units.MOST_ALTERNATIVES) {
          break;
        }
        List<String> terms = List.of(Stemmer.stem(candidate.text()));
        boolean known = all.stream().anyMatch(other -> other.terms().equals(terms));
        if (!known && !IndexVocabulary.STOP.contains(terms.get(0))) {
          all.add(new Units.Alternative(terms, IndexFields.SYNONYM));
        }
      }
    }
    return unit.with(all);
  }
}
