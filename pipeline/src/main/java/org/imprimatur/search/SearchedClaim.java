package org.imprimatur.search;

import java.util.List;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What of a claim is searched and shown as an answer. Title and question of its article are
 * searched with it.
 *
 * @param id the claim's id
 * @param text its words; searched
 * @param context what leads in to it, outermost first; searched
 * @param section the headings above it, outermost first; searched
 * @param caption of the table that it stands in; empty when there is none; searched
 * @param citations keys of the works it cites
 * @param coverage how they cover it, as a word
 * @param certainty of the evidence, as a word; null when none is given
 * @param notAdvised whether it stands under words that advise against it
 * @param quotation how it is shown
 * @param headings those by whose words it is found, nearest first
 */
public record SearchedClaim(
    String id,
    String text,
    List<String> context,
    List<String> section,
    String caption,
    List<String> citations,
    String coverage,
    @Nullable String certainty,
    boolean notAdvised,
    Quotation quotation,
    List<String> headings) {

  /** Copies the lists. */
  public SearchedClaim {
    context = List.copyOf(context);
    section = List.copyOf(section);
    citations = List.copyOf(citations);
    headings = List.copyOf(headings);
  }

  static SearchedClaim of(Claim claim, Quotation quotation, List<String> headings) {
    Statement statement = claim.statement();
    return new SearchedClaim(
        claim.id(),
        statement.text(),
        statement.context(),
        statement.section(),
        statement.passage().caption(),
        claim.citations(),
        claim.coverage().word(),
        claim.certainty() == null ? null : claim.certainty().word(),
        claim.isNotAdvised(),
        quotation,
        headings);
  }
}
