package org.imprimatur.check;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Statement;

/** The rules about claims and what covers them (contract, section 4). */
final class ClaimRules {

  private ClaimRules() {}

  static List<Rule> all() {
    return List.of(
        new Uncited(), new DoseWithoutDrugRule(), new InheritedDose(), new NoClaimWithoutReason());
  }

  /** {@code claim/uncited}: nothing covers a claim. */
  private static final class Uncited implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.CLAIM_UNCITED.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      ListClosingCitation closing = new ListClosingCitation(input);
      for (Claim claim : input.checked().claims()) {
        if (!claim.isCovered()) {
          sink.report(id(), claim, message(claim), hint(claim, closing, input));
        }
      }
    }

    private static String message(Claim claim) {
      String text = WordForms.quote(claim.statement().text());
      if (claim.unknown().isEmpty()) {
        return "no citation covers the claim " + text;
      }
      List<String> keys = claim.unknown().stream().distinct().map(key -> "[@" + key + "]").toList();
      return "no citation covers the claim "
          + text
          + ": it cites "
          + String.join(", ", keys)
          + (keys.size() == 1 ? ", which names no reference" : ", which name no reference");
    }

    private static String hint(Claim claim, ListClosingCitation closing, RuleInput input) {
      String key = closing.keyFor(claim);
      if (key != null) {
        return "the list closes with [@"
            + key
            + "]: if it supports every item, cite the lead-in or mark it {cover=list}";
      }
      if (!claim.unknown().isEmpty()) {
        return claim.unknown().stream().distinct().count() == 1
            ? "fix the key, or add the work to references/"
            : "fix the keys, or add the works to references/";
      }
      String inRow = input.contents().citedRows().keyAt(claim.statement().span().start());
      if (inRow != null) {
        return "its row cites [@"
            + inRow
            + "] in a cell of its own, which covers no other: cite it in the row's first cell";
      }
      return "cite the work that supports it, [@key]; if it asserts nothing, mark it"
          + " {.no-claim reason=\"...\"}";
    }
  }

  /** {@code claim/inherited-dose}: a dose leans on a citation that stands elsewhere. */
  private static final class InheritedDose implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.CLAIM_INHERITED_DOSE.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Claim claim : input.checked().claims()) {
        if (claim.statesDose() && claim.isCovered() && claim.coverage() != Coverage.DIRECT) {
          String keys =
              claim.citations().stream()
                  .map(key -> "@" + key)
                  .collect(Collectors.joining("; ", "[", "]"));
          sink.report(
              id(),
              claim,
              "the dose in "
                  + WordForms.quote(claim.statement().text())
                  + " has only an inherited citation, "
                  + keys,
              "cite the work that states this dose right after the dose");
        }
      }
    }
  }

  /** {@code claim/no-claim-without-reason}: a statement is exempted and nobody says why. */
  private static final class NoClaimWithoutReason implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.CLAIM_NO_CLAIM_WITHOUT_REASON.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Statement statement : input.checked().statements()) {
        String reason = statement.reason();
        boolean marked =
            statement.exemption() == Exemption.MARKED
                || statement.attributes().classes().contains("no-claim");
        if (marked && (reason == null || reason.isBlank())) {
          sink.report(
              id(),
              statement.span(),
              "{.no-claim} without a reason: " + WordForms.quote(statement.text()),
              "say why it needs no citation: {.no-claim reason=\"...\"}");
        }
      }
    }
  }
}
