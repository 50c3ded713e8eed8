package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.imprimatur.drug.Drugs;

/**
 * What the beginning of a word may become: words of the articles, the most frequent first, then by
 * the alphabet, each below the word as typed. A known drug is whole and becomes nothing else, since
 * what it begins is another drug; so is a number, since what it begins is another dose.
 */
final class Completions {
  private final IndexReader reader;
  private final Drugs drugs;

  Completions(IndexReader reader, Drugs drugs) {
    this.reader = reader;
    this.drugs = drugs;
  }

  private record Candidate(String word, int frequency) {}

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
      for (Candidate candidate : beginningWith(prefix)) {
        List<String> terms = List.of(Stemmer.stem(candidate.word()));
        boolean known = all.stream().anyMatch(other -> other.terms().equals(terms));
        if (!known
            && all.size() < Units.MOST_ALTERNATIVES
            && !IndexVocabulary.STOP.contains(terms.get(0))) {
          all.add(new Units.Alternative(terms, IndexFields.SYNONYM));
        }
      }
    }
    return unit.with(all);
  }

  private List<Candidate> beginningWith(String prefix) throws IOException {
    List<Candidate> out = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, IndexFields.SPELLING);
    if (terms == null) {
      return out;
    }
    TermsEnum each = terms.iterator();
    boolean more = each.seekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END;
    while (more && each.term().utf8ToString().startsWith(prefix)) {
      out.add(new Candidate(each.term().utf8ToString(), each.docFreq()));
      more = each.next() != null;
    }
    out.sort(
        Comparator.comparingInt(Candidate::frequency).reversed().thenComparing(Candidate::word));
    return out;
  }
}
