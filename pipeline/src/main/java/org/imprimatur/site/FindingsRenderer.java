package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Block;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.FindingsTable.Column;

/**
 * The rows of a summary-of-findings table: a table where there is room, a card an outcome where
 * there is not, for which every cell says its heading. The roles keep it a table then, too.
 */
final class FindingsRenderer {
  private final FindingsTable findings;
  private final PageScope scope;
  private final Html out;
  private final List<String> headings = new ArrayList<>();

  FindingsRenderer(FindingsTable findings, PageScope scope, Html out) {
    this.findings = findings;
    this.scope = scope;
    this.out = out;
    findings.table().header().get(0).cells().forEach(it -> headings.add(FindingsTable.words(it)));
  }

  /** Appends heading row and rows. */
  void render() {
    Attribute group = Attribute.plain(Attribute.Plain.ROLE, "rowgroup");
    out.open(HtmlTag.THEAD, group).open(HtmlTag.TR, role("row"));
    for (Block.Cell cell : findings.table().header().get(0).cells()) {
      out.open(HtmlTag.TH, Attribute.plain(Attribute.Plain.SCOPE, "col"), role("columnheader"));
      ProseRenderer.render(cell.content(), scope, out);
      out.close(HtmlTag.TH);
    }
    out.close(HtmlTag.TR).close(HtmlTag.THEAD).open(HtmlTag.TBODY, group);
    findings.outcomes().forEach(this::row);
    out.close(HtmlTag.TBODY);
  }

  private static Attribute role(String role) {
    return Attribute.plain(Attribute.Plain.ROLE, role);
  }

  private void row(FindingsTable.Outcome outcome) {
    out.open(HtmlTag.TR, role("row"));
    List<Block.Cell> cells = outcome.row().cells();
    for (int i = 0; i < cells.size(); i++) {
      if (i == 0) {
        out.open(HtmlTag.TH, Attribute.plain(Attribute.Plain.SCOPE, "row"), role("rowheader"));
        ProseRenderer.render(cells.get(i).content(), scope, out);
        scope.findings().back(outcome, out);
        out.close(HtmlTag.TH);
      } else {
        cell(outcome.row(), cells.get(i), i < headings.size() ? headings.get(i) : "");
      }
    }
    out.close(HtmlTag.TR).text("\n");
  }

  private void cell(Block.Row row, Block.Cell cell, String heading) {
    out.open(HtmlTag.TD, role("cell"), Attribute.data("label", heading));
    Optional<Certainty> certainty =
        findings.cell(row, Column.CERTAINTY).filter(cell::equals).flatMap(FindingsTable::certainty);
    boolean hasSymbols = FindingsTable.words(cell).chars().anyMatch(c -> c == '\u2295');
    if (certainty.isPresent() && !hasSymbols) {
      out.element(
              HtmlTag.SPAN,
              Badges.symbols(certainty.get()),
              Attribute.css("symbols"),
              Attribute.aria("hidden", "true"))
          .text(" ");
    }
    ProseRenderer.render(cell.content(), scope, out);
    out.close(HtmlTag.TD);
  }
}
