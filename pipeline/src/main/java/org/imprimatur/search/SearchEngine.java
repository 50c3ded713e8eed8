package org.imprimatur.search;

import java.io.IOException;
import java.util.List;

/**
 * One generation of an index in an engine of somebody else. All that is asked goes to the same
 * generation, whatever is published meanwhile.
 */
public interface SearchEngine {

  /** How what is found is ordered. */
  enum Order {
    /** By falling score, then by rising number. */
    SCORE,
    /** By rising number. */
    NUMBER,
    /** Words: by the number of articles that hold them, falling, then by rising number. */
    ARTICLES
  }

  /**
   * What is looked for.
   *
   * @param what scores
   * @param filters all of which a document passes
   * @param from how many of the first are left out
   * @param limit how many there are at most
   */
  record Sought(Criterion what, List<Criterion> filters, Order order, int from, int limit) {
    /** Copies the list. */
    public Sought {
      filters = List.copyOf(filters);
    }

    /** Documents by number. */
    public static Sought byNumber(Criterion what, int limit) {
      return new Sought(what, List.of(), Order.NUMBER, 0, limit);
    }
  }

  /**
   * What was found.
   *
   * @param total of all that match, exactly
   * @param documents the first
   */
  record Found(int total, List<Document> documents) {
    /** Copies the list. */
    public Found {
      documents = List.copyOf(documents);
    }
  }

  /**
   * A document that was found.
   *
   * @param number its {@link EngineFields#NUMBER}
   * @param record as it was sent
   * @param score as Lucene gives it
   */
  record Document(int number, String record, float score) {}

  /**
   * Finds documents.
   *
   * @throws IOException when the engine does not answer for all documents; the message is for the
   *     user
   */
  Found find(Sought sought) throws IOException;

  /**
   * Counts documents.
   *
   * @return how many meet each criterion, exactly
   * @throws IOException as {@link #find}
   */
  List<Integer> count(List<Criterion> criteria) throws IOException;
}
