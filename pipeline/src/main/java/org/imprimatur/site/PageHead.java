package org.imprimatur.site;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What frames every page.
 *
 * @param title the page's title, without the site's
 * @param siteTitle the site's title
 * @param root from the page to the site's folder: {@code ./}, {@code ../} ...
 * @param description for search engines; empty if there is none
 * @param isIndexed whether search engines may list the page
 * @param canonical the page's full address, or null if the site's address is not known
 * @param isSample whether the site holds sample data
 * @param here which entry of the navigation the page is: {@code topics}, {@code a-z} ... or empty
 * @param meta further descriptions of the page
 * @param contact where readers write to, or null
 * @param jsonLd the page's JSON-LD; may be empty
 * @param version of the program
 * @param asOf the day the site speaks of
 * @param movedTo where the page went, from this page, or null when it is here
 */
public record PageHead(
    String title,
    String siteTitle,
    String root,
    String description,
    boolean isIndexed,
    @Nullable String canonical,
    boolean isSample,
    String here,
    List<Meta> meta,
    ArticleView.@Nullable Link contact,
    Content jsonLd,
    String version,
    Day asOf,
    @Nullable String movedTo) {

  /** A description: whether it is a property (Open Graph) or a name, which, and what it says. */
  public record Meta(boolean isProperty, String name, String content) {}

  /** Copies the list. */
  public PageHead {
    meta = List.copyOf(meta);
  }

  /** The same frame with descriptions. */
  PageHead with(Content description, List<Meta> tags) {
    return new PageHead(
        title,
        siteTitle,
        root,
        this.description,
        isIndexed,
        canonical,
        isSample,
        here,
        tags,
        contact,
        description,
        version,
        asOf,
        movedTo);
  }
}
