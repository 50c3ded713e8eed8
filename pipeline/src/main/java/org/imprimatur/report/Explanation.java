package org.imprimatur.report;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.OneLine;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Position;

/** {@code --explain}: every statement with what covers it, or why it is not a claim. */
public final class Explanation {
  private Explanation() {}

  /**
   * Writes an article's statements.
   *
   * @throws IOException when {@code out} does
   */
  public static void write(CheckedArticle article, Appendable out) throws IOException {
    out.append(OneLine.of(article.article().source().path())).append('\n');
    Iterator<Claim> claims = article.claims().iterator();
    for (Statement statement : article.statements()) {
      Position at = article.article().source().position(statement.span().start());
      out.append("  ").append(at.line() + ":" + at.column()).append(' ');
      if (statement.isClaim() && claims.hasNext()) {
        Claim claim = claims.next();
        out.append(claim.id()).append(' ').append(claim.coverage().word()).append(": ");
        text(statement, out);
        out.append("    ").append(why(claim)).append('\n');
      } else {
        Exemption exemption = statement.exemption();
        out.append("no claim: ");
        text(statement, out);
        out.append("    ").append(exemption == null ? "" : whyNot(exemption, statement));
        out.append('\n');
      }
    }
  }

  private static void text(Statement statement, Appendable out) throws IOException {
    for (String context : statement.context()) {
      out.append(OneLine.of(context)).append(" > ");
    }
    out.append(OneLine.of(statement.text())).append('\n');
  }

  private static String why(Claim claim) {
    String keys = OneLine.of("@" + String.join(", @", claim.citations()));
    List<String> missing = claim.unknown().stream().distinct().toList();
    String unknown =
        missing.isEmpty()
            ? ""
            : "; no reference has the "
                + Counted.noun(missing.size(), "key")
                + " @"
                + OneLine.of(String.join(", @", missing));
    return switch (claim.coverage()) {
      case DIRECT -> "cites " + keys + unknown;
      case LEAD_IN -> "is under a statement that cites " + keys + unknown;
      case EXPLICIT -> "is in the scope that the author marked after " + keys + unknown;
      case TABLE -> "the header of its row or column, or the caption, cites " + keys + unknown;
      case NONE -> "uncited" + (unknown.isEmpty() ? ": nothing covers it" : unknown);
    };
  }

  private static String whyNot(Exemption exemption, Statement statement) {
    return switch (exemption) {
      case QUESTION -> "it asks";
      case LEAD_IN -> "it introduces a list and is context of its items";
      case LINKS_ONLY -> "it is only links, or only points to them";
      case FORMULA -> "it is a formula of nothing but symbols";
      case TABLE_CONTEXT -> "it is a header, first column or caption, and context of cells";
      case EXEMPT_SECTION -> "the policy exempts its section";
      case MARKED -> "marked by the author: " + OneLine.of(String.valueOf(statement.reason()));
    };
  }
}
