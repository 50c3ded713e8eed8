package org.imprimatur.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** The body of an article, read once and sorted by what the rules ask for. */
final class ContentByKind implements BodyWalk {
  private final List<Block.ListBlock> lists = new ArrayList<>();
  private final List<Inline.Cite> cites = new ArrayList<>();
  private final List<Inline.Cite> headingCites = new ArrayList<>();
  private final List<Inline.Link> links = new ArrayList<>();
  private final List<Inline.Image> images = new ArrayList<>();
  private final List<List<Raw>> raw = new ArrayList<>();
  private List<Raw> rawOfBlock = new ArrayList<>();
  private final List<RaisedTag> raised = new ArrayList<>();
  private final List<Prose> prose = new ArrayList<>();
  private final ProseReader reader = new ProseReader();
  private final CheckedArticle checked;
  private final List<FindingsTable> findings = new ArrayList<>();
  private final CitedRows citedRows = new CitedRows();
  private boolean quoted;
  private boolean onHeading;
  private @Nullable Set<String> anchors;

  /** A piece of HTML in the text. */
  record Raw(String text, Span span) {}

  private ContentByKind(CheckedArticle checked) {
    this.checked = checked;
  }

  static ContentByKind of(CheckedArticle checked) {
    ContentByKind contents = new ContentByKind(checked);
    Article article = checked.article();
    FrontMatterProse.add(article, contents.reader, contents.prose);
    contents.blocks(article.blocks());
    return contents;
  }

  /**
   * The anchors alone, of an article that is not looked at otherwise.
   *
   * @param claims whether the ids that claims get by their words are wanted, too
   */
  static Set<String> anchorsOf(CheckedArticle checked, boolean claims) {
    Set<String> anchors = new HashSet<>();
    Headings.all(checked.article().blocks()).forEach(heading -> anchors.add(heading.anchor()));
    if (claims) {
      checked.claims().forEach(claim -> anchors.add(claim.id()));
    }
    addFixed(checked, anchors);
    return anchors;
  }

  private static void addFixed(CheckedArticle checked, Set<String> anchors) {
    checked.references().forEach(reference -> anchors.add(reference.anchor()));
    for (Statement statement : checked.statements()) {
      String id = statement.attributes().id();
      if (id != null) {
        anchors.add(id);
      }
    }
  }

  /** All lists, outer ones before those inside them. */
  List<Block.ListBlock> lists() {
    return lists;
  }

  /** All citations, those on headings included, in order. */
  List<Inline.Cite> cites() {
    return cites;
  }

  List<Inline.Cite> headingCites() {
    return headingCites;
  }

  List<Inline.Link> links() {
    return links;
  }

  List<Inline.Image> images() {
    return images;
  }

  /** The HTML of each block that has some. */
  List<List<Raw>> raw() {
    return raw;
  }

  /** What stands between {@code <sup>} tags in paragraphs and cells. */
  List<RaisedTag> raised() {
    return raised;
  }

  /** The summaries of findings. */
  List<FindingsTable> findings() {
    return findings;
  }

  /** The rows that cite in a cell of its own. */
  CitedRows citedRows() {
    return citedRows;
  }

  /** The running text outside quotations and code. */
  List<Prose> prose() {
    return prose;
  }

  /** Every anchor that a link may name. */
  Set<String> anchors() {
    Set<String> known = anchors;
    if (known == null) {
      known = anchorsOf(checked, true);
      anchors = known;
    }
    return known;
  }

  @Override
  public void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      block.accept(this);
      if (!rawOfBlock.isEmpty()) {
        raw.add(rawOfBlock);
        rawOfBlock = new ArrayList<>();
      }
    }
  }

  @Override
  public void list(Block.ListBlock it) {
    lists.add(it);
    BodyWalk.super.list(it);
  }

  @Override
  public void table(Block.TableBlock it) {
    FindingsTable.of(it).ifPresent(findings::add);
    it.body().forEach(citedRows::add);
    BodyWalk.super.table(it);
  }

  @Override
  public void quote(Block.Quote it) {
    boolean before = quoted;
    quoted = true;
    BodyWalk.super.quote(it);
    quoted = before;
  }

  @Override
  public void heading(Block.Heading it) {
    onHeading = true;
    text(it.content(), Prose.Kind.HEADING);
    onHeading = false;
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    text(it.content(), Prose.Kind.PARAGRAPH);
  }

  @Override
  public void cell(Block.Cell it) {
    text(it.content(), Prose.Kind.CELL);
  }

  private void text(List<Inline> content, Prose.Kind kind) {
    inlines(content);
    if (!quoted) {
      prose.add(reader.read(content, kind));
    }
  }

  @Override
  public void inlines(List<Inline> content) {
    if (!onHeading) {
      RaisedTag.add(content, raised);
    }
    BodyWalk.super.inlines(content);
  }

  @Override
  public void cite(Inline.Cite it) {
    cites.add(it);
    if (onHeading) {
      headingCites.add(it);
    }
  }

  @Override
  public void link(Inline.Link it) {
    links.add(it);
    BodyWalk.super.link(it);
  }

  @Override
  public void image(Inline.Image it) {
    images.add(it);
    BodyWalk.super.image(it);
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    rawOfBlock.add(new Raw(it.text(), it.span()));
  }
}
