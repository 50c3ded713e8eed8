package org.imprimatur.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A text that an article shows.
 *
 * @param place where it stands, for people
 * @param words what is shown there
 */
record ArticleWords(String place, String words) {

  /** All of them: front matter, statements with what they stand under, headings and pictures. */
  static Stream<ArticleWords> of(CheckedArticle checked) {
    return new Collector(checked).all().stream();
  }

  /** The statements that cite a work by one of some keys. */
  static Stream<ArticleWords> citing(CheckedArticle checked, Collection<String> keys) {
    return checked.statements().stream()
        .filter(
            statement ->
                statement.citations().stream().anyMatch(citation -> keys.contains(citation.key())))
        .map(
            statement ->
                new ArticleWords(line(checked.article(), statement.span()), statement.text()));
  }

  private static String line(Article article, Span span) {
    return article.source().path() + ":" + article.source().position(span.start()).line();
  }

  /** Goes through one article. */
  private static final class Collector implements BodyWalk {
    private final CheckedArticle checked;
    private final List<ArticleWords> out = new ArrayList<>();

    Collector(CheckedArticle checked) {
      this.checked = checked;
    }

    List<ArticleWords> all() {
      FrontMatter front = checked.article().frontMatter();
      add("title", front.title());
      add("question", front.question());
      add("summary", front.summary());
      add("population", front.population());
      front.topics().forEach(topic -> add("topics", topic));
      front.changes().forEach(change -> add("changes", change.note()));
      for (Statement statement : checked.statements()) {
        String place = line(checked.article(), statement.span());
        add(place, statement.text());
        statement.context().forEach(each -> add(place, each));
      }
      blocks(checked.article().blocks());
      return out;
    }

    private void add(String place, @Nullable String words) {
      if (words != null && !words.isEmpty()) {
        out.add(new ArticleWords(place, words));
      }
    }

    @Override
    public void heading(Block.Heading it) {
      add(line(checked.article(), it.span()), it.text());
      BodyWalk.super.heading(it);
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {
      add(line(checked.article(), it.span()), it.text());
    }

    @Override
    public void image(Inline.Image it) {
      String place = line(checked.article(), it.span());
      add(place, it.alt());
      add(place, it.title());
      Picture picture = checked.targets().pictures().get(it.destination());
      if (picture != null) {
        add(place, picture.<String>match(Picture.Published::words, no -> "", no -> ""));
      }
    }
  }
}
