package org.imprimatur.claim;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;

/**
 * What an article states.
 *
 * @param statements all statements, in source order
 * @param claims those that are claims, in source order
 * @param problems marks that cannot be meant as they stand
 */
public record Claims(List<Statement> statements, List<Claim> claims, List<Problem> problems) {
  /** Copies the lists. */
  public Claims {
    statements = List.copyOf(statements);
    claims = List.copyOf(claims);
    problems = List.copyOf(problems);
  }
}
