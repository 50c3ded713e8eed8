package org.imprimatur.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.Reference;
import org.imprimatur.picture.PictureReader;
import org.imprimatur.read.ContentTree;
import org.imprimatur.resolve.ContentPath;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.site.GlossaryTerms;

/**
 * What a page shows besides its article: from here content digests are made, for today and for
 * revisions of the past.
 *
 * @param terms the glossary
 * @param files images and linked files
 * @param works from a key to its record
 */
public record PageContent(
    GlossaryTerms terms, Files files, Function<String, Optional<Reference>> works) {

  /**
   * Images and linked files.
   *
   * @param tree where they are read from
   * @param types the types of linked files that are published, by their endings
   */
  public record Files(ContentTree tree, List<String> types) {
    private String digest(String path, int most) {
      return ContentDigest.ofFile(tree.bytes(path, most));
    }

    private boolean arePublished(String path) {
      return types.contains(ContentPath.ending(path));
    }
  }

  /** The digest of an article's content as a reader sees it. */
  public ContentDigest digest(Article article) {
    // One file may be named in many ways; it is read once.
    Map<String, String> images = new HashMap<>();
    Map<String, String> links = new HashMap<>();
    return ContentDigest.of(
        article,
        new ContentDigest.Beside(
            image ->
                ContentPath.ofImage(article.id(), image)
                    .map(
                        path ->
                            images.computeIfAbsent(
                                path, p -> files.digest(p, PictureReader.LONGEST)))
                    .orElse(ContentDigest.ofFile(Optional.empty())),
            link ->
                ContentPath.ofLink(article.id(), link)
                    .filter(files::arePublished)
                    .map(
                        path ->
                            links.computeIfAbsent(
                                path, p -> files.digest(p, Resolver.LONGEST_FILE))),
            explained(article),
            works));
  }

  private List<ContentDigest.Explained> explained(Article article) {
    return terms.explainedIn(article).stream()
        .map(
            it ->
                new ContentDigest.Explained(it.words(), it.entry().term(), it.entry().definition()))
        .toList();
  }
}
