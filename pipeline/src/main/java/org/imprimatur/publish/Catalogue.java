package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;

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

  static Catalogue read(RunContext desk, List<ArticleFile> files, Publishing publishing) {
    Settings settings = desk.settings();
    FrontMatters reader = new FrontMatters(desk, publishing);
    List<ArticleSummary> out = new ArrayList<>();
    settings.progress().begin("front matter", files.size());
    OrderedWork.<ArticleFile, Optional<ArticleSummary>, RuntimeException>run(
        files,
        settings.jobs(),
        reader::summary,
        summary -> {
          summary.ifPresent(out::add);
          settings.progress().step();
        });
    settings.progress().end();
    return new Catalogue(out);
  }
}
