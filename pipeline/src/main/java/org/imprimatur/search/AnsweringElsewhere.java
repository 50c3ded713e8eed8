package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Status;

/** {@link Answering}, said to an engine. */
final class AnsweringElsewhere {
  private final Question question;
  private final Criterion passing;
  private final QuestionWeights weights;
  private final int unknown;

  /**
   * A question put to an engine's claims.
   *
   * @param includePending whether claims may be quoted that are not approved
   * @param worded how many claims have words
   */
  AnsweringElsewhere(SearchEngine engine, Question question, boolean includePending, int worded)
      throws IOException {
    this.question = question;
    this.passing =
        includePending
            ? is(EngineFields.KIND, EngineFields.CLAIM)
            : is(EngineFields.CLAIM_STATUS, Status.APPROVED.word());
    Map<String, Criterion> terms = new LinkedHashMap<>();
    for (Units.Unit unit : question.units()) {
      for (Units.Alternative alternative : unit.alternatives()) {
        alternative.terms().forEach(t -> terms.put(t, is(EngineFields.CLAIM_WORDS, t)));
      }
    }
    List<Criterion> counted = new ArrayList<>(terms.values());
    for (int u = 0; u < question.units().size(); u++) {
      counted.add(new Criterion.All(List.of(passing, whole(u)), List.of()));
    }
    List<Integer> counts = engine.count(counted);
    Map<String, Integer> frequencies = new LinkedHashMap<>();
    terms.keySet().forEach(t -> frequencies.put(t, counts.get(frequencies.size())));
    int nowhere = 0;
    for (int u = 0; u < question.units().size(); u++) {
      nowhere |= counts.get(terms.size() + u) == 0 ? 1 << u : 0;
    }
    this.unknown = nowhere;
    this.weights = new QuestionWeights(question, term -> frequencies.getOrDefault(term, 0), worded);
  }

  private static Criterion is(String field, String term) {
    return new Criterion.Holds(field, List.of(term));
  }

  List<String> unknown() {
    return weights.words(unknown);
  }

  List<String> nowhere() {
    return weights.apart(unknown);
  }

  /** Whether nothing can answer, whatever the claims hold. */
  boolean isVetoed() {
    return weights.isVetoed(unknown);
  }

  /** What scores claims. */
  Criterion scoring() {
    List<Criterion> out = new ArrayList<>();
    for (int u = 0; u < weights.units(); u++) {
      float weight = weights.weight(u);
      Criterion byTitle = new Criterion.All(List.of(named(u)), List.of(own(u)));
      out.add(EngineQueries.best(question.units().get(u), EngineFields.CLAIM_WORDS));
      out.add(new Criterion.Worth(own(u), weight));
      out.add(new Criterion.Worth(byTitle, (float) (Question.BY_TITLE * weight)));
    }
    for (ClaimMark mark : question.marks()) {
      float score = (float) (question.bonus(mark) * weights.total());
      out.add(new Criterion.Worth(marked(mark), score));
    }
    return new Criterion.Any(out);
  }

  private static Criterion marked(ClaimMark mark) {
    return is(EngineFields.CLAIM_MARK, mark.term());
  }

  /** What a claim is that may answer. */
  List<Criterion> answers() {
    List<Criterion> out = new ArrayList<>(List.of(passing));
    for (QuestionKind kind : question.kinds()) {
      if (kind.needsMark()) {
        out.add(marked(kind.mark()));
      }
    }
    out.add(holdsAny());
    for (int u = 0; u < weights.units(); u++) {
      if ((weights.must() & 1 << u) != 0) {
        out.add(new Criterion.Any(List.of(own(u), named(u))));
      }
    }
    out.add(holdsEnough());
    int beyond = Answering.beyond(question, weights);
    if (beyond > 0) {
      out.add(saysMore(beyond));
    }
    out.add(holdsWithArticle(Answering.wholeOf(question)));
    return out;
  }

  /** What a claim is that comes near. */
  List<Criterion> nearest() {
    return List.of(passing, holdsAny(), holdsWithArticle(Answering.NEAR));
  }

  private Criterion holdsAny() {
    List<Criterion> out = new ArrayList<>();
    for (int u = 0; u < weights.units(); u++) {
      out.add(own(u));
    }
    return new Criterion.Any(out);
  }

  private Criterion holdsWithArticle(int part) {
    List<Criterion.Worth> out = new ArrayList<>();
    for (int u = 0; u < weights.units(); u++) {
      out.add(new Criterion.Worth(whole(u), weights.steps(u)));
    }
    return new Criterion.AtLeast(part(part, weights.share(-1)), out);
  }

  /**
   * Where the share that title and question leave is p, and the claim holds h of it, h is enough
   * when 20 h is at least 9 (total - p): when 20 h + 9 p is at least 9 total.
   */
  private Criterion holdsEnough() {
    int total = weights.share(-1);
    List<Criterion.Worth> own = new ArrayList<>();
    List<Criterion.Worth> left = new ArrayList<>();
    List<Criterion> named = new ArrayList<>();
    for (int u = 0; u < weights.units(); u++) {
      int steps = weights.steps(u);
      own.add(new Criterion.Worth(own(u), steps));
      Criterion alone = new Criterion.All(List.of(own(u)), List.of(named(u)));
      left.add(new Criterion.Worth(alone, (float) Answering.PARTS * steps));
      left.add(new Criterion.Worth(named(u), (float) Answering.LEFT * steps));
      named.add(named(u));
    }
    Criterion ofLeft = new Criterion.AtLeast(Answering.LEFT * total, left);
    Criterion allNamed = new Criterion.All(named, List.of());
    return new Criterion.Any(
        List.of(
            new Criterion.AtLeast(part(Answering.OWN, total), own),
            new Criterion.All(List.of(ofLeft), List.of(allNamed))));
  }

  private Criterion saysMore(int beyond) {
    List<Criterion.Worth> out = new ArrayList<>();
    for (int u = 0; u < weights.units(); u++) {
      if ((question.subjects() & 1 << u) == 0) {
        Criterion near = new Criterion.Any(List.of(own(u), named(u)));
        out.add(new Criterion.Worth(near, weights.steps(u)));
      }
    }
    return new Criterion.AtLeast(part(Answering.BEYOND, beyond), out);
  }

  /** The least whole number that is a part of a weight, or more. */
  private static int part(int part, int weight) {
    return Math.max(1, (part * weight + Answering.PARTS - 1) / Answering.PARTS);
  }

  private Criterion own(int u) {
    return EngineQueries.holding(question.units().get(u), EngineFields.CLAIM_WORDS);
  }

  private Criterion named(int u) {
    return EngineQueries.holding(question.units().get(u), EngineFields.CLAIM_NAMED);
  }

  private Criterion whole(int u) {
    Criterion article = EngineQueries.holding(question.units().get(u), EngineFields.ARTICLE_WORDS);
    return new Criterion.Any(List.of(own(u), new Criterion.InArticle(article)));
  }
}
