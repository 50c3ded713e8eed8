package org.imprimatur.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages of the site, in memory. Links are relative, so the site works from any folder of
 * any host. Safe to share between threads; the same input gives the same bytes.
 */
public final class SiteBuilder {
  /** First segments of paths that pages of the site itself take. */
  private static final Set<String> RESERVED =
      Set.of(
          "topics",
          "a-z",
          "policy",
          "board",
          "rules",
          "dashboard",
          "assets",
          "search",
          "index.html",
          "404.html",
          "robots.txt",
          "feed.xml",
          "reviews.ics");

  private final Shelf shelf;
  private final Templates templates = new Templates();

  /** A builder of pages that share a context. */
  public SiteBuilder(SiteContext context) {
    this.shelf = Shelf.of(context);
  }

  /**
   * Whether an article of this id would take the place of a page of the site itself; such an
   * article has no page, which is for the caller to report.
   */
  public static boolean isReserved(ArticleId id) {
    String value = id.value();
    int slash = value.indexOf('/');
    String first = slash < 0 ? value : value.substring(0, slash);
    return RESERVED.contains(first) || first.startsWith("sitemap");
  }

  /**
   * The file that an article's image names, relative to the content root; empty when it lies
   * outside.
   *
   * @param destination as the article writes it
   */
  public static Optional<String> imagePath(ArticleId article, String destination) {
    return Links.inRoot(article, destination);
  }

  /** An article's page, {@code <id>/index.html}, and the images it shows. */
  public List<SiteFile> article(CheckedArticle checked) {
    if (isReserved(checked.id())) {
      return List.of();
    }
    ArticlePage page = new ArticlePage(shelf, checked);
    List<SiteFile> out = new ArrayList<>();
    out.add(templates.page(checked.id().url() + "index.html", "article", page.view()));
    out.addAll(page.images());
    return out;
  }

  /** What an article's page explains of the glossary: what its content digest must cover. */
  public List<GlossaryTerms.Explained> explained(CheckedArticle checked) {
    return shelf.terms().explainedIn(checked.article());
  }

  /**
   * All pages that are not of one article, and the assets, one by one: home, topics, A-Z, editorial
   * policy, board, rules, dashboard, 404, feed, sitemap, robots.txt.
   */
  public void overall(Consumer<SiteFile> out) {
    new IndexPages(shelf, templates).write(out);
    new HousePages(shelf, templates).write(out);
    new Dashboard(shelf, templates).write(out);
    new Feeds(shelf).write(out);
    Assets.write(out);
  }

  /**
   * What stands at the address of an article that was once published as approved and is withdrawn:
   * the page never just vanishes.
   *
   * @param id the article
   * @param title its last title
   * @param withdrawn the day it was withdrawn
   * @param reason in words, or null
   */
  public SiteFile tombstone(
      ArticleId id, String title, LocalDate withdrawn, @Nullable String reason) {
    List<String> text = new ArrayList<>();
    text.add("This article was withdrawn on " + Day.of(withdrawn).words() + ".");
    if (reason != null && !reason.isBlank()) {
      text.add("Reason: " + Words.clean(reason).strip());
    }
    text.add(
        "It was published here as approved before. It is no longer maintained and must not be"
            + " relied on.");
    Shell shell = shelf.frame().unlisted("Withdrawn: " + title, id.url(), "article");
    return templates.page(
        id.url() + "index.html", "message", new PageView.Message(shell, text, shell.root()));
  }

  /**
   * What stands at the address of an article that was once published as approved and is not shown
   * at present.
   *
   * @param reason in a sentence
   */
  public SiteFile notShown(ArticleId id, String title, String reason) {
    List<String> text =
        List.of(
            "This article is not shown at present.",
            Words.clean(reason).strip(),
            "It was published here as approved before. Do not rely on copies of it.");
    Shell shell = shelf.frame().unlisted("Not shown at present: " + title, id.url(), "article");
    return templates.page(
        id.url() + "index.html", "message", new PageView.Message(shell, text, shell.root()));
  }
}
