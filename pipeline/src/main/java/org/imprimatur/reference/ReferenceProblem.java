package org.imprimatur.reference;

import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Source;

/**
 * A problem with a record. How severe it is depends on the articles that cite the record (contract,
 * section 4), which the records do not know; so the key goes with it.
 *
 * @param key the record's key; empty if the problem is about a file as a whole or a record without
 *     a key
 * @param source the file it stands in
 * @param problem rule, place and message
 */
public record ReferenceProblem(String key, Source source, Problem problem) {

  /** The finding this is at a level. */
  public Finding at(Level level) {
    return problem.in(source, level);
  }
}
