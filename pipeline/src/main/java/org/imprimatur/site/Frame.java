package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Configuration;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a page from what all pages share. */
final class Frame {
  private final Configuration.Site site;
  private final String version;
  private final Day asOf;
  private final House house;

  Frame(SiteContext context) {
    this.site = context.configuration().site();
    this.version = context.version();
    this.asOf = Day.of(context.asOf(), context.words());
    this.house = house(context);
  }

  private static House house(SiteContext context) {
    Configuration.Site site = context.configuration().site();
    Wording words = context.words();
    List<ArticleView.Link> footer = new ArrayList<>();
    for (Configuration.FootLink link : site.footer()) {
      Address.external(link.href())
          .ifPresent(
              to -> footer.add(new ArticleView.Link(to.text(), PageWords.clean(link.text()))));
    }
    boolean isTaken = site.wordsReviewed() != null || !words.isShipped();
    return new House(
        words,
        !context.look().css().isEmpty(),
        HouseFiles.logo(context.look()),
        footer,
        isTaken ? "" : words.say("caution.unreviewed-words"),
        new Pieces(context),
        site.search() == null ? "" : site.search());
  }

  /** The words of the pages. */
  Wording words() {
    return house.words();
  }

  /** The house's own texts. */
  Pieces pieces() {
    return house.pieces();
  }

  /** Whether the recommendations of an article are numbered. */
  boolean numbersRecommendations() {
    return site.numberedRecommendations();
  }

  /** The colour that stands for the site: of its head, else of its links. */
  String colour() {
    Map<String, String> light = site.colours().light();
    return light.getOrDefault("head", light.getOrDefault("link", "#0b5566"));
  }

  /** What the home page says of the site. */
  String tagline() {
    String own = PageWords.orNull(site.tagline());
    return own == null ? words().say("site.tagline") : own;
  }

  /** The site's title. */
  String title() {
    return PageWords.clean(site.title());
  }

  /** Whether the site holds sample data. */
  boolean isSample() {
    return site.sample();
  }

  /** The site's full address, ending in {@code /}, or null if it is not known. */
  @Nullable String url() {
    String url = site.url();
    Address address = url == null ? null : Address.external(url).orElse(null);
    if (address == null || address.text().startsWith("mailto:")) {
      return null;
    }
    return address.text().endsWith("/") ? address.text() : address.text() + "/";
  }

  /** From a page at a path ({@code topics/spine/}) to the site's folder. */
  static String root(String path) {
    int depth = (int) path.chars().filter(c -> c == '/').count();
    return depth == 0 ? "./" : "../".repeat(depth);
  }

  /**
   * The frame of a page.
   *
   * @param path relative to the site, ending in {@code /}; empty for the home page
   * @param here the navigation's entry
   */
  PageHead page(String title, String description, String path, String here) {
    return make(title, description, path, here, true);
  }

  /** The frame of a page that search engines are asked to leave out. */
  PageHead unlisted(String title, String path, String here) {
    return make(title, "", path, here, false);
  }

  /** The frame of an article's page: search engines are asked to leave out what is not approved. */
  PageHead article(String title, String description, String path, boolean isApproved) {
    return make(title, description, path, "article", isApproved).ofNoDay();
  }

  /**
   * The frame of a page at an address that an article left. It has no address of its own for search
   * engines: they are told the new one.
   *
   * @param path of the old address
   * @param to the new address, relative to the site's folder
   */
  PageHead moved(String title, String path, String to) {
    String url = url();
    String there = root(path) + Address.path(to);
    return new PageHead(
        PageWords.clean(title),
        PageWords.clean(site.title()),
        root(path),
        "",
        !site.sample(),
        url == null ? there : url + Address.path(to),
        site.sample(),
        "article",
        List.of(),
        ArticlePage.contact(site),
        JsonLd.NONE,
        version,
        asOf,
        house,
        there);
  }

  private PageHead make(
      String title, String description, String path, String here, boolean listed) {
    String url = url();
    PageHead bare =
        new PageHead(
            PageWords.clean(title),
            PageWords.clean(site.title()),
            root(path),
            PageWords.clean(description),
            listed && !site.sample(),
            url == null ? null : url + Address.path(path),
            site.sample(),
            here,
            List.of(),
            ArticlePage.contact(site),
            JsonLd.NONE,
            version,
            asOf,
            house,
            null);
    return bare.with(JsonLd.NONE, MetaTags.of(bare));
  }
}
