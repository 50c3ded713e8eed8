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
final class BlockForm {
  private final TreeSet<String> images = new TreeSet<>();
  private final TreeSet<String> links = new TreeSet<>();
  private final TreeSet<String> keys = new TreeSet<>();

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
    List<@Nullable Object> out = new ArrayList<>();
    blocks.forEach(block -> out.add(block(block)));
    return out;
  }

  private List<@Nullable Object> block(Block block) {
    if (block instanceof Block.Heading it) {
      return node("heading", it.level(), inlines(it.content()));
    } else if (block instanceof Block.Paragraph it) {
      return node("paragraph", inlines(it.content()));
    } else if (block instanceof Block.ListBlock it) {
      List<@Nullable Object> items = new ArrayList<>();
      it.items().forEach(item -> items.add(blocks(item.blocks())));
      return it.ordered() ? node("ordered", it.start(), items) : node("bullets", items);
    } else if (block instanceof Block.TableBlock it) {
      return node("table", rows(it.header()), rows(it.body()));
    } else if (block instanceof Block.Quote it) {
      return node("quote", blocks(it.blocks()));
    } else if (block instanceof Block.CodeBlock it) {
      return node("code-block", it.info(), it.text());
    } else if (block instanceof Block.Divider) {
      return node("divider");
    }
    throw new IllegalStateException("a block that no canon knows: " + block.getClass());
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

  private static void flush(StringBuilder text, List<@Nullable Object> out) {
    if (!text.isEmpty()) {
      out.add(fold(text));
      text.setLength(0);
    }
  }

  private List<@Nullable Object> inline(Inline inline) {
    if (inline instanceof Inline.Code it) {
      return node("code", it.text());
    } else if (inline instanceof Inline.Emphasis it) {
      return node("emphasis", inner(it.content()));
    } else if (inline instanceof Inline.Strong it) {
      return node("strong", inner(it.content()));
    } else if (inline instanceof Inline.Link it) {
      links.add(it.destination());
      return node("link", it.destination(), foldOrNull(it.title()), inner(it.content()));
    } else if (inline instanceof Inline.Image it) {
      images.add(it.destination());
      // What the description cites stands behind the image and is in no alternative text.
      return node(
          "image", it.destination(), foldOrNull(it.title()), fold(it.alt()), inner(it.content()));
    } else if (inline instanceof Inline.Cite it) {
      List<@Nullable Object> citations = new ArrayList<>();
      it.citations().forEach(citation -> citations.add(citation(citation)));
      return node("cite", citations, attributes(it.attributes()));
    } else if (inline instanceof Inline.Marks it) {
      return node("marks", attributes(it.attributes()));
    } else if (inline instanceof Inline.HardBreak) {
      return node("break");
    } else if (inline instanceof Inline.RawHtml it) {
      return node("html", it.text());
    }
    throw new IllegalStateException("an inline that no canon knows: " + inline.getClass());
  }

  /**
   * Neighbouring words and line ends are one text, or the digest would tell where lines end. Inside
   * emphasis or a link, white space at the ends stands next to other words: it stays.
   */
  private List<@Nullable Object> inner(List<Inline> inlines) {
    List<@Nullable Object> out = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Inline inline : inlines) {
      if (inline instanceof Inline.Text it) {
        text.append(it.text());
      } else if (inline instanceof Inline.SoftBreak) {
        text.append(' ');
      } else {
        flush(text, out);
        out.add(inline(inline));
      }
    }
    flush(text, out);
    return out;
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
