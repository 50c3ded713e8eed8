package org.imprimatur.jats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.model.Block;
import org.imprimatur.model.Captions;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Picture;

/**
 * The text: headings as nested sections, tables, lists, quotations and figures as what they are.
 * JATS has no line between paragraphs: it is left out.
 */
final class JatsBody implements Block.Visitor {
  private final JatsArticle article;
  private final Ids ids;
  private final Xml out;
  private final JatsProse prose;
  private final JatsPictures pictures;
  private final Deque<Integer> sections = new ArrayDeque<>();
  private List<Block.Paragraph> captionsOfNext = List.of();
  private int nested;
  private int tables;
  private int figures;

  JatsBody(JatsArticle article, Ids ids, Xml out) {
    this.article = article;
    this.ids = ids;
    this.out = out;
    this.pictures = new JatsPictures(article.checked().targets().pictures());
    this.prose = new JatsProse(article, ids, pictures, out);
  }

  void write() {
    out.open("body").text("\n");
    all(article.checked().article().blocks());
    while (!sections.isEmpty()) {
      sections.pop();
      out.closeLine();
    }
    out.closeLine();
  }

  /** The pictures that were shown, by the names of their files. */
  Map<String, byte[]> pictures() {
    return new TreeMap<>(pictures.shown());
  }

  private void all(List<Block> blocks) {
    Captions captions = Captions.of(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      if (!captions.isCaption(i)) { // which stands with its table
        captionsOfNext = captions.ofTable(i);
        blocks.get(i).accept(this);
      }
    }
  }

  /** What is not a paragraph stands in one where it stands in something else. */
  private void begin(String element) {
    if (nested > 0) {
      out.open("p");
    }
    out.open(element);
  }

  private void end() {
    out.closeLine();
    if (nested > 0) {
      out.closeLine();
    }
  }

  @Override
  public void heading(Block.Heading it) {
    if (nested > 0) {
      out.open("p");
      anchor(it);
      out.open("bold");
      prose.write(it.content());
      out.close().closeLine();
      return;
    }
    while (!sections.isEmpty() && sections.peek() >= it.level()) {
      sections.pop();
      out.closeLine();
    }
    sections.push(it.level());
    out.open("sec").with("id", ids.place(it.anchor())).text("\n").open("title");
    prose.write(it.content());
    out.closeLine();
  }

  private void anchor(Block.Heading it) {
    String id = ids.place(it.anchor());
    if (id != null) {
      out.open("target").with("id", id).close();
    }
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    Optional<Inline.Image> figure = it.figure();
    Picture.Published picture =
        figure.flatMap(image -> pictures.of(image.destination())).orElse(null);
    if (figure.isPresent() && picture != null) {
      figure(figure.get(), picture, it.caption());
      return;
    }
    out.open("p");
    prose.write(it.content());
    out.closeLine();
  }

  private void figure(Inline.Image image, Picture.Published picture, List<Inline> lines) {
    begin("fig");
    out.with("id", "fig-" + ++figures);
    out.open("caption").open("p");
    String title = image.title();
    out.text(title == null || title.isBlank() ? "" : title + " ");
    prose.citesOf(image);
    out.text(lines.isEmpty() ? "" : " ");
    prose.write(lines);
    out.close().close();
    out.open("alt-text").text(image.alt()).close();
    pictures.graphic("graphic", picture, out);
    out.close();
    end();
  }

  @Override
  public void list(Block.ListBlock it) {
    begin("list");
    out.with("list-type", it.ordered() ? "order" : "bullet").text("\n");
    nested++;
    for (int i = 0; i < it.items().size(); i++) {
      out.open("list-item");
      if (it.ordered() && it.start() != 1) {
        out.open("label").text(Integer.toString(it.start() + i)).close();
      }
      List<Block> blocks = it.items().get(i).blocks();
      if (blocks.isEmpty()) {
        out.open("p").close();
      }
      all(blocks);
      out.closeLine();
    }
    nested--;
    end();
  }

  @Override
  public void table(Block.TableBlock it) {
    List<Block.Paragraph> captions = captionsOfNext;
    begin("table-wrap");
    out.with("id", "table-" + ++tables).text("\n");
    if (!captions.isEmpty()) {
      out.open("caption");
      for (Block.Paragraph caption : captions) {
        out.open("p");
        prose.write(Captions.words(caption));
        out.close();
      }
      out.closeLine();
    }
    out.open("table").text("\n");
    boolean hasBody = !it.body().isEmpty();
    rows(hasBody ? "thead" : "tbody", it.header(), it, true);
    rows("tbody", it.body(), it, false);
    out.closeLine();
    end();
  }

  private void rows(String part, List<Block.Row> rows, Block.TableBlock table, boolean isHeader) {
    if (rows.isEmpty()) {
      return;
    }
    out.open(part).text("\n");
    for (Block.Row row : rows) {
      out.open("tr");
      for (int i = 0; i < row.cells().size(); i++) {
        cell(row.cells().get(i), isHeader ? "col" : i == 0 ? "row" : "", alignment(table, i));
      }
      if (row.cells().isEmpty()) {
        out.open("td").close();
      }
      out.closeLine();
    }
    out.closeLine();
  }

  private void cell(Block.Cell cell, String scope, String alignment) {
    boolean names = !scope.isEmpty() && !cell.content().isEmpty();
    out.open(names ? "th" : "td").with("scope", names ? scope : null);
    out.with("align", alignment.isEmpty() ? null : alignment);
    prose.write(cell.content());
    out.close();
  }

  private static String alignment(Block.TableBlock table, int column) {
    if (column >= table.alignments().size()) {
      return "";
    }
    return switch (table.alignments().get(column)) {
      case CENTER -> "center";
      case RIGHT -> "right";
      case LEFT -> "left";
      case NONE -> "";
    };
  }

  @Override
  public void quote(Block.Quote it) {
    begin("disp-quote");
    out.text("\n");
    nested++;
    all(it.blocks());
    nested--;
    if (it.blocks().isEmpty()) {
      out.open("p").close();
    }
    end();
  }

  @Override
  public void codeBlock(Block.CodeBlock it) {
    begin("preformat");
    out.with("preformat-type", "code").text(it.text());
    end();
  }

  @Override
  public void divider(Block.Divider it) {
    // Sections say where one thing ends and another begins.
  }
}
