package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.imprimatur.drug.Drugs;

/**
 * Units as Lucene queries. The score of a document is the sum, over units and fields, of the best
 * of the unit's alternatives in that field: boost of the field x weight of the alternative x BM25.
 */
final class Queries {
  private Queries() {}

  /** What scores. */
  static Query scoring(List<Units.Unit> units, List<SearchField> fields) {
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (Units.Unit unit : units) {
      for (SearchField field : fields) {
        out.add(best(unit, field), Occur.SHOULD);
      }
    }
    return out.build();
  }

  /**
   * Which claims may answer: those that hold at least two thirds of the units in any field, among
   * them each of the rarest and each drug name, and at least one in their own words or context.
   */
  static Query answering(List<Units.Unit> units, Drugs drugs, IndexReader reader)
      throws IOException {
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    enough.setMinimumNumberShouldMatch((2 * units.size() + 2) / 3);
    BooleanQuery.Builder own = new BooleanQuery.Builder();
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    int rarest = Integer.MAX_VALUE;
    for (Units.Unit unit : units) {
      rarest = Math.min(rarest, frequency(unit, reader));
    }
    for (Units.Unit unit : units) {
      Query anywhere = anywhere(unit, SearchField.OF_CLAIMS);
      enough.add(anywhere, Occur.SHOULD);
      own.add(
          anywhere(unit, SearchField.OF_CLAIMS.stream().filter(SearchField::own).toList()),
          Occur.SHOULD);
      boolean isDrug = drugs.isDrug(unit.word());
      if (isDrug || frequency(unit, reader) == rarest) {
        out.add(anywhere, Occur.FILTER);
      }
    }
    return out.add(enough.build(), Occur.FILTER).add(own.build(), Occur.FILTER).build();
  }

  /**
   * In how many claims a unit stands: the most of its alternatives and fields; a phrase counts as
   * its rarest word.
   */
  private static int frequency(Units.Unit unit, IndexReader reader) throws IOException {
    int out = 0;
    for (Units.Alternative alternative : unit.alternatives()) {
      for (SearchField field : SearchField.OF_CLAIMS) {
        int least = Integer.MAX_VALUE;
        for (String term : alternative.terms()) {
          least = Math.min(least, reader.docFreq(new Term(field.name(), term)));
        }
        out = Math.max(out, least);
      }
    }
    return out;
  }

  private static Query best(Units.Unit unit, SearchField field) {
    List<Query> out = new ArrayList<>();
    for (Units.Alternative alternative : unit.alternatives()) {
      float boost = field.boost() * alternative.weight();
      Query query = query(alternative.terms(), field.name());
      out.add(boost == 1f ? query : new BoostQuery(query, boost));
    }
    return out.size() == 1 ? out.get(0) : new DisjunctionMaxQuery(out, 0f);
  }

  private static Query anywhere(Units.Unit unit, List<SearchField> fields) {
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (Units.Alternative alternative : unit.alternatives()) {
      for (SearchField field : fields) {
        out.add(query(alternative.terms(), field.name()), Occur.SHOULD);
      }
    }
    return out.build();
  }

  private static Query query(List<String> terms, String field) {
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.get(0)))
        : new PhraseQuery(field, terms.toArray(String[]::new));
  }
}
