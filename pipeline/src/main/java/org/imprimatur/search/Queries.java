package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Units as Lucene queries. The score of a document is the sum, over units and fields, of the best
 * of the unit's alternatives in that field: boost of the field x weight of the alternative x BM25.
 */
final class Queries {
  private static final Bm25 SIMILARITY = new Bm25();

  private Queries() {}

  /** What scores. */
  static BooleanQuery.Builder scoring(List<Units.Unit> units, List<SearchField> fields) {
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (Units.Unit unit : units) {
      for (SearchField field : fields) {
        out.add(best(unit, field), Occur.SHOULD);
      }
    }
    return out;
  }

  /** What must be held: the required units, each in any field. */
  static void require(
      List<Units.Unit> units, List<SearchField> fields, BooleanQuery.Builder out) {
    for (Units.Unit unit : units) {
      if (unit.required()) {
        out.add(anywhere(unit, fields), Occur.FILTER);
      }
    }
  }

  /** The claims that have a mark. */
  static Query marked(ClaimMark mark) {
    return new TermQuery(new Term(SearchField.MARKS.name(), mark.term()));
  }

  /** A mark that adds to the score. */
  static Query bonus(ClaimMark mark, float bonus) {
    return new BoostQuery(new ConstantScoreQuery(marked(mark)), bonus);
  }

  /** The idf of what stands nowhere. */
  static float unknown(IndexReader reader) throws IOException {
    return SIMILARITY.idf(0, reader.getDocCount(SearchField.CLAIM.name()));
  }

  /**
   * What a unit weighs in a question: the idf of the most frequent of its alternatives in the field
   * where it is most frequent; a phrase counts as its rarest word.
   */
  static float idf(Units.Unit unit, IndexReader reader) throws IOException {
    int most = 0;
    float out = unknown(reader);
    for (SearchField field : SearchField.OF_CLAIMS) {
      int documents = reader.getDocCount(field.name());
      for (Units.Alternative alternative : unit.alternatives()) {
        int least = Integer.MAX_VALUE;
        for (String term : alternative.terms()) {
          least = Math.min(least, reader.docFreq(new Term(field.name(), term)));
        }
        if (least > most) {
          most = least;
          out = SIMILARITY.idf(least, documents);
        }
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

  /** A unit in any of its forms and of the fields. */
  static Query anywhere(Units.Unit unit, List<SearchField> fields) {
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
