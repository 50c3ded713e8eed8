package org.imprimatur.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Block;
import org.imprimatur.model.Captions;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Polarity;
import org.jspecify.annotations.Nullable;

/**
 * An article's blocks as HTML. Headings are shifted below the page's own and never skip a level.
 */
final class Body implements Block.Visitor {
  private final PageScope scope;
  private final Html out = new Html();
  private final List<ContentsEntry> contents = new ArrayList<>();
  private final Deque<int[]> headings = new ArrayDeque<>();
  private final String title;
  private int tables;

  /** How many quotations and items stand around what is rendered. */
  private int nested;

  /** The heading that turns the meaning of all below it and is still open, or null. */
  private @Nullable Turned turned;

  /** Such a heading: its level in the page, what it says, its words. */
  private record Turned(int level, Polarity.Kind kind, String words) {}

  /** Whether what stands beside the next block is shown without paragraph spacing. */
  private boolean tight;

  private List<Block.Paragraph> captionsOfNext = List.of();

  private Body(PageScope scope) {
    this.scope = scope;
    this.title = scope.article().frontMatter().title();
  }

  /**
   * What was made.
   *
   * @param html the body
   * @param contents its headings of the first two levels
   */
  record Rendered(Html html, List<ContentsEntry> contents) {}

  /** Renders a whole body. */
  static Rendered render(PageScope scope) {
    Body body = new Body(scope);
    body.reserveHeadings(scope.article().blocks());
    body.renderAll(scope.article().blocks(), false);
    body.endTurned(0);
    return new Rendered(body.out, body.contents);
  }

  /** A heading's address is older than a claim's that an author gave the same name. */
  private void reserveHeadings(List<Block> blocks) {
    Headings.top(blocks).forEach(heading -> scope.take(heading.anchor()));
  }

  private void renderAll(List<Block> blocks, boolean isTight) {
    Captions captions = Captions.of(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      if (!captions.isCaption(i)) { // which stands with its table
        tight = isTight;
        captionsOfNext = captions.ofTable(i);
        blocks.get(i).accept(this);
      }
    }
  }

  @Override
  public void divider(Block.Divider it) {
    out.open(HtmlTag.HR).text("\n");
  }

  @Override
  public void quote(Block.Quote it) {
    Optional<String> callout = Callouts.kind(it, scope.words());
    HtmlTag tag = callout.isPresent() ? HtmlTag.DIV : HtmlTag.BLOCKQUOTE;
    if (callout.isPresent()) {
      out.open(
          tag,
          Attribute.css("callout " + callout.get()),
          Attribute.plain(Attribute.Plain.ROLE, "note"));
    } else {
      out.open(tag);
    }
    nested++;
    renderAll(it.blocks(), false);
    nested--;
    out.close(tag).text("\n");
  }

  @Override
  public void codeBlock(Block.CodeBlock it) {
    out.open(HtmlTag.PRE, Attribute.css("code"), Attribute.plain(Attribute.Plain.TABINDEX, "0"))
        .element(HtmlTag.CODE, it.text())
        .close(HtmlTag.PRE)
        .text("\n");
  }

  @Override
  public void heading(Block.Heading heading) {
    if (contents.isEmpty() && headings.isEmpty() && heading.text().strip().equals(title)) {
      out.open(HtmlTag.SPAN, Attribute.id(heading.anchor())).close(HtmlTag.SPAN);
      return; // the page's own heading says it already
    }
    int level = levelOf(heading);
    Polarity.Kind kind = nested == 0 ? beginTurned(heading, level) : null;
    HtmlTag tag = HtmlTag.heading(level);
    out.open(tag, Attribute.id(heading.anchor()));
    ProseRenderer.renderHeading(heading.content(), scope, out);
    out.close(tag).text("\n");
    if (kind != null) {
      out.close(HtmlTag.DIV).text("\n");
    }
    if (level <= 3 && !heading.text().isBlank()) {
      Turned over = turned;
      contents.add(
          new ContentsEntry(
              level - 2,
              Address.idText(heading.anchor()),
              PageWords.clean(heading.text()),
              over == null ? "" : over.kind().word(),
              over == null || kind != null ? "" : PageWords.clean(over.words())));
    }
  }

  /**
   * Begins what stands below a heading that turns its meaning, so that the page can show it as such
   * and print the heading again on every sheet; null when the heading does not.
   */
  private Polarity.@Nullable Kind beginTurned(Block.Heading heading, int level) {
    endTurned(level);
    Polarity.Kind kind = turned == null ? scope.polarity(heading) : null;
    if (kind != null) {
      turned = new Turned(level, kind, heading.text());
      out.open(HtmlTag.DIV, Attribute.css("polarity " + kind.word()))
          .open(HtmlTag.DIV, Attribute.css("polarity-head"));
    }
    return kind;
  }

  /** Ends it where a heading of a level begins. */
  private void endTurned(int level) {
    if (turned != null && turned.level() >= level) {
      out.close(HtmlTag.DIV).text("\n");
      turned = null;
    }
  }

  private int levelOf(Block.Heading heading) {
    while (!headings.isEmpty() && headings.getLast()[0] >= heading.level()) {
      headings.removeLast();
    }
    int level = headings.isEmpty() ? 2 : Math.min(headings.getLast()[1] + 1, 6);
    headings.addLast(new int[] {heading.level(), level});
    return level;
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    Optional<Inline.Image> figure = it.figure();
    if (figure.isPresent()) {
      renderFigure(figure.get(), it.caption());
    } else if (tight) {
      ProseRenderer.render(it.content(), scope, out);
      out.text("\n");
    } else {
      out.open(HtmlTag.P);
      ProseRenderer.render(it.content(), scope, out);
      out.close(HtmlTag.P).text("\n");
    }
  }

