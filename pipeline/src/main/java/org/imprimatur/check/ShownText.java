package org.imprimatur.check;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Change;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextOptions.Part;
import org.imprimatur.model.TextOptions.Treatment;
import org.imprimatur.model.TextReader;
import org.jspecify.annotations.Nullable;

/**
 * Every text of an article that a reader sees, letter by letter: unlike {@link Prose}, quotations,
 * code, descriptions of images and what stands in front matter are among it.
 */
final class ShownText implements BodyWalk {
  /** Whatever a page shows, in one word only what is one for a reader. */
  private static final TextOptions LETTERS =
      TextOptions.PLAIN
          .with(Part.HTML, Treatment.APART)
          .with(Part.CITATION, Treatment.APART)
          .with(Part.IMAGE, Treatment.APART)
          .with(Part.LINK_TITLE, Treatment.APART)
          .withLineEnds('\n', '\n');

  private final List<Prose> texts = new ArrayList<>();
  private final TextReader reader = new TextReader(LETTERS);

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
      reader.start();
      reader.add(value, FrontMatterProse.place(article, key, value));
      finish();
    }
  }

  @Override
  public void inlines(List<Inline> content) {
    reader.start();
    reader.add(content);
    finish();
  }

  @Override
  public void codeBlock(Block.CodeBlock it) {
    reader.start();
    reader.add(it.text(), it.span());
    finish();
  }

  private void finish() {
    texts.add(new Prose(reader.characters(), Prose.Kind.PARAGRAPH, reader.pieces(), new int[0]));
  }
}
