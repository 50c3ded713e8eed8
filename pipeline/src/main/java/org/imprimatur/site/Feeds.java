package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.HousePiece;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** For machines: the sitemap, robots.txt. */
final class Feeds {
  /** The sitemap protocol allows 50,000 addresses a file. */
  private static final int ADDRESSES = 50_000;

  private static final String XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  private static final String SITEMAP_NS = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final Shelf shelf;

  Feeds(Shelf shelf) {
    this.shelf = shelf;
  }

  void write(Consumer<SiteFile> out) {
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

  /** An address of the sitemap, and when its content last changed, or null. */
  private record Place(String path, @Nullable String changed) {}

  /** Home, lists, the pages of the house, and the articles that are approved. */
  private List<Place> places() {
    Set<String> lists =
        new TreeSet<>(
            List.of("a-z/", "a-z/questions/", "a-z/names/", "board/", "policy/", "policy/verify/"));
    lists.add("topics/");
    if (shelf.frame().pieces().has(HousePiece.ABOUT)) {
      lists.add(Pieces.ABOUT);
    }
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
    List<List<Place>> parts = Pages.cut(all, ADDRESSES);
    if (parts.size() == 1) {
      out.accept(file("sitemap.xml", sitemap(url, all)));
      return;
    }
    StringBuilder index = new StringBuilder(XML);
    index.append("<sitemapindex xmlns=\"").append(SITEMAP_NS).append("\">\n");
    for (int page = 1; page <= parts.size(); page++) {
      String name = "sitemap-" + page + ".xml";
      out.accept(file(name, sitemap(url, parts.get(page - 1))));
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

  private static SiteFile file(String path, String text) {
    return new SiteFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
