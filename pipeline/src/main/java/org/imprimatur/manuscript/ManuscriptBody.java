package org.imprimatur.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordBlock.Style;
import org.imprimatur.word.WordRun;
import org.imprimatur.word.WordRun.Face;
import org.jspecify.annotations.Nullable;

/** Turns the body of an article into what a Word file is written from. */
final class ManuscriptBody implements Block.Visitor, Inline.Visitor {
  private final ClaimMarks marks;
  private final Footnotes notes;
  private final CitationWords citations;
  private List<WordBlock> out = new ArrayList<>();
  private Face face = Face.PLAIN;
  private @Nullable String link;
  private Style style = Style.PLAIN;

  /** What stands before is left out: the mark that begins a footnote is Word's own. */
  private int from;

  /** Words that may go on: a mark of a footnote is cut by nothing. */
  private Inline.@Nullable Text words;

  /** The level of the items that are open, -1 outside of lists. */
  private int level = -1;

  ManuscriptBody(ClaimMarks marks, Footnotes notes, CitationWords citations) {
    this.marks = marks;
    this.notes = notes;
    this.citations = citations;
  }

  List<WordBlock> write(List<Block> blocks) {
    List<WordBlock> before = out;
    out = new ArrayList<>();
    blocks.forEach(block -> block.accept(this));
    List<WordBlock> made = out;
    out = before;
    return made;
  }

  private void add(Style kind) {
    out.add(new WordBlock.Paragraph(kind, marks.take(), null));
  }

  @Override
  public void heading(Block.Heading it) {
    content(it.content());
    add(new Style(Style.Kind.HEADING, Math.max(1, it.level() - 1), 0));
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    String label = notes.label(it);
    if (label != null) {
      from = notes.start(it);
      content(it.content());
      from = 0;
      notes.put(label, marks.take());
      return;
    }
    content(it.content());
    add(style);
    if (style.kind() == Style.Kind.ITEM) {
      style = new Style(Style.Kind.ITEM_GOES_ON, level, 0);
    }
  }

  @Override
  public void list(Block.ListBlock it) {
    Style outer = style;
    level++;
    int number = it.ordered() ? it.start() : 0;
    for (Block.Item item : it.items()) {
      style = new Style(Style.Kind.ITEM, level, number);
      int first = out.size();
      Style own = style;
      item.blocks().forEach(block -> block.accept(this));
      boolean hasWords =
          out.size() > first
              && out.get(first) instanceof WordBlock.Paragraph paragraph
              && paragraph.style().equals(own);
      if (!hasWords) {
        out.add(first, new WordBlock.Paragraph(own, List.of(), null));
      }
      number += it.ordered() ? 1 : 0;
    }
    level--;
    style = level >= 0 ? new Style(Style.Kind.ITEM_GOES_ON, level, 0) : outer;
  }

  @Override
  public void table(Block.TableBlock it) {
    List<WordBlock.Row> rows = new ArrayList<>();
    it.header().forEach(row -> rows.add(row(row)));
    it.body().forEach(row -> rows.add(row(row)));
    out.add(new WordBlock.Table(rows));
  }

  private WordBlock.Row row(Block.Row row) {
    List<List<WordBlock>> cells = new ArrayList<>();
    for (Block.Cell cell : row.cells()) {
      content(cell.content());
      cells.add(List.of(new WordBlock.Paragraph(Style.PLAIN, marks.take(), null)));
    }
    return new WordBlock.Row(cells, false);
  }

  @Override
  public void quote(Block.Quote it) {
    Style outer = style;
    int items = level;
    level = -1;
    // A quotation that begins in bold is a box that warns or the like; see docs/site.md.
    Style.Kind kind = BoldBeginning.of(it) ? Style.Kind.BOX : Style.Kind.QUOTE;
    for (Block block : it.blocks()) {
      style = new Style(kind, 0, 0);
      block.accept(this);
    }
    style = outer;
    level = items;
  }

