package org.imprimatur.pipeline;

import java.util.Optional;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.source.Source;

/** Front matter alone: enough to list an article. */
final class FrontMatters {
  private FrontMatters() {}

  /** Empty when the article cannot be read, which its own examination tells. */
  static Optional<ArticleSummary> summary(Workspace workspace, ArticleFile file) {
    Source source = workspace.root().read(file).source();
    if (source == null) {
      return Optional.empty();
    }
    ArticleId id = new ArticleId(file.id());
    try {
      Article article = ArticleParser.parseFrontMatter(id, source).article();
      return Optional.of(ArticleSummary.of(id, article.frontMatter(), Proofs.of(article).proof()));
    } catch (RuntimeException | StackOverflowError | LinkageError toldWhenExamined) {
      return Optional.empty();
    }
  }
}
