package org.imprimatur.check;

import java.util.Set;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Support;

/**
 * {@code cite/quote-needed}: a claim of a kind that the policy names is covered by works of which
 * neither a quote is on record nor a place is given, so that who reviews it must read all of them.
 *
 * @param needs the kinds of claims
 */
record QuoteNeededRule(Set<Policy.QuoteNeed> needs) implements Rule.OfArticle {
  @Override
  public String id() {
    return RuleId.CITE_QUOTE_NEEDED.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    for (Claim claim : input.checked().claims()) {
      String what = what(claim);
      if (!what.isEmpty() && claim.support().kind() == Support.Kind.BARE) {
        sink.report(
            id(),
            claim,
            what
                + WordForms.quote(claim.statement().text())
                + " rests on "
                + String.join(", ", claim.citations())
                + ", without a quote on record or the place",
            "copy the sentence that supports it into the record (imprimatur quote "
                + claim.citations().get(0)
                + " WORDS), or say where it stands: [@"
                + claim.citations().get(0)
                + ", p. 12]");
      }
    }
  }

  private String what(Claim claim) {
    if (claim.statesDose() && needs.contains(Policy.QuoteNeed.DOSE)) {
      return "the dose in ";
    }
    return claim.strength() != null && needs.contains(Policy.QuoteNeed.STRENGTH)
        ? "the recommendation "
        : "";
  }
}
