package org.imprimatur.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages of the site, in memory. Links are relative, so the site works from any folder of
 * any host. Safe to share between threads; the same input gives the same bytes.
 */
public final class SiteBuilder {
  /** The signed record of an article's review, beside its page; {@link #article} links to it. */
  public static final String LEDGER = "_review.jsonl";

  /** The public keys of the board, as {@code ssh-keygen -Y verify} reads them. */
  public static final String SIGNERS = "board/allowed_signers";

  /** First segments of paths that pages of the site itself take. */
  private static final Set<String> RESERVED =
      Set.of(
          "about",
          "topics",
          "a-z",
          "policy",
          "board",
          "rules",
          "dashboard",
          "review",
          "assets",
          "search",
          "index.html",
          "404.html",
          "robots.txt",
          "_headers",
          "headers",
          "manifest.webmanifest",
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
    String last = value.substring(value.lastIndexOf('/') + 1);
    return RESERVED.contains(first)
        || first.startsWith("sitemap")
        || (slash >= 0
            && (last.equals(LEDGER)
                || last.startsWith(PastEdition.PREFIX)
                || PageRecords.isName(last)));
  }

  /** An article's page, {@code <id>/index.html}, the images it shows and the files it links. */
  public List<SiteFile> article(CheckedArticle checked) {
    return article(checked, List.of());
  }

  /**
   * The same, with links to earlier editions.
   *
   * @param past the editions that were approved before, the newest first
   */
  public List<SiteFile> article(CheckedArticle checked, List<PastEdition> past) {
    return pages(checked, new ArticlePage.Place("", past, null));
  }

  /** The page of an earlier edition, which says so wherever it is read. */
  public List<SiteFile> edition(CheckedArticle checked, PastEdition edition) {
    return pages(checked, new ArticlePage.Place(edition.name() + "/", List.of(), edition));
  }

  private List<SiteFile> pages(CheckedArticle checked, ArticlePage.Place place) {
    if (isReserved(checked.id())) {
      return List.of();
    }
    ArticlePage page = new ArticlePage(shelf, checked.asSigned(), place);
    List<SiteFile> out = new ArrayList<>();
    String path = checked.id().url() + place.folder();
    out.add(templates.page(path + "index.html", "article", page.view()));
    out.addAll(page.files());
    return out;
  }

  /**
   * All pages that are not of one article, and the assets, one by one: home, topics, A-Z, editorial
   * policy, how to verify an approval, board, rules, dashboard, 404, feed, sitemap, robots.txt.
   *
   * @param standings where the reviews of all articles stand, published or not, by id
   * @param news what happened to articles, for the feed
   */
  public void overall(List<ReviewStanding> standings, List<News> news, Consumer<SiteFile> out) {
    new IndexPages(shelf, templates).write(out);
    new HousePages(shelf, templates).write(out);
    new Dashboard(shelf, templates, standings).write(out);
    new NewsFeed(shelf, news).write(out);
    new Feeds(shelf).write(out);
    new LookUpLists(shelf, templates).write(out);
    Assets.write(shelf.context().look().icons(), out);
    HouseFiles.write(shelf.context().look(), out);
    new HostFiles(shelf.frame()).write(out);
  }

  /**
   * What stands at the address of an article that was once published as approved and is withdrawn:
   * the page never just vanishes.
   *
   * @param id the article
   * @param title its last approved title; null when it is not known
   * @param withdrawn the day it was withdrawn
   * @param reason in words, or null
   */
  public SiteFile tombstone(
      ArticleId id, @Nullable String title, LocalDate withdrawn, @Nullable String reason) {
    List<String> text = new ArrayList<>();
    Wording words = shelf.frame().words();
    text.add(words.say("review.withdrawn-on", words.day(withdrawn)));
    if (reason != null && !reason.isBlank()) {
      text.add(words.say("review.withdrawn-reason", PageWords.clean(reason).strip()));
    }
    text.add(words.say("review.withdrawn-advice"));
    return message(id, words.say("review.withdrawn-title", name(id, title)), text, List.of());
  }

  /**
   * What stands at the address of an article that may have been published before and is not shown
   * at present. None of its words are there, since none of them is proved.
   *
   * @param title its last approved title; null when it is not known
   * @param reasons in sentences
   */
  public SiteFile notShown(ArticleId id, @Nullable String title, List<String> reasons) {
    Wording words = shelf.frame().words();
    return message(
        id,
        words.say("review.withheld-title", name(id, title)),
        List.of(words.say("review.withheld-on", words.day(shelf.context().asOf()))),
        reasons.stream().map(reason -> PageWords.clean(reason).strip()).toList());
  }

  private SiteFile message(ArticleId id, String title, List<String> text, List<String> reasons) {
    PageHead shell = shelf.frame().unlisted(title, id.url(), "article");
    ArticleView.Link contact = ArticlePage.contact(shelf.context().configuration().site());
    return templates.page(
        id.url() + "index.html",
        "message",
        new PageView.Message(shell, text, reasons, shell.root(), contact));
  }

  /**
   * What stands at an address that an article left: it leads on without a script, and says to
   * search engines the new address.
   *
   * @param from the old id
   * @param to the id under which the article is now
   */
  public SiteFile moved(ArticleId from, ArticleId to) {
    ArticleSummary summary = shelf.catalogue().get(to.value());
    String name = name(to, summary == null ? null : summary.title());
    PageHead shell =
        shelf
            .frame()
            .moved(shelf.frame().words().say("absent.moved-title", name), from.url(), to.url());
    return templates.page(
        from.url() + "index.html", "moved", new PageView.Moved(shell, PageWords.clean(name)));
  }

  /** A title, or what the address says where no title may be shown. */
  static String name(ArticleId id, @Nullable String title) {
    String value = id.base().value();
    String last = value.substring(value.lastIndexOf('/') + 1);
    String named = PageWords.name(last);
    return title != null ? title : named.isBlank() ? value : named;
  }
}
