package org.imprimatur.site;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.wording.Wording;

/**
 * A piece of a page that is the house's own text. Shows what a piece may hold, and of anything else
 * nothing; none of it has a class, an id or an address of the program's, so that it can look like
 * no status, citation or claim.
 */
final class PieceBody implements Block.Visitor, Inline.Visitor {
  private final Html out = new Html();
  private final String root;
  private final Set<String> published;
  private final Wording words;
  private final int depth;
  private boolean tight;

  private PieceBody(String root, Set<String> published, Wording words, int depth) {
    this.root = root;
    this.published = published;
    this.words = words;
    this.depth = depth;
  }

  /**
   * The text of a piece.
   *
   * @param root from the page to the site's folder
   * @param published the pages of the site, by their paths
   * @param depth the level at which headings of level 2 stand
   */
  static Html of(List<Block> blocks, String root, Set<String> published, Wording words, int depth) {
    PieceBody body = new PieceBody(root, published, words, depth);
    blocks.forEach(block -> block.accept(body));
    return body.out;
  }

  private void inlines(List<Inline> content) {
    content.forEach(inline -> inline.accept(this));
  }

  private void element(HtmlTag tag, List<Inline> content) {
    out.open(tag);
    inlines(content);
    out.close(tag);
  }

  @Override
  public void heading(Block.Heading it) {
    element(HtmlTag.heading(Math.max(2, it.level()) - 2 + depth), it.content());
    out.text("\n");
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    if (tight) {
      inlines(it.content());
    } else {
      element(HtmlTag.P, it.content());
    }
    out.text("\n");
  }

  @Override
  public void list(Block.ListBlock it) {
    boolean before = tight;
    tight = it.tight();
    HtmlTag tag = it.ordered() ? HtmlTag.OL : HtmlTag.UL;
    out.open(tag).text("\n");
    for (Block.Item item : it.items()) {
      out.open(HtmlTag.LI);
      item.blocks().forEach(block -> block.accept(this));
      out.close(HtmlTag.LI).text("\n");
    }
    out.close(tag).text("\n");
    tight = before;
  }

  @Override
  public void text(Inline.Text it) {
    out.prose(PageWords.clean(it.text()), words);
  }

  @Override
  public void code(Inline.Code it) {
    out.element(HtmlTag.CODE, it.text());
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    element(HtmlTag.EM, it.content());
  }

  @Override
  public void strong(Inline.Strong it) {
    element(HtmlTag.STRONG, it.content());
  }

  @Override
  public void link(Inline.Link it) {
    Optional<Address> to = address(it.destination());
    to.ifPresent(
        found ->
            out.open(
                HtmlTag.A,
                Attribute.href(found),
                Attribute.plain(Attribute.Plain.REL, "noopener")));
    inlines(it.content());
    to.ifPresent(found -> out.close(HtmlTag.A));
  }

  /** Of a page of the site that is there, or outside of it. */
  private Optional<Address> address(String destination) {
    if (!destination.startsWith("/")) {
      return Address.external(destination);
    }
    String path = destination.substring(1);
    return published.contains(path) ? Optional.of(Address.inSite(root, path)) : Optional.empty();
  }

  @Override
  public void hardBreak(Inline.HardBreak it) {
    out.open(HtmlTag.BR).text("\n");
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    out.text("\n");
  }

  @Override
  public void table(Block.TableBlock it) {}

  @Override
  public void quote(Block.Quote it) {}

  @Override
  public void codeBlock(Block.CodeBlock it) {}

  @Override
  public void divider(Block.Divider it) {}

  @Override
  public void image(Inline.Image it) {}

  @Override
  public void cite(Inline.Cite it) {}

  @Override
  public void marks(Inline.Marks it) {}

  @Override
  public void rawHtml(Inline.RawHtml it) {}
}
