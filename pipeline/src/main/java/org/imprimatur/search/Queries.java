package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;
import org.imprimatur.drug.Drugs;

/**
 * Units as Lucene queries. The score of a document is the sum, over units, of the best of the
 * unit's alternatives in the one scored field of its kind: weight of the alternative x BM25.
 */
final class Queries {
  private Queries() {}

  /** What scores. */
  static Query scoring(List<Units.Unit> units, SearchField field) {
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (Units.Unit unit : units) {
      out.add(best(unit, field), Occur.SHOULD);
    }
    return out.build();
  }

  /**
   * Which claims may answer: those that hold at least two thirds of the units, in their own field
   * or in title or question of their article, among them each of the rarest and each drug name, and
   * at least one in their own.
   */
  static Query answering(List<Units.Unit> units, Drugs drugs, IndexSearcher searcher)
      throws IOException {
    Masks masks = new Masks(searcher, units);
    int[] own = masks.in(SearchField.CLAIM);
    int[] any = masks.inArticle(SearchField.NAMED);
    int[] claims = new int[units.size()];
    for (int doc = 0; doc < any.length; doc++) {
      any[doc] |= own[doc];
      for (int rest = any[doc]; rest != 0; rest &= rest - 1) {
        claims[Integer.numberOfTrailingZeros(rest)]++;
      }
    }
    int rarest = Arrays.stream(claims).min().orElse(0);
    int must = 0;
    for (int u = 0; u < claims.length; u++) {
      must |= claims[u] == rarest || drugs.isDrug(units.get(u).word()) ? 1 << u : 0;
    }
    int enough = (2 * units.size() + 2) / 3;
    FixedBitSet out = new FixedBitSet(any.length);
    for (int doc = 0; doc < any.length; doc++) {
      if ((any[doc] & must) == must && own[doc] != 0 && Integer.bitCount(any[doc]) >= enough) {
        out.set(doc);
      }
    }
    return new SomeDocuments(out);
  }

  private static Query best(Units.Unit unit, SearchField field) {
    List<Query> out = new ArrayList<>();
    for (Units.Alternative alternative : unit.alternatives()) {
      float boost = alternative.weight();
      Query query = query(alternative.terms(), field.name());
      out.add(boost == 1f ? query : new BoostQuery(query, boost));
    }
    return out.size() == 1 ? out.get(0) : new DisjunctionMaxQuery(out, 0f);
  }

  /** A unit in any of its forms. */
  static Query holding(Units.Unit unit, SearchField field) {
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (Units.Alternative alternative : unit.alternatives()) {
      out.add(query(alternative.terms(), field.name()), Occur.SHOULD);
    }
    return out.build();
  }

  private static Query query(List<String> terms, String field) {
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.get(0)))
        : new PhraseQuery(field, terms.toArray(String[]::new));
  }
}
