package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.imprimatur.model.Status;

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

  /** What must be held. */
  static void require(List<Units.Unit> units, SearchField field, BooleanQuery.Builder out) {
    for (Units.Unit unit : units) {
      if (unit.required()) {
        out.add(holding(unit, field), Occur.FILTER);
      }
    }
  }

  /** Which articles pass a filter. */
  static Query passing(QuerySyntax.Filter filter) {
    if (filter.name().equals(QuerySyntax.TOPIC)) {
      Term term = new Term(IndexFields.ARTICLE_TOPIC_KEY, filter.key());
      return filter.prefix() ? new PrefixQuery(term) : new TermQuery(term);
    }
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (Status status : Status.values()) {
      if (filter.passes(status.word())) {
        out.add(new TermQuery(new Term(IndexFields.ARTICLE_STATUS, status.word())), Occur.SHOULD);
      }
    }
    return out.build();
  }

  /** The claims that have a mark. */
  static Query marked(ClaimMark mark) {
    return new TermQuery(new Term(SearchField.MARKS.name(), mark.term()));
  }

  /**
   * What scores claims: their words, what they hold themselves or by the title of their article,
   * and the marks that a question prefers.
   */
  static Query scoring(Question question, Answering rule) {
    QuestionWeights weights = rule.weights();
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (int u = 0; u < weights.units(); u++) {
      Units.Unit unit = question.units().get(u);
      Query byTitle = new SomeDocuments(rule.holdingByTitle(u));
      out.add(best(unit, SearchField.CLAIM), Occur.SHOULD);
      out.add(constant(holding(unit, SearchField.CLAIM), weights.weight(u)), Occur.SHOULD);
      out.add(constant(byTitle, Question.BY_TITLE * weights.weight(u)), Occur.SHOULD);
    }
    for (ClaimMark mark : question.marks()) {
      out.add(constant(marked(mark), question.bonus(mark) * weights.total()), Occur.SHOULD);
    }
    return out.build();
  }

  private static Query constant(Query query, double score) {
    return new BoostQuery(new ConstantScoreQuery(query), (float) score);
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
