package org.imprimatur.check;

import org.imprimatur.model.ArticleId;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A link to an anchor of another article: whether it leads anywhere is known once all were read.
 *
 * @param from the article that links
 * @param span the link, in that article's source
 * @param to the article that is linked
 * @param anchor what stands behind {@code #}, decoded
 * @param written the destination as the author wrote it
 * @param claim the id of the claim that holds the link, if one does
 */
public record PendingLink(
    ArticleId from,
    Span span,
    ArticleId to,
    String anchor,
    String written,
    @Nullable String claim) {}