  @Override
  public void codeBlock(Block.CodeBlock it) {
    for (String line : it.text().split("\n", -1)) {
      marks.words(line, new Span(it.span().start(), it.span().start()), Face.PLAIN, null);
      add(new Style(Style.Kind.CODE, 0, 0));
    }
  }

  @Override
  public void divider(Block.Divider it) {
    marks.words("* * *", it.span(), Face.PLAIN, null);
    add(Style.PLAIN);
  }

  private void content(List<Inline> content) {
    for (Inline inline : content) {
      if (inline.span().end() > from) {
        inline.accept(this);
      }
    }
    flush();
  }

  /** Words that follow each other in the source are one. */
  @Override
  public void text(Inline.Text it) {
    Inline.Text before = words;
    boolean goesOn =
        before != null
            && before.isVerbatim()
            && it.isVerbatim()
            && before.span().end() == it.span().start();
    if (before != null && goesOn) {
      Span both = new Span(before.span().start(), it.span().end());
      words = new Inline.Text(before.text() + it.text(), both);
    } else {
      flush();
      words = it;
    }
  }

  private void flush() {
    Inline.Text it = words;
    words = null;
    if (it == null) {
      return;
    }
    if (!it.isVerbatim()) {
      marks.words(it.text(), it.span(), face, link);
      return;
    }
    Matcher mark = Footnotes.MARK.matcher(it.text());
    int done = Math.max(0, from - it.span().start());
    while (mark.find(done)) {
      if (notes.marks(mark.group(1))) {
        verbatim(it, done, mark.start());
        marks.run(new WordRun.Note(mark.group(1), null), part(it, mark.start(), mark.end()));
      } else {
        verbatim(it, done, mark.end());
      }
      done = mark.end();
    }
    verbatim(it, done, it.text().length());
  }

  private void verbatim(Inline.Text it, int begin, int end) {
    if (begin < end) {
      marks.words(it.text().substring(begin, end), part(it, begin, end), face, link);
    }
  }

  private static Span part(Inline.Text it, int begin, int end) {
    return new Span(it.span().start() + begin, it.span().start() + end);
  }

  @Override
  public void code(Inline.Code it) {
    flush();
    marks.words(it.text(), it.span(), face, link);
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    flush();
    styled(new Face(face.bold(), true, 0, false), it.content());
  }

  @Override
  public void strong(Inline.Strong it) {
    flush();
    styled(new Face(true, face.italic(), 0, false), it.content());
  }

  private void styled(Face inside, List<Inline> content) {
    Face outer = face;
    face = inside;
    content(content);
    face = outer;
  }

  /** Only what leads to the web: a page of ours has no address in a file. */
  @Override
  public void link(Inline.Link it) {
    flush();
    String outer = link;
    link = it.destination().matches("(?i)(?:https?://|mailto:).*") ? it.destination() : null;
    content(it.content());
    link = outer;
  }

  @Override
  public void image(Inline.Image it) {
    flush();
    marks.words("[Picture: " + it.alt() + "]", it.span(), face, null);
  }

  @Override
  public void cite(Inline.Cite it) {
    flush();
    String words = citations.of(it);
    marks.words(
        words, it.span().length() == words.length() ? apart(it.span()) : it.span(), face, null);
  }

  /** Words that are as long as their source by chance are not that source. */
  private static Span apart(Span span) {
    return new Span(span.start(), span.start());
  }

  @Override
  public void marks(Inline.Marks it) {
    flush();
    // They are not words of the article; the certainty stands in the page.
  }

  @Override
  public void hardBreak(Inline.HardBreak it) {
    flush();
    marks.run(new WordRun.LineBreak(), it.span());
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    flush();
    marks.words(" ", new Span(it.span().start(), it.span().start()), face, link);
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    flush();
    marks.words(it.text(), it.span(), face, link);
  }
}
