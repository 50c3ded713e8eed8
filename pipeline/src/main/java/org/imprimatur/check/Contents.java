package org.imprimatur.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** The body of an article, read once and sorted by what the rules ask for. */
final class Contents {
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
  private @Nullable Set<String> anchors;

  /** A piece of HTML in the text. */
  record Raw(String text, Span span) {}

  private Contents(CheckedArticle checked) {
    this.checked = checked;
  }

  static Contents of(CheckedArticle checked) {
    Contents contents = new Contents(checked);
    Article article = checked.article();
    FrontMatterProse.add(article, contents.reader, contents.prose);
    contents.blocks(article.blocks(), false);
    return contents;
  }

  /**
   * The anchors alone, of an article that is not looked at otherwise.
   *
   * @param claims whether the ids that claims get by their words are wanted, too
   */
  static Set<String> anchorsOf(CheckedArticle checked, boolean claims) {
    Set<String> anchors = new HashSet<>();
    addHeadings(checked.article().blocks(), anchors);
    if (claims) {
      checked.claims().forEach(claim -> anchors.add(claim.id()));
    }
    addFixed(checked, anchors);
    return anchors;
  }

  private static void addHeadings(List<Block> blocks, Set<String> anchors) {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        anchors.add(heading.anchor());
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> addHeadings(item.blocks(), anchors));
      } else if (block instanceof Block.Quote quote) {
        addHeadings(quote.blocks(), anchors);
      }
    }
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

  private void blocks(List<Block> blocks, boolean quoted) {
    for (Block block : blocks) {
      block(block, quoted);
    }
  }

  private void block(Block block, boolean quoted) {
    leaf(block, quoted);
    if (!rawOfBlock.isEmpty()) {
      raw.add(rawOfBlock);
      rawOfBlock = new ArrayList<>();
    }
    if (block instanceof Block.ListBlock list) {
      lists.add(list);
      list.items().forEach(item -> blocks(item.blocks(), quoted));
    } else if (block instanceof Block.Quote quote) {
      blocks(quote.blocks(), true);
    }
  }

  private void leaf(Block block, boolean quoted) {
    if (block instanceof Block.Heading heading) {
      text(heading.content(), Prose.Kind.HEADING, quoted);
    } else if (block instanceof Block.Paragraph paragraph) {
      text(paragraph.content(), Prose.Kind.PARAGRAPH, quoted);
    } else if (block instanceof Block.TableBlock table) {
      table.header().forEach(row -> row(row, quoted));
      table.body().forEach(row -> row(row, quoted));
    }
  }

  private void row(Block.Row row, boolean quoted) {
    row.cells().forEach(cell -> text(cell.content(), Prose.Kind.CELL, quoted));
  }

  private void text(List<Inline> content, Prose.Kind kind, boolean quoted) {
    inlines(content, kind == Prose.Kind.HEADING);
    if (!quoted) {
      prose.add(reader.read(content, kind));
    }
  }

  private void inlines(List<Inline> content, boolean onHeading) {
    if (!onHeading) {
      RaisedTag.add(content, raised);
    }
    for (Inline inline : content) {
      if (inline instanceof Inline.Cite cite) {
        cites.add(cite);
        if (onHeading) {
          headingCites.add(cite);
        }
      } else if (inline instanceof Inline.Link link) {
        links.add(link);
      } else if (inline instanceof Inline.Image image) {
        images.add(image);
      } else if (inline instanceof Inline.RawHtml html) {
        rawOfBlock.add(new Raw(html.text(), html.span()));
      }
      inlines(inline.content(), onHeading);
    }
  }
}
