package org.imprimatur.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Claim;
import org.imprimatur.model.KeyUse;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.review.OtherChanges;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** What is proved and what changed, as plain values for {@link Json}. */
public final class ReviewJson {
  private ReviewJson() {}

  /**
   * Where the review of an article stands.
   *
   * @param article its id
   * @param declared what its front matter says
   * @param proof what its ledger proves
   * @param reasons why it proves no more, and what is wrong, in sentences
   * @param errors rules to the number of findings for which an approval would be refused
   */
  public static Map<String, @Nullable Object> standing(
      String article,
      Status declared,
      Proof proof,
      List<String> reasons,
      Map<String, Integer> errors) {
    return Json.object(
        "article", article,
        "declared", declared.word(),
        "proved", proof.proved().word(),
        "approvals", proof.approvals().stream().map(ReviewJson::approval).toList(),
        "conflicted",
            proof.asked().setAside().stream().map(each -> approval(each.approval())).toList(),
        "due", proof.due() == null ? null : proof.due().toString(),
        "content", proof.content(),
        "reasons", reasons,
        "errors", errors);
  }

  private static Map<String, ?> approval(Proof.Approval approval) {
    return Json.object(
        "by", approval.by(),
        "name", approval.name(),
        "role", approval.role(),
        "at", approval.at(),
        "meaning", approval.meaning(),
        "key", key(approval.key()));
  }

  private static Map<String, ?> key(KeyUse key) {
    return Json.object(
        "kind", key.kind().word(),
        "verified", key.verified(),
        "synced", key.synced(),
        "origin", key.origin().isEmpty() ? null : key.origin());
  }

  /**
   * What changed in an article.
   *
   * @param article its id
   * @param since the digest of the event whose content it is compared with; null where it is not
   *     one
   */
  public static Map<String, @Nullable Object> changes(
      String article, @Nullable String since, ClaimDiff diff, OtherChanges other) {
    return Json.object(
        "article",
        article,
        "since",
        since,
        "changes",
        diff.changes().stream().map(ReviewJson::inShort).toList(),
        "diff",
        Json.object(
            "changes", diff.changes().stream().map(ReviewJson::change).toList(),
            "unchanged", diff.unchanged()),
        "other",
        Json.object(
            "changes", other.changes().stream().map(ReviewJson::pieces).toList(),
            "elsewhere", other.elsewhere()));
  }

  /** A change in the words of the contract, section 8. */
  private static Map<String, ?> inShort(ClaimDiff.Change change) {
    Claim after = change.after();
    Claim before = change.before();
    Claim named = after == null ? before : after;
    return Json.object(
        "claim", named == null ? null : named.id(),
        "kind", change.word(),
        "polarity", pieces(change.polarity()),
        "before", before == null ? null : before.statement().text(),
        "after", after == null ? null : after.statement().text());
  }

  private static Map<String, ?> change(ClaimDiff.Change change) {
    Claim after = change.after();
    Claim before = change.before();
    return Json.object(
        "kind", change.kind().word(),
        "before", before == null ? null : before.id(),
        "after", after == null ? null : after.id(),
        "dose", change.dose(),
        "polarity", pieces(change.polarity()),
        "text", pieces(change.text()),
        "context", pieces(change.context()),
        "citationsAdded", change.citationsAdded(),
        "citationsRemoved", change.citationsRemoved(),
        "quotes", pieces(change.quotes()));
  }

  private static List<Object> pieces(List<ClaimDiff.Piece> pieces) {
    List<Object> out = new ArrayList<>();
    for (ClaimDiff.Piece piece : pieces) {
      String side = piece.side() == '+' ? "added" : piece.side() == '-' ? "removed" : "same";
      out.add(Json.object("side", side, "text", piece.text()));
    }
    return out;
  }
}
