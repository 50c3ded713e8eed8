package org.imprimatur.desk;

import java.util.Optional;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Status;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.review.StatusEdit;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;

/**
 * An article as it lies there, with its bytes: review steps write its status into them.
 *
 * @param read as it was read
 * @param bytes the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArticleOnDisk(ReadArticle read, byte[] bytes) {

  /** Reads one; empty when it is not there or cannot be read. */
  static Optional<ArticleOnDisk> read(RunContext desk, String id) {
    ArticleId article = new ArticleId(id);
    byte[] bytes =
        desk.workspace()
            .root()
            .bytes(article.path(), (int) ContentRoot.LONGEST_ARTICLE)
            .orElse(null);
    return bytes == null
        ? Optional.empty()
        : desk.articles()
            .read(article, ContentTree.decode(article.path(), bytes))
            .map(read -> new ArticleOnDisk(read, bytes));
  }

  Article article() {
    return read.article();
  }

  String path() {
    return article().source().path();
  }

  /**
   * The file with a status; it is changed only where it says another one.
   *
   * @return empty when its front matter is not such that the status can be written
   */
  Optional<Change> withStatus(Status status) {
    if (article().frontMatter().status() == status) {
      return Optional.of(new Change(path(), bytes, bytes));
    }
    return StatusEdit.apply(bytes, article(), status)
        .map(after -> new Change(path(), bytes, after));
  }
}
