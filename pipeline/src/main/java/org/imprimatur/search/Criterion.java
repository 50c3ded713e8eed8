package org.imprimatur.search;

import java.util.List;

/**
 * What a document of an engine must be to be found, and what it scores: the little that engines
 * have in common, and all that a search or a question needs. Fields are those of {@link
 * EngineFields}.
 */
public sealed interface Criterion {

  /**
   * Holds a term, or several one after the other; scores BM25.
   *
   * @param terms at least one
   */
  record Holds(String field, List<String> terms) implements Criterion {
    /** Copies the list. */
    public Holds {
      terms = List.copyOf(terms);
    }
  }

  /** Holds a term that begins so; does not score. */
  record Begins(String field, String prefix) implements Criterion {}

  /** Has a whole number within bounds, both included; does not score. */
  record Between(String field, int least, int most) implements Criterion {}

  /** Is at least one of some; scores the sum of those that it is. */
  record Any(List<Criterion> of) implements Criterion {
    /** Copies the list. */
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Is at least one of some; scores the most of those that it is. */
  record Best(List<Criterion> of) implements Criterion {
    /** Copies the list. */
    public Best {
      of = List.copyOf(of);
    }
  }

  /** Scores so many times as much. */
  record Boosted(Holds what, float by) implements Criterion {}

  /** Scores so much and nothing else. */
  record Worth(Criterion what, float score) implements Criterion {}

  /** Is all of some, and none of others; does not score. */
  record All(List<Criterion> of, List<Criterion> none) implements Criterion {
    /** Copies the lists. */
    public All {
      of = List.copyOf(of);
      none = List.copyOf(none);
    }
  }

  /** Is a claim whose article is something; does not score. */
  record InArticle(Criterion article) implements Criterion {}

  /**
   * What some are worth together is at least so much; does not score. All numbers are whole, and
   * their sum is exact as a float.
   *
   * @param least more than 0
   */
  record AtLeast(int least, List<Worth> of) implements Criterion {
    /** Copies the list. */
    public AtLeast {
      of = List.copyOf(of);
    }
  }
}