  /** A picture, its title, the works that it is from, and what stands on the lines below it. */
  private void renderFigure(Inline.Image image, List<Inline> caption) {
    out.open(HtmlTag.FIGURE);
    ProseRenderer.image(image, scope, out);
    String title = image.title();
    boolean titled = title != null && !title.isBlank();
    List<Inline.Cite> cites = ProseRenderer.cites(image);
    if (titled || !cites.isEmpty() || !caption.isEmpty()) {
      out.open(HtmlTag.FIGCAPTION);
      if (titled) {
        out.text(title + " ");
      } else if (!cites.isEmpty()) {
        out.text(scope.words().say("article.source") + " ");
      }
      cites.forEach(cite -> scope.citations().render(cite, out));
      out.text(cites.isEmpty() || caption.isEmpty() ? "" : " ");
      ProseRenderer.render(caption, scope, out);
      out.close(HtmlTag.FIGCAPTION);
    }
    out.close(HtmlTag.FIGURE).text("\n");
  }

  @Override
  public void list(Block.ListBlock list) {
    HtmlTag tag = list.ordered() ? HtmlTag.OL : HtmlTag.UL;
    if (list.ordered() && list.start() != 1) {
      out.open(tag, Attribute.plain(Attribute.Plain.START, Integer.toString(list.start())));
    } else {
      out.open(tag);
    }
    for (Block.Item item : list.items()) {
      out.open(HtmlTag.LI);
      nested++;
      renderAll(item.blocks(), list.tight());
      nested--;
      out.close(HtmlTag.LI).text("\n");
    }
    out.close(tag).text("\n");
  }

  @Override
  public void table(Block.TableBlock table) {
    List<Block.Paragraph> captions = captionsOfNext;
    String captionId = "_table-" + ++tables;
    FindingsTable findings = FindingsTable.of(table).filter(FindingsTable::isComplete).orElse(null);
    out.open(
        HtmlTag.DIV,
        Attribute.css(findings == null ? "table-scroll" : "table-scroll findings"),
        Attribute.plain(Attribute.Plain.ROLE, "region"),
        captions.isEmpty() && findings == null
            ? Attribute.aria("label", scope.words().say("article.table", tables))
            : Attribute.aria("labelledby", captionId),
        Attribute.plain(Attribute.Plain.TABINDEX, "0"));
    if (findings == null) {
      out.open(HtmlTag.TABLE);
    } else {
      out.open(HtmlTag.TABLE, Attribute.plain(Attribute.Plain.ROLE, "table"));
    }
    renderCaption(captions, captionId, findings != null);
    if (findings == null) {
      renderRows(table, table.header(), true);
      renderRows(table, table.body(), false);
    } else {
      new FindingsRenderer(findings, scope, out).render();
    }
    out.close(HtmlTag.TABLE).close(HtmlTag.DIV).text("\n");
  }

  /** Authors name their tables; a summary of findings without a caption is named as one. */
  private void renderCaption(List<Block.Paragraph> captions, String id, boolean isOfFindings) {
    if (!captions.isEmpty()) {
      out.open(HtmlTag.CAPTION, Attribute.id(id));
      for (int i = 0; i < captions.size(); i++) {
        if (i > 0) {
          out.open(HtmlTag.BR).text("\n");
        }
        ProseRenderer.render(Captions.words(captions.get(i)), scope, out);
      }
      out.close(HtmlTag.CAPTION);
    } else if (isOfFindings) {
      out.element(HtmlTag.CAPTION, scope.words().say("findings.caption"), Attribute.id(id));
    }
  }

  private void renderRows(Block.TableBlock table, List<Block.Row> rows, boolean isHeader) {
    if (rows.isEmpty()) {
      return;
    }
    HtmlTag part = isHeader ? HtmlTag.THEAD : HtmlTag.TBODY;
    out.open(part);
    for (Block.Row row : rows) {
      out.open(HtmlTag.TR);
      for (int column = 0; column < row.cells().size(); column++) {
        renderCell(row.cells().get(column), column, isHeader, alignment(table, column));
      }
      out.close(HtmlTag.TR).text("\n");
    }
    out.close(part);
  }

  private void renderCell(Block.Cell cell, int column, boolean isHeader, String alignment) {
    boolean names = (isHeader || column == 0) && !cell.content().isEmpty();
    HtmlTag tag = names ? HtmlTag.TH : HtmlTag.TD;
    List<Attribute> attributes = new ArrayList<>(2);
    if (names) {
      attributes.add(Attribute.plain(Attribute.Plain.SCOPE, isHeader ? "col" : "row"));
    }
    if (!alignment.isEmpty()) {
      attributes.add(Attribute.css(alignment));
    }
    out.open(tag, attributes.toArray(Attribute[]::new));
    ProseRenderer.render(cell.content(), scope, out);
    out.close(tag);
  }

  private static String alignment(Block.TableBlock table, int column) {
    if (column >= table.alignments().size()) {
      return "";
    }
    return switch (table.alignments().get(column)) {
      case CENTER -> "centre";
      case RIGHT -> "right";
      case NONE, LEFT -> "";
    };
  }
}
