package org.imprimatur.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.source.Position;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code claims.json}, one line a claim: articles must be added by id, so that claims are
 * ordered by article and line. Close it to end the list.
 */
public final class ClaimsJson implements AutoCloseable {
  private final Appendable out;
  private boolean first = true;

  /**
   * Begins the list.
   *
   * @param out is written to and stays open
   * @throws IOException when {@code out} does
   */
  public ClaimsJson(Appendable out) throws IOException {
    this.out = out;
    out.append('[');
  }

  /** The lines of an article's claims; may be made in any thread, and added later. */
  public static List<String> lines(CheckedArticle article) {
    return article.claims().stream().map(claim -> Json.compact(claim(article, claim))).toList();
  }

  /** Adds an article's lines. */
  public void add(List<String> lines) throws IOException {
    for (String line : lines) {
      out.append(first ? "\n" : ",\n").append(line);
      first = false;
    }
  }

  /** Ends the list. */
  @Override
  public void close() throws IOException {
    out.append("\n]\n");
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
        "certainty", claim.certainty() == null ? null : claim.certainty().word(),
        "strength", claim.strength() == null ? null : claim.strength().word(),
        "polarity", claim.polarity() == null ? null : claim.polarity().kind().word(),
        "notAdvised", claim.isNotAdvised());
  }

  /** The claim's own citations as they are written, those that no reference answers included. */
  private static List<Map<String, @Nullable Object>> cited(CheckedArticle article, Claim claim) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Citation citation : claim.statement().citations()) {
      Position at = article.article().source().position(citation.span().start());
      out.add(
          Json.object(
              "key", citation.key(),
              "mode", mode(citation.mode()),
              "prefix", citation.prefix(),
              "suffix", citation.suffix(),
              "line", at.line(),
              "column", at.column()));
    }
    return out;
  }

  private static String mode(Citation.Mode mode) {
    return switch (mode) {
      case NORMAL -> "normal";
      case AUTHOR_IN_TEXT -> "in-text";
      case SUPPRESS_AUTHOR -> "no-author";
    };
  }
}
