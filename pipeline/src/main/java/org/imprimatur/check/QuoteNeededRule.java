package org.imprimatur.check;

import java.util.HashSet;
import java.util.Set;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Statement;

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
    Set<String> shown = shown(input);
    for (Claim claim : input.checked().claims()) {
      String what = what(claim);
      if (!what.isEmpty()
          && claim.isCovered()
          && claim.citations().stream().noneMatch(shown::contains)) {
        sink.report(
            id(),
            claim,
            what
                + WordForms.quote(claim.statement().text())
                + " rests on "
                + String.join(", ", claim.citations())
                + ", without a quote on record or the place",
            "copy the sentence that supports it into the record (quote: ...), or say where it stands:"
                + " [@"
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

  /** The keys of works with a quote, and of those of which the article gives a place. */
  private static Set<String> shown(RuleInput input) {
    Set<String> out = new HashSet<>();
    for (NumberedReference numbered : input.checked().references()) {
      Reference.Governance governance = numbered.reference().governance();
      if (governance.quote() != null || !governance.quotes().isEmpty()) {
        out.addAll(numbered.keys());
      }
    }
    for (Statement statement : input.checked().statements()) {
      for (Citation citation : statement.citations()) {
        if (citation.suffix().chars().anyMatch(Character::isDigit)) {
          out.add(citation.key());
        }
      }
    }
    return out;
  }
}
