package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Change;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** For machines: the Atom feed of changes, the sitemap, robots.txt. */
final class Feeds {
  private static final int ENTRIES = 100;

  /** The sitemap protocol allows 50,000 addresses a file. */
  private static final int ADDRESSES = 50_000;

  private static final String XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  private static final String SITEMAP_NS = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final Shelf shelf;
  private final Wording words;

  Feeds(Shelf shelf) {
    this.shelf = shelf;
    this.words = shelf.frame().words();
  }

  void write(Consumer<SiteFile> out) {
    out.accept(file("feed.xml", feed()));
    boolean hasMap = shelf.frame().url() != null && !shelf.frame().isSample();
    if (shelf.frame().url() != null) {
      writeSitemap(shelf.frame().url(), out);
    }
    String robots = "User-agent: *\nDisallow:\n";
    out.accept(
        file(
            "robots.txt",
            hasMap ? robots + "Sitemap: " + shelf.frame().url() + "sitemap.xml\n" : robots));
  }

  private record Entry(ArticleSummary article, Change change, int index) {}

  private String feed() {
    String url = shelf.frame().url();
    String base = url == null ? "" : url;
    List<Entry> entries = entries();
    LocalDate newest = entries.isEmpty() ? shelf.context().asOf() : entries.get(0).change().date();
    String site = shelf.context().configuration().site().id();
    StringBuilder out = new StringBuilder(XML);
    out.append(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + words.language() + "\">\n");
    element(
        out,
        "title",
        words.say("list.described", shelf.frame().title(), words.say("site.changes-feed")));
    element(out, "id", url == null ? urn(site, "feed") : url + "feed.xml");
    element(out, "updated", newest + "T00:00:00Z");
    out.append("<author>");
    element(out, "name", shelf.context().configuration().site().title());
    out.append("</author>\n");
    link(out, "alternate", base.isEmpty() ? "./" : base);
    link(out, "self", base + "feed.xml");
    entries.forEach(entry -> append(entry, out));
    return out.append("</feed>\n").toString();
  }

  private void append(Entry entry, StringBuilder out) {
    String url = shelf.frame().url();
    String site = shelf.context().configuration().site().id();
    String page = Address.path(entry.article().id().url());
    Change change = entry.change();
    String note = PageWords.clean(change.note());
    out.append("<entry>\n");
    String title = PageWords.of(change.kind(), words) + ": " + entry.article().title();
    String status = PageWords.plain(entry.article().status(), words);
    element(out, "title", words.say("status.in-title", title, status));
    String name = page + "#" + change.date() + "-" + entry.index();
    element(out, "id", url == null ? urn(site, name) : url + name);
    element(out, "updated", change.date() + "T00:00:00Z");
    link(out, "alternate", (url == null ? "" : url) + page);
    String news = change.conclusionsChanged() ? note + " " + words.say("change.conclusions") : note;
    element(out, "summary", caution(entry.article().status()) + news);
    out.append("</entry>\n");
  }

  /** A feed is read far from the page: what is not approved says so in each entry. */
  private String caution(Status status) {
    return status == Status.APPROVED
        ? ""
        : PageWords.caution(words) + ". " + PageWords.plain(status, words) + ". ";
  }

  private static String urn(String site, String name) {
    return "urn:imprimatur:" + Address.path(site) + ":" + name;
  }

  /** The newest changes; of one day's, those of the first article by id first. */
  private List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (ArticleSummary article : shelf.context().catalogue()) {
      int index = 0;
      for (Change change : article.changes()) {
        all.add(new Entry(article, change, ++index));
      }
    }
    all.sort(Comparator.comparing((Entry entry) -> entry.change().date()).reversed());
    return all.subList(0, Math.min(ENTRIES, all.size()));
  }

  /** An address of the sitemap, and when its content last changed, or null. */
  private record Place(String path, @Nullable String changed) {}

  /** Home, lists, the pages of the house, and the articles that are approved. */
  private List<Place> places() {
    Set<String> lists = new TreeSet<>(List.of("a-z/", "board/", "policy/", "policy/verify/"));
    lists.add("topics/");
    List<Place> articles = new ArrayList<>();
    for (ArticleSummary article : shelf.context().catalogue()) {
      for (String topic : article.topics()) {
        String slug = PageWords.slug(topic);
        if (!slug.isEmpty()) {
          lists.add("topics/" + slug + "/");
        }
      }
      if (article.status() == Status.APPROVED) {
        String day = article.updated() == null ? null : article.updated().toString();
        articles.add(new Place(article.id().url(), day));
      }
    }
    List<Place> all = new ArrayList<>();
    all.add(new Place("", null));
    lists.forEach(path -> all.add(new Place(path, null)));
    all.addAll(articles);
    return all;
  }

  private void writeSitemap(String url, Consumer<SiteFile> out) {
    List<Place> all = places();
    int count = Pages.count(all.size(), ADDRESSES);
    if (count == 1) {
      out.accept(file("sitemap.xml", sitemap(url, all)));
      return;
    }
    StringBuilder index = new StringBuilder(XML);
    index.append("<sitemapindex xmlns=\"").append(SITEMAP_NS).append("\">\n");
    for (int page = 1; page <= count; page++) {
      String name = "sitemap-" + page + ".xml";
      out.accept(file(name, sitemap(url, Pages.slice(all, page, ADDRESSES))));
      index.append("<sitemap>");
      element(index, "loc", url + name);
      index.append("</sitemap>\n");
    }
    out.accept(file("sitemap.xml", index.append("</sitemapindex>\n").toString()));
  }

  private static String sitemap(String url, List<Place> places) {
    StringBuilder out = new StringBuilder(XML);
    out.append("<urlset xmlns=\"").append(SITEMAP_NS).append("\">\n");
    for (Place place : places) {
      out.append("<url>");
      element(out, "loc", url + Address.path(place.path()));
      if (place.changed() != null) {
        element(out, "lastmod", place.changed());
      }
      out.append("</url>\n");
    }
    return out.append("</urlset>\n").toString();
  }

  private static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>');
    PageCharacters.escape(text, out);
    out.append("</").append(name).append(">\n");
  }

  private static void link(StringBuilder out, String relation, String href) {
    out.append("<link rel=\"").append(relation).append("\" href=\"");
    PageCharacters.escape(href, out);
    out.append("\"/>\n");
  }

  private static SiteFile file(String path, String text) {
    return new SiteFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
