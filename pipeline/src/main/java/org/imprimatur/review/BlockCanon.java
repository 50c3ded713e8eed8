package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.jspecify.annotations.Nullable;

/**
 * The block tree as tagged lists, the same in all canons. Every node is a list whose first item is
 * its kind, so that no two trees have the same JSON. On the way it notes the images, links and keys
 * it meets.
 */
final class BlockCanon implements Block.Visitor, Inline.Visitor {
  private final TreeSet<String> images = new TreeSet<>();
  private final TreeSet<String> links = new TreeSet<>();
  private final TreeSet<String> keys = new TreeSet<>();

  /** The list that is being filled, and the words that will stand next in it. */
  private List<@Nullable Object> out = new ArrayList<>();

  private StringBuilder words = new StringBuilder();

  /** The destinations of the images met, as written. */
  SortedSet<String> images() {
    return images;
  }

  /** The destinations of the links met, as written. */
  SortedSet<String> links() {
    return links;
  }

  /** The cited keys met. */
  SortedSet<String> keys() {
    return keys;
  }

  List<@Nullable Object> blocks(List<Block> blocks) {
    List<@Nullable Object> outer = out;
    List<@Nullable Object> own = new ArrayList<>();
    out = own;
    blocks.forEach(block -> block.accept(this));
    out = outer;
    return own;
  }

  @Override
  public void heading(Block.Heading it) {
    add("heading", it.level(), inlines(it.content()));
  }

  @Override
  public void paragraph(Block.Paragraph it) {
    add("paragraph", inlines(it.content()));
  }

  @Override
  public void list(Block.ListBlock it) {
    List<@Nullable Object> items = new ArrayList<>();
    it.items().forEach(item -> items.add(blocks(item.blocks())));
    if (it.ordered()) {
      add("ordered", it.start(), items);
    } else {
      add("bullets", items);
    }
  }

  @Override
  public void table(Block.TableBlock it) {
    add("table", rows(it.header()), rows(it.body()));
  }

  @Override
  public void quote(Block.Quote it) {
    add("quote", blocks(it.blocks()));
  }

  @Override
  public void codeBlock(Block.CodeBlock it) {
    add("code-block", it.info(), it.text());
  }

  @Override
  public void divider(Block.Divider it) {
    add("divider");
  }

  private List<@Nullable Object> rows(List<Block.Row> rows) {
    List<@Nullable Object> out = new ArrayList<>();
    for (Block.Row row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      row.cells().forEach(cell -> cells.add(inlines(cell.content())));
      out.add(cells);
    }
    return out;
  }

  /** A whole stretch of running text. */
  private List<@Nullable Object> inlines(List<Inline> inlines) {
    List<@Nullable Object> out = inner(inlines);
    trim(out);
    return out;
  }

  /** White space at the ends of a stretch next to nothing is not shown. */
  private static void trim(List<@Nullable Object> out) {
    if (!out.isEmpty() && out.get(0) instanceof String first) {
      out.set(0, first.startsWith(" ") ? first.substring(1) : first);
    }
    int last = out.size() - 1;
    if (last >= 0 && out.get(last) instanceof String text && text.endsWith(" ")) {
      out.set(last, text.substring(0, text.length() - 1));
    }
    out.removeIf(""::equals);
  }

  /**
   * Neighbouring words and line ends are one text, or the digest would tell where lines end. Inside
   * emphasis or a link, white space at the ends stands next to other words: it stays.
   */
  private List<@Nullable Object> inner(List<Inline> inlines) {
    List<@Nullable Object> outer = out;
    StringBuilder outerWords = words;
    List<@Nullable Object> own = new ArrayList<>();
    out = own;
    words = new StringBuilder();
    inlines.forEach(inline -> inline.accept(this));
    flush();
    out = outer;
    words = outerWords;
    return own;
  }

  private void flush() {
    if (!words.isEmpty()) {
      out.add(fold(words));
      words.setLength(0);
    }
  }

  @Override
  public void text(Inline.Text it) {
    words.append(it.text());
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    words.append(' ');
  }

  @Override
  public void code(Inline.Code it) {
    add("code", it.text());
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    add("emphasis", inner(it.content()));
  }

  @Override
  public void strong(Inline.Strong it) {
    add("strong", inner(it.content()));
  }

  @Override
  public void link(Inline.Link it) {
    links.add(it.destination());
    add("link", it.destination(), foldOrNull(it.title()), inner(it.content()));
  }

  @Override
  public void image(Inline.Image it) {
    images.add(it.destination());
    // What the description cites stands behind the image and is in no alternative text.
    add("image", it.destination(), foldOrNull(it.title()), fold(it.alt()), inner(it.content()));
  }

  @Override
  public void cite(Inline.Cite it) {
    List<@Nullable Object> citations = new ArrayList<>();
    it.citations().forEach(citation -> citations.add(citation(citation)));
    add("cite", citations, attributes(it.attributes()));
  }

  @Override
  public void marks(Inline.Marks it) {
    add("marks", attributes(it.attributes()));
  }

  @Override
  public void hardBreak(Inline.HardBreak it) {
    add("break");
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    add("html", it.text());
  }

  private List<@Nullable Object> citation(Citation citation) {
    keys.add(citation.key());
    return node(
        mode(citation.mode()), citation.key(), fold(citation.prefix()), fold(citation.suffix()));
  }

  private static String mode(Citation.Mode mode) {
    return switch (mode) {
      case NORMAL -> "normal";
      case AUTHOR_IN_TEXT -> "in-text";
      case SUPPRESS_AUTHOR -> "no-author";
    };
  }

  private static List<@Nullable Object> attributes(Attributes attributes) {
    List<@Nullable Object> values = new ArrayList<>();
    attributes.values().forEach((key, value) -> values.add(List.of(key, value)));
    return node(attributes.id(), attributes.classes(), values);
  }

  /** A node behind the words before it; what stands in it has been made by then. */
  private void add(@Nullable Object... parts) {
    flush();
    out.add(node(parts));
  }

  private static List<@Nullable Object> node(@Nullable Object... parts) {
    return Arrays.asList(parts);
  }

  private static @Nullable String foldOrNull(@Nullable String text) {
    return text == null ? null : fold(text);
  }

  /** Each run of blank, tab, line feed, form feed and carriage return is one blank. */
  static String fold(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean white = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isWhite = c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
      if (!isWhite) {
        out.append(c);
      } else if (!white) {
        out.append(' ');
      }
      white = isWhite;
    }
    return out.toString();
  }
}
