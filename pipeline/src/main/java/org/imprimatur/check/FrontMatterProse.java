package org.imprimatur.check;

import java.util.List;
import org.imprimatur.model.Article;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The house's own words in front matter: title, summary, population and notes of changes. The
 * question is not among them: it is quoted from a reader.
 */
final class FrontMatterProse {

  private FrontMatterProse() {}

  static void add(Article article, ProseReader reader, List<Prose> prose) {
    FrontMatter front = article.frontMatter();
    if (front.places().containsKey("title")) {
      add(article, "title", front.title(), reader, prose);
    }
    add(article, "summary", front.summary(), reader, prose);
    add(article, "population", front.population(), reader, prose);
    for (int i = 0; i < front.changes().size(); i++) {
      add(article, "changes[" + i + "].note", front.changes().get(i).note(), reader, prose);
    }
  }

  private static void add(
      Article article, String key, @Nullable String value, ProseReader reader, List<Prose> prose) {
    if (value == null || value.isBlank()) {
      return;
    }
    prose.add(reader.read(value, place(article, key, value), Prose.Kind.FRONT_MATTER));
  }

  /** Where the words of a value stand, quotes aside; the value as a whole when it is escaped. */
  static Span place(Article article, String key, String value) {
    Span place = article.frontMatter().place(key);
    String written = place.end() <= article.source().length() ? article.source().slice(place) : "";
    int at = written.indexOf(value);
    return at < 0 ? place : new Span(place.start() + at, place.start() + at + value.length());
  }
}
