package org.imprimatur.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.ChosenQuote;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.source.Position;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** The lines of {@code claims.json}, one a claim, in the order of the text. */
public final class ClaimsJson {
  private ClaimsJson() {}

  /** The lines of an article's claims. */
  public static List<String> lines(CheckedArticle article) {
    return article.claims().stream().map(claim -> Json.compact(claim(article, claim))).toList();
  }

  private static Map<String, @Nullable Object> claim(CheckedArticle article, Claim claim) {
    Position at = article.article().source().position(claim.statement().span().start());
    return Json.object(
        "id", claim.id(),
        "article", article.id().value(),
        "section", claim.statement().section(),
        "text", claim.statement().text(),
        "context", claim.statement().context(),
        "line", at.line(),
        "column", at.column(),
        "coverage", claim.coverage().word(),
        "citations", claim.citations(),
        "unknown", claim.unknown(),
        "cited", cited(article, claim),
        "support", claim.support().kind().word(),
        "quotes", claim.support().quotes().stream().map(ClaimsJson::quote).toList(),
        "certainty", claim.certainty() == null ? null : claim.certainty().word(),
        "strength", claim.strength() == null ? null : claim.strength().word(),
        "outcomes", claim.outcomes(),
        "polarity", claim.polarity() == null ? null : claim.polarity().kind().word(),
        "notAdvised", claim.isNotAdvised());
  }

  /** The claim's own citations as they are written, those that no reference answers included. */
  private static List<Map<String, @Nullable Object>> cited(CheckedArticle article, Claim claim) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Citation citation : claim.statement().citations()) {
      Position at = article.article().source().position(citation.span().start());
      Map<String, @Nullable Object> one =
          Json.object(
              "key", citation.key(),
              "mode", mode(citation.mode()),
              "prefix", citation.prefix(),
              "suffix", citation.suffix(),
              "line", at.line(),
              "column", at.column());
      if (citation.quote() != null) {
        one.put("q", citation.quote());
      }
      out.add(one);
    }
    return out;
  }

  private static Map<String, @Nullable Object> quote(ChosenQuote quote) {
    return Json.object(
        "key", quote.key(),
        "id", quote.id(),
        "sentence", quote.sentence(),
        "place", quote.place());
  }

  private static String mode(Citation.Mode mode) {
    return switch (mode) {
      case NORMAL -> "normal";
      case AUTHOR_IN_TEXT -> "in-text";
      case SUPPRESS_AUTHOR -> "no-author";
    };
  }
}
