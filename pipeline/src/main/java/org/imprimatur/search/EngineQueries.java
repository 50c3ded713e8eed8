package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Status;

/** {@link Queries}, said to an engine. */
final class EngineQueries {
  private EngineQueries() {}

  /** What scores. */
  static Criterion scoring(List<Units.Unit> units, String field) {
    return new Criterion.Any(units.stream().map(unit -> best(unit, field)).toList());
  }

  /** A unit in the best of its forms. */
  static Criterion best(Units.Unit unit, String field) {
    List<Criterion> out = new ArrayList<>();
    for (Units.Alternative alternative : unit.alternatives()) {
      Criterion.Holds held = new Criterion.Holds(field, alternative.terms());
      float weight = alternative.weight();
      out.add(weight == 1f ? held : new Criterion.Boosted(held, weight));
    }
    return out.size() == 1 ? out.get(0) : new Criterion.Best(out);
  }

  /** A unit in any of its forms. */
  static Criterion holding(Units.Unit unit, String field) {
    List<Criterion> out = new ArrayList<>();
    for (Units.Alternative alternative : unit.alternatives()) {
      out.add(new Criterion.Holds(field, alternative.terms()));
    }
    return out.size() == 1 ? out.get(0) : new Criterion.Any(out);
  }

  /** What articles are that pass a filter. */
  static Criterion passing(QuerySyntax.Filter filter) {
    if (filter.name().equals(QuerySyntax.TOPIC)) {
      return filter.prefix()
          ? new Criterion.Begins(EngineFields.ARTICLE_TOPIC, filter.key())
          : new Criterion.Holds(EngineFields.ARTICLE_TOPIC, List.of(filter.key()));
    }
    List<Criterion> out = new ArrayList<>();
    for (Status status : Status.values()) {
      if (filter.passes(status.word())) {
        out.add(new Criterion.Holds(EngineFields.ARTICLE_STATUS, List.of(status.word())));
      }
    }
    // No article has this status.
    return out.isEmpty()
        ? new Criterion.Holds(EngineFields.ARTICLE_STATUS, List.of("#"))
        : new Criterion.Any(out);
  }
}
