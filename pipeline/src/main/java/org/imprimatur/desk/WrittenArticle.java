package org.imprimatur.desk;

import java.util.List;
import java.util.Optional;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Status;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.review.StatusEdit;
import org.imprimatur.run.Desk;
import org.imprimatur.source.Source;

/**
 * An article as it lies there, with its bytes: review steps write its status into them.
 *
 * @param article as parsed
 * @param claims its claims
 * @param bytes the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WrittenArticle(Article article, List<Claim> claims, byte[] bytes) {

  /** Reads one; empty when it is not there or cannot be read. */
  static Optional<WrittenArticle> read(Desk desk, String id) {
    ContentRoot root = desk.workspace().root();
    String path = "articles/" + id + ".md";
    byte[] bytes = root.bytes(path, (int) ContentRoot.LONGEST_ARTICLE).orElse(null);
    Source source = bytes == null ? null : ContentRoot.decode(path, bytes).source();
    if (bytes == null || source == null) {
      return Optional.empty();
    }
    Article article = ArticleParser.parse(new ArticleId(id), source).article();
    List<String> exempt = desk.workspace().configuration().policy().exemptSections();
    List<Claim> claims =
        ClaimReader.read(article, exempt, key -> desk.shelves().library().get(key).isPresent())
            .claims();
    return Optional.of(new WrittenArticle(article, claims, bytes));
  }

  String path() {
    return article.source().path();
  }

  /**
   * The file with a status; it is changed only where it says another one.
   *
   * @return empty when its front matter is not such that the status can be written
   */
  Optional<Change> withStatus(Status status) {
    if (article.frontMatter().status() == status) {
      return Optional.of(new Change(path(), bytes, bytes));
    }
    return StatusEdit.apply(bytes, article, status).map(after -> new Change(path(), bytes, after));
  }
}
