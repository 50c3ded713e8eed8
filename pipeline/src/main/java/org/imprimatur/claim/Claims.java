package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Support;

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

  /** The same with the quotes that the records of the cited works have. */
  public Claims with(Function<String, Optional<Reference>> works) {
    // Claims of one scope share their citations, which may be many.
    IdentityHashMap<List<Citation>, Support> known = new IdentityHashMap<>();
    List<Claim> quoted = new ArrayList<>();
    for (Claim claim : claims) {
      Support support = claim.support();
      quoted.add(claim.with(known.computeIfAbsent(support.citations(), it -> support.with(works))));
    }
    return new Claims(statements, quoted, problems);
  }
}
