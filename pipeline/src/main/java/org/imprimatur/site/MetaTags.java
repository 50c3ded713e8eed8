package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Status;

/**
 * What reference managers and those who preview a link read in a page's head. A title or
 * description that leaves the page says with it that the article is not approved.
 */
final class MetaTags {
  private MetaTags() {}

  /** Of an article's page. */
  static List<PageHead.Meta> of(
      FrontMatter front, ArticleView.About about, Status status, PageHead shell) {
    List<PageHead.Meta> out = new ArrayList<>();
    out.add(new PageHead.Meta(false, "citation_title", shell.title()));
    for (ArticleView.Author author : about.authors()) {
      out.add(new PageHead.Meta(false, "citation_author", author.name()));
    }
    if (front.updated() != null) {
      String day = front.updated().toString().replace('-', '/');
      out.add(new PageHead.Meta(false, "citation_publication_date", day));
    }
    out.add(new PageHead.Meta(false, "citation_publisher", shell.siteTitle()));
    out.add(new PageHead.Meta(false, "citation_language", shell.words().language()));
    if (shell.canonical() != null) {
      out.add(new PageHead.Meta(false, "citation_public_url", shell.canonical()));
    }
    out.add(new PageHead.Meta(true, "og:type", "article"));
    out.addAll(preview(shell, PageWords.titled(shell.title(), status, shell.words())));
    return out;
  }

  /** Of any other page. */
  static List<PageHead.Meta> of(PageHead shell) {
    List<PageHead.Meta> out = new ArrayList<>();
    out.add(new PageHead.Meta(true, "og:type", "website"));
    out.addAll(preview(shell, shell.title()));
    return out;
  }

  private static List<PageHead.Meta> preview(PageHead shell, String title) {
    List<PageHead.Meta> out = new ArrayList<>();
    out.add(new PageHead.Meta(true, "og:title", title));
    out.add(new PageHead.Meta(true, "og:site_name", shell.siteTitle()));
    if (!shell.description().isEmpty()) {
      out.add(new PageHead.Meta(true, "og:description", shell.description()));
    }
    if (shell.canonical() != null) {
      out.add(new PageHead.Meta(true, "og:url", shell.canonical()));
    }
    return out;
  }
}
