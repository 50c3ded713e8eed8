package org.imprimatur.check;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.Change;
import org.imprimatur.model.Citation;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Every text of an article that a reader sees, letter by letter: unlike {@link Prose}, quotations,
 * code, descriptions of images and what stands in front matter are among it.
 */
final class ShownText {
  /** What parts words that only stand side by side in the source. */
  private static final String GAP = "\n";

  private final List<Prose> texts = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private final List<Integer> pieces = new ArrayList<>();

  private ShownText() {}

  /** The texts of an article. */
  static List<Prose> of(Article article) {
    ShownText shown = new ShownText();
    shown.front(article);
    shown.blocks(article.blocks());
    return shown.texts;
  }

  private void front(Article article) {
    FrontMatter front = article.frontMatter();
    value(article, "title", front.title());
    value(article, "question", front.question());
    value(article, "summary", front.summary());
    value(article, "population", front.population());
    value(article, "funding", front.funding());
    value(article, "licence", front.licence());
    for (int i = 0; i < front.authors().size(); i++) {
      value(article, "authors[" + i + "]", front.authors().get(i));
    }
    for (int i = 0; i < front.topics().size(); i++) {
      value(article, "topics[" + i + "]", front.topics().get(i));
    }
    int i = 0;
    for (Change change : front.changes()) {
      value(article, "changes[" + i++ + "].note", change.note());
    }
  }

  private void value(Article article, String key, @Nullable String value) {
    if (value != null && article.frontMatter().places().containsKey(key)) {
      add(value, FrontMatterProse.place(article, key, value));
      finish();
    }
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        text(heading.content());
      } else if (block instanceof Block.Paragraph paragraph) {
        text(paragraph.content());
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> blocks(item.blocks()));
      } else if (block instanceof Block.TableBlock table) {
        table.header().forEach(this::row);
        table.body().forEach(this::row);
      } else if (block instanceof Block.Quote quote) {
        blocks(quote.blocks());
      } else if (block instanceof Block.CodeBlock code) {
        add(code.text(), code.span());
        finish();
      }
    }
  }

  private void row(Block.Row row) {
    row.cells().forEach(cell -> text(cell.content()));
  }

  private void text(List<Inline> content) {
    inlines(content);
    finish();
  }

  private void inlines(List<Inline> content) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Text text) {
        add(text.text(), text.span());
      } else if (inline instanceof Inline.Code code) {
        add(code.text(), code.span());
      } else if (inline instanceof Inline.RawHtml html) {
        alone(html.text(), html.span());
      } else if (inline instanceof Inline.Cite cite) {
        cite.citations().forEach(this::citation);
      } else if (inline instanceof Inline.Image image) {
        alone(image.alt(), image.span());
        alone(image.title(), image.span());
      } else if (inline instanceof Inline.Link link) {
        inlines(link.content());
        alone(link.title(), link.span());
      } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
        add(GAP, inline.span());
      } else {
        inlines(inline.content());
      }
    }
  }

  private void citation(Citation citation) {
    alone(citation.prefix(), citation.span());
    alone(citation.suffix(), citation.span());
  }

  /** A text that no word reaches into from before or behind. */
  private void alone(@Nullable String text, Span span) {
    add(GAP, span);
    add(text == null ? "" : text, span);
    add(GAP, span);
  }

  private void add(String text, Span span) {
    if (!text.isEmpty()) {
      pieces.addAll(List.of(out.length(), span.start(), span.end()));
      out.append(text);
    }
  }

  private void finish() {
    char[] chars = new char[out.length()];
    out.getChars(0, chars.length, chars, 0);
    int[] numbers = pieces.stream().mapToInt(Integer::intValue).toArray();
    texts.add(new Prose(chars, Prose.Kind.PARAGRAPH, numbers, new int[0]));
    out.setLength(0);
    pieces.clear();
  }
}
