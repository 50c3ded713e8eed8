package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.site.SiteContext;

/**
 * What every page may need of every published article.
 *
 * @param published one for each, by id
 */
record Catalogue(List<ArticleSummary> published) {
  /** Copies the list. */
  Catalogue {
    published = List.copyOf(published);
  }

  /**
   * Reads it.
   *
   * @param earlier what need not be read again
   * @param answers to all questions but those for other articles
   */
  record Reader(
      RunContext desk, Publishing publishing, EarlierBuild earlier, TodaysAnswers answers) {

    Catalogue read(List<ArticleFile> files) {
      Settings settings = desk.settings();
      FrontMatters reader = new FrontMatters(desk, publishing);
      List<ArticleSummary> out = new ArrayList<>();
      settings.progress().begin("front matter", files.size());
      OrderedWork.<ArticleFile, Optional<ArticleSummary>, RuntimeException>run(
          files,
          settings.jobs(),
          file -> summary(file, reader),
          summary -> {
            summary.ifPresent(out::add);
            settings.progress().step();
          });
      settings.progress().end();
      return new Catalogue(out);
    }

    private Optional<ArticleSummary> summary(ArticleFile file, FrontMatters reader) {
      Optional<CachedArticle> cached = earlier.likeBefore(file.id(), answers);
      if (cached.isPresent()) {
        return Optional.ofNullable(cached.get().summary());
      }
      Optional<ArticleSummary> summary = earlier.recorded(file.id(), () -> reader.summary(file));
      earlier.summary(file.id(), summary.orElse(null));
      return summary;
    }
  }

  /** What recorded questions for articles are answered with. */
  TodaysAnswers answers() {
    return new TodaysAnswers(List.of(SiteContext.byId(published)::answer));
  }
}
