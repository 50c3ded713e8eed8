package org.imprimatur.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.Reference;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.site.SiteBuilder;

/**
 * What a page shows besides its article: from here content digests are made, for today and for
 * revisions of the past.
 *
 * @param terms the glossary
 * @param files from a path relative to the content root to the file's bytes
 * @param works from a key to its record
 */
record Shown(
    GlossaryTerms terms,
    Function<String, Optional<byte[]>> files,
    Function<String, Optional<Reference>> works) {

  /** The digest of an article's content as a reader sees it. */
  ContentDigest digest(Article article) {
    List<ContentDigest.Explained> explained =
        terms.explainedIn(article).stream()
            .map(
                it ->
                    new ContentDigest.Explained(
                        it.words(), it.entry().term(), it.entry().definition()))
            .toList();
    return ContentDigest.of(
        article,
        destination -> SiteBuilder.imagePath(article.id(), destination).flatMap(files),
        explained,
        works);
  }
}
